package project

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/gait-lang/gait/lang/source"
)

// TooLargeError says that a file has more than [source.MaxSize] bytes.
type TooLargeError struct{ Path string }

// Error implements error.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%q is larger than %d MiB", e.Path, source.MaxSize>>20)
}

// Read reads a file. The error names the path; it is a [TooLargeError] for a
// file that nothing could be done with.
func Read(path string) (*source.File, error) {
	file, err := read(path)
	return file, unreadable(path, err)
}

// Missing returns an error that names the path when there is nothing, or nothing
// that may be looked at.
func Missing(path string) error {
	_, err := os.Stat(path)
	return unreadable(path, err)
}

// unreadable puts the path before an error that does not name it yet.
func unreadable(path string, err error) error {
	if large := (*TooLargeError)(nil); err == nil || errors.As(err, &large) {
		return err
	}
	return fmt.Errorf("cannot read %q: %w", path, reason(err))
}

func read(path string) (*source.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 0
	if info, err := f.Stat(); err == nil {
		size = int(min(info.Size(), source.MaxSize))
	}
	return readFrom(f, path, size)
}

// ReadFrom reads a file from r, which is closed by nobody. The path is what
// the file is called and size is how large it will probably be.
func ReadFrom(r io.Reader, path string, size int) (*source.File, error) {
	file, err := readFrom(r, path, size)
	return file, unreadable(path, err)
}

func readFrom(r io.Reader, path string, size int) (*source.File, error) {
	// A Builder gives its bytes away as a string without a copy.
	var b strings.Builder
	b.Grow(size)
	n, err := io.Copy(&b, io.LimitReader(r, source.MaxSize+1))
	if err != nil {
		return nil, err
	}
	if n > source.MaxSize {
		return nil, &TooLargeError{path}
	}
	return source.New(path, b.String()), nil
}

// Loader reads each file once, however many files import it. It may be used by
// several goroutines.
type Loader struct {
	mu    sync.Mutex
	files map[string]*loaded
}

type loaded struct {
	once sync.Once
	file *source.File
	err  error
}

// Load reads a file or returns what an earlier call read. Unlike that of
// [Read], the error does not name the path.
func (l *Loader) Load(path string) (*source.File, error) {
	l.mu.Lock()
	if l.files == nil {
		l.files = map[string]*loaded{}
	}
	e := l.files[Key(path)]
	if e == nil {
		e = &loaded{}
		l.files[Key(path)] = e
	}
	l.mu.Unlock()
	e.once.Do(func() {
		e.file, e.err = read(path)
		e.err = reason(e.err)
	})
	return e.file, e.err
}
