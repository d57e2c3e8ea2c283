package asl

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// The rules of the diagnostics that the JSON reader gives.
const (
	// RuleJSON: the text is not JSON.
	RuleJSON = "json-syntax"
	// RuleDuplicateKey: an object has a key twice.
	RuleDuplicateKey = "duplicate-key"
)

// MaxDepth is how many objects and arrays may be open at once in a text that
// is read. The deepest published definition has fewer than forty.
const MaxDepth = 1000

// maxFindings keeps a file of rubbish from giving millions of diagnostics.
const maxFindings = 100

// ReadJSON reads one JSON value. It always returns a tree: text that is cut
// off, half-typed or written in another dialect gives diagnostics (rules
// [RuleJSON] and [RuleDuplicateKey]) and the nodes that could be made out; a
// missing value is a node for which [Node.Missing] holds.
//
// ${Name} where a value belongs is a [Placeholder] and no mistake: deployment
// tools put numbers and booleans in that way.
func ReadJSON(file *source.File) (*Node, []diag.Diagnostic) {
	return readJSON(file, file.Text)
}

// readJSON reads text, and takes its offsets for offsets in file.
func readJSON(file *source.File, text string) (*Node, []diag.Diagnostic) {
	r := newJSONReader(file, text, false)
	n := r.document()
	if r.cut {
		// Something is not closed, and only the indentation can tell what.
		again := newJSONReader(file, text, true)
		if m := again.document(); again.errors <= r.errors {
			return m, again.diags
		}
	}
	return n, r.diags
}

// Missing reports whether n stands for a value that a broken text lacks.
func (n *Node) Missing() bool {
	return n != nil && n.Kind == Null && n.Text == "" && n.At.File != nil && n.At.Span.Len() == 0
}

// jsonReader reads JSON by recursive descent. Everything off the straight
// path of valid JSON is in json_recover.go.
type jsonReader struct {
	file *source.File
	text string
	pos  int

	diags  []diag.Diagnostic
	errors int
	errEnd int  // end of the last mistake: what touches it is not another one
	cut    bool // the text ended inside an object or array

	depth           int
	objects, arrays int // how many of each are open

	// With byIndent, a line that is indented less than the line that opened
	// the innermost object or array ends it.
	byIndent bool
	line     int // indentation of the line that pos is in; only with byIndent

	// The next '"' after quoteFrom is at quoteAt; see jsonReader.continued.
	quoteFrom, quoteAt int

	nodes   arena[Node]
	items   arena[*Node]
	members arena[Member]
	// Values of the objects and arrays that are open, innermost last.
	openItems   []*Node
	openMembers []Member
}

func newJSONReader(file *source.File, text string, byIndent bool) *jsonReader {
	return &jsonReader{file: file, text: text, byIndent: byIndent, errEnd: -1, quoteFrom: -1,
		nodes:   newArena[Node](len(text) / 32),
		items:   newArena[*Node](len(text) / 256),
		members: newArena[Member](len(text) / 48),
	}
}

func (r *jsonReader) document() *Node {
	r.checkBytes()
	r.skip()
	if r.pos >= len(r.text) {
		r.errorf(0, min(len(r.text), 1), "the text is empty; a JSON value is expected")
		return r.missing(len(r.text))
	}
	n := r.value("a JSON value is expected")
	r.skip()
	if r.pos < len(r.text) {
		r.trailing()
	}
	return n
}

// checkBytes reports bytes that no JSON text may hold. It goes first, so that
// the reader may treat every byte from 0x80 on as part of a letter.
func (r *jsonReader) checkBytes() {
	if utf8.ValidString(r.text) && strings.IndexByte(r.text, 0) < 0 {
		return
	}
	for i := 0; i < len(r.text); {
		c, n := utf8.DecodeRuneInString(r.text[i:])
		start := i
		i += n
		switch {
		case c == 0:
			r.errorf(start, i, "NUL byte; the file is damaged or is not text")
		case c == utf8.RuneError && n == 1:
			r.errorf(start, i, "byte 0x%02x is not UTF-8", r.text[start])
		}
	}
	r.errEnd = -1
}

// value reads the value that starts at pos, which is neither the end of the
// text nor a comma, colon or closer.
func (r *jsonReader) value(expected string) *Node {
	start := r.pos
	switch c := r.text[start]; {
	case c == '"':
		s := r.string('"')
		return r.leaf(String, s, start)
	case c == '{':
		return r.nested(start, (*jsonReader).object)
	case c == '[':
		return r.nested(start, (*jsonReader).array)
	case c == '-' || '0' <= c && c <= '9':
		if end := scanNumber(r.text, start); end >= 0 && r.delimited(end) {
			r.pos = end
			return r.leaf(Number, r.text[start:end], start)
		}
	case c == 't':
		if r.literal("true") {
			return r.leaf(Bool, "true", start)
		}
	case c == 'f':
		if r.literal("false") {
			return r.leaf(Bool, "false", start)
		}
	case c == 'n':
		if r.literal("null") {
			return r.leaf(Null, "null", start)
		}
	case c == '$':
		if end := placeholderEnd(r.text, start); end >= 0 && r.delimited(end) {
			r.pos = end
			return r.leaf(Placeholder, r.text[start:end], start)
		}
	}
	return r.oddValue(expected)
}

func (r *jsonReader) literal(word string) bool {
	if !strings.HasPrefix(r.text[r.pos:], word) || !r.delimited(r.pos+len(word)) {
		return false
	}
	r.pos += len(word)
	return true
}

// delimited reports whether a word ends at i.
func (r *jsonReader) delimited(i int) bool {
	return i >= len(r.text) || endsWord[r.text[i]]
}

// nested reads an object or array, or skips one that is too deep.
func (r *jsonReader) nested(start int, read func(*jsonReader, *Node)) *Node {
	if r.depth == MaxDepth {
		r.errorf(start, start+1, "more than %d objects and arrays inside each other", MaxDepth)
		r.skipNested()
		return r.leaf(Null, "null", start)
	}
	r.depth++
	n := r.leaf(Object, "", start)
	read(r, n)
	r.depth--
	return n
}

// object reads from the "{" at pos to its "}".
func (r *jsonReader) object(n *Node) {
	base := len(r.openMembers)
	indent := r.line
	r.objects++
	o := object{open: r.pos, indent: indent, last: r.pos + 1, comma: -1}
	r.pos++
loop:
	for {
		r.skip()
		if r.pos >= len(r.text) {
			r.unclosed(o.open, o.last, "}")
			break
		}
		if r.byIndent && r.dedented(o.indent, o.open) {
			r.pos = o.last
			r.unclosed(o.open, o.last, "}")
			break
		}
		switch c := r.text[r.pos]; {
		case c == '}':
			if o.comma >= 0 {
				r.trailingComma(o.comma, "object")
			}
			r.pos++
			o.last = r.pos
			break loop
		case c == ',':
			if o.comma >= 0 || len(r.openMembers) == base {
				r.extraComma()
				continue
			}
			o.comma = r.pos
			r.pos++
		case c == '"' && (o.comma >= 0 || len(r.openMembers) == base):
			r.member(&o)
		default:
			if !r.oddMember(&o, base) {
				break loop
			}
		}
	}
	n.Kind = Object
	n.Members = r.members.keep(r.openMembers[base:])
	n.At.Span.End = int32(o.last)
	r.duplicates(n.Members)
	clear(r.openMembers[base:])
	r.openMembers = r.openMembers[:base]
	r.objects--
}

// object is what the reader knows of an object that is open.
type object struct {
	open   int // of "{"
	indent int // of the line of "{"; only with byIndent
	last   int // end of the last thing that belongs to the object
	comma  int // of the comma that the next member must follow, or -1
	colon  int // of the last member
}

// member reads `"key": value`.
func (r *jsonReader) member(o *object) {
	start := r.pos
	key := r.string('"')
	r.rest(o, key, start)
}

// rest reads what follows a key that started at start.
func (r *jsonReader) rest(o *object, key string, start int) {
	at := r.origin(start, r.pos)
	keyEnd := r.pos
	r.skip()
	var v *Node
	if r.pos < len(r.text) && r.text[r.pos] == ':' {
		o.colon = r.pos
		v = r.memberValue(key)
	} else {
		o.colon = keyEnd - 1
		v = r.noColon(key, keyEnd)
	}
	r.openMembers = append(r.openMembers, Member{key, at, v})
	o.comma = -1
	o.last = r.pos
}

// memberValue reads from the colon at pos.
func (r *jsonReader) memberValue(key string) *Node {
	colon := r.pos
	r.pos++
	r.skip()
	if r.atValue() {
		return r.value("a value is expected")
	}
	r.errorf(colon, colon+1, "%s has no value", quote(key))
	r.pos = colon + 1
	return r.missing(r.pos)
}

// atValue reports whether something that may be a value starts at pos.
func (r *jsonReader) atValue() bool {
	if r.pos >= len(r.text) {
		return false
	}
	switch r.text[r.pos] {
	case '}', ']', ',', ':':
		return false
	}
	return true
}

// array reads from the "[" at pos to its "]".
func (r *jsonReader) array(n *Node) {
	base := len(r.openItems)
	indent := r.line
	r.arrays++
	a := object{open: r.pos, indent: indent, last: r.pos + 1, comma: -1}
	r.pos++
loop:
	for {
		r.skip()
		if r.pos >= len(r.text) {
			r.unclosed(a.open, a.last, "]")
			break
		}
		if r.byIndent && r.dedented(a.indent, a.open) {
			r.pos = a.last
			r.unclosed(a.open, a.last, "]")
			break
		}
		switch c := r.text[r.pos]; c {
		case ']':
			if a.comma >= 0 {
				r.trailingComma(a.comma, "array")
			}
			r.pos++
			a.last = r.pos
			break loop
		case ',':
			if a.comma >= 0 || len(r.openItems) == base {
				r.extraComma()
				continue
			}
			a.comma = r.pos
			r.pos++
		case '}', ':':
			if !r.oddItem(&a, base) {
				break loop
			}
		default:
			if a.comma < 0 && len(r.openItems) > base {
				r.missingComma(a.last, "items")
			}
			v := r.value("a value is expected")
			r.openItems = append(r.openItems, v)
			a.comma = -1
			a.last = r.pos
		}
	}
	n.Kind = Array
	n.Items = r.items.keep(r.openItems[base:])
	n.At.Span.End = int32(a.last)
	clear(r.openItems[base:])
	r.openItems = r.openItems[:base]
	r.arrays--
}

// duplicates reports keys that an object has more than once.
func (r *jsonReader) duplicates(members []Member) {
	forDuplicates(members, func(first, again *Member) {
		r.report(duplicateKey(first, again))
	})
}

// forDuplicates calls f for each member whose key an earlier one has.
func forDuplicates(members []Member, f func(first, again *Member)) {
	// Below this size comparing all keys is cheaper than a map.
	const few = 12
	if len(members) <= few {
		for i := 1; i < len(members); i++ {
			for j := range members[:i] {
				if members[i].Key == members[j].Key {
					f(&members[j], &members[i])
					break
				}
			}
		}
		return
	}
	seen := make(map[string]*Member, len(members))
	for i := range members {
		m := &members[i]
		if first := seen[m.Key]; first != nil {
			f(first, m)
			continue
		}
		seen[m.Key] = m
	}
}

func duplicateKey(first, again *Member) diag.Diagnostic {
	return diag.Diagnostic{
		Rule:     RuleDuplicateKey,
		Severity: diag.Warning,
		Message:  fmt.Sprintf("the key %s occurs twice; most readers keep only the last one", quote(again.Key)),
		Location: diag.Location{File: again.KeyAt.File, Span: again.KeyAt.Span},
		Related: []diag.Related{{
			Location: diag.Location{File: first.KeyAt.File, Span: first.KeyAt.Span},
			Message:  "first here",
		}},
	}
}

func (r *jsonReader) origin(start, end int) Origin {
	return Origin{File: r.file, Span: source.Span{Start: int32(start), End: int32(end)}}
}

// leaf makes a node of the text from start to pos.
func (r *jsonReader) leaf(kind Kind, text string, start int) *Node {
	n := r.nodes.one()
	n.Kind = kind
	n.Text = text
	n.At = r.origin(start, r.pos)
	return n
}

// missing makes the node of a value that is not there.
func (r *jsonReader) missing(at int) *Node {
	n := r.nodes.one()
	n.At = r.origin(at, at)
	return n
}

// skip moves pos over white space and over comments, which it reports.
func (r *jsonReader) skip() {
	for r.pos < len(r.text) {
		switch r.text[r.pos] {
		case ' ', '\t', '\r':
			r.pos++
		case '\n':
			r.pos++
			if r.byIndent {
				r.measureLine()
			}
		case '/', '#':
			if !r.comment() {
				return
			}
		default:
			return
		}
	}
}
