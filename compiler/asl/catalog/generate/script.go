package main

import (
	"fmt"
	"strconv"
	"strings"
)

// The packages of the AWS SDK for JavaScript hold their models as constants of a
// script: lists of numbers, texts, names of other constants, and objects. What is
// read here is that, and no more of the language.

// name is the name of another constant.
type name string

// values are the constants of a script by their names. A value is an int, a
// string, a name, a []any or a map[string]any.
type values map[string]any

// readScript returns the constants of a script. Statements that are none are
// passed over.
func readScript(text string) (values, error) {
	out := values{}
	s := &scriptReader{text: text}
	for s.skip(); s.at < len(s.text); s.skip() {
		if !s.constant() {
			s.statement()
			continue
		}
		key := s.word()
		s.expect("=")
		v := s.value()
		if s.err != nil {
			s.err = nil // a call, say
			s.statement()
			continue
		}
		out[key] = v
		s.statement()
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no constants")
	}
	return out, nil
}

// maxDepth bounds how deep values are nested.
const maxDepth = 50

type scriptReader struct {
	text  string
	at    int
	depth int
	err   error
}

func (s *scriptReader) skip() {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[s.at]) >= 0 {
		s.at++
	}
}

// constant takes what a constant begins with.
func (s *scriptReader) constant() bool {
	rest := strings.TrimPrefix(s.text[s.at:], "export ")
	for _, word := range []string{"const ", "var ", "let "} {
		if after, ok := strings.CutPrefix(rest, word); ok {
			s.at = len(s.text) - len(after)
			return true
		}
	}
	return false
}

// statement passes over the rest of a statement. All of them end at the end of a
// line; texts have no such ends.
func (s *scriptReader) statement() {
	i := strings.Index(s.text[s.at:], ";\n")
	if i < 0 {
		s.at = len(s.text)
		return
	}
	s.at += i + 2
}

func (s *scriptReader) fail() any {
	if s.err == nil {
		s.err = fmt.Errorf("offset %d: not understood", s.at)
	}
	return nil
}

func (s *scriptReader) expect(token string) bool {
	if !s.take(token) {
		s.fail()
		return false
	}
	return true
}

func (s *scriptReader) take(token string) bool {
	s.skip()
	if !strings.HasPrefix(s.text[s.at:], token) {
		return false
	}
	s.at += len(token)
	return true
}

func (s *scriptReader) word() string {
	s.skip()
	start := s.at
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c != '_' && c != '$' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			break
		}
		s.at++
	}
	return s.text[start:s.at]
}

func (s *scriptReader) value() any {
	s.take("() =>") // what is used before it is defined
	s.skip()
	if s.err != nil || s.at == len(s.text) || s.depth == maxDepth {
		return s.fail()
	}
	s.depth++
	defer func() { s.depth-- }()
	switch c := s.text[s.at]; {
	case c == '[':
		return s.list()
	case c == '{':
		return s.object()
	case c == '"':
		return s.quoted()
	case c == '`':
		return s.raw()
	case c == '-' || c >= '0' && c <= '9':
		return s.number()
	}
	w := s.word()
	if w == "" {
		return s.fail()
	}
	return name(w)
}

// number reads a number, or some with bars between.
func (s *scriptReader) number() any {
	sign := 1
	if s.take("-") {
		sign = -1
	}
	n, err := strconv.Atoi(s.word())
	if err != nil {
		return s.fail()
	}
	for s.take("|") {
		other, err := strconv.Atoi(s.word())
		if err != nil {
			return s.fail()
		}
		n |= other
	}
	return sign * n
}

func (s *scriptReader) quoted() any {
	start := s.at
	for s.at++; s.at < len(s.text) && s.text[s.at] != '"'; s.at++ {
		if s.text[s.at] == '\\' {
			s.at++
		}
	}
	if s.at >= len(s.text) {
		return s.fail()
	}
	s.at++
	text, err := strconv.Unquote(s.text[start:s.at])
	if err != nil {
		return s.fail()
	}
	return text
}

// raw reads a text in backquotes, which has nothing in it to be worked out.
func (s *scriptReader) raw() any {
	text, _, ok := strings.Cut(s.text[s.at+1:], "`")
	if !ok || strings.ContainsAny(text, "\\$") {
		return s.fail()
	}
	s.at += len(text) + 2
	return text
}

func (s *scriptReader) list() any {
	out := []any{}
	s.expect("[")
	for !s.take("]") {
		out = append(out, s.value())
		if s.err != nil {
			return nil
		}
		if !s.take(",") && !strings.HasPrefix(s.text[s.at:], "]") {
			return s.fail()
		}
	}
	return out
}

func (s *scriptReader) object() any {
	out := map[string]any{}
	s.expect("{")
	for !s.take("}") {
		key := ""
		if s.take("[") {
			key = s.word()
			s.expect("]")
		} else {
			key = s.word()
		}
		s.expect(":")
		out[key] = s.value()
		if s.err != nil {
			return nil
		}
		if !s.take(",") && !strings.HasPrefix(s.text[s.at:], "}") {
			return s.fail()
		}
	}
	return out
}
