package decompile

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/schema"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// ErrNoStates says that an object is no state machine.
var ErrNoStates = errors.New(`no state machine: expected an object with "States"`)

// ChangedError says that Gait text compiles to something else than the
// definition that it was made from, or not at all. It is a defect of the
// decompiler or of what the definition asks for: a nesting beyond the limits
// of the language, a placeholder that cannot be a param.
type ChangedError struct {
	// Pointer is the JSON pointer of the first difference, and What says it in
	// words. Pointer is "" where the text does not compile.
	Pointer, What string
	// Diagnostics are the errors of compiling.
	Diagnostics []diag.Diagnostic
}

// Error names the place.
func (e *ChangedError) Error() string {
	if len(e.Diagnostics) > 0 {
		return "the imported text does not compile: " + e.Diagnostics[0].Message
	}
	return fmt.Sprintf("the imported text compiles to something else at %q: %s", e.Pointer, e.What)
}

// Import writes a state machine as formatted Gait, compiles what it wrote and
// compares. What the compiler or the schema refuses becomes a raw escape, so
// that building the text always works. It returns [ErrNoStates] for what is no
// state machine, and a [*ChangedError] together with the output when the text
// does not mean the same; nothing should be written then. Keys that stand twice
// in an object are kept where Gait has a place for them and are no difference.
func Import(root *asl.Node, opts Options) (Output, error) {
	if !root.Is(asl.Object) || root.Get("States") == nil {
		return Output{}, ErrNoStates
	}
	name := opts.Name
	if name == "" {
		name = "workflow"
	}
	refused := map[string]bool{}
	for round := 1; ; round++ {
		p := decompile(root, opts, refused)
		out := p.output()
		tree := syntax.Parse(source.New(name+".gait", out.Text))
		if errs := errorsOf(tree.Diagnostics()); len(errs) > 0 {
			if round < maxRounds && refuse(refused, statesAt(p, tree, errs)) {
				continue
			}
			return out, &ChangedError{Diagnostics: errs}
		}
		out.Text = format.Tree(tree)
		result := compiler.Compile(source.New(name+".gait", out.Text), compiler.Options{})
		if errs := errorsOf(result.Diagnostics); len(errs) > 0 {
			if round < maxRounds && refuse(refused, statesAt(p, result.Tree, errs)) {
				continue
			}
			return out, &ChangedError{Diagnostics: errs}
		}
		if round < maxRounds && refuse(refused, invalid(result)) {
			continue
		}
		if pointer, what, equal := asl.Diff(distinct(root), distinct(result.Root)); !equal {
			return out, &ChangedError{Pointer: pointer, What: what}
		}
		return out, nil
	}
}

// maxRounds bounds how often a definition is written again with more of it
// raw. Each round climbs from a refused value to what it stands in, and a
// definition has about ten levels there.
const maxRounds = 60

// refuse adds pointers, or what they stand in where they are there already,
// and reports whether any was new. A machine itself has no raw form.
func refuse(refused map[string]bool, pointers []string) bool {
	more := false
	slices.Sort(pointers)
	for _, pointer := range slices.Compact(pointers) {
		for pointer != "" && refused[pointer] {
			pointer = pointer[:strings.LastIndexByte(pointer, '/')]
		}
		if pointer != "" && pointer != "/States" {
			refused[pointer] = true
			more = true
		}
	}
	return more
}

// manyViolations is how many violations the schema reports at most.
const manyViolations = 100

// invalid returns the pointers of what the schema refuses of compiled text.
func invalid(result *compiler.Result) []string {
	root := result.Root
	pointers := validate(root, result)
	if len(pointers) < manyViolations || !root.Get("States").Is(asl.Object) {
		return pointers
	}
	// There may be more: ask for each state alone, or a definition of another
	// dialect would take a round for every hundred.
	for _, m := range root.Get("States").Members {
		alone := &asl.Node{Kind: asl.Object, Members: []asl.Member{
			{Key: "States", Value: &asl.Node{Kind: asl.Object, Members: []asl.Member{m}}},
		}}
		if q := root.Member("QueryLanguage"); q != nil {
			alone.Members = append(alone.Members, *q)
		}
		for _, pointer := range validate(alone, result) {
			if strings.HasPrefix(pointer, "/States/") {
				pointers = append(pointers, pointer)
			}
		}
	}
	return pointers
}

func validate(root *asl.Node, result *compiler.Result) []string {
	var pointers []string
	violations := schema.Validate(root, schema.Options{
		Exempt: func(owner *asl.Node, field string) bool { return slices.Contains(result.Exempt[owner], field) },
		Skip: func(n *asl.Node) bool {
			fields, exempt := result.Exempt[n]
			return exempt && fields == nil
		},
	})
	for _, v := range violations {
		pointers = append(pointers, v.Pointer)
	}
	return pointers
}

// manyErrors bounds how many errors a round looks up the states of.
const manyErrors = 100

// statesAt returns the pointers of the innermost states that errors stand in.
func statesAt(p *printer, tree *syntax.Tree, errs []diag.Diagnostic) []string {
	var spans []source.Span // of the states, in text order
	for _, d := range tree.Decls {
		syntax.Walk(d.Items, func(item syntax.Item) bool {
			if s, ok := item.(*syntax.State); ok {
				spans = append(spans, d.At(s.Span()))
			}
			return true
		})
	}
	if len(spans) != len(p.states) {
		return nil // a state was lost in the mistake
	}
	var pointers []string
	for _, e := range errs[:min(len(errs), manyErrors)] {
		for i := len(spans) - 1; i >= 0; i-- {
			if spans[i].Start <= e.Span.Start && e.Span.Start < spans[i].End {
				pointers = append(pointers, p.states[i])
				break
			}
		}
	}
	return pointers
}

func errorsOf(diags []diag.Diagnostic) []diag.Diagnostic {
	var list []diag.Diagnostic
	for _, d := range diags {
		if d.Severity == diag.Error {
			list = append(list, d)
		}
	}
	return list
}

// distinct returns a tree without the members that a later one of the same key
// hides.
func distinct(n *asl.Node) *asl.Node {
	switch {
	case n.Is(asl.Array):
		c := *n
		c.Items = make([]*asl.Node, len(n.Items))
		for i, item := range n.Items {
			c.Items[i] = distinct(item)
		}
		return &c
	case n.Is(asl.Object):
		c := *n
		c.Members = make([]asl.Member, 0, len(n.Members))
		last := make(map[string]int, len(n.Members))
		for i := range n.Members {
			last[n.Members[i].Key] = i
		}
		for i := range n.Members {
			if m := n.Members[i]; last[m.Key] == i {
				m.Value = distinct(m.Value)
				c.Members = append(c.Members, m)
			}
		}
		return &c
	}
	return n
}
