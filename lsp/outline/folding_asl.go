package outline

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lsp/document"
)

// aslFolds returns the folds of the definitions in a file: what surrounds them in
// a template is not ASL.
func aslFolds(d *document.Document) []Fold {
	f := folder{file: d.File}
	for i := range d.Definitions() {
		if def := &d.Definitions()[i]; def.Root != nil && !def.Embedded {
			f.node(def.Root)
		}
	}
	return f.finish()
}

func (f *folder) node(n *asl.Node) {
	text := f.file.Text
	s := n.At.Span
	if n.At.File != f.file || n.At.Via != nil || s.Len() == 0 || strings.IndexByte(text[s.Start:s.End], '\n') < 0 {
		return
	}
	if n.Kind == asl.Object || n.Kind == asl.Array {
		if c := text[s.Start]; c == '{' || c == '[' {
			last := text[s.End-1]
			f.bracketed(BlockFold, s, 1, last == '}' || last == ']')
		}
	}
	for _, item := range n.Items {
		f.node(item)
	}
	for i := range n.Members {
		m := &n.Members[i]
		if m.Value == nil {
			continue
		}
		// In YAML the inside begins on the line after the key.
		if v := m.Value.At; v.File == f.file && v.Via == nil && v.Span.Len() > 0 && m.KeyAt.File == f.file && m.KeyAt.Span.End <= v.Span.Start {
			if c := text[v.Span.Start]; c != '{' && c != '[' && c != '"' && c != '\'' {
				whole := m.KeyAt.Span.Join(v.Span)
				whole.End = whole.Start + int32(len(strings.TrimRight(text[whole.Start:whole.End], " \t\n")))
				f.entry(BlockFold, whole)
			}
		}
		f.node(m.Value)
	}
}
