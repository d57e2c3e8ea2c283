package asl

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// endsWord marks the bytes before which an unquoted word ends.
var endsWord = func() (t [256]bool) {
	for i := range 0x21 {
		t[i] = true
	}
	for _, c := range []byte(`{}[],:;)"'/#`) {
		t[c] = true
	}
	return
}()

// oddMember deals with whatever stands where a member or the end of the object
// is expected and is neither. It returns false when the object ends here.
func (r *jsonReader) oddMember(o *object, base int) bool {
	switch c := r.text[r.pos]; c {
	case ']':
		return r.wrongCloser(o, "}")
	case ':':
		if len(r.openMembers) > base && o.comma < 0 {
			if m := &r.openMembers[len(r.openMembers)-1]; m.Value.Kind == String && m.Value.At.Span.Len() > 0 {
				// What was read as the value is the key of the next member.
				v := m.Value
				r.errorf(o.colon, o.colon+1, "%s has no value", quote(m.Key))
				m.Value = r.missing(o.colon + 1)
				r.rest(o, v.Text, int(v.At.Span.Start), int(v.At.Span.End))
				return true
			}
		}
		r.errorf(r.pos, r.pos+1, `a key is expected before ":"`)
		r.rest(o, "", r.pos, r.pos)
	case '{', '[':
		if c == '{' && r.arrays > 0 && o.comma >= 0 {
			r.unclosed(o, "}")
			r.carried = o.comma
			return false
		}
		r.errorf(r.pos, r.pos+1, "a key in double quotes is expected before %q", string(rune(c)))
		start := r.pos
		v := r.value()
		r.openMembers = append(r.openMembers, Member{"", r.origin(start, start), v})
		o.comma = -1
		o.last = int(v.At.Span.End)
	case '"':
		r.missingComma(o.last, "members")
		r.member(o)
	default:
		if r.stray() {
			o.last = r.pos
			return true
		}
		if o.comma < 0 && len(r.openMembers) > base {
			r.missingComma(o.last, "members")
		}
		start := r.pos
		key := r.oddKey()
		r.rest(o, key, start, r.pos)
	}
	return true
}

// oddItem deals with a "}" or ":" in an array. It returns false when the array
// ends here.
func (r *jsonReader) oddItem(a *object, base int) bool {
	if r.text[r.pos] == '}' {
		return r.wrongCloser(a, "]")
	}
	if len(r.openItems) > base && r.objects > 0 && a.comma < 0 {
		last := r.openItems[len(r.openItems)-1]
		start := int(last.At.Span.Start)
		if last.Kind == String && strings.IndexByte(r.text[a.before:start], '\n') >= 0 {
			// It is the key after an array that is not closed.
			r.openItems = r.openItems[:len(r.openItems)-1]
			if a.complaint >= 0 {
				r.diags = slices.Delete(r.diags, a.complaint, a.complaint+1)
				r.errors--
			}
			r.errEnd = -1
			a.last, a.comma = a.before, a.carry
			r.unclosed(a, "]")
			r.carried = a.carry
			r.key = last
			return false
		}
	}
	r.fixed(r.pos, r.pos+1, `an array has no keys; ":" is not expected here`, `remove ":"`, "")
	r.pos++
	a.last = r.pos
	return true
}

// wrongCloser deals with a closer of the other kind.
func (r *jsonReader) wrongCloser(o *object, closer string) bool {
	r.surplus = true
	found := r.text[r.pos : r.pos+1]
	outside := r.arrays
	if found == "}" {
		outside = r.objects
	}
	atEnd := strings.TrimLeft(r.text[r.pos+1:min(len(r.text), r.pos+64)], " \t\r\n") == ""
	// Text that goes on shows that the closer is not the last of all.
	if outside > 1 || outside == 1 && (atEnd || r.open[0] != found[0]) {
		r.unclosed(o, closer)
		return false
	}
	if r.depth > 1 || atEnd {
		r.fixed(r.pos, r.pos+1, fmt.Sprintf("%q is expected, not %q", closer, found), "write "+closer, closer)
		r.pos++
		o.last = r.pos
		return false
	}
	r.fixed(r.pos, r.pos+1, fmt.Sprintf("%q closes nothing", found), "remove "+found, "")
	r.pos++
	return true
}

// drop leaves out the "}" at pos if there is one too many.
func (r *jsonReader) drop(o *object) bool {
	if !r.drops || r.pos == r.first || r.first <= o.open || r.line <= o.indent {
		return false
	}
	r.dropped = true
	r.fixed(r.pos, r.pos+1, `"}" closes nothing`, "remove it", "")
	r.pos++
	return true
}

// unclosed reports that an object or array lacks its closer.
func (r *jsonReader) unclosed(o *object, closer string) {
	where := diag.Related{
		Location: diag.Location{File: r.file, Span: source.Span{Start: int32(o.open), End: int32(o.open + 1)}},
		Message:  "opened here",
	}
	message := fmt.Sprintf("missing %q", closer)
	text, from, to := closer, o.last, o.last
	switch {
	case r.pos < len(r.text):
		if o.comma < 0 && r.text[r.pos] != '}' && r.text[r.pos] != ']' {
			text += ","
		}
	default:
		if r.cut {
			return
		}
		r.cut = true
		text = r.closers()
		message = fmt.Sprintf("the text ends before %q", text)
		if o.comma >= 0 {
			from, to = o.comma, o.comma+1
		}
	}
	if o.last != r.errEnd {
		r.fix(o.last, o.last, message, "insert "+text, from, to, text, where)
		if r.pos >= len(r.text) && len(text) > 1 {
			r.unsure() // much may be lost
		}
	}
}

// closers returns what closes everything that is open.
func (r *jsonReader) closers() string {
	b := slices.Clone(r.open)
	slices.Reverse(b)
	return string(b)
}

// noColon reads the value of a key that no colon follows.
func (r *jsonReader) noColon(key string, keyEnd int) *Node {
	known := keyEnd == r.errEnd // a broken key is one mistake with what it lacks
	if r.pos < len(r.text) && r.text[r.pos] == '=' {
		start := r.pos
		r.pos++
		if r.pos < len(r.text) && (r.text[r.pos] == '>' || r.text[r.pos] == '=') {
			r.pos++
		}
		r.fixed(start, r.pos, `":" is expected after a key`, `write ":"`, ":")
		r.skip()
		if r.atValue() {
			return r.value()
		}
		return r.missing(start + 1)
	}
	// A key alone on its line is half typed: the next line is not its value.
	sameLine := strings.IndexByte(r.text[keyEnd:r.pos], '\n') < 0
	if sameLine && r.atValue() {
		if !known {
			r.fix(keyEnd, keyEnd, fmt.Sprintf(`":" is expected after the key %s`, quote(key)), `insert ":"`, keyEnd, keyEnd, ":")
		}
		return r.value()
	}
	if !known {
		r.errorf(keyEnd, keyEnd, `":" and a value are expected after the key %s`, quote(key))
	}
	return r.missing(keyEnd)
}

// oddKey reads a key that is not a JSON string.
func (r *jsonReader) oddKey() string {
	start := r.pos
	if r.text[start] == '\'' {
		s := r.string('\'')
		r.doubleQuotes(start, s)
		return s
	}
	if end := r.unopened(true); end >= 0 {
		return r.withoutOpening(end)
	}
	r.pos = r.wordEnd()
	s := r.text[start:r.pos]
	r.fixed(start, r.pos, "a key is written in double quotes", "add the quotes", string(appendString(nil, s)))
	return s
}

// withoutOpening reads a string that lacks its opening quote, to its end.
func (r *jsonReader) withoutOpening(end int) string {
	start := r.pos
	r.fix(start, end, `the string has no opening "`, "open the string", start, start, `"`)
	r.pos = end
	return r.text[start : end-1]
}

// doubleQuotes reports a string in single quotes that began at start.
func (r *jsonReader) doubleQuotes(start int, s string) {
	if r.pos == r.errEnd {
		return // it is not closed either, and that has been said
	}
	r.fixed(start, r.pos, "a string is written in double quotes", "write double quotes", string(appendString(nil, s)))
}

// foreign are the words of other languages for values that JSON has.
var foreign = map[string]string{
	"True": "true", "TRUE": "true", "yes": "true", "on": "true",
	"False": "false", "FALSE": "false", "no": "false", "off": "false",
	"None": "null", "NULL": "null", "Null": "null", "nil": "null", "undefined": "null",
}

// oddValue reads what stands where a value is expected and is not JSON.
func (r *jsonReader) oddValue() *Node {
	start := r.pos
	for r.stray() {
		r.skip()
		if !r.atValue() {
			return r.missing(r.pos)
		}
	}
	if r.pos > start {
		return r.value()
	}
	if r.text[start] == '\'' {
		s := r.string('\'')
		r.doubleQuotes(start, s)
		return r.leaf(String, s, start)
	}
	if end := r.unopened(false); end >= 0 {
		return r.leaf(String, r.withoutOpening(end), start)
	}
	r.pos = r.wordEnd()
	word := r.text[start:r.pos]
	if n, ok := spellNumber(word); ok {
		r.fixed(start, r.pos, fmt.Sprintf("%s is not a number in JSON; it is written %s", quote(word), n), "write "+n, n)
		return r.leaf(Number, n, start)
	}
	if json := literalFor(word); json != "" {
		r.fixed(start, r.pos, fmt.Sprintf("%s is not a value of JSON; the nearest is %s", quote(word), json), "write "+json, json)
		kind := Bool
		if json == "null" {
			kind = Null
		}
		return r.leaf(kind, json, start)
	}
	if strings.HasPrefix(word, "${") {
		r.errorf(start, r.pos, `a placeholder is written "${Name}", and text around one in double quotes`)
	} else {
		r.fixed(start, r.pos, "text is written in double quotes", "add the quotes", string(appendString(nil, word)))
	}
	return r.leaf(String, word, start)
}

// literalFor returns the JSON literal that an unquoted word stands for: one in
// another language, or one that is half typed.
func literalFor(word string) string {
	if json := foreign[word]; json != "" {
		return json
	}
	for _, json := range []string{"true", "false", "null"} {
		if len(word) >= 2 && strings.HasPrefix(json, word) {
			return json
		}
	}
	return diag.Nearest(word, []string{"true", "false", "null"})
}

// maxBracketed bounds the search for the end of an unquoted path or call, such
// as $.a[0] or States.Format('{}', $.b).
const maxBracketed = 200

// wordEnd returns the end of the unquoted word at pos, at least one byte on.
// Brackets that close on the same line belong to it.
func (r *jsonReader) wordEnd() int {
	t := r.text
	i := r.pos
	switch end := placeholderEnd(t, i); {
	case end >= 0:
		i = end
	case strings.HasPrefix(t[i:], "${"):
		for i += 2; i < len(t) && !endsWord[t[i]]; {
			i++
		}
		if i < len(t) && t[i] == '}' {
			i++
		}
	default:
		_, n := utf8.DecodeRuneInString(t[i:])
		i += n
	}
	for i < len(t) {
		switch c := t[i]; {
		case c == '[' || c == '(':
			end := bracketed(t, i)
			if end < 0 {
				return i
			}
			i = end
		case c == '$' && placeholderEnd(t, i) >= 0:
			i = placeholderEnd(t, i)
		case endsWord[c] && c != '/' && c != '#':
			return i
		default:
			i++
		}
	}
	return i
}

// bracketed returns the end of the bracket that opens at i, or -1 when it does
// not close nearby on the same line.
func bracketed(t string, i int) int {
	depth := 0
	for j := i; j < min(len(t), i+maxBracketed); j++ {
		switch t[j] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return j + 1
			}
		case '\n', '"':
			return -1
		}
	}
	return -1
}

// placeholderEnd returns the end of the ${Name} that starts at i, or -1.
func placeholderEnd(t string, i int) int {
	if !strings.HasPrefix(t[i:], "${") {
		return -1
	}
	depth := 0
	for j := i + 1; j < len(t); j++ {
		switch c := t[j]; {
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				if name := t[i+2 : j]; strings.TrimSpace(name) == "" || !utf8.ValidString(name) {
					return -1
				}
				return j + 1
			}
		case c < ' ':
			return -1
		case j-i > maxPlaceholder:
			return -1
		}
	}
	return -1
}

// maxPlaceholder bounds the search for the end of a placeholder.
const maxPlaceholder = 300

// stray reports and skips characters that begin neither a key nor a value.
func (r *jsonReader) stray() bool {
	start := r.pos
	damaged := true
	for r.pos < len(r.text) {
		b := r.text[r.pos]
		c, n := utf8.DecodeRuneInString(r.text[r.pos:])
		if beginsWord(c) || r.pos > start && endsWord[b] || strings.IndexByte(`{}[],:"`, b) >= 0 {
			break
		}
		if c != 0 && (c != utf8.RuneError || n != 1) {
			damaged = false
		}
		r.pos += n
	}
	if r.pos == start {
		return false
	}
	if !damaged { // checkBytes has spoken of the others
		r.fixed(start, r.pos, quote(r.text[start:r.pos])+" is not expected here", "remove it", "")
	}
	return true
}

// beginsWord reports whether an unquoted word, or a string in single quotes,
// may begin with c.
func beginsWord(c rune) bool {
	return c < utf8.RuneSelf && strings.IndexByte("_$-+.'`@*<>=!&|%~?", byte(c)) >= 0 ||
		unicode.IsLetter(c) || unicode.IsDigit(c)
}

// comment reports and skips the comment at pos, if there is one.
func (r *jsonReader) comment() bool {
	t := r.text[r.pos:]
	n := -1
	switch {
	case t[0] == '#' || strings.HasPrefix(t, "//"):
		if n = strings.IndexByte(t, '\n'); n < 0 {
			n = len(t)
		}
	case strings.HasPrefix(t, "/*"):
		if n = strings.Index(t, "*/"); n < 0 {
			n = len(t)
		} else {
			n += 2
		}
	default:
		return false
	}
	start := r.pos
	r.pos += n
	// A comment stands between things: it does not hide a mistake next to it.
	before := r.errEnd
	r.fixed(start, r.pos, `JSON has no comments; a "Comment" field is the place for one`, "remove the comment", "")
	r.errEnd = before
	return true
}

func (r *jsonReader) extraComma() {
	r.fixed(r.pos, r.pos+1, `nothing stands before this ","`, "remove it", "")
	r.pos++
}

func (r *jsonReader) trailingComma(at int, what string) {
	r.fixed(at, at+1, "JSON has no comma after the last entry of an "+what, "remove it", "")
}

func (r *jsonReader) missingComma(at int, what string) {
	if at == r.errEnd {
		return
	}
	r.fix(at, at, `missing "," between `+what, `insert ","`, at, at, ",")
}

// trailing reports text after the value, once.
func (r *jsonReader) trailing() {
	r.surplus = true
	start := r.pos
	end := start + 1
	switch c := r.text[start]; {
	case strings.IndexByte("]}", c) >= 0:
		r.fixed(start, end, fmt.Sprintf("%q closes nothing", string(rune(c))), "remove it", "")
		return
	case strings.IndexByte(`,:{["`, c) < 0:
		end = r.wordEnd()
	}
	r.errorf(start, end, "the text goes on after the end of the value")
}

// skipNested moves pos over the object or array at pos without reading it.
func (r *jsonReader) skipNested() {
	depth := 0
	for r.pos < len(r.text) {
		switch r.text[r.pos] {
		case '"':
			for r.pos++; r.pos < len(r.text) && r.text[r.pos] != '"'; r.pos++ {
				if r.text[r.pos] == '\\' {
					r.pos++
				}
			}
			if r.pos >= len(r.text) {
				r.pos = len(r.text)
				return
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				r.pos++
				return
			}
		}
		r.pos++
	}
}

// measureLine notes the indentation of the line that starts at pos.
func (r *jsonReader) measureLine() {
	i := r.pos
	for i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '\t') {
		i++
	}
	r.line = i - r.pos
	r.first = i
}

// dedented reports whether the indentation of what stands at pos says that it
// is not inside what o is of.
func (r *jsonReader) dedented(o *object) bool {
	if r.pos != r.first || r.first < o.open || r.depth == 1 {
		return false
	}
	if c := r.text[r.pos]; c == '}' || c == ']' {
		return r.line < o.indent
	}
	return r.line <= o.indent
}

// keyAhead reports whether pos is at the start of a line that begins with a
// key, which is then not the value of the key before it.
func (r *jsonReader) keyAhead() bool {
	if r.pos != r.first || r.text[r.pos] != '"' {
		return false
	}
	i := r.pos + 1
	for i < len(r.text) && r.text[i] != '"' && r.text[i] != '\n' {
		if r.text[i] == '\\' {
			i++
		}
		i++
	}
	for i++; i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '\t'); i++ {
	}
	return i < len(r.text) && r.text[i] == ':'
}

func (r *jsonReader) errorf(start, end int, format string, args ...any) {
	if r.errors < maxFindings {
		r.report(r.diagnostic(start, end, fmt.Sprintf(format, args...)))
	} else {
		r.errors++
	}
	r.errEnd = end
}

// fixed reports a mistake that putting text in its place removes.
func (r *jsonReader) fixed(start, end int, message, title, text string) {
	r.fix(start, end, message, title, start, end, text)
}

func (r *jsonReader) fix(start, end int, message, title string, from, to int, text string, related ...diag.Related) {
	r.errEnd = end
	d := r.diagnostic(start, end, message)
	d.Related = related
	d.Fixes = []diag.Fix{{
		Title: title,
		Safe:  true,
		Edits: []diag.Edit{{
			Location: diag.Location{File: r.file, Span: source.Span{Start: int32(from), End: int32(to)}},
			Text:     text,
		}},
	}}
	r.report(d)
}

// unsure makes the fix of the last diagnostic one that is only likely.
func (r *jsonReader) unsure() {
	if n := len(r.diags); n > 0 && r.errors <= maxFindings {
		r.diags[n-1].Fixes[0].Safe = false
	}
}

func (r *jsonReader) diagnostic(start, end int, message string) diag.Diagnostic {
	return diag.Diagnostic{
		Rule:     RuleJSON,
		Severity: diag.Error,
		Message:  message,
		Location: diag.Location{File: r.file, Span: source.Span{Start: int32(start), End: int32(end)}},
	}
}

func (r *jsonReader) report(d diag.Diagnostic) {
	n := &r.errors
	if d.Severity != diag.Error {
		n = &r.warnings
	}
	if *n++; *n <= maxFindings {
		r.diags = append(r.diags, d)
	}
}

// quote quotes a text for a message and shortens a long one.
func quote(s string) string {
	const most = 40
	if len(s) > most {
		if runes := []rune(s); len(runes) > most {
			s = string(runes[:most]) + "…"
		}
	}
	return strconv.Quote(s)
}
