package outline

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
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

// written adds the parts of an expression as it stands in a string.
func (s *selector) written(e *facts.Expression) {
	node := e.Node.At.Span
	put := func(span source.Span) {
		if at := e.At(span); at.Span != node {
			s.add(at.Span)
		}
	}
	switch e.Form {
	case facts.JSONataForm:
		put(source.Span{End: int32(len(e.Text))})
		jsonata.Walk(e.JSONata().Root, func(n jsonata.Node) bool {
			put(n.Span())
			return true
		})
	case facts.TemplateForm, facts.PathForm:
		var root jsonpath.Node = e.Path()
		if e.Form == facts.TemplateForm {
			root = e.Template().Node
		}
		jsonpath.Walk(root, func(n jsonpath.Node) bool {
			put(n.Span())
			if p, ok := n.(*jsonpath.Path); ok {
				put(p.Root.Span)
			}
			return true
		})
	}
}
