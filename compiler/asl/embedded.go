package asl

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// ReadEmbedded reads the JSON or YAML that the text of a String node is. All
// spans, those of diagnostics and fixes too, are of the file that holds the
// string: escapes, folded lines and the indentation of blocks are accounted
// for.
func ReadEmbedded(n *Node) (*Node, []diag.Diagnostic) {
	var t assembled
	t.node(n)
	return t.read()
}

// TextMap finds places inside a text that was written with escapes, folded
// lines or indentation.
type TextMap struct {
	bytes  offsetMap
	length int32
}

// NewTextMap makes the map of the text of a String node, or of a key, from
// where it was written.
func NewTextMap(at Origin, text string) TextMap {
	var t assembled
	t.node(&Node{Kind: String, Text: text, At: at})
	return TextMap{t.bytes, int32(len(text))}
}

// Span converts a span of the text to one of the file. It is all that was
// written when the text cannot be found there, as with one that is computed.
func (m TextMap) Span(s source.Span) source.Span {
	return m.bytes.span(s, m.length)
}

// assembled is a text put together from strings of a file, and where its bytes
// came from.
type assembled struct {
	file  *source.File
	via   *Frame
	text  strings.Builder
	bytes offsetMap
	quote byte // how the strings are quoted: '"', '\'', '|', or 0
}

// node appends the text of a String node.
func (t *assembled) node(n *Node) {
	t.start(n)
	base := t.text.Len()
	t.text.WriteString(n.Text)
	if n.At.File == nil || n.At.Via != nil {
		t.fixed(base, n)
		return
	}
	var m offsetMap
	start := int(n.At.Span.Start)
	if _, ok := scanScalar(n.At.File.Text[:n.At.Span.End], start, n.Text, &m); !ok {
		t.fixed(base, n)
		return
	}
	for _, s := range m.segments {
		t.bytes.segments = append(t.bytes.segments, segment{s.in + int32(base), s.out, s.fixed})
	}
	t.bytes.end = m.end
}

// stand appends text that stands for a whole node.
func (t *assembled) stand(text string, n *Node) {
	t.start(n)
	base := t.text.Len()
	t.text.WriteString(text)
	t.fixed(base, n)
}

func (t *assembled) start(n *Node) {
	if t.file == nil {
		t.file, t.via = n.At.File, n.At.Via
		if t.file != nil && n.At.Span.Len() > 0 {
			switch c := t.file.Text[n.At.Span.Start]; c {
			case '"', '\'', '|':
				t.quote = c
			}
		}
	}
}

// fixed gives the text from base on the place of all of n.
func (t *assembled) fixed(base int, n *Node) {
	t.bytes.segments = append(t.bytes.segments, segment{int32(base), n.At.Span.Start, true})
	t.bytes.end = n.At.Span.End
}

// read reads the text, as JSON when it begins like an object or array.
func (t *assembled) read() (*Node, []diag.Diagnostic) {
	text := t.text.String()
	var n *Node
	var ds []diag.Diagnostic
	if looksLikeJSON(text) || t.file == nil {
		n, ds = readJSON(t.file, text)
	} else {
		var docs []*Node
		docs, ds = readYAML(t.file, text)
		n = docs[0]
	}
	length := int32(len(text))
	t.move(n, length)
	for i := range ds {
		t.moveDiagnostic(&ds[i], length)
	}
	return n, ds
}

func looksLikeJSON(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	return strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "{%") || strings.HasPrefix(text, "[")
}

// move gives the tree its places in the file.
func (t *assembled) move(n *Node, length int32) {
	t.origin(&n.At, length)
	for i := range n.Members {
		t.origin(&n.Members[i].KeyAt, length)
		t.move(n.Members[i].Value, length)
	}
	for _, item := range n.Items {
		t.move(item, length)
	}
}

func (t *assembled) origin(o *Origin, length int32) {
	o.Span = t.bytes.span(o.Span, length)
	if o.Via == nil {
		o.Via = t.via
		return
	}
	first := *o.Via
	o.Via = &first
	for f := o.Via; ; f = f.Next {
		f.Span = t.bytes.span(f.Span, length)
		if f.Next == nil {
			f.Next = t.via
			return
		}
		next := *f.Next
		f.Next = &next
	}
}

func (t *assembled) moveDiagnostic(d *diag.Diagnostic, length int32) {
	d.Span = t.bytes.span(d.Span, length)
	for i := range d.Related {
		d.Related[i].Span = t.bytes.span(d.Related[i].Span, length)
	}
	for i := range d.Fixes {
		for j := range d.Fixes[i].Edits {
			e := &d.Fixes[i].Edits[j]
			text, ok := t.escape(e.Text)
			if !ok || t.via != nil {
				d.Fixes = nil
				return
			}
			e.Text = text
			e.Span = t.bytes.span(e.Span, length)
		}
	}
}

// escape writes text as it stands in the strings that were read.
func (t *assembled) escape(text string) (string, bool) {
	switch t.quote {
	case '"':
		quoted := appendString(nil, text)
		return string(quoted[1 : len(quoted)-1]), true
	case '\'':
		return strings.ReplaceAll(text, "'", "''"), true
	}
	return text, t.quote == '|' && !strings.Contains(text, "\n")
}
