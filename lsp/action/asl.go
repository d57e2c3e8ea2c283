package action

import (
	"fmt"
	"path"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
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

// createInASL offers to write a missing state into the States that a transition
// stays in.
func (r *request) createInASL(o *index.Occurrence, settled []diag.Diagnostic) {
	owner, m := r.around(o.Span.Start)
	if m == nil {
		return
	}
	states := m.Node.Get("States")
	if !states.Is(asl.Object) || !r.stands(states.At) || o.Fixed {
		return
	}
	jsonata := asl.LanguageOf(m.Root().Node.Get("QueryLanguage")) == "JSONata"
	meant := r.hasPreferred()
	for i, kind := range kinds(false) {
		title := fmt.Sprintf("create the state %s as %s", quoted(o.Symbol.Name), kind.Type())
		fields := newFields(kind, o.Symbol.Name, jsonata)
		r.add(Action{Title: title, Kind: QuickFix, Diagnostics: settled, Preferred: i == 0 && !meant}, changes, func() []diag.Edit {
			return r.addState(states, owner, o.Symbol.Name, fields)
		})
	}
}

// field is a field of a new state, its value as JSON.
type field struct{ name, value string }

// newFields are the fields of a new state.
func newFields(kind syntax.StateKind, name string, jsonata bool) []field {
	fields := []field{{"Type", quoted(kind.Type())}}
	switch kind {
	case syntax.Task:
		arguments := "Parameters"
		if jsonata {
			arguments = "Arguments"
		}
		fields = append(fields,
			field{"Resource", `"arn:aws:states:::lambda:invoke"`},
			field{arguments, `{"FunctionName": ` + quoted("${"+identifier(name)+"Function}") + "}"})
	case syntax.Wait:
		fields = append(fields, field{"Seconds", "10"})
	case syntax.Fail:
		return append(fields, field{"Error", quoted(identifier(name))})
	case syntax.Succeed:
		return fields
	}
	return append(fields, field{"End", "true"})
}

// addState writes a state behind its owner, or at the end.
func (r *request) addState(states *asl.Node, owner *asl.State, name string, fields []field) []diag.Edit {
	if len(states.Members) == 0 {
		return []diag.Edit{r.edit(states.At.Span, "{"+quoted(name)+": "+inOneLine(fields)+"}")}
	}
	after := &states.Members[len(states.Members)-1]
	for i := range states.Members {
		if owner != nil && states.Members[i].Value == owner.Node {
			after = &states.Members[i]
		}
	}
	if !r.stands(after.KeyAt) || !r.stands(after.Value.At) {
		return nil
	}
	key := after.KeyAt.Span.Start
	gap := r.separator(key)
	end := after.Value.At.Span.End
	if gap == " " {
		return []diag.Edit{r.insert(end, ", "+quoted(name)+": "+inOneLine(fields))}
	}
	step := r.step(after, gap)
	if r.File.Text[states.At.Span.Start] != '{' {
		// A block of YAML.
		end = r.lineEnd(int32(len(strings.TrimRight(r.File.Text[:end], " \t\n"))))
		text := gap + yamlKey(name, r.File.Slice(after.KeyAt.Span)) + ":"
		for _, f := range fields {
			text += gap + step + f.name + ": " + yaml(f.value)
		}
		return []diag.Edit{r.insert(end, text)}
	}
	if !strings.Contains(r.File.Slice(after.Value.At.Span), "\n") {
		return []diag.Edit{r.insert(end, ","+gap+quoted(name)+": "+inOneLine(fields))}
	}
	text := "," + gap + quoted(name) + ": {"
	for i, f := range fields {
		if i > 0 {
			text += ","
		}
		text += gap + step + quoted(f.name) + ": " + f.value
	}
	return []diag.Edit{r.insert(end, text+gap+"}")}
}

// yamlKey writes a key as those beside it are: without quotes only where they
// have none either.
func yamlKey(name, beside string) string {
	if !strings.HasPrefix(beside, `"`) && !strings.HasPrefix(beside, "'") && yamlPlain(name) {
		return name
	}
	return quoted(name)
}

// yamlPlain reports whether a string certainly is one without quotes.
func yamlPlain(text string) bool {
	switch strings.ToLower(text) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return syntax.IsIdentifier(text)
}

// yaml writes a value of JSON, without quotes where a string needs none.
func yaml(value string) string {
	if text := strings.Trim(value, `"`); yamlPlain(text) {
		return text
	}
	return value
}

// step is what the members of a state are indented by.
func (r *request) step(state *asl.Member, gap string) string {
	if state.Value.Is(asl.Object) && len(state.Value.Members) > 0 {
		if inner, ok := strings.CutPrefix(r.separator(state.Value.Members[0].KeyAt.Span.Start), gap); ok && inner != "" && strings.TrimLeft(inner, " \t") == "" {
			return inner
		}
	}
	return "  "
}

func inOneLine(fields []field) string {
	text := make([]string, len(fields))
	for i, f := range fields {
		text[i] = quoted(f.name) + ": " + f.value
	}
	return "{" + strings.Join(text, ", ") + "}"
}
