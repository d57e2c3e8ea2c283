package syntax

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// value scans a value on the same line into one token; start is where its
// entry starts. A missing value becomes an empty token.
func (s *scanner) value(start int32) {
	kind := tokenValue
	if s.lang == JSONPath {
		kind = tokenPathValue
	}
	if begin := s.readValue(); s.pos > begin {
		s.emit(kind, begin)
		return
	}
	s.missingValue(s.tokens[len(s.tokens)-1].end)
	s.emit(kind, s.pos)
}

// readValue moves over a value on the same line and returns where it begins.
// Where there is none it does not move at all.
func (s *scanner) readValue() int32 {
	before := s.pos
	s.skipBlanks()
	r := valueReader{src: s.src, pos: s.pos, language: s.lang, scanner: s}
	begin := s.pos
	r.read()
	if s.pos = r.pos; s.pos == begin {
		s.pos, begin = before, before
	}
	return begin
}

func (s *scanner) missingValue(after int32) {
	s.report(ruleSyntax, source.Span{Start: max(after-1, 0), End: after}, "expected a value")
}

// condition scans a rule's condition in a JSONPath state.
func (s *scanner) condition() {
	s.skipBlanks()
	begin := s.pos
	end, comments := conditionEnd(s.src, begin, &s.ahead)
	for _, c := range comments {
		s.pos = c.Start
		s.comment()
	}
	s.pos = end
	if s.pos == begin {
		at := s.tokens[len(s.tokens)-1].end
		s.report(ruleSyntax, source.Span{Start: at - 1, End: at}, "expected a condition")
	}
	s.emit(tokenCondition, begin)
}

// stringEnd returns where the string at start ends, and reports one that has
// no end on its line, unless quiet.
func (s *scanner) stringEnd(start int32, quiet bool) int32 {
	r := valueReader{src: s.src, pos: start, scanner: s}
	if quiet {
		r.scanner = nil
	}
	r.str()
	return r.pos
}

// valueReader reads one value. It runs twice over the same text by the same
// code: for the scanner, to find where the value ends and to report, and later
// on the token's text, to build the tree.
type valueReader struct {
	src      string
	pos      int32
	base     int32 // offset of src in its declaration; 0 for the scanner
	language Language
	scanner  *scanner // nil when building
	build    bool
	root     *Value // where to build the outermost value
	depth    int
	ahead    lookahead // of a reader without a scanner
}

func (r *valueReader) look() *lookahead {
	if r.scanner != nil {
		return &r.scanner.ahead
	}
	return &r.ahead
}

func (r *valueReader) eof() bool { return int(r.pos) >= len(r.src) }

func (r *valueReader) peek(n int32) byte {
	if i := int(r.pos + n); i < len(r.src) {
		return r.src[i]
	}
	return 0
}

func (r *valueReader) report(start, end int32, message string, fixes ...diag.Fix) {
	if r.scanner != nil {
		r.scanner.report(ruleSyntax, source.Span{Start: start, End: end}, message, fixes...)
	}
}

// leaf makes a value of the text from start.
func (r *valueReader) leaf(kind ValueKind, start int32, broken bool) *Value {
	if !r.build {
		if broken {
			return brokenValue
		}
		return soundValue
	}
	v := r.root
	if r.root = nil; v == nil {
		v = new(Value)
	}
	v.Kind, v.Language, v.Broken, v.Text = kind, r.language, broken, r.src[start:r.pos]
	v.Loc = source.Span{Start: r.base + start, End: r.base + r.pos}
	return v
}

// What the scanner gets instead of trees: it only asks for Broken.
var (
	brokenValue = &Value{Broken: true}
	soundValue  = &Value{}
)

// read reads the value at pos; it does not move when there is none.
func (r *valueReader) read() *Value {
	start := r.pos
	if r.eof() {
		return r.leaf(BadValue, start, true)
	}
	switch c := r.src[r.pos]; {
	case c == '{' && r.peek(1) == '%':
		return r.verbatim()
	case c == '{':
		return r.template(r.object, start)
	case c == '[':
		return r.template(r.array, start)
	case strings.HasPrefix(r.src[r.pos:], `"""`):
		return r.textBlock()
	case c == '"':
		ok := r.str()
		if ok && r.infixFollows() {
			return r.expression(start)
		}
		return r.leaf(StringValue, start, !ok)
	case isDigit(c) || c == '-' && isDigit(r.peek(1)):
		return r.number()
	}
	switch w := wordAt(r.src, r.pos); w {
	case "true", "false", "null":
		r.pos += int32(len(w))
		if c := r.peek(0); c != '.' && c != '(' && c != '[' && !r.infixFollows() {
			return r.leaf(LiteralValue, start, false)
		}
	}
	return r.expression(start)
}

func (r *valueReader) expression(start int32) *Value {
	r.pos = start
	if r.language == JSONPath {
		r.pos = pathEnd(r.src, start, r.look())
		return r.leaf(ExpressionValue, start, r.pos == start)
	}
	e := expressionEnd(r.src, start, r.look())
	r.pos = e.end
	broken := e.end == start
	if e.comment > 0 {
		broken = true
		line := lineEnd(r.src, e.comment)
		r.report(e.comment, line, "a `//` comment cannot stand inside an expression", diag.Fix{
			Title: "turn it into /* */", Safe: true, Edits: []diag.Edit{
				{Location: diag.Location{Span: source.Span{Start: e.comment, End: e.comment + 2}}, Text: "/*"},
				{Location: diag.Location{Span: source.At(line)}, Text: " */"},
			}})
	}
	kind := ExpressionValue
	if broken {
		kind = BadValue
	}
	r.comments(e.comments)
	v := r.leaf(kind, start, broken)
	if r.build && len(e.comments) > 0 {
		v.Text = withoutComments(v.Text, start, e.comments)
	}
	return v
}

// comments gives the comments inside a value to the scanner.
func (r *valueReader) comments(spans []source.Span) {
	if r.scanner == nil {
		return
	}
	for _, c := range spans {
		r.scanner.pos = c.Start
		r.scanner.comment()
	}
}

// withoutComments puts white space in the place of comments, so that offsets
// in the text, which starts at start, stay what they are.
func withoutComments(text string, start int32, comments []source.Span) string {
	b := []byte(text)
	for _, c := range comments {
		for i := c.Start - start; i < c.End-start; i++ {
			b[i] = ' '
		}
	}
	return string(b)
}

func lineEnd(src string, pos int32) int32 {
	if i := strings.IndexByte(src[pos:], '\n'); i >= 0 {
		return pos + int32(i)
	}
	return int32(len(src))
}

func (r *valueReader) verbatim() *Value {
	start := r.pos
	end := r.look().closed(r.src, verbatimText, start)
	if end > 0 {
		r.pos = end
		return r.leaf(VerbatimValue, start, false)
	}
	// It ends with its line, or before the brace of the block around it.
	for end = start; int(end) < len(r.src) && r.src[end] != '\n' && r.src[end] != '}'; {
		end++
	}
	r.pos = max(trimRight(r.src, start, end), start+2)
	r.report(start, start+2, `"{%" is not closed by "%}"`)
	return r.leaf(BadValue, start, true)
}

// str reads a string and reports whether it is sound.
func (r *valueReader) str() bool {
	start := r.pos
	ok := true
	for r.pos++; !r.eof(); r.pos++ {
		switch r.src[r.pos] {
		case '"':
			r.pos++
			return ok
		case '\n':
			r.unclosedString(start)
			return false
		case '\\':
			if n := escapeLen(r.src[r.pos:]); n > 0 {
				r.pos += int32(n) - 1
				continue
			}
			if r.peek(1) == '\n' || r.peek(1) == 0 {
				continue
			}
			r.report(r.pos, r.pos+2, fmt.Sprintf(`unknown escape %q, expected one of \" \\ \/ \b \f \n \r \t \uXXXX`, r.src[r.pos:r.pos+2]))
			ok = false
			r.pos++
		}
	}
	r.unclosedString(start)
	return false
}

func (r *valueReader) unclosedString(start int32) {
	r.pos = max(trimRight(r.src, start, r.pos), start+1)
	r.report(start, r.pos, "the string is not closed on its line", insertion(`insert the closing quote`, r.pos, `"`))
}

// escapeLen returns the length of the JSON escape that s starts with, 0 when
// there is none.
func escapeLen(s string) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if _, ok := source.Hex4(s[2:]); ok {
			return 6
		}
	}
	return 0
}

func (r *valueReader) textBlock() *Value {
	start := r.pos
	broken := false
	if end := lineEnd(r.src, start); strings.TrimSpace(r.src[start+3:end]) != "" {
		broken = true
		r.report(start, start+3, "the text of a text block starts on the line after its opening quotes")
	}
	for r.pos += 3; !r.eof(); r.pos++ {
		switch r.src[r.pos] {
		case '\\':
			if strings.HasPrefix(r.src[r.pos:], `\"""`) {
				r.pos += 3
			} else if n := escapeLen(r.src[r.pos:]); n > 0 {
				r.pos += int32(n) - 1
			} else {
				broken = true
				r.report(r.pos, min(r.pos+2, int32(len(r.src))),
					`unknown escape in a text block, expected one of \""" \\ \/ \b \f \n \r \t \uXXXX`)
			}
		case '"':
			if strings.HasPrefix(r.src[r.pos:], `"""`) {
				r.pos += 3
				return r.leaf(TextValue, start, broken)
			}
		}
	}
	r.pos = max(trimRight(r.src, start, lineEnd(r.src, start)), start+3)
	r.report(start, start+3, "the text block is not closed")
	return r.leaf(BadValue, start, true)
}

// number reads a number or a duration, or the expression that starts with it.
func (r *valueReader) number() *Value {
	start := r.pos
	if end, ok := durationEnd(r.src, start); end > start {
		r.pos = end
		if !ok {
			r.report(start, end, fmt.Sprintf("a part of a duration has more than %d digits", maxDurationDigits))
			return r.leaf(BadValue, start, true)
		}
		return r.leaf(DurationValue, start, false)
	}
	if end, message, fixes := oddDuration(r.src, start); end > start {
		r.pos = end
		r.report(start, end, message, fixes...)
		return r.leaf(BadValue, start, true)
	}
	r.pos = numberEnd(r.src, start)
	if r.build && r.peek(0) == '%' && int(r.pos)+1 == len(r.src) {
		r.pos++
		return r.leaf(PercentValue, start, false)
	}
	if r.infixFollows() {
		return r.expression(start)
	}
	return r.leaf(NumberValue, start, false)
}

// numberEnd returns where the JSON number at pos ends; pos when there is none.
func numberEnd(src string, pos int32) int32 {
	i := pos
	digits := func() bool {
		from := i
		for int(i) < len(src) && isDigit(src[i]) {
			i++
		}
		return i > from
	}
	if int(i) < len(src) && src[i] == '-' {
		i++
	}
	if int(i) < len(src) && src[i] == '0' {
		i++
	} else if !digits() {
		return pos
	}
	if whole := i; int(i) < len(src) && src[i] == '.' {
		if i++; !digits() {
			return whole
		}
	}
	if mantissa := i; int(i) < len(src) && (src[i] == 'e' || src[i] == 'E') {
		i++
		if int(i) < len(src) && (src[i] == '+' || src[i] == '-') {
			i++
		}
		if !digits() {
			return mantissa
		}
	}
	return i
}

// durationEnd returns where the duration at pos ends, pos when there is none,
// and whether its numbers are in range.
func durationEnd(src string, pos int32) (end int32, ok bool) {
	i, ok := pos, true
	for int(i) < len(src) && isDigit(src[i]) {
		from := i
		for int(i) < len(src) && isDigit(src[i]) {
			i++
		}
		if int(i) >= len(src) || durationUnits[src[i]] == 0 {
			return pos, false
		}
		ok = ok && i-from <= maxDurationDigits
		i++
	}
	if i == pos || int(i) < len(src) && (isWordByte(src[i]) || src[i] == '.') {
		return pos, false
	}
	return i, ok
}

// infixFollows reports whether an operator goes on with the JSONata operand
// before pos, on this line or at the start of the next.
func (r *valueReader) infixFollows() bool {
	if r.language == JSONPath {
		return false
	}
	i := skipBlanks(r.src, r.pos)
	if int(i) >= len(r.src) {
		return false
	}
	switch rest := r.src[i:]; rest[0] {
	case '\n':
		return continuesLine(r.src, nextCodeLine(r.src, i, nil), false)
	case '*', '%', '[', '^', '@', '#':
		return true
	case '-':
		return !strings.HasPrefix(rest, "->")
	case '/':
		if atComment(r.src, i) {
			return continuesLine(r.src, nextCodeLine(r.src, i, nil), false)
		}
	}
	return infixStart(r.src[i:], false)
}
