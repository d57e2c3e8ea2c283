package outline

import (
	"fmt"
	"math"
	"strconv"

	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
)

// retries tells of each retrier that tries more than once how often, and how long
// all its delays are together. Nothing is said where a number is known only to
// another file, or when the workflow runs.
func (h *hints) retries() {
	r := retryHints{hints: h}
	for _, p := range h.d.Tree().Decls {
		if !h.touches(p.At(trimmed(p.Text))) {
			continue
		}
		syntax.Walk(p.Items, func(item syntax.Item) bool {
			if x := retrierOf(item); x != nil {
				r.retrier(x, p.Start)
			}
			return true
		})
	}
}

type retryHints struct {
	*hints
	consts map[string]*syntax.Value // once one is asked for
}

func (r *retryHints) retrier(x *syntax.Retrier, base int32) {
	if len(x.Errors.Names) == 0 {
		return
	}
	interval, attempts, rate, limit := 1.0, 3.0, 2.0, math.Inf(1)
	at := x.Errors.Loc.End
	jitter := false
	for _, s := range x.Settings {
		if s.Value == nil {
			return
		}
		at = s.Value.Loc.End
		var set *float64
		switch s.Keyword.Text {
		case "every":
			set = &interval
		case "max":
			set = &attempts
		case "backoff":
			set = &rate
		case "cap":
			set = &limit
		case "jitter":
			jitter = s.Value.Text == "full"
			continue
		default:
			return
		}
		n, ok := r.number(s.Value)
		if !ok {
			return
		}
		*set = n
	}
	total, ok := facts.Delays(interval, attempts, rate, limit)
	if !ok || attempts < 2 {
		return
	}
	text := fmt.Sprintf("%s retries, %s", facts.SpellNumber(attempts), facts.SpellSeconds(total))
	tooltip := "how often it is tried again, and all delays together"
	if jitter {
		text = fmt.Sprintf("%s retries, up to %s", facts.SpellNumber(attempts), facts.SpellSeconds(total))
		tooltip += "; full jitter makes each delay shorter by chance"
	}
	r.add(RetryHint, base+at, tooltip, HintPart{Text: text})
}

// number returns the number that a setting is, perhaps by the name of a const.
func (r *retryHints) number(v *syntax.Value) (float64, bool) {
	if v.Kind == syntax.ExpressionValue {
		if r.consts == nil {
			r.consts = constsOf(r.d.Tree())
		}
		if v = r.consts[v.Text]; v == nil {
			return 0, false
		}
	}
	switch v.Kind {
	case syntax.NumberValue, syntax.DurationValue:
		n, err := strconv.ParseFloat(v.Seconds(), 64)
		return n, err == nil
	}
	return 0, false
}

// constsOf returns the values of the consts of a file.
func constsOf(t *syntax.Tree) map[string]*syntax.Value {
	consts := map[string]*syntax.Value{}
	for _, p := range t.Decls {
		for _, item := range p.Items {
			if c, ok := item.(*syntax.Const); ok && c.Value != nil {
				consts[c.Name.Text] = c.Value
			}
		}
	}
	return consts
}
