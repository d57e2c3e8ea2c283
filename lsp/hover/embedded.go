package hover

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/place"
)

// embedded is in a definition that is itself a string of a template. What stands
// there is found in its tree, whose places are those of the file: the text around
// them may have escapes.
func (f *finder) embedded() {
	for i, d := range f.doc.Definitions() {
		if d.Embedded && d.Root != nil && f.touches(d.Root.At.Span) {
			f.inTree(f.doc.Facts()[i])
			return
		}
	}
}

// touches reports whether the place is in a span, or at its end.
func (f *finder) touches(s source.Span) bool { return s.Start <= f.offset && f.offset <= s.End }

func (f *finder) inTree(known *facts.Facts) {
	var object *facts.Object
	for _, o := range known.Objects {
		if o.Node.At.File == f.doc.File && f.touches(o.Node.At.Span) {
			object = o
		}
	}
	if object == nil {
		return
	}
	d := &place.Document{Owner: object.Owner, Object: object.Node, Root: known.Root}
	f.place = &place.Place{Offset: f.offset, ASL: d}
	for i := range object.Node.Members {
		m := &object.Node.Members[i]
		switch {
		case f.touches(m.KeyAt.Span):
			f.span = m.KeyAt.Span
			f.aslField(m.Key)
			return
		case f.touches(m.Value.At.Span):
			d.Field, f.place.Clause = asl.FieldOf(object.Owner, m.Key), m.Key
			f.inNode(m.Value, 0)
			return
		}
	}
}

// inNode is inside of the value of a field.
func (f *finder) inNode(n *asl.Node, depth int) {
	if depth == maxOutline {
		return
	}
	for i, item := range n.Items {
		if f.touches(item.At.Span) {
			f.place.Path = append(f.place.Path, place.Step{Index: i})
			f.inNode(item, depth+1)
			return
		}
	}
	for i := range n.Members {
		m := &n.Members[i]
		switch {
		case f.touches(m.KeyAt.Span):
			f.span = m.KeyAt.Span
			if field := f.place.ASL.Field; field != nil && field.Name == "States" && depth == 0 {
				f.aslName()
			} else {
				f.aslKey(m.Key)
			}
			return
		case f.touches(m.Value.At.Span):
			f.place.Path = append(f.place.Path, place.Step{Key: m.Key, Index: -1})
			f.inNode(m.Value, depth+1)
			return
		}
	}
	if !n.Is(asl.String) {
		return
	}
	f.span = n.At.Span
	if f.placeholderIn(f.span) {
		return
	}
	switch field := f.place.ASL.Field; {
	case field != nil && field.Values&asl.StateNameValue != 0:
		f.aslTarget(n.Text)
	case field != nil && field.Name == "ErrorEquals":
		f.errorName(n.Text)
	case field != nil && field.Name == "Resource" && slices.Contains([]asl.Owner{asl.OwnerTask, asl.OwnerItemReader, asl.OwnerResultWriter}, field.Owner):
		f.resource(n.Text, true)
	default:
		f.aslValue(n.Text)
	}
}
