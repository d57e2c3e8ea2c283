package hover

import (
	"strings"

	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/words"
)

// errorName is at the name of an error.
func (f *finder) errorName(name string) {
	if name == "" {
		return
	}
	f.title("error", code(name), "")
	e, known := words.ErrorNamed(name)
	if !known {
		e = words.OtherError(name)
	}
	f.sentence(e.Raised)
	if raisers := f.raisers(name); len(raisers) > 0 {
		f.item("raised by %s", codes(raisers))
	}
	if f.place.State() != nil || f.place.ASL != nil {
		if c := f.callHere(); c != nil && !known {
			f.raisedByCall(c, name)
		}
	}
	f.sentence(e.Caught)
}

func (f *finder) raisedByCall(c *call, name string) {
	errors := c.errors()
	for _, e := range errors {
		if e == name {
			f.item("raised by %s", code(c.Name()))
			return
		}
	}
	prefix, _, dotted := strings.Cut(name, ".")
	if dotted && len(errors) > 0 {
		if own, _, _ := strings.Cut(errors[0], "."); own == prefix {
			f.item("not among the errors that are known of %s: %s", code(c.Name()), codes(errors))
		}
	}
}

// raisers are the Fail states that raise an error.
func (f *finder) raisers(name string) []string {
	var list []string
	if !f.doc.Gait {
		for _, facts := range f.doc.Facts() {
			if facts == nil {
				continue
			}
			for _, s := range facts.States {
				if n := s.Get("Error"); s.Type() == "Fail" && n != nil && n.Text == name {
					list = append(list, s.Name)
				}
			}
		}
		return list
	}
	for _, d := range f.doc.Tree().Decls {
		syntax.Walk(d.Items, func(item syntax.Item) bool {
			if s, ok := item.(*syntax.State); ok && s.Kind == syntax.Fail && raises(s, name) {
				list = append(list, s.Name.Text)
			}
			return true
		})
	}
	return list
}

func raises(s *syntax.State, name string) bool {
	for _, h := range s.Fail {
		if h.Keyword.Text == "error" && h.Value != nil && h.Value.Kind == syntax.StringValue && h.Value.String() == name {
			return true
		}
	}
	if s.Body == nil {
		return false
	}
	for _, item := range s.Body.Items {
		if c, ok := item.(*syntax.ValueClause); ok && c.Keyword.Text == "error" && c.Value.Kind == syntax.StringValue && c.Value.String() == name {
			return true
		}
	}
	return false
}
