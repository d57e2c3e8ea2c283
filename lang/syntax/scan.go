package syntax

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// maxNesting is how deep blocks and templates may stand in each other. The
// deepest published definition has 4 levels of states; AWS's own limit is not
// documented.
const maxNesting = 1000

// region is the text of one declaration with its tokens.
type region struct {
	start, end  int32
	tokens      []token
	comments    []Comment         // relative to start
	diagnostics []diag.Diagnostic // relative to start
	omitted     omitted           // relative to start
	troubled    bool              // braces do not balance up to its end
}

// scanner turns text into regions. It never fails: what is missing is put in
// or closed and what is too much becomes a tokenBad, each with a diagnostic,
// so that participle always sees balanced blocks.
//
// Braces are trusted as long as they balance, whatever the indentation. When
// they do not, the text is scanned again with indentation deciding where a
// block ends, because a missing brace says nothing about its place.
type scanner struct {
	src    string
	pos    int32
	indent bool     // indentation decides
	file   Language // of the file's header
	lang   Language // of the state that is scanned

	scanned    scanned
	unbalanced bool
	header     bool // the header's language is known
	relang     bool // the header said another language after values were scanned

	depth       int
	blocks      []block
	tokens      []token
	comments    []Comment
	diagnostics []diag.Diagnostic
	omitted     omitted // diagnostics beyond the limit
	kept        int     // diagnostics of the regions before
	regions     []region
	ahead       lookahead
	text        *source.File // that src is of
	line        line         // the furthest that was asked for
	lineSeen    int32        // no line end stands between its start and here
	lineBefore  line         // the last one before it that was asked for
	endBefore   int32        // where it ends
}

// line is where a line starts and how wide the white space is that it starts
// with; a tab counts as one, as in a column.
type line struct{ start, indent int32 }

// block is an open brace.
type block struct {
	kind   blockKind
	line   int32 // indentation of the line that the brace stands on
	entry  int32 // indentation of the line that its entry starts on
	opened int32 // offset of the brace
}

type blockKind uint8

const (
	statesBlock  blockKind = iota // states of a scope
	clausesBlock                  // clauses and arguments
	template                      // object or array
)

// scan cuts a file into regions.
func scan(text *source.File) *scanner {
	s := run(text, false, JSONata)
	if !s.unbalanced {
		return s
	}
	by := run(text, true, s.file)
	by.scanned.simple = by.scanned.simple && s.scanned.simple
	by.scanned.indent, by.scanned.trusted = true, s.trusted()
	return by
}

func run(text *source.File, indent bool, lang Language) *scanner {
	s := &scanner{src: text.Text, text: text, indent: indent, file: lang, lang: lang}
	s.scanFile()
	if s.relang {
		s = &scanner{src: text.Text, text: text, indent: indent, file: s.file, lang: s.file, header: true}
		s.scanFile()
		s.scanned.simple = false
	}
	return s
}

func (s *scanner) scanFile() {
	s.tokens = make([]token, 0, len(s.src)/12+8)
	s.scanned = scanned{simple: true, header: -1}
	s.scanUntil(func(int32) bool { return false })
}

// scanUntil scans regions from pos on, until there is one where the text ends, or
// that stop wants no more: it is asked where each begins.
func (s *scanner) scanUntil(stop func(pos int32) bool) {
	start := s.pos
	for !stop(start) {
		firstToken := len(s.tokens)
		s.skipSpace()
		if int(s.pos) >= len(s.src) {
			s.cut(start, firstToken)
			return
		}
		s.lang = s.file // a stray `query` holds for its own entry only
		header := s.header
		s.entry(statesBlock)
		if s.header != header {
			s.scanned.header = start
		}
		s.endLine()
		s.cut(start, firstToken)
		start = s.pos
	}
}

// cut ends a region at pos. Offsets in what it holds become relative.
func (s *scanner) cut(start int32, firstToken int) {
	if start == s.pos && start != 0 {
		return
	}
	r := region{start: start, end: s.pos, troubled: s.unbalanced, tokens: s.tokens[firstToken:len(s.tokens):len(s.tokens)]}
	for _, c := range s.comments {
		r.comments = append(r.comments, Comment{c.Span.Shift(-start), c.OwnLine})
	}
	for _, d := range s.diagnostics {
		r.diagnostics = append(r.diagnostics, d.Place(nil, -start))
	}
	if s.omitted.count > 0 {
		r.omitted = omitted{s.omitted.count, s.omitted.span.Shift(-start)}
	}
	s.kept += len(s.diagnostics)
	s.comments, s.diagnostics, s.omitted = s.comments[:0], nil, omitted{}
	s.regions = append(s.regions, r)
}

// endLine takes the comment behind an entry, so that it stays with it.
func (s *scanner) endLine() {
	for {
		switch s.peek(0) {
		case ' ', '\t', '\r', ',':
			s.pos++
		case '\n':
			s.pos++
			return
		case '/':
			if s.peek(1) != '/' || s.atDoc() {
				return
			}
			s.comment()
		default:
			return
		}
	}
}

func (s *scanner) peek(n int32) byte {
	if i := int(s.pos + n); i < len(s.src) {
		return s.src[i]
	}
	return 0
}

func (s *scanner) eof() bool { return int(s.pos) >= len(s.src) }

// skipSpace skips white space, line ends, separators and comments.
func (s *scanner) skipSpace() {
	for !s.eof() {
		switch s.src[s.pos] {
		case ' ', '\t', '\r', '\n', ',':
			s.pos++
		case '/':
			if s.peek(1) != '/' || s.atDoc() {
				return
			}
			s.comment()
		default:
			return
		}
	}
}

// skipBlanks skips white space inside a line.
func (s *scanner) skipBlanks() {
	s.pos = skipBlanks(s.src, s.pos)
}

// skipBlanks returns where white space inside a line ends.
func skipBlanks(src string, pos int32) int32 {
	for int(pos) < len(src) && isBlank(src[pos]) {
		pos++
	}
	return pos
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// atDoc reports whether a `///` comment starts here; four slashes do not.
func (s *scanner) atDoc() bool {
	return strings.HasPrefix(s.src[s.pos:], "///") && s.peek(3) != '/'
}

func (s *scanner) comment() {
	start := s.pos
	s.toLineEnd()
	s.comments = append(s.comments, Comment{source.Span{Start: start, End: trimRight(s.src, start, s.pos)}, s.leads(start)})
}

func (s *scanner) toLineEnd() {
	if i := strings.IndexByte(s.src[s.pos:], '\n'); i >= 0 {
		s.pos += int32(i)
	} else {
		s.pos = int32(len(s.src))
	}
}

// trimRight returns end without the white space before it.
func trimRight(src string, start, end int32) int32 {
	for end > start && (isBlank(src[end-1]) || src[end-1] == '\n') {
		end--
	}
	return end
}

// lineOf returns the line that holds off. Most are asked for in text order,
// and there may be very many questions on one line: what was searched for a
// line end is not searched again.
func (s *scanner) lineOf(off int32) line {
	if off < s.line.start {
		if off < s.lineBefore.start || off > s.endBefore {
			span := s.text.LineSpan(s.text.LineAt(off))
			s.lineBefore, s.endBefore = s.lineAt(span.Start), span.End
		}
		return s.lineBefore
	}
	if off > s.lineSeen {
		if i := strings.LastIndexByte(s.src[s.lineSeen:off], '\n'); i >= 0 {
			s.line = s.lineAt(s.lineSeen + int32(i) + 1)
		} else if s.lineSeen == 0 {
			s.line = s.lineAt(0)
		}
		s.lineSeen = off
	}
	return s.line
}

func (s *scanner) lineAt(start int32) line {
	i := skipBlanks(s.src, start)
	return line{start, i - start}
}

// indentOf returns the indentation of the line that holds off.
func (s *scanner) indentOf(off int32) int32 { return s.lineOf(off).indent }

// leads reports whether off is the first thing on its line.
func (s *scanner) leads(off int32) bool {
	l := s.lineOf(off)
	return l.start+l.indent == off
}

func (s *scanner) emit(kind lexer.TokenType, start int32) {
	s.tokens = append(s.tokens, token{kind: kind, start: start, end: s.pos})
}

func (s *scanner) punct(n int32) {
	start := s.pos
	s.pos += n
	s.emit(tokenPunct, start)
}

func (s *scanner) report(rule string, span source.Span, message string, fixes ...diag.Fix) {
	s.problem(diag.Diagnostic{
		Rule: rule, Severity: diag.Error, Message: message,
		Location: diag.Location{Span: span}, Fixes: fixes,
	})
}

// problem adds a diagnostic, or counts it where there are too many.
func (s *scanner) problem(d diag.Diagnostic) {
	if s.kept+len(s.diagnostics) >= maxProblems {
		s.omitted.add(d.Span)
		return
	}
	s.diagnostics = append(s.diagnostics, d)
}

// problems returns how many there were since the region began.
func (s *scanner) problems() int { return len(s.diagnostics) + s.omitted.count }

// word returns the bare word at pos, or "".
func (s *scanner) word() string { return wordAt(s.src, s.pos) }

func wordAt(src string, pos int32) string {
	if int(pos) >= len(src) || !isWordStart(src[pos]) {
		return ""
	}
	end := pos + 1
	for int(end) < len(src) && isWordByte(src[end]) {
		end++
	}
	return src[pos:end]
}

// stateAt reports whether a state starts at pos: its keyword, and a name on
// the same line.
func stateAt(src string, pos int32) bool {
	w := wordAt(src, pos)
	if _, ok := stateKind(w); !ok {
		return false
	}
	i := pos + int32(len(w))
	start := i
	i = skipBlanks(src, i)
	if i == start || int(i) >= len(src) {
		return false
	}
	if src[i] == '"' {
		return true
	}
	switch wordAt(src, i) {
	case "", "and", "or", "in":
		return false
	}
	return true
}
