package action

import (
	"path"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lsp/index"
)

func quoted(text string) string { return index.Quoted(text) }

// definitionAt returns the definition around an offset, or the only one.
func (r *request) definitionAt(offset int32) *asl.Definition {
	var found *asl.Definition
	n := 0
	for i := range r.Definitions() {
		d := &r.Definitions()[i]
		if d.Root == nil {
			continue
		}
		n++
		if s := d.Root.At.Span; d.Root.At.File == r.File && s.Start <= offset && offset <= s.End {
			return d
		}
		found = d
	}
	if n == 1 {
		return found
	}
	return nil
}

// open offers to show the definition at the place as Gait.
func (r *request) open() {
	d := r.definitionAt(r.span.Start)
	if d == nil || !r.opts.wants(Open) || d.Root.Get("States") == nil {
		return
	}
	base := path.Base(strings.ReplaceAll(r.File.Path, `\`, "/"))
	name := base
	for _, ext := range []string{".json", ".yaml", ".yml", ".asl"} {
		name = strings.TrimSuffix(name, ext)
	}
	if d.Name != "" {
		name = d.Name
	}
	r.list = append(r.list, Action{Title: "open as Gait", Kind: Open, Opens: &Document{
		Path: name + ".gait",
		Text: func() (text string, err error) {
			err = r.guarded(func() error {
				out, err := decompile.Import(d.Root, decompile.Options{Name: name, Fold: true})
				text = out.Text
				return err
			})
			return text, err
		},
	}})
}

// stands reports whether a node stands in the file as itself.
func (r *request) stands(at asl.Origin) bool {
	return at.File == r.File && at.Via == nil && at.Span.Len() > 0
}

// around returns the innermost state around an offset, and the machine that it is
// in; without a state the machine around it.
func (r *request) around(offset int32) (*asl.State, *asl.Machine) {
	d := r.definitionAt(offset)
	if d == nil || d.Embedded {
		return nil, nil
	}
	m := asl.MachineOf(d.Root)
	var found *asl.State
	for {
		var inner *asl.State
		for _, s := range m.States() {
			if !r.stands(s.Node.At) || !r.stands(s.NameAt) {
				continue
			}
			if min(s.NameAt.Span.Start, s.Node.At.Span.Start) <= offset && offset <= s.Node.At.Span.End {
				inner = s
			}
		}
		if inner == nil {
			return found, m
		}
		found = inner
		next := (*asl.Machine)(nil)
		for _, scope := range inner.Scopes() {
			if at := scope.Node.At; r.stands(at) && at.Span.Start <= offset && offset <= at.Span.End {
				next = scope
			}
		}
		if next == nil {
			return found, m
		}
		m, found = next, nil
	}
}

// objectAround returns the object of the innermost state around an offset, else
// the machine, and the machine of the whole definition; nil where they cannot be
// edited.
func (r *request) objectAround(offset int32) (object, root *asl.Node) {
	d := r.definitionAt(offset)
	if d == nil || d.Embedded || !r.stands(d.Root.At) || !d.Root.Is(asl.Object) {
		return nil, nil
	}
	s, m := r.around(offset)
	switch {
	case s != nil && s.Node.Is(asl.Object):
		return s.Node, d.Root
	case m.Outer != nil:
		return m.Outer.Node, d.Root
	}
	return d.Root, d.Root
}

// firstMember puts a member in before the others of an object of JSON, laid out
// as the first of them is.
func (r *request) firstMember(object *asl.Node, text string) diag.Edit {
	at := object.At.Span.Start + 1
	if len(object.Members) == 0 {
		return r.insert(at, text)
	}
	first := object.Members[0].KeyAt.Span.Start
	return r.insert(first, text+","+r.separator(first))
}

// separator returns the white space that a member which begins at an offset is
// parted by from the one before it.
func (r *request) separator(at int32) string {
	text := r.File.Text
	start := strings.LastIndexByte(text[:at], '\n')
	if start >= 0 && strings.TrimSpace(text[start:at]) == "" {
		return text[start:at]
	}
	return " "
}
