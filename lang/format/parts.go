package format

import (
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// part is a piece of an entry that comments may stand in: blocks and
// templates, whose entries and members take comments, and leaves, which are
// printed with whatever is in them.
type part struct {
	span   source.Span
	body   *syntax.Body
	value  *syntax.Value
	broken bool
}

// takes reports whether comments in the part are printed between its entries.
func (p part) takes() bool {
	return p.body != nil || !p.broken && (p.value.Kind == syntax.ObjectValue || p.value.Kind == syntax.ArrayValue)
}

// parts lists an entry's blocks and values in text order.
func parts(item syntax.Item) []part {
	var ps []part
	value := func(v *syntax.Value) {
		if v != nil {
			ps = append(ps, part{span: v.Loc, value: v, broken: v.Broken})
		}
	}
	body := func(b *syntax.Body) {
		if b != nil {
			ps = append(ps, part{span: b.Loc, body: b})
		}
	}
	settings := func(list []*syntax.Setting) {
		for _, s := range list {
			value(s.Value)
		}
	}
	target := func(t *syntax.Target) {
		if t != nil {
			body(t.Block)
		}
	}
	retrier := func(r *syntax.Retrier) {
		settings(r.Settings)
		body(r.Body)
	}
	catcher := func(c *syntax.Catcher) {
		settings(c.Settings)
		body(c.Body)
		target(c.Target)
	}
	switch x := item.(type) {
	case *syntax.Workflow:
		body(x.Body)
	case *syntax.Library:
		body(x.Body)
	case *syntax.Param:
		value(x.Default)
	case *syntax.Const:
		value(x.Value)
	case *syntax.RetryPolicy:
		if x.Retrier != nil {
			retrier(x.Retrier)
		}
		body(x.Body)
	case *syntax.OnRetrier:
		retrier(&x.Retrier)
	case *syntax.CatchPolicy:
		catcher(&x.Catcher)
	case *syntax.Defaults:
		body(x.Body)
	case *syntax.Import:
		value(&x.Path)
	case *syntax.State:
		if x.Wait != nil {
			value(x.Wait.Until)
			value(x.Wait.For)
		}
		for _, f := range x.Fail {
			value(f.Value)
		}
		value(x.Raw)
		body(x.Body)
	case *syntax.Property:
		value(x.Value)
	case *syntax.ASLField:
		value(x.Value)
	case *syntax.ValueClause:
		value(x.Value)
	case *syntax.RetryClause:
		if x.Retrier != nil {
			retrier(x.Retrier)
		}
	case *syntax.CatchClause:
		catcher(&x.Catcher)
	case *syntax.When:
		value(x.ASL)
		value(x.Condition)
		settings(x.Settings)
		target(x.Target)
	case *syntax.Else:
		target(x.Target)
	case *syntax.Branch:
		body(x.Body)
	case *syntax.Loop:
		body(x.Body)
	case *syntax.ResourceClause:
		body(x.Body)
	case *syntax.Batch:
		body(x.Body)
	case *syntax.Tolerate:
		value(x.Value)
	}
	return ps
}
