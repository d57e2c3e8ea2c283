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
	if o := f.doc.Index().At(f.offset); o != nil {
		f.place = &place.Place{}
		if o.Symbol.Kind == index.Variable {
			f.place = f.doc.Place(f.offset)
		}
		if f.symbol(o) {
			return
		}
	}
	f.place = f.doc.Place(f.offset)
	p := f.place
	f.span = p.Span
	word := f.text[p.Span.Start:p.Span.End]
	switch p.Kind {
	case place.Field:
		f.aslField(word)
	case place.Key:
		f.aslKey(word)
	case place.ErrorName:
		f.errorName(word)
	case place.Resource:
		f.resource(word, true)
	case place.Expression, place.Path:
		f.expression()
	case place.String, place.Value:
		f.aslValue(word)
	case place.Placeholder:
		f.placeholder(word)
	}
	if f.last == noBlock {
		f.embedded()
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
	case len(f.place.Path) == 0 && slices.Contains(d.Field.Enum, text):
		f.enumValue(text, d.Field)
	case (d.Field.Name == "Arguments" || d.Field.Name == "Parameters") && len(f.place.Path) > 0:
		f.argumentValue(f.keys(), text)
	}
}

// aslState is at the name of a state in ASL.
func (f *finder) aslState(s *index.Symbol) {
	known := f.stateFacts(s)
	kind := s.Detail
	if kind == "" {
		kind = "state"
	}
	f.title(kind, code(s.Name), "")
	if known == nil {
		return
	}
	if comment := known.Get("Comment"); comment.Is(asl.String) {
		f.comment(comment.Text)
	}
	if r := known.Get("Resource"); r.Is(asl.String) {
		f.item("runs %s", code(r.Text))
	}
	f.inside(s.Scope)
	f.reached(s)
	f.leads(known.Node)
	if declared := s.Declared(); declared != nil && declared.Span.Start <= f.offset && f.offset <= declared.Span.End {
		return // its JSON stands right there
	}
	f.node(known.Node)
}

// stateFacts returns what is known of a state in ASL, or nil.
func (f *finder) stateFacts(s *index.Symbol) *facts.State {
	at := s.Declared().Span
	for _, known := range f.doc.Facts() {
		if known == nil {
			continue
		}
		for _, state := range known.Named(s.Name) {
			if state.NameAt.Span == at {
				return state
			}
		}
	}
	return nil
}
