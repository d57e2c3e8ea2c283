package action

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

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
