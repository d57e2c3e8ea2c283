package hover

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
	"github.com/gait-lang/gait/lsp/words"
)

// asl is in a text of ASL.
func (f *finder) asl() {
	f.place = f.doc.Place(f.offset)
	p := f.place
	f.span = p.Span
	word := f.text[p.Span.Start:p.Span.End]
	switch p.Kind {
	case place.Field:
		f.aslField(word)
	case place.Target:
		f.aslTarget(nameOf(`"` + word + `"`))
	case place.NewName:
		f.aslName()
	case place.Key:
		f.aslKey(word)
	case place.ErrorName:
		f.errorName(word)
	case place.Resource:
		f.resource(word, true)
	case place.Expression, place.Path:
		if !f.aslVariable(word) {
			f.expression()
		}
	case place.String, place.Value:
		f.aslValue(word)
	case place.Placeholder:
		f.placeholder(word)
	}
	if f.last == noBlock {
		f.embedded()
	}
	if f.last == noBlock {
		f.replaced()
	}
}

func (f *finder) aslField(name string) {
	f.knownField(name)
	if f.last == noBlock && f.place.ASL.Owner != "" && name != "" {
		f.title("", code(name), "")
		if near := diag.Nearest(name, asl.FieldNames(f.place.ASL.Owner)); near != "" {
			f.say("There is no such field in %s; there is %s.", ownerText(f.place.ASL.Owner), code(near))
		} else {
			f.say("There is no such field in %s.", ownerText(f.place.ASL.Owner))
		}
	}
}

func (f *finder) knownField(name string) {
	if f.field(f.place.ASL.Owner, name) {
		if value := f.place.ASL.Object.Get(name); value != nil && strings.Contains(name, "Seconds") {
			if n, ok := facts.Number(value); ok && n >= 60 {
				f.say("%s seconds are %s.", value.Text, code(readable(n)))
			}
		}
	}
}

// aslKey is at a key inside of the value of a field.
func (f *finder) aslKey(name string) {
	d := f.place.ASL
	if d.Field == nil {
		return
	}
	if d.Field.Name == "Assign" && f.aslVariable(name) {
		return
	}
	switch d.Field.Name {
	case "Arguments", "Parameters":
		f.argument(append(f.keys(), name))
	}
}

// aslValue is at a value.
func (f *finder) aslValue(text string) {
	d := f.place.ASL
	switch {
	case d.Object == nil:
	case f.place.Clause == "Type" && slices.Contains(asl.StateTypes, text):
		f.title("", code(text), " state")
		f.sentence(words.StateType(text))
	case d.Field == nil:
	case d.Field.Name == "Error" && d.Field.Owner == asl.OwnerFail:
		f.errorName(text)
	case f.place.Kind == place.Value && len(f.place.Path) == 0 && text != "":
		f.aslField(d.Field.Name)
	case len(f.place.Path) == 0 && slices.Contains(d.Field.Enum, text):
		f.enumValue(text, d.Field)
	case (d.Field.Name == "Arguments" || d.Field.Name == "Parameters") && len(f.place.Path) > 0:
		f.argumentValue(f.keys(), text)
	}
}

// aslVariable is at a variable, of which the index knows.
func (f *finder) aslVariable(word string) bool {
	if f.place.Kind != place.Key && !strings.HasPrefix(word, "$") || word == "$states" || word == "$$" || word == "$" {
		return false
	}
	o := f.doc.Index().At(f.offset)
	return o != nil && o.Symbol.Kind != index.State && f.symbol(o)
}

// known returns the facts about the definition at the place, or nil.
func (f *finder) known() *facts.Facts {
	for _, known := range f.doc.Facts() {
		if known != nil && known.Root == f.place.ASL.Root {
			return known
		}
	}
	return nil
}

// aslTarget is at the name of a state in a transition.
func (f *finder) aslTarget(name string) {
	known := f.known()
	if known == nil || name == "" {
		return
	}
	for _, o := range known.Objects {
		if o.Node != f.place.ASL.Object {
			continue
		}
		if s := o.Scope.State(name); s != nil {
			f.aslState(s)
			f.node(s.Node)
		} else {
			f.title("state", code(name), "")
			f.say("There is no such state in this scope.")
		}
		return
	}
}

// aslName is at the name of a state before its JSON.
func (f *finder) aslName() {
	if known := f.known(); known != nil {
		for _, s := range known.States {
			if s.NameAt.File == f.doc.File && f.touches(s.NameAt.Span) {
				f.aslState(s)
				return
			}
		}
	}
}

// aslState says what is known of a state of ASL.
func (f *finder) aslState(s *facts.State) {
	kind := s.Type()
	if kind == "" {
		kind = "state"
	}
	f.title(kind, code(s.Name), "")
	if comment := s.Get("Comment"); comment.Is(asl.String) {
		f.comment(comment.Text)
	}
	if r := s.Get("Resource"); r.Is(asl.String) {
		f.item("runs %s", code(r.Text))
	}
	outer, outerKind := "", ""
	if s.Scope.Outer != nil {
		outer, outerKind = s.Scope.Outer.Name, s.Scope.Outer.Type()
	}
	f.inside(outer, outerKind)
	var from []string
	seen := map[*facts.State]bool{}
	for _, e := range s.In {
		if !seen[e.From] {
			seen[e.From] = true
			from = append(from, e.From.Name)
		}
	}
	f.reachedFrom(s.Scope.Start == s, outerKind, from, nil)
	f.leads(s.Node)
}
