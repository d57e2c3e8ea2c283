package facts

import (
	"strings"
	"sync"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
)

// Form says what an expression is written in.
type Form uint8

const (
	// JSONataForm: "{% … %}" in a JSONata state.
	JSONataForm Form = iota + 1
	// PathForm: the value of a field that takes a path, or a reference path.
	PathForm
	// TemplateForm: the value of a key that ends in ".$" in a payload template:
	// a path or a call of an intrinsic function.
	TemplateForm
)

// Expression is one expression and its place.
type Expression struct {
	Form Form
	// Object and Field are where it stands; Field is a field of Object.Owner.
	Object *Object
	Field  *asl.Field
	// Node is the string that it is, or is the whole content of.
	Node *asl.Node
	// Key is the member that Node is the value of; nil for an item of an array.
	Key *asl.Member
	// Whole: it is the value of the field, not a part of it.
	Whole bool
	// Text is the expression without the marks of JSONata, and start where it
	// begins in Node.Text.
	Text  string
	start int32

	mu    sync.Mutex // of what follows, which is found when it is first asked for
	tree  *jsonata.Tree
	path  *jsonpath.Expr
	field *jsonpath.Path
	vars  []jsonata.VariableRef
	free  bool // vars were looked for
	// places finds where parts of Node.Text were written, once placed says so.
	places asl.TextMap
	placed bool
	isBare bool
}

// Marks of a string that is JSONata.
const (
	openMark  = "{%"
	closeMark = "%}"
)

// IsJSONata reports whether a string of a JSONata state is an expression.
func IsJSONata(s string) bool {
	return len(s) >= len(openMark)+len(closeMark) && strings.HasPrefix(s, openMark) && strings.HasSuffix(s, closeMark)
}

// HasResult reports whether $states.result exists there.
func (e *Expression) HasResult() bool {
	switch e.Object.Owner {
	case asl.OwnerTask, asl.OwnerMap, asl.OwnerParallel:
		return e.Field.Name == "Output" || e.Field.Name == "Assign"
	}
	return false
}

// HasError reports whether $states.errorOutput exists there.
func (e *Expression) HasError() bool {
	return e.Object.Owner == asl.OwnerCatcher && (e.Field.Name == "Output" || e.Field.Name == "Assign")
}

// State returns the state that the expression is in.
func (e *Expression) State() *State { return e.Object.State }

// JSONata returns the parsed expression; for [JSONataForm].
func (e *Expression) JSONata() *jsonata.Tree {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.parsed()
}

// parsed is JSONata for who has the lock.
func (e *Expression) parsed() *jsonata.Tree {
	if e.tree == nil {
		e.tree = jsonata.Parse(e.Text)
	}
	return e.tree
}

// Template returns the parsed expression; for [TemplateForm], and for fields
// that take the call of an intrinsic function.
func (e *Expression) Template() *jsonpath.Expr {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.path == nil {
		e.path = jsonpath.Parse(e.Text)
	}
	return e.path
}

// Path returns the parsed path; for [PathForm].
func (e *Expression) Path() *jsonpath.Path {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.field == nil {
		e.field = jsonpath.ParsePath(e.Text)
	}
	return e.field
}

// At returns the place of a span of Text.
func (e *Expression) At(s source.Span) asl.Origin {
	e.mu.Lock()
	defer e.mu.Unlock()
	at := e.Node.At
	if !e.placed {
		e.placed = true
		if e.isBare = e.bare(); !e.isBare {
			e.places = asl.NewTextMap(at, e.Node.Text)
		}
	}
	if !e.isBare {
		at.Span = e.places.Span(s.Shift(e.start))
		return at
	}
	// Text has the spaces that the compiler put around what is written.
	start, end := at.Span.Start, at.Span.End
	at.Span = source.Span{
		Start: min(max(start+s.Start-1, start), end),
		End:   min(max(start+s.End-1, start), end),
	}
	return at
}

// bare reports whether the expression stands without the marks of JSONata, as
// it does in Gait.
func (e *Expression) bare() bool {
	at := e.Node.At
	return e.Form == JSONataForm && at.File != nil && at.Via == nil && len(e.Text) > 2 &&
		at.Span.Len() == int32(len(e.Text))-2 && at.File.Slice(at.Span) == e.Text[1:len(e.Text)-1]
}

func (f *Facts) expressions(o *Object, field *asl.Field, m *asl.Member) {
	const paths = asl.PathValue | asl.ReferenceValue | asl.IntrinsicValue
	v := m.Value
	switch {
	case o.JSONata && field.Languages == asl.JSONPathOnly, !o.JSONata && field.Languages == asl.JSONataOnly:
		// The field is refused, whatever is in it.
	case o.JSONata && field.Expressions != asl.Static && field.Holds == "":
		if field.Expressions == asl.Whole {
			if v.Kind == asl.String {
				f.jsonata(o, field, m, v, true)
			}
			return
		}
		f.strings(o, field, m, v, true)
	case o.JSONata:
	case field.Values&paths != 0:
		if v.Kind == asl.String {
			form := PathForm
			if strings.HasSuffix(m.Key, ".$") {
				form = TemplateForm
			}
			f.add(&Expression{Form: form, Object: o, Field: field, Node: v, Key: m, Whole: true, Text: v.Text})
		}
	case field.Holds == "" && (field.Expressions == asl.Inside || field.Expressions == asl.Anywhere):
		f.template(o, field, v)
	}
}

// strings adds the JSONata strings in a value.
func (f *Facts) strings(o *Object, field *asl.Field, m *asl.Member, v *asl.Node, whole bool) {
	switch v.Kind {
	case asl.String:
		f.jsonata(o, field, m, v, whole)
	case asl.Array:
		for _, item := range v.Items {
			f.strings(o, field, nil, item, false)
		}
	case asl.Object:
		for i := range v.Members {
			f.strings(o, field, &v.Members[i], v.Members[i].Value, false)
		}
	}
}

func (f *Facts) jsonata(o *Object, field *asl.Field, m *asl.Member, v *asl.Node, whole bool) {
	if !IsJSONata(v.Text) {
		return
	}
	f.add(&Expression{
		Form: JSONataForm, Object: o, Field: field, Node: v, Key: m, Whole: whole,
		Text: v.Text[len(openMark) : len(v.Text)-len(closeMark)], start: int32(len(openMark)),
	})
}

// template adds the expressions of a payload template.
func (f *Facts) template(o *Object, field *asl.Field, v *asl.Node) {
	switch v.Kind {
	case asl.Array:
		for _, item := range v.Items {
			f.template(o, field, item)
		}
	case asl.Object:
		for i := range v.Members {
			m := &v.Members[i]
			if !strings.HasSuffix(m.Key, ".$") {
				f.template(o, field, m.Value)
			} else if m.Value.Kind == asl.String {
				f.add(&Expression{Form: TemplateForm, Object: o, Field: field, Node: m.Value, Key: m, Text: m.Value.Text})
			}
		}
	}
}

func (f *Facts) add(e *Expression) {
	f.Expressions = append(f.Expressions, e)
	e.Object.State.Expressions = append(e.Object.State.Expressions, e)
}
