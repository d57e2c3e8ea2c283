package action

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// policyClause is a retrier or catcher that a state or `defaults` has written
// out.
type policyClause struct {
	entry
	// text is what stands behind the keyword.
	text source.Span
	kind index.Kind
}

// retrier returns the text of a retrier, from its `on`: that of the node begins
// with the errors.
func (r *request) retrier(base int32, x *syntax.Retrier) source.Span {
	span := x.Loc.Shift(base)
	before := strings.TrimRight(r.File.Text[:span.Start], " \t\n")
	if strings.HasSuffix(before, "on") && !strings.HasPrefix(r.File.Slice(span), "on ") {
		span.Start = int32(len(before) - len("on"))
	}
	return span
}

// written returns the retrier or catcher of an entry, and whether there is one
// that is no use of a policy.
func (r *request) written(e entry) (policyClause, bool) {
	switch x := e.Item.(type) {
	case *syntax.RetryClause:
		if x.Retrier != nil && x.Retrier.Loc.Len() > 0 {
			return policyClause{e, r.retrier(e.base, x.Retrier), index.RetryPolicy}, true
		}
	case *syntax.CatchClause:
		if x.Policy() == nil && x.Catcher.Target != nil && x.Catcher.Loc.Len() > 0 {
			return policyClause{e, e.at(x.Catcher.Loc), index.CatchPolicy}, true
		}
	}
	return policyClause{}, false
}

// used returns the name of the policy that an entry uses, or nil.
func used(item syntax.Item) (*syntax.Name, index.Kind) {
	var name *syntax.Name
	kind := index.RetryPolicy
	switch x := item.(type) {
	case *syntax.RetryClause:
		name = x.Policy
	case *syntax.CatchClause:
		name, kind = x.Policy(), index.CatchPolicy
	}
	if name == nil || name.Is("none") || name.Loc.Len() == 0 {
		return nil, kind
	}
	return name, kind
}

// entries calls f for all entries of the file, at every depth.
func (r *request) entries(f func(entry)) {
	var walk func(items []syntax.Item, base int32, body *syntax.Body)
	walk = func(items []syntax.Item, base int32, body *syntax.Body) {
		for _, item := range items {
			f(entry{item, base, body})
			for _, b := range syntax.Bodies(item) {
				walk(b.Items, base, b)
			}
		}
	}
	for _, d := range r.Tree().Decls {
		walk(d.Items, d.Start, nil)
	}
}

// equalTo returns all that says the same as a clause, itself among them.
func (r *request) equalTo(k policyClause) (list []policyClause) {
	text, doc := r.File.Slice(k.text), docText(k.Item)
	r.entries(func(e entry) {
		if o, ok := r.written(e); ok && o.kind == k.kind && docText(o.Item) == doc && sameText(r.File.Slice(o.text), text) {
			list = append(list, o)
		}
	})
	return list
}

func docText(item syntax.Item) string {
	if d := item.Documentation(); d != nil {
		return d.Text()
	}
	return ""
}

// sameText reports whether two texts differ in white space only, where white
// space means nothing.
func sameText(a, b string) bool {
	if a == b {
		return true
	}
	if strings.ContainsAny(a, "\"'`/") || strings.ContainsAny(b, "\"'`/") {
		// Line by line: white space inside of a line may mean something.
		return linesEqual(a, b)
	}
	return slices.Equal(strings.Fields(a), strings.Fields(b))
}

func linesEqual(a, b string) bool {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	if len(x) != len(y) || strings.Contains(a, `"""`) || strings.Contains(a, "//") {
		return false
	}
	for i := range x {
		x[i], y[i] = strings.TrimSpace(x[i]), strings.TrimSpace(y[i])
	}
	return slices.Equal(x, y)
}

// declare puts a declaration behind those of the file, before its states.
func (r *request) declare(text string) diag.Edit {
	var last *entry
	first := int32(-1)
	for _, d := range r.Tree().Decls {
		for _, item := range d.Items {
			e := entry{item, d.Start, nil}
			switch item.(type) {
			case *syntax.Workflow, *syntax.Library, *syntax.Import, *syntax.Param, *syntax.Const, *syntax.RetryPolicy, *syntax.CatchPolicy:
				if first < 0 {
					last = &e
				}
			default:
				if first < 0 {
					first = r.lines(&e).Start
				}
			}
		}
	}
	if last == nil {
		return r.insert(max(first, 0), text+"\n\n")
	}
	return r.insertLines(r.entryEnd(last.whole().End), "\n"+text)
}
