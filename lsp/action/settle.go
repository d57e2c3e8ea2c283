package action

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
)

// effect says what edits may do to what the text compiles to.
type effect uint8

const (
	// changes: it is the purpose of the edits.
	changes effect = iota
	// keeps: the definition stays the same.
	keeps
	// reorders: it stays the same, but for the order of the states.
	reorders
)

// settle makes what is handed out of edits as they came to mind: laid out, and
// held against what the text compiled to.
func (r *request) settle(edits []diag.Edit, effect effect) ([]diag.Edit, error) {
	own, others := r.sorted(edits)
	if len(own) == 0 {
		return others, nil
	}
	text, changed, err := apply(r.File.Text, own)
	if err != nil {
		return nil, err
	}
	laid := text
	if r.Gait {
		laid = r.layOut(text, changed)
	}
	if effect != changes {
		if err := r.sameMeaning(laid, effect); err != nil {
			return nil, err
		}
	}
	if laid != text {
		own = format.Edits(r.File, laid)
	}
	return append(own, others...), nil
}

// sorted parts the edits of the file from those of others, and sorts them.
func (r *request) sorted(edits []diag.Edit) (own, others []diag.Edit) {
	for _, e := range edits {
		if e.File == r.File {
			own = append(own, e)
		} else {
			others = append(others, e)
		}
	}
	slices.SortStableFunc(own, func(a, b diag.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	slices.SortStableFunc(others, func(a, b diag.Edit) int {
		return cmp.Or(cmp.Compare(a.File.Path, b.File.Path), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return joined(own), others
}

// joined makes one of edits that meet.
func joined(edits []diag.Edit) []diag.Edit {
	var list []diag.Edit
	for _, e := range edits {
		if n := len(list); n > 0 && list[n-1].Span.End == e.Span.Start {
			list[n-1].Span.End = e.Span.End
			list[n-1].Text += e.Text
			continue
		}
		list = append(list, e)
	}
	return list
}

var errOverlap = errors.New("two of the edits are of the same text")

// apply returns a text with sorted edits, and where in it they are.
func apply(text string, edits []diag.Edit) (string, []source.Span, error) {
	var b strings.Builder
	at := int32(0)
	changed := make([]source.Span, 0, len(edits))
	for _, e := range edits {
		if e.Span.Start < at || e.Span.End < e.Span.Start || int(e.Span.End) > len(text) {
			return "", nil, errOverlap
		}
		b.WriteString(text[at:e.Span.Start])
		start := int32(b.Len())
		b.WriteString(e.Text)
		changed = append(changed, source.Span{Start: start, End: int32(b.Len())})
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String(), changed, nil
}

func (r *request) isFormatted() bool {
	return r.Gait && format.Tree(r.Tree()) == r.File.Text
}

// layOut formats a changed text, as a whole if all of it was formatted before,
// else where it was changed.
func (r *request) layOut(text string, changed []source.Span) string {
	file := source.New(r.File.Path, text)
	if file.Text != text {
		return text // a carriage return in the middle of a line: nothing to count offsets in
	}
	formatted, _ := format.Format(file)
	if r.formatted() || formatted == text {
		return formatted
	}
	var some []diag.Edit
	for _, e := range format.Edits(file, formatted) {
		if slices.ContainsFunc(changed, func(c source.Span) bool { return touches(c, e.Span) }) {
			some = append(some, e)
		}
	}
	partly, _, err := apply(text, some)
	if err != nil {
		return text
	}
	// A layout in parts is one only if it leads to that of the whole.
	if again, _ := format.Format(source.New(r.File.Path, partly)); again != formatted {
		return text
	}
	return partly
}

// sameMeaning compiles a changed text and compares.
func (r *request) sameMeaning(text string, effect effect) error {
	before := r.Compiled()
	after := compiler.Compile(source.New(r.File.Path, text), r.Options.Compile)
	if err := newError(before.Diagnostics, after.Diagnostics); err != nil {
		return err
	}
	if before.Root == nil || after.Root == nil {
		return nil
	}
	a, b := before.Root, after.Root
	if effect == reorders {
		a, b = ordered(a), ordered(b)
	}
	if pointer, what, equal := asl.Diff(a, b); !equal {
		return fmt.Errorf("that would change what the text compiles to, at %s: %s", pointer, what)
	}
	return nil
}

// newError returns the first error of a rule that there was none of, or fewer: in
// what else it says, such as the nearest name, it may differ.
func newError(before, after []diag.Diagnostic) error {
	known := map[string]int{}
	for _, d := range before {
		if d.Severity == diag.Error {
			known[d.Rule]++
		}
	}
	for _, d := range after {
		if d.Severity != diag.Error {
			continue
		}
		if known[d.Rule]--; known[d.Rule] < 0 {
			return fmt.Errorf("that would not compile: %s", d.Message)
		}
	}
	return nil
}

// ordered returns a machine with its states, and those inside of it, in the
// order of their names.
func ordered(n *asl.Node) *asl.Node {
	if !n.Is(asl.Object) && !n.Is(asl.Array) {
		return n
	}
	c := *n
	c.Items = slices.Clone(n.Items)
	for i := range c.Items {
		c.Items[i] = ordered(c.Items[i])
	}
	c.Members = slices.Clone(n.Members)
	for i := range c.Members {
		m := &c.Members[i]
		m.Value = ordered(m.Value)
		if m.Key == "States" && m.Value.Is(asl.Object) {
			slices.SortStableFunc(m.Value.Members, func(a, b asl.Member) int { return cmp.Compare(a.Key, b.Key) })
		}
	}
	return &c
}
