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

// maxFindings is how many errors, and how many warnings, are kept, so that a
// file of rubbish does not give millions.
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
	if len(r.diags) == 0 {
		return n, nil
	}
	if r.cut {
		// Something is not closed, and only the indentation can tell what.
		again := newJSONReader(file, text, true)
		if m := again.document(); again.errors <= r.errors {
			n, r = m, again
		}
	}
	if r.surplus {
		// A closer too many is where the indentation does not fit, not where the
		// text goes on after the end.
		again := newJSONReader(file, text, true)
		again.drops = true
		if m := again.document(); again.dropped && again.errors <= r.errors {
			n, r = m, again
		}
	}
	diag.Sort(r.diags)
	return n, r.diags
}

// Missing reports whether n stands for a value that a broken text lacks.
func (n *Node) Missing() bool {
	return n != nil && n.Kind == Null && n.Text == "" && n.At.File != nil && n.At.Span.Len() == 0
}

// Cut reports whether n is an object or array in braces or brackets that a
// broken text does not close: what else it would have is not known.
func (n *Node) Cut() bool {
	if n == nil || n.Kind != Object && n.Kind != Array || n.At.File == nil || n.At.Via != nil {
		return false
	}
	text := n.At.File.Slice(n.At.Span)
	if text == "" || text[0] != '{' && text[0] != '[' {
		return false
	}
	if closer := map[byte]byte{'{': '}', '[': ']'}[text[0]]; len(text) == 1 || text[len(text)-1] != closer {
		return true
	}
	// The closer may be that of the last thing inside.
	var last *Node
	if len(n.Members) > 0 {
		last = n.Members[len(n.Members)-1].Value
	} else if len(n.Items) > 0 {
		last = n.Items[len(n.Items)-1]
	}
	return last != nil && last.At.File == n.At.File && last.At.Via == nil && last.At.Span.End == n.At.Span.End
}

// jsonReader reads JSON by recursive descent. Everything off the straight
// path of valid JSON is in json_recover.go.
type jsonReader struct {
	file *source.File
	text string
	pos  int

	diags    []diag.Diagnostic
	errors   int
	warnings int
	errEnd   int  // end of the last mistake: what touches it is not another one
	cut      bool // the text ended inside an object or array
	atKey    bool // the string that is read is a key

	// surplus: closers do not match, or stand after the end. With drops, the
	// "}" are left out that end what an earlier line has begun, in a line that is
	// indented more; dropped says that there were any.
	surplus, drops, dropped bool

	depth           int
	open            []byte // closers of what is open, innermost last
	objects, arrays int    // how many of each are open

	// What an object or array that was not closed hands to the one around it:
	// the comma after it, and a string that was a key.
	carried int
	key     *Node

	// With byIndent, a line that is indented less than the line that opened
	// the innermost object or array ends it.
	byIndent bool
	line     int // indentation of the line that pos is in
	first    int // first byte of that line that is not white space

	// The next '"' after quoteFrom is at quoteAt; see jsonReader.continued.
	quoteFrom, quoteAt int

	decoded []byte // room for the string that is being read

	nodes   arena[Node]
	items   arena[*Node]
	members arena[Member]
	// Values of the objects and arrays that are open, innermost last.
	openItems   []*Node
	openMembers []Member
}

func newJSONReader(file *source.File, text string, byIndent bool) *jsonReader {
	return &jsonReader{file: file, text: text, byIndent: byIndent, errEnd: -1, quoteFrom: -1, carried: -1,
		nodes:   newArena[Node](len(text) / 32),
		items:   newArena[*Node](len(text) / 256),
		members: newArena[Member](len(text) / 48),
	}
}

func (r *jsonReader) document() *Node {
	r.checkBytes()
	r.measureLine()
	r.skip()
	if r.pos >= len(r.text) {
		r.errorf(0, min(len(r.text), 1), "the text is empty; a JSON value is expected")
		return r.missing(len(r.text))
	}
	if !r.atValue() {
		r.errorf(r.pos, r.pos+1, "a JSON value is expected, not %q", r.text[r.pos:r.pos+1])
		return r.missing(r.pos)
	}
	n := r.value()
	r.skip()
	if r.pos < len(r.text) && !(r.errors > 0 && n.Members == nil && n.Items == nil) {
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
	for i := 0; i < len(r.text) && r.errors < maxFindings; {
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
func (r *jsonReader) value() *Node {
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
	return r.oddValue()
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
	o := r.enter('}')
	r.objects++
	for {
		r.skip()
		if r.ended(&o, "}") {
			break
		}
		if k := r.key; k != nil {
			r.key = nil
			r.rest(&o, k.Text, int(k.At.Span.Start), int(k.At.Span.End))
			continue
		}
		c := r.text[r.pos]
		if c == '"' && (o.comma >= 0 || len(r.openMembers) == base) {
			r.member(&o)
			continue
		}
		if c == ',' {
			r.comma(&o, len(r.openMembers) == base)
			continue
		}
		if c == '}' {
			if r.drop(&o) {
				continue
			}
			if o.comma >= 0 {
				r.trailingComma(o.comma, "object")
			}
			r.pos++
			o.last = r.pos
			break
		}
		if !r.oddMember(&o, base) {
			break
		}
	}
	n.Kind = Object
	n.Members = r.members.keep(r.openMembers[base:])
	n.At.Span.End = int32(o.last)
	r.duplicates(n.Members)
	clear(r.openMembers[base:])
	r.openMembers = r.openMembers[:base]
	r.objects--
	r.open = r.open[:len(r.open)-1]
}

// object is what the reader knows of an object or array that is open.
type object struct {
	open   int // of its opener
	indent int // of the opener's line; only with byIndent
	last   int // end of the last thing that belongs to it
	comma  int // of the comma that the next entry must follow, or -1
	colon  int // of the last member

	// Of the last item of an array: the end of what is before it, the comma
	// between, and the diagnostic that says that there is none.
	before, carry, complaint int
}

func (r *jsonReader) enter(closer byte) object {
	r.open = append(r.open, closer)
	o := object{open: r.pos, indent: r.line, last: r.pos + 1, comma: -1}
	r.pos++
	return o
}

// ended reports whether an object or array ends at pos without its closer,
// because the text does or the indentation says so.
func (r *jsonReader) ended(o *object, closer string) bool {
	if r.pos >= len(r.text) {
		r.unclosed(o, closer)
		return true
	}
	if r.byIndent && r.key == nil && r.dedented(o) {
		r.unclosed(o, closer)
		r.carried = o.comma
		return true
	}
	return false
}

func (r *jsonReader) comma(o *object, none bool) {
	if o.comma >= 0 || none {
		r.extraComma()
		return
	}
	o.comma = r.pos
	r.pos++
}

// member reads `"key": value`.
func (r *jsonReader) member(o *object) {
	start := r.pos
	r.atKey = true
	key := r.string('"')
	r.atKey = false
	key = r.overrun(key, start)
	r.rest(o, key, start, r.pos)
}

// rest reads what follows a key.
func (r *jsonReader) rest(o *object, key string, start, end int) {
	r.skip()
	var v *Node
	if r.pos < len(r.text) && r.text[r.pos] == ':' {
		o.colon = r.pos
		v = r.memberValue(key)
	} else {
		o.colon = max(end-1, start)
		v = r.noColon(key, end)
	}
	r.openMembers = append(r.openMembers, Member{key, r.origin(start, end), v})
	r.follow(o, v)
}

// follow notes that v is the last thing in o.
func (r *jsonReader) follow(o *object, v *Node) {
	o.last = int(v.At.Span.End)
	o.comma, r.carried = r.carried, -1
}

// memberValue reads from the colon at pos.
func (r *jsonReader) memberValue(key string) *Node {
	colon := r.pos
	r.pos++
	r.skip()
	if r.atValue() && !(r.byIndent && r.keyAhead()) {
		return r.value()
	}
	r.errorf(colon, colon+1, "%s has no value", quote(key))
	return r.missing(colon + 1)
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
	a := r.enter(']')
	r.arrays++
	for {
		r.skip()
		if r.key != nil || r.ended(&a, "]") {
			break
		}
		c := r.text[r.pos]
		if c == ']' {
			if a.comma >= 0 {
				r.trailingComma(a.comma, "array")
			}
			r.pos++
			a.last = r.pos
			break
		}
		if c == ',' {
			r.comma(&a, len(r.openItems) == base)
			continue
		}
		if c == '}' && r.drop(&a) {
			continue
		}
		if c == '}' || c == ':' {
			if !r.oddItem(&a, base) {
				break
			}
			continue
		}
		if a.comma < 0 && len(r.openItems) > base && r.stray() {
			a.last = r.pos
			continue
		}
		a.before, a.carry, a.complaint = a.last, a.comma, -1
		if a.comma < 0 && len(r.openItems) > base {
			said := len(r.diags)
			r.missingComma(a.last, "items")
			if len(r.diags) > said {
				a.complaint = said
			}
		}
		v := r.value()
		r.openItems = append(r.openItems, v)
		r.follow(&a, v)
	}
	n.Kind = Array
	n.Items = r.items.keep(r.openItems[base:])
	n.At.Span.End = int32(a.last)
	clear(r.openItems[base:])
	r.openItems = r.openItems[:base]
	r.arrays--
	r.open = r.open[:len(r.open)-1]
}

// duplicates reports keys that an object has more than once.
func (r *jsonReader) duplicates(members []Member) {
	forDuplicates(members, func(first, again *Member) {
		if again.KeyAt.Span.Len() == 0 || again.Value.Missing() {
			return // a key that is missing or half typed, which has been said
		}
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
