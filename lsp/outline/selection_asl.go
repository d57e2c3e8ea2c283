package outline

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/document"
)

// asl adds what is around the offset in the definitions of a file.
func (s *selector) asl(d *document.Document) {
	for i := range d.Definitions() {
		def := &d.Definitions()[i]
		if def.Root == nil || def.Root.At.File != d.File || !s.around(def.Root.At.Span) {
			continue
		}
		s.node(d.File, def.Root)
		for _, e := range d.Facts()[i].Expressions {
			if e.Node.At.File == d.File && e.Node.At.Via == nil && s.around(e.Node.At.Span) {
				s.written(e)
			}
		}
	}
}

func (s *selector) node(file *source.File, n *asl.Node) {
	at := n.At.Span
	if n.At.File != file || !s.around(at) {
		return
	}
	s.add(at)
	if n.At.Via != nil {
		return // an alias of YAML, whose inside stands elsewhere
	}
	if at.Len() >= 2 {
		switch s.text[at.Start] {
		case '{', '[', '"', '\'':
			s.brackets(at, 1)
		}
	}
	for _, item := range n.Items {
		s.node(file, item)
	}
	for i := range n.Members {
		m := &n.Members[i]
		if m.KeyAt.File != file {
			continue
		}
		key := m.KeyAt.Span
		s.add(key)
		if key.Len() >= 2 && s.text[key.Start] == '"' {
			s.brackets(key, 1)
		}
		if m.Value == nil {
			continue
		}
		if m.Value.At.File == file && m.Value.At.Via == nil && key.End <= m.Value.At.Span.Start {
			s.add(key.Join(m.Value.At.Span))
		}
		s.node(file, m.Value)
	}
}

// written adds the parts of an expression as it stands in a string. What cannot be
// found in it stands for the whole string.
func (s *selector) written(e *facts.Expression) {
	place := func(span source.Span) source.Span { return e.At(span).Span }
	switch e.Form {
	case facts.JSONataForm:
		s.add(place(source.Span{End: int32(len(e.Text))}))
		s.jsonata(e.JSONata().Root, place)
	case facts.TemplateForm:
		s.jsonpath(e.Template().Node, place)
	case facts.PathForm:
		s.jsonpath(e.Path(), place)
	}
}
