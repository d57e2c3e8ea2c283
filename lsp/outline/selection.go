package outline

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/document"
)

// Selection returns what an editor selects one after the other when the selection
// grows from an offset: the word, the part of the expression by the tree of its
// own language, the value, the clause, the block, the declaration, the file. Each
// is inside the next and smaller; the last is the whole text.
func Selection(d *document.Document, offset int32) []source.Span {
	offset = max(0, min(offset, int32(len(d.File.Text))))
	s := selector{text: d.File.Text, offset: offset}
	s.word()
	if d.Gait {
		if p, ok := declAt(d.Tree(), offset); ok {
			s.decl(p)
		}
	} else {
		s.asl(d)
	}
	s.add(source.Span{End: int32(len(d.File.Text))})
	return s.chain()
}

// selector collects the spans around an offset.
type selector struct {
	text   string
	offset int32
	base   int32
	spans  []source.Span
}

// around reports whether the offset is in a span, or touches it.
func (s *selector) around(at source.Span) bool {
	return at.Start <= s.offset && s.offset <= at.End
}

// add adds a span of the file, and put one that counts from the base.
func (s *selector) add(at source.Span) {
	if s.around(at) && (at.Len() > 0 || len(s.text) == 0) {
		s.spans = append(s.spans, at)
	}
}

func (s *selector) put(at source.Span) { s.add(at.Shift(s.base)) }

// within adds a span that counts from the base, and reports whether the offset
// is in it.
func (s *selector) within(at source.Span) bool {
	s.put(at)
	return s.around(at.Shift(s.base))
}

// chain orders what was collected and leaves out what is not inside of the next.
func (s *selector) chain() []source.Span {
	slices.SortStableFunc(s.spans, func(a, b source.Span) int {
		// Of two that touch the offset the one behind it is what is meant.
		return cmp.Or(cmp.Compare(a.Len(), b.Len()), cmp.Compare(b.Start, a.Start))
	})
	chain := s.spans[:0]
	for _, at := range s.spans {
		if n := len(chain); n == 0 || at.Covers(chain[n-1]) && at != chain[n-1] {
			chain = append(chain, at)
		}
	}
	return chain
}

// word adds the word that the offset is in or touches.
func (s *selector) word() {
	start, end := s.offset, s.offset
	for start > 0 && isWord(s.text[start-1]) {
		start--
	}
	for int(end) < len(s.text) && isWord(s.text[end]) {
		end++
	}
	s.add(source.Span{Start: start, End: end})
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c >= utf8.RuneSelf
}

func (s *selector) decl(p syntax.Placed) {
	s.base = p.Start
	s.put(trimmed(p.Text))
	for _, c := range p.Comments {
		s.put(c.Span)
		if c.Span.Len() > 2 {
			s.put(source.Span{Start: c.Span.Start + 2, End: c.Span.End})
		}
	}
	s.items(p.Text, p.Items)
}

// trimmed is the span of a text without white space around it.
func trimmed(text string) source.Span {
	end := len(strings.TrimRight(text, " \t\n"))
	return source.Span{Start: int32(end - len(strings.TrimLeft(text[:end], " \t\n"))), End: int32(end)}
}

func (s *selector) items(text string, items []syntax.Item) {
	for _, item := range items {
		at := item.Span()
		if doc := item.Documentation(); doc != nil {
			s.put(doc.Loc)
			at = at.Join(doc.Loc)
		}
		if s.within(at) {
			s.put(item.Span())
			s.parts(item)
			for _, body := range syntax.Bodies(item) {
				if s.within(body.Loc) {
					s.brackets(body.Loc.Shift(s.base), 1)
					s.items(text, body.Items)
				}
			}
		}
	}
}

// brackets adds what is inside of brackets, white space at its ends left out.
func (s *selector) brackets(at source.Span, width int32) {
	if at.Len() < 2*width {
		return
	}
	inner := trimmed(s.text[at.Start+width : at.End-width]).Shift(at.Start + width)
	s.add(source.Span{Start: at.Start + width, End: at.End - width})
	s.add(inner)
}

// parts adds what an item consists of beside its blocks.
func (s *selector) parts(item syntax.Item) {
	switch x := item.(type) {
	case *syntax.State:
		s.name(&x.Name)
		s.resource(x.Resource)
		if x.Flow != nil {
			s.put(x.Flow.Loc)
			s.name(&x.Flow.Name)
		}
		for _, h := range x.Fail {
			s.setting(&syntax.Setting{Keyword: h.Keyword, Value: h.Value})
		}
	case *syntax.Workflow:
		s.name(x.Name)
	case *syntax.Param:
		s.name(&x.Name)
	case *syntax.Const:
		s.name(&x.Name)
	case *syntax.RetryPolicy:
		s.name(&x.Name)
	case *syntax.CatchPolicy:
		s.name(&x.Name)
		s.catcher(&x.Catcher)
	case *syntax.Defaults:
		s.resource(&x.Pattern)
	case *syntax.Import:
		if x.Names != nil && s.within(x.Names.Loc) {
			s.brackets(x.Names.Loc.Shift(s.base), 1)
			for i := range x.Names.Names {
				s.name(&x.Names.Names[i])
			}
		}
	case *syntax.Property:
		s.name(&x.Key)
	case *syntax.ASLField:
		s.name(&x.Field)
	case *syntax.Start:
		s.name(&x.Name)
	case *syntax.RetryClause:
		s.name(x.Policy)
	case *syntax.CatchClause:
		s.catcher(&x.Catcher)
	case *syntax.When:
		for _, setting := range x.Settings {
			s.setting(setting)
		}
	case *syntax.ResourceClause:
		s.resource(x.Resource)
	}
	if r := retrierOf(item); r != nil {
		s.put(r.Loc)
		s.errors(&r.Errors)
		for _, setting := range r.Settings {
			s.setting(setting)
		}
	}
	if t := targetOf(item); t != nil && t.Name != nil {
		s.name(t.Name)
	}
	valuesOf(item, s.value)
}

func (s *selector) catcher(c *syntax.Catcher) {
	s.put(c.Loc)
	s.errors(&c.Errors)
	for _, setting := range c.Settings {
		s.setting(setting)
	}
}

func (s *selector) errors(l *syntax.ErrorList) {
	s.put(l.Loc)
	for i := range l.Names {
		s.name(&l.Names[i])
	}
}

func (s *selector) setting(x *syntax.Setting) {
	at := x.Keyword.Loc
	if x.Value != nil {
		at = at.Join(x.Value.Loc)
	}
	s.put(at)
}

func (s *selector) name(n *syntax.Name) {
	if n == nil {
		return
	}
	s.put(n.Loc)
	if n.Quoted && n.Loc.Len() > 2 {
		s.put(source.Span{Start: n.Loc.Start + 1, End: n.Loc.End - 1})
	}
}

func (s *selector) resource(r *syntax.Resource) {
	if r == nil {
		return
	}
	s.put(r.Loc)
	if r.Quoted {
		s.brackets(r.Loc.Shift(s.base), 1)
	}
}

func (s *selector) value(v *syntax.Value) {
	if !s.within(v.Loc) {
		return
	}
	at := v.Loc.Shift(s.base)
	switch v.Kind {
	case syntax.ObjectValue:
		s.brackets(at, 1)
		for i := range v.Members {
			m := &v.Members[i]
			s.name(&m.Key)
			s.put(m.Key.Loc.Join(m.Value.Loc))
			s.value(m.Value)
		}
	case syntax.ArrayValue:
		s.brackets(at, 1)
		for _, item := range v.Items {
			s.value(item)
		}
	case syntax.StringValue:
		s.brackets(at, 1)
	case syntax.TextValue:
		s.brackets(at, 3)
	case syntax.VerbatimValue:
		s.brackets(at, 2)
		s.jsonata(v.JSONata().Root, from(at.Start+2))
	case syntax.ExpressionValue:
		if v.Language == syntax.JSONPath {
			s.jsonpath(v.Path().Node, from(at.Start))
		} else {
			s.jsonata(v.JSONata().Root, from(at.Start))
		}
	case syntax.ConditionValue:
		if !v.Broken {
			s.condition(v.Condition(), at.Start)
		}
	}
}
