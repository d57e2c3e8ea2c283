package outline

import (
	"sort"
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// valuesOf calls f for the values that stand directly in an item, in the order
// of the text.
func valuesOf(item syntax.Item, f func(*syntax.Value)) {
	add := func(v *syntax.Value) {
		if v != nil {
			f(v)
		}
	}
	settings := func(list []*syntax.Setting) {
		for _, s := range list {
			add(s.Value)
		}
	}
	switch x := item.(type) {
	case *syntax.Param:
		add(x.Default)
	case *syntax.Const:
		add(x.Value)
	case *syntax.RetryPolicy:
		if x.Retrier != nil {
			settings(x.Retrier.Settings)
		}
	case *syntax.OnRetrier:
		settings(x.Retrier.Settings)
	case *syntax.CatchPolicy:
		settings(x.Catcher.Settings)
	case *syntax.Import:
		add(&x.Path)
	case *syntax.State:
		if x.Wait != nil {
			add(x.Wait.Until)
			add(x.Wait.For)
		}
		for _, h := range x.Fail {
			add(h.Value)
		}
		add(x.Raw)
	case *syntax.Property:
		add(x.Value)
	case *syntax.ASLField:
		add(x.Value)
	case *syntax.ValueClause:
		add(x.Value)
	case *syntax.RetryClause:
		if x.Retrier != nil {
			settings(x.Retrier.Settings)
		}
	case *syntax.CatchClause:
		settings(x.Catcher.Settings)
	case *syntax.When:
		add(x.ASL)
		add(x.Condition)
		settings(x.Settings)
	case *syntax.Tolerate:
		add(x.Value)
	}
}

// retrierOf returns the retrier that an item is or holds, or nil.
func retrierOf(item syntax.Item) *syntax.Retrier {
	switch x := item.(type) {
	case *syntax.RetryPolicy:
		return x.Retrier
	case *syntax.OnRetrier:
		return &x.Retrier
	case *syntax.RetryClause:
		return x.Retrier
	}
	return nil
}

// targetOf returns the target of a rule, `else` or catcher, or nil.
func targetOf(item syntax.Item) *syntax.Target {
	switch x := item.(type) {
	case *syntax.When:
		return x.Target
	case *syntax.Else:
		return x.Target
	case *syntax.CatchClause:
		return x.Catcher.Target
	case *syntax.CatchPolicy:
		return x.Catcher.Target
	}
	return nil
}

// declAt returns the declaration that an offset is in, or that ends there.
func declAt(t *syntax.Tree, offset int32) (syntax.Placed, bool) {
	i := sort.Search(len(t.Decls), func(i int) bool { return t.Decls[i].Start > offset }) - 1
	if i < 0 {
		return syntax.Placed{}, false
	}
	return t.Decls[i], true
}

// end returns where the text of a declaration ends in the file.
func end(p syntax.Placed) int32 { return p.Start + int32(len(p.Text)) }

// multiline reports whether a span of a text has a line end in it.
func multiline(text string, s source.Span) bool {
	return strings.IndexByte(text[s.Start:s.End], '\n') >= 0
}
