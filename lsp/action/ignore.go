package action

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
)

// The comments that silence a rule.
const (
	ignoreHere   = "lint:ignore "
	ignoreInFile = "lint:file-ignore "
)

// missingComment is the rule about what has no Comment.
const missingComment = "missing-comment"

// reasonPlaceholder stands where the user has not said why.
const reasonPlaceholder = "because of what"

// ignore offers comments that silence the rules that find something at the span.
func (r *request) ignore() {
	if !r.opts.wants(QuickFix) {
		return
	}
	seen := map[string]bool{}
	for _, d := range r.problemsAt(r.span) {
		if seen[d.Rule] || !lint.Known(d.Rule) || !lint.ByRule(&d) && d.Severity == diag.Error || strings.HasSuffix(d.Rule, "-suppression") {
			continue
		}
		seen[d.Rule] = true
		here := r.silencer("ignore "+d.Rule+" here", d)
		file := r.silencer("ignore "+d.Rule+" in this file", d)
		var makeHere, makeFile func(reason string) ([]diag.Edit, error)
		switch {
		case r.Gait:
			at, indent, ok := r.commentPlace(d.Span.Start)
			if !ok {
				here.Disabled = fmt.Sprintf("no comment can stand above line %d, in the middle of a value", r.File.LineAt(d.Span.Start))
			}
			makeHere = r.commentLine(at, indent+"// "+ignoreHere+d.Rule)
			makeFile = r.commentLine(0, "// "+ignoreInFile+d.Rule)
		case r.yamlComments():
			line := r.File.LineSpan(r.File.LineAt(d.Span.Start)).Start
			if in := r.definitionAt(d.Span.Start); in != nil && in.Embedded {
				here.Disabled = "the definition is a string of the file, in which no comment can stand"
			}
			makeHere = r.yamlLine(line, r.indent(line)+"# "+ignoreHere+d.Rule)
			makeFile = r.yamlLine(0, "# "+ignoreInFile+d.Rule)
		default:
			object, root := r.objectAround(d.Span.Start)
			if object == nil || d.Rule == missingComment && object.Get("Comment") == nil {
				continue // it would be gone with any Comment
			}
			makeHere = r.commentMember(object, ignoreHere+d.Rule)
			makeFile = r.commentMember(root, ignoreInFile+d.Rule)
		}
		r.ask(here, makeHere)
		r.ask(file, makeFile)
	}
}

func (r *request) silencer(title string, d diag.Diagnostic) Action {
	return Action{
		Title: title, Kind: QuickFix, Diagnostics: []diag.Diagnostic{d},
		Ask: &Ask{Prompt: "why is " + d.Rule + " of no concern?", Placeholder: reasonPlaceholder},
	}
}

// ask adds an action whose edits have words of the user in them.
func (r *request) ask(a Action, edits func(reason string) ([]diag.Edit, error)) {
	a.edits = func(answer string) (list []diag.Edit, err error) {
		reason := strings.Join(strings.Fields(answer), " ")
		err = r.guarded(func() error {
			list, err = edits(cmp.Or(reason, reasonPlaceholder))
			return err
		})
		return list, err
	}
	r.list = append(r.list, a)
}

// commentPlace returns where the line of a comment about an offset goes, its
// indentation, and whether one can stand there.
func (r *request) commentPlace(offset int32) (at int32, indent string, ok bool) {
	at = r.File.LineSpan(r.File.LineAt(offset)).Start
	indent = r.indent(at)
	first := at + int32(len(indent))
	for _, e := range r.entriesAt(offset) {
		start := e.whole().Start
		doc := e.Documentation()
		switch {
		case start == first && doc != nil:
			// The comment on the whole does not part the documentation from it.
			at = e.at(doc.Loc).Start
			return int32(strings.LastIndexByte(r.File.Text[:at], '\n') + 1), indent, true
		case start == first:
			return at, indent, true
		}
	}
	// Between the lines of an entry: only the parser knows.
	text := r.File.Text[:at] + indent + "//\n" + r.File.Text[at:]
	tree := syntax.Reparse(source.New(r.File.Path, text), r.Tree())
	if len(tree.Diagnostics()) > len(r.Tree().Diagnostics()) {
		return at, indent, false
	}
	for _, d := range tree.Decls {
		for _, c := range d.Comments {
			if d.At(c.Span).Start == first {
				return at, indent, true
			}
		}
	}
	return at, indent, false
}

// commentLine puts a line of a comment in.
func (r *request) commentLine(at int32, text string) func(string) ([]diag.Edit, error) {
	return func(reason string) ([]diag.Edit, error) {
		return r.settle([]diag.Edit{r.insert(at, text+" "+reason+"\n")}, keeps)
	}
}

// yamlComments reports whether the text takes comments that silence rules: YAML
// that is not JSON.
func (r *request) yamlComments() bool {
	return !jsonText(r.File.Text) && !strings.HasSuffix(strings.ToLower(r.File.Path), ".json")
}

func jsonText(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), "{") }

// yamlLine puts a line of a comment in, if it becomes one.
func (r *request) yamlLine(at int32, text string) func(string) ([]diag.Edit, error) {
	return func(reason string) ([]diag.Edit, error) {
		edits := []diag.Edit{r.insert(at, text+" "+reason+"\n")}
		after, _, err := apply(r.File.Text, edits)
		if err != nil {
			return nil, err
		}
		definitions, _ := asl.Definitions(source.New(r.File.Path, after))
		same := len(definitions) == len(r.Definitions())
		for i := 0; same && i < len(definitions); i++ {
			a, b := definitions[i].Root, r.Definitions()[i].Root
			same = (a == nil) == (b == nil) && (a == nil || asl.Equal(a, b))
		}
		if !same {
			return nil, errors.New("no comment can stand there, in the middle of a text")
		}
		return edits, nil
	}
}

// commentMember puts a line into the Comment of an object of JSON.
func (r *request) commentMember(object *asl.Node, line string) func(string) ([]diag.Edit, error) {
	return func(reason string) ([]diag.Edit, error) {
		text := line + " " + reason
		if m := object.Member("Comment"); m != nil {
			if !m.Value.Is(asl.String) || m.Value.At.File != r.File {
				return nil, errors.New("the Comment is no text")
			}
			if m.Value.Text != "" {
				text = m.Value.Text + "\n" + text
			}
			return []diag.Edit{r.edit(m.Value.At.Span, quoted(text))}, nil
		}
		return []diag.Edit{r.firstMember(object, `"Comment": `+quoted(text))}, nil
	}
}
