package action

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// inDefaults are the clauses that `defaults` may hold.
var inDefaults = []string{
	"retry", "catch", "timeout", "heartbeat", "credentials", "assign", "output", "input", "select", "into",
}

// clauseOf returns the keyword of a clause that defaults may hold, of an argument
// its key with a colon, or "".
func clauseOf(item syntax.Item) string {
	word := ""
	switch x := item.(type) {
	case *syntax.Property:
		if x.Key.Text != "" {
			return x.Key.Text + ":"
		}
	case *syntax.RetryClause:
		word = "retry"
	case *syntax.CatchClause:
		word = "catch"
	case *syntax.ValueClause:
		word = x.Keyword.Text
	}
	if slices.Contains(inDefaults, word) {
		return word
	}
	return ""
}

// isNone reports whether a clause removes a default.
func isNone(item syntax.Item) bool {
	switch x := item.(type) {
	case *syntax.RetryClause:
		return x.Policy.Is("none")
	case *syntax.CatchClause:
		return x.Policy().Is("none")
	case *syntax.ValueClause:
		return noneValue(x.Value)
	case *syntax.Property:
		return noneValue(x.Value)
	}
	return false
}

func noneValue(v *syntax.Value) bool {
	return v != nil && v.Kind == syntax.ExpressionValue && v.Text == "none"
}

// takes reports whether a task may get a default for a clause: arguments merge
// with `Key: value` lines only, and a task in another query language than the
// file's is left alone.
func takes(s *syntax.State, keyword string) bool {
	if s.Body == nil {
		return true
	}
	for _, item := range s.Body.Items {
		switch x := item.(type) {
		case *syntax.Query:
			return false
		case *syntax.ValueClause:
			if x.Keyword.Text == "args" && strings.HasSuffix(keyword, ":") {
				return false
			}
		}
	}
	return true
}

// clauses returns the entries of a block that are the clause of a keyword.
func clauses(b *syntax.Body, base int32, keyword string) (list []entry) {
	if b == nil {
		return nil
	}
	for _, item := range b.Items {
		if clauseOf(item) == keyword {
			list = append(list, entry{item, base, b})
		}
	}
	return list
}

// texts returns what clauses say, one under the other, with the documentation
// that is the Comment of a retrier or catcher.
func (r *request) texts(list []entry) string {
	var b strings.Builder
	for i := range list {
		e := &list[i]
		if d := e.Documentation(); d != nil {
			b.WriteString(r.File.Slice(e.at(d.Loc)) + "\n")
		}
		b.WriteString(r.File.Slice(e.whole()) + "\n")
	}
	return strings.TrimSpace(b.String())
}

// task is a task with the scopes around it, innermost first: the blocks of
// branches and loops, and nil for the file.
type task struct {
	entry
	scopes []*syntax.Body
}

func (t *task) state() *syntax.State { return t.Item.(*syntax.State) }

// defaultsBlock is a `defaults`, and the scope that it stands in.
type defaultsBlock struct {
	entry
	scope *syntax.Body
}

func (d *defaultsBlock) decl() *syntax.Defaults { return d.Item.(*syntax.Defaults) }

// tasks returns all tasks of the file and all its defaults.
func (r *request) tasks() (tasks []task, blocks []defaultsBlock) {
	var walk func(items []syntax.Item, base int32, body *syntax.Body, scopes []*syntax.Body)
	walk = func(items []syntax.Item, base int32, body *syntax.Body, scopes []*syntax.Body) {
		for _, item := range items {
			switch x := item.(type) {
			case *syntax.State:
				if x.Kind == syntax.Task {
					tasks = append(tasks, task{entry{item, base, body}, scopes})
				}
			case *syntax.Defaults:
				blocks = append(blocks, defaultsBlock{entry{item, base, body}, body})
			}
			for _, b := range syntax.Bodies(item) {
				inner := scopes
				switch item.(type) {
				case *syntax.Branch, *syntax.Loop:
					inner = append([]*syntax.Body{b}, scopes...)
				}
				walk(b.Items, base, b, inner)
			}
		}
	}
	for _, d := range r.Tree().Decls {
		walk(d.Items, d.Start, nil, []*syntax.Body{nil})
	}
	return tasks, blocks
}

// matches reports whether a pattern of defaults is for a resource.
func matches(pattern string, resource *syntax.Resource) bool {
	if pattern == "*" {
		return true
	}
	if resource == nil || resource.Quoted {
		return false
	}
	if service, all := strings.CutSuffix(pattern, "*"); all {
		return strings.HasPrefix(resource.Text, service)
	}
	return resource.Text == pattern
}

// gives reports whether a `defaults` other than one gives a clause.
func gives(blocks []defaultsBlock, keyword string, but syntax.Item) bool {
	return slices.ContainsFunc(blocks, func(d defaultsBlock) bool {
		return d.Item != but && len(clauses(d.decl().Body, d.base, keyword)) > 0
	})
}

// cut removes clauses with their documentation and what stands behind them on
// their lines; own comments above them stay.
func (r *request) cut(list []entry) (edits []diag.Edit) {
	for i := range list {
		edits = append(edits, r.remove(&list[i]))
	}
	return edits
}

// scopeBody returns the block of the innermost scope on the path, and what its
// spans count from; nil for the file.
func (r *request) scopeBody() (*syntax.Body, int32) {
	for i := len(r.path) - 1; i >= 0; i-- {
		switch x := r.path[i].Item.(type) {
		case *syntax.Branch:
			if r.inside(x.Body, r.path[i].base) {
				return x.Body, r.path[i].base
			}
		case *syntax.Loop:
			if r.inside(x.Body, r.path[i].base) {
				return x.Body, r.path[i].base
			}
		}
	}
	return nil, 0
}

func (r *request) inside(b *syntax.Body, base int32) bool {
	if b == nil {
		return false
	}
	s := b.Loc.Shift(base)
	return s.Start < r.span.Start && r.span.Start < s.End
}

// newDefaults writes a `defaults` at the start of a scope, in the file behind the
// other declarations.
func (r *request) newDefaults(scope *syntax.Body, base int32, text string) diag.Edit {
	if scope == nil {
		return r.declare(text)
	}
	at := scope.Loc.Shift(base).Start + 1
	for _, item := range scope.Items {
		switch item.(type) {
		case *syntax.Start, *syntax.Defaults, *syntax.ASLField:
			at = r.entryEnd(item.Span().Shift(base).End)
			continue
		}
		break
	}
	return r.insertLines(at, text)
}
