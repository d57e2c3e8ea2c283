package server

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/gait-lang/gait/lsp/protocol"
)

// maxMessage is the size of the largest message that is read. A text in it is at
// most as long as a file may be for AWS to take what is in it, many times over.
const maxMessage = 64 << 20

// maxHeader bounds a line of a header.
const maxHeader = 8 << 10

// stream reads and writes messages with the headers of the protocol. What it
// cannot read it answers with an error, and goes on at the next message.
type stream struct {
	in     *bufio.Reader
	out    io.Writer
	closer io.Closer
	limit  int64

	mu sync.Mutex // of out
}

func newStream(conn io.ReadWriteCloser, limit int64) *stream {
	return &stream{in: bufio.NewReader(conn), out: conn, closer: conn, limit: limit}
}

// WriteObject implements jsonrpc2.ObjectStream.
func (s *stream) WriteObject(message any) error {
	data, err := json.Marshal(message)
	if err != nil {
		return err
	}
	return s.write(data)
}

func (s *stream) write(data []byte) error {
	framed := make([]byte, 0, len(data)+32)
	framed = fmt.Appendf(framed, "Content-Length: %d\r\n\r\n", len(data))
	framed = append(framed, data...)
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.out.Write(framed)
	return err
}

// Close implements jsonrpc2.ObjectStream.
func (s *stream) Close() error { return s.closer.Close() }

// ReadObject implements jsonrpc2.ObjectStream.
func (s *stream) ReadObject(message any) error {
	for {
		size, err := s.header()
		if err != nil {
			return err
		}
		if size > s.limit {
			if err := s.skip(size); err != nil {
				return err
			}
			if err := s.refuse(nil, protocol.InvalidRequest, fmt.Sprintf("the message has %d bytes, and at most %d are read", size, s.limit)); err != nil {
				return err
			}
			continue
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(s.in, data); err != nil {
			return err
		}
		err = json.Unmarshal(data, message)
		if err == nil {
			return nil
		}
		code := protocol.ParseError
		if json.Valid(data) {
			code = protocol.InvalidRequest
		}
		if err := s.refuse(idOf(data), code, "the message cannot be read: "+err.Error()); err != nil {
			return err
		}
	}
}

// header reads a header and returns the length of what follows. Lines that are
// none are refused once, and passed over up to the next header.
func (s *stream) header() (int64, error) {
	size, broken := int64(-1), false
	for {
		line, err := s.line()
		if errors.Is(err, errLongLine) {
			broken = true
			continue
		}
		if err != nil {
			return 0, err
		}
		name, value, isHeader := strings.Cut(line, ":")
		switch {
		case line == "" && size >= 0:
			if broken {
				err = s.refuse(nil, protocol.ParseError, "text between messages that is no header")
			}
			return size, err
		case line == "":
			// The end of what was no header, or an empty line too many.
		case isHeader && strings.EqualFold(strings.TrimSpace(name), "Content-Length"):
			n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64)
			if err != nil || n < 0 {
				size, broken = -1, true
				if err := s.refuse(nil, protocol.ParseError, fmt.Sprintf("%.40q is no length", strings.TrimSpace(value))); err != nil {
					return 0, err
				}
				broken = false
				continue
			}
			size = n
		case isHeader && strings.EqualFold(strings.TrimSpace(name), "Content-Type"):
		default:
			broken = true
		}
	}
}

var errLongLine = errors.New("a line of the header is too long")

// line reads a line without its end. The protocol wants CRLF; LF is taken, too.
func (s *stream) line() (string, error) {
	var line []byte
	long := false
	for {
		part, err := s.in.ReadSlice('\n')
		if len(line)+len(part) > maxHeader {
			long = true
		} else {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil {
			return "", err
		}
		if long {
			return "", errLongLine
		}
		return strings.TrimRight(string(line), "\r\n"), nil
	}
}

func (s *stream) skip(size int64) error {
	_, err := io.CopyN(io.Discard, s.in, size)
	return err
}

// refuse answers a message that is none.
func (s *stream) refuse(id json.RawMessage, code int, message string) error {
	if id == nil {
		id = json.RawMessage("null")
	}
	data, err := json.Marshal(struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Error   responseError   `json:"error"`
	}{"2.0", id, responseError{code, message}})
	if err != nil {
		return err
	}
	return s.write(data)
}

type responseError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// idOf returns the id of a message that is no request, where it has one.
func idOf(data []byte) json.RawMessage {
	var m struct {
		ID json.RawMessage `json:"id"`
	}
	if json.Unmarshal(data, &m) != nil || len(m.ID) == 0 {
		return nil
	}
	switch m.ID[0] {
	case '{', '[', 't', 'f':
		return nil
	}
	return m.ID
}
