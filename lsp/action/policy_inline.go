package action

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// inlinePolicy offers to write out what a policy says where it is used, and to do
// without it.
func (r *request) inlinePolicy() {
	if len(r.path) == 0 {
		return
	}
	here := r.path[len(r.path)-1]
	name, kind := used(here.Item)
	if name == nil {
		for i := range r.path {
			switch p := r.path[i].Item.(type) {
			case *syntax.RetryPolicy:
				r.inlineEverywhere(&r.path[i], p.Name.Text, index.RetryPolicy)
			case *syntax.CatchPolicy:
				r.inlineEverywhere(&r.path[i], p.Name.Text, index.CatchPolicy)
			}
		}
		return
	}
	title := fmt.Sprintf("inline the %s %s", kind, name.Text)
	policy := r.policyNamed(kind, name.Text)
	if policy == nil {
		if symbol := r.Index().Named(kind, name.Text); symbol != nil {
			if home, _ := index.Resolve(r.Files, r.Index(), symbol); home != nil {
				r.add(Action{Title: title, Kind: Inline, Disabled: "it is declared in " + home.Source.Path + ", where its names may mean something else"}, keeps, nil)
			}
		}
		return
	}
	r.add(Action{Title: title, Kind: Inline}, keeps, func() []diag.Edit {
		return []diag.Edit{r.writeOut(here, policy)}
	})
	r.inlineEverywhere(policy, name.Text, kind)
}

// policyNamed returns the policy of that name which the file declares, or nil.
func (r *request) policyNamed(kind index.Kind, name string) *entry {
	for _, d := range r.Tree().Decls {
		for _, item := range d.Items {
			switch p := item.(type) {
			case *syntax.RetryPolicy:
				if kind == index.RetryPolicy && p.Name.Text == name {
					return &entry{item, d.Start, nil}
				}
			case *syntax.CatchPolicy:
				if kind == index.CatchPolicy && p.Name.Text == name {
					return &entry{item, d.Start, nil}
				}
			}
		}
	}
	return nil
}

// inlineEverywhere offers to write a policy out at all its uses and to remove it.
func (r *request) inlineEverywhere(policy *entry, name string, kind index.Kind) {
	var uses []entry
	r.entries(func(e entry) {
		if n, k := used(e.Item); n != nil && k == kind && n.Text == name {
			uses = append(uses, e)
		}
	})
	if len(uses) == 0 {
		return
	}
	a := Action{Title: fmt.Sprintf("inline the %s %s at all uses and remove it", kind, name), Kind: Inline}
	if symbol := r.Index().Named(kind, name); symbol != nil {
		for _, u := range index.References(r.Files, r.Index(), symbol) {
			if u.File != r.Index() {
				a.Disabled = fmt.Sprintf("%s line %d uses it too", u.File.Source.Path, u.File.Source.LineAt(u.Span.Start))
				break
			}
		}
	}
	r.add(a, keeps, func() []diag.Edit {
		edits := []diag.Edit{r.remove(policy)}
		for _, u := range uses {
			edits = append(edits, r.writeOut(u, policy))
		}
		return edits
	})
}

// remove cuts an entry and its documentation. Comments stay.
func (r *request) remove(e *entry) diag.Edit {
	text := r.File.Text
	s := e.whole()
	if d := e.Documentation(); d != nil {
		s.Start = min(s.Start, e.at(d.Loc).Start)
	}
	start := int32(strings.LastIndexByte(text[:s.Start], '\n') + 1)
	if strings.TrimSpace(text[start:s.Start]) == "" {
		s.Start = start
	}
	for end := s.End; ; end++ {
		if int(end) == len(text) || text[end] == '\n' {
			if s.Start == start {
				s.End = min(end+1, int32(len(text)))
			}
			break
		}
		if text[end] == ',' {
			s.End = end + 1
		} else if text[end] != ' ' && text[end] != '\t' {
			break
		}
	}
	return r.edit(s, "")
}

// writeOut replaces the use of a policy by what it says.
func (r *request) writeOut(use entry, policy *entry) diag.Edit {
	span := use.whole()
	if d := use.Documentation(); d != nil {
		span.Start = min(span.Start, use.at(d.Loc).Start)
	}
	text := ""
	switch p := policy.Item.(type) {
	case *syntax.CatchPolicy:
		text = "catch " + r.File.Slice(policy.at(p.Catcher.Loc))
	case *syntax.RetryPolicy:
		if p.Retrier != nil {
			text = "retry " + r.File.Slice(r.retrier(policy.base, p.Retrier))
			break
		}
		text = r.retriers(p.Body, policy.base)
		if strings.Contains(text[strings.LastIndexByte(text, '\n')+1:], "//") {
			text += "\n" // what stands behind the use is no part of that comment
		}
	}
	return r.edit(span, text)
}

// retriers returns what stands in the block of a policy as clauses of a state,
// comments included.
func (r *request) retriers(b *syntax.Body, base int32) string {
	span := b.Loc.Shift(base)
	inner := source.Span{Start: span.Start + 1, End: span.End - 1}
	var text strings.Builder
	at := inner.Start
	starts := make([]int32, 0, len(b.Items))
	for _, item := range b.Items {
		starts = append(starts, item.Span().Shift(base).Start)
	}
	slices.Sort(starts)
	for _, start := range starts {
		text.WriteString(r.File.Slice(source.Span{Start: at, End: start}))
		text.WriteString("retry ")
		at = start
	}
	text.WriteString(r.File.Slice(source.Span{Start: at, End: inner.End}))
	return strings.TrimSpace(text.String())
}
