package action

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// extractPolicy offers to make a policy of a retrier or catcher, to use it for
// all equal ones, and to use one that says the same already.
func (r *request) extractPolicy() {
	if len(r.path) == 0 {
		return
	}
	k, ok := r.written(r.path[len(r.path)-1])
	if !ok {
		// In the block of a catcher or in its `asl` fields.
		if len(r.path) < 2 {
			return
		}
		if _, field := r.path[len(r.path)-1].Item.(*syntax.ASLField); !field {
			return
		}
		if k, ok = r.written(r.path[len(r.path)-2]); !ok {
			return
		}
	}
	title := fmt.Sprintf("extract a %s", k.kind)
	if reason := notPolicy(k); reason != "" {
		r.add(Action{Title: title, Kind: Extract, Disabled: reason}, keeps, nil)
		return
	}
	if name := r.policySaying(k); name != "" {
		r.add(Action{Title: fmt.Sprintf("use the %s %s", k.kind, name), Kind: Extract, Preferred: true}, keeps, func() []diag.Edit {
			return []diag.Edit{r.use(k, name)}
		})
	}
	r.add(Action{Title: title, Kind: Extract}, keeps, func() []diag.Edit { return r.extract(k, []policyClause{k}) })
	if all := r.equalTo(k); len(all) > 1 {
		r.add(Action{Title: fmt.Sprintf("%s and use it for all %d equal ones", title, len(all)), Kind: Extract}, keeps, func() []diag.Edit {
			return r.extract(k, all)
		})
	}
}

// notPolicy says why a clause cannot be a policy.
func notPolicy(k policyClause) string {
	c, catches := k.Item.(*syntax.CatchClause)
	switch {
	case !catches:
		return ""
	case c.Catcher.Target.Block != nil:
		return "a policy leads to the name of a state, and this one to an inline block: name its states first"
	case k.Documentation() != nil:
		return "the Comment of the catcher would be lost: a catch policy has none"
	}
	return ""
}

// extract declares a policy that says what a clause does, and uses it for some.
func (r *request) extract(k policyClause, uses []policyClause) []diag.Edit {
	name := r.freePolicy(policyName(k.Item))
	text := r.File.Slice(k.text)
	keyword := "catch "
	if k.kind == index.RetryPolicy {
		keyword = "retry "
	}
	declared := keyword + name + " = " + text
	if d := k.Documentation(); d != nil {
		declared = keyword + name + " {\n" + r.File.Slice(k.at(d.Loc)) + "\n" + text + "\n}"
	}
	edits := []diag.Edit{r.declare(declared)}
	for _, u := range uses {
		edits = append(edits, r.use(u, name))
	}
	return edits
}

// use replaces what a clause says by the name of a policy.
func (r *request) use(k policyClause, name string) diag.Edit {
	keyword := "catch "
	if k.kind == index.RetryPolicy {
		keyword = "retry "
	}
	span := k.whole()
	if d := k.Documentation(); d != nil {
		// The policy has the comment now.
		span.Start = min(span.Start, k.at(d.Loc).Start)
	}
	span.End = k.text.End
	return r.edit(span, keyword+index.GaitName(name))
}

// policyName makes a name from the errors of a retrier, or from the target of a
// catcher.
func policyName(item syntax.Item) string {
	switch x := item.(type) {
	case *syntax.RetryClause:
		if names := x.Retrier.Errors.Names; len(names) > 0 {
			last := names[0].Text[strings.LastIndexByte(names[0].Text, '.')+1:]
			if last == strings.ToUpper(last) {
				last = strings.ToLower(last)
			}
			return "retry" + identifier(last)
		}
	case *syntax.CatchClause:
		if n := x.Catcher.Target.Name; n != nil {
			name := identifier(n.Text)
			name = strings.ToLower(name[:1]) + name[1:]
			if syntax.IsIdentifier(name) && !syntax.IsKeyword(name) {
				return name
			}
		}
		return "caught"
	}
	return "policy"
}

// policySaying returns the name of a policy of the file that says what a clause
// does, or "".
func (r *request) policySaying(k policyClause) string {
	text, doc := r.File.Slice(k.text), docText(k.Item)
	for _, d := range r.Tree().Decls {
		for _, item := range d.Items {
			switch p := item.(type) {
			case *syntax.RetryPolicy:
				switch {
				case k.kind != index.RetryPolicy:
				case p.Retrier != nil:
					if doc == "" && sameText(r.File.Slice(r.retrier(d.Start, p.Retrier)), text) {
						return p.Name.Text
					}
				case p.Body != nil && len(p.Body.Items) == 1:
					if on, ok := p.Body.Items[0].(*syntax.OnRetrier); ok && docText(on) == doc && sameText(r.File.Slice(r.retrier(d.Start, &on.Retrier)), text) {
						return p.Name.Text
					}
				}
			case *syntax.CatchPolicy:
				if k.kind == index.CatchPolicy && sameText(r.File.Slice(d.At(p.Catcher.Loc)), text) {
					return p.Name.Text
				}
			}
		}
	}
	return ""
}
