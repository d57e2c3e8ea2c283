package syntax

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// template reads an object or array, and refuses what only a JSONata
// constructor may have: an operator behind it, or a range inside.
func (r *valueReader) template(read func() *Value, start int32) *Value {
	if r.depth >= maxNesting {
		r.pos = max(expressionEnd(r.src, start, r.look()).end, start+1)
		if r.scanner != nil {
			r.scanner.report(ruleNesting, source.Span{Start: start, End: start + 1},
				fmt.Sprintf("values are nested more than %d deep", maxNesting))
		}
		return r.leaf(BadValue, start, true)
	}
	r.depth++
	v := read()
	r.depth--
	if v.Broken || r.language == JSONPath {
		return v
	}
	if strings.HasPrefix(r.src[r.pos:], "..") || r.infixFollows() {
		return r.constructor(start, r.pos, false, "an operator cannot follow a template")
	}
	return v
}

// constructor reports a template that was meant as a JSONata expression and
// takes it as one. end is where reading it stopped: behind it, or inside of it
// at the dots of a range.
func (r *valueReader) constructor(start, end int32, inside bool, message string) *Value {
	var opened byte
	if inside {
		opened = '['
	}
	stop := operandEnd(r.src, start, end, opened, r.look())
	close := end
	if inside {
		close = stop
	}
	r.pos = stop
	r.report(start, close, message+": put a JSONata constructor in parentheses", diag.Fix{
		Title: "put parentheses around it",
		Edits: []diag.Edit{
			{Location: diag.Location{Span: source.At(start)}, Text: "("},
			{Location: diag.Location{Span: source.At(close)}, Text: ")"},
		},
	})
	return r.leaf(BadValue, start, true)
}

// space skips white space, line ends, comments and commas inside a template.
func (r *valueReader) space() {
	for !r.eof() {
		switch r.src[r.pos] {
		case ' ', '\t', '\r', '\n', ',':
			r.pos++
		case '/':
			if r.peek(1) != '/' {
				return
			}
			if r.scanner != nil {
				r.scanner.pos = r.pos
				r.scanner.comment()
			}
			r.pos = lineEnd(r.src, r.pos)
		default:
			return
		}
	}
}

func (r *valueReader) object() *Value {
	start := r.pos
	v := r.leaf(ObjectValue, start, false)
	broken := false
	r.pos++
	for {
		r.space()
		if end, ok := r.closing('}', start); ok {
			return r.finish(v, start, broken || !end)
		}
		key := r.pos
		name, ok := r.memberKey()
		if !ok {
			broken = true
			r.badMember(key, "expected `key: value`")
			continue
		}
		r.pos = skipBlanks(r.src, r.pos)
		at := r.pos
		value := r.read()
		if r.pos == at {
			r.report(key, at, "expected a value after the key")
		}
		broken = broken || value.Broken || !r.separated(at)
		if r.build {
			v.Members = append(v.Members, ValueMember{name, value})
		}
	}
}

func (r *valueReader) array() *Value {
	start := r.pos
	v := r.leaf(ArrayValue, start, false)
	broken := false
	r.pos++
	for {
		r.space()
		if end, ok := r.closing(']', start); ok {
			return r.finish(v, start, broken || !end)
		}
		at := r.pos
		item := r.read()
		if strings.HasPrefix(r.src[r.pos:], "..") {
			return r.constructor(start, r.pos, true, "a range cannot stand in a template")
		}
		if r.pos == at {
			broken = true
			r.badMember(at, "expected a value")
			continue
		}
		broken = broken || item.Broken || !r.separated(at)
		if r.build {
			v.Items = append(v.Items, item)
		}
	}
}

func (r *valueReader) finish(v *Value, start int32, broken bool) *Value {
	if !r.build {
		return r.leaf(v.Kind, start, broken)
	}
	v.Broken, v.Text = broken, ""
	v.Loc.End = r.base + r.pos
	return v
}

// closing reports whether the template that opened at start ends here, and
// whether by its own bracket.
func (r *valueReader) closing(bracket byte, start int32) (sound, ends bool) {
	s := r.scanner
	missing := func(at int32) (bool, bool) {
		at = max(trimRight(r.src, start, at), start+1)
		r.pos = at
		if s != nil {
			s.unbalanced = true
			r.report(start, start+1, fmt.Sprintf("%q is not closed", r.src[start]), insertion(fmt.Sprintf("insert %q", bracket), at, string(bracket)))
		}
		return false, true
	}
	if r.eof() {
		return missing(r.pos)
	}
	c := r.src[r.pos]
	switch {
	case c == bracket:
		if s != nil && s.indent && s.leads(r.pos) && s.indentOf(r.pos) < s.indentOf(start) {
			return missing(r.pos)
		}
		r.pos++
		return true, true
	case isCloser(c):
		return missing(r.pos)
	case s != nil && isWordStart(c) && s.leads(r.pos) && r.leaves(start):
		return missing(r.pos)
	}
	return false, false
}

// leaves reports whether the line at pos cannot belong to the template that
// opened at start any more.
func (r *valueReader) leaves(start int32) bool {
	s := r.scanner
	if stateAt(r.src, r.pos) {
		return true
	}
	return s.indent && s.indentOf(r.pos) <= s.indentOf(start)
}

func (r *valueReader) memberKey() (Name, bool) {
	start := r.pos
	quoted := r.peek(0) == '"'
	if quoted {
		if !r.str() {
			return Name{}, false
		}
	} else {
		w := wordAt(r.src, r.pos)
		if w == "" {
			return Name{}, false
		}
		r.pos += int32(len(w))
	}
	end := r.pos
	r.pos = skipBlanks(r.src, r.pos)
	if r.peek(0) != ':' || r.peek(1) == '=' {
		return Name{}, false
	}
	r.pos++
	if !r.build {
		return Name{}, true
	}
	text := r.src[start:end]
	n := Name{Loc: source.Span{Start: r.base + start, End: r.base + end}, Text: text, Quoted: quoted}
	if quoted {
		n.Text = unquote(text)
	}
	return n, true
}

// badMember passes over what is left of a line that is no member.
func (r *valueReader) badMember(start int32, message string) {
	r.pos = start
	for !r.eof() {
		c := r.src[r.pos]
		if c == '\n' || c == ',' || isCloser(c) {
			break
		}
		if c == '"' {
			quiet := valueReader{src: r.src, pos: r.pos}
			quiet.str()
			r.pos = quiet.pos
			continue
		}
		if c == '(' || c == '[' || c == '{' {
			r.pos = max(expressionEnd(r.src, r.pos, r.look()).end, r.pos+1)
			continue
		}
		r.pos++
	}
	if r.pos == start {
		r.pos++
	}
	r.report(start, max(trimRight(r.src, start, r.pos), start+1), message)
}

// separated checks that a member ends where its value ends.
func (r *valueReader) separated(start int32) bool {
	end := r.pos
	r.pos = skipBlanks(r.src, r.pos)
	c := r.peek(0)
	if r.eof() || c == '\n' || c == ',' || isCloser(c) || c == '/' && r.peek(1) == '/' {
		return true
	}
	if w := wordAt(r.src, r.pos); w != "" || c == '"' {
		r.report(r.pos, r.pos+max(int32(len(w)), 1), `expected a line end or "," before this`, insertion(`insert ","`, end, ","))
		return false
	}
	r.badMember(r.pos, "unexpected text after the value")
	return false
}
