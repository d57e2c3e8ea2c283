package outline

import (
	"fmt"
	"math"
	"strconv"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
)

// retries tells of each retrier that tries more than once how often, and how long
// all its delays are together; of a policy with one retrier also where a task uses
// it. Nothing is said where a number is known only to another file, or when the
// workflow runs.
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
			if x, ok := item.(*syntax.RetryClause); ok && x.Policy != nil {
				r.use(x.Policy, p.Start)
			}
			return true
		})
	}
}

type retryHints struct {
	*hints
	named *named // once a name is asked for
}

// use adds the hint of a policy's only retrier where its name stands.
func (r *retryHints) use(name *syntax.Name, base int32) {
	if !r.wanted(base + name.Loc.End) {
		return
	}
	p, ok := r.names().policies[name.Text]
	if !ok {
		return
	}
	only := p.policy.Retrier
	if b := p.policy.Body; b != nil {
		if len(b.Items) != 1 {
			return
		}
		only = retrierOf(b.Items[0])
	}
	if only == nil {
		return
	}
	if text, tooltip, _ := r.totals(only); text != "" {
		at := p.policy.Name.Loc.Shift(p.base)
		r.add(RetryHint, base+name.Loc.End, tooltip, HintPart{text, diag.Location{File: r.d.File, Span: at}})
	}
}

func (r *retryHints) retrier(x *syntax.Retrier, base int32) {
	if text, tooltip, at := r.totals(x); text != "" {
		r.add(RetryHint, base+at, tooltip, HintPart{Text: text})
	}
}

// totals returns the hint of a retrier and where its settings end, or "".
func (r *retryHints) totals(x *syntax.Retrier) (text, tooltip string, at int32) {
	if len(x.Errors.Names) == 0 {
		return "", "", 0
	}
	interval, attempts, rate, limit := 1.0, 3.0, 2.0, math.Inf(1)
	at = x.Errors.Loc.End
	jitter := false
	for _, s := range x.Settings {
		if s.Value == nil {
			return "", "", 0
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
			return "", "", 0
		}
		n, ok := r.number(s.Value)
		if !ok {
			return "", "", 0
		}
		*set = n
	}
	total, ok := facts.Delays(interval, attempts, rate, limit)
	if !ok || attempts < 2 {
		return "", "", 0
	}
	text = fmt.Sprintf("%s retries, %s", facts.SpellNumber(attempts), facts.SpellSeconds(total))
	tooltip = "how often it is tried again, and all delays together"
	if jitter {
		text = fmt.Sprintf("%s retries, up to %s", facts.SpellNumber(attempts), facts.SpellSeconds(total))
		tooltip += "; full jitter makes each delay shorter by chance"
	}
	return text, tooltip, at
}

// number returns the number that a setting is, perhaps by the name of a const.
func (r *retryHints) number(v *syntax.Value) (float64, bool) {
	if v.Kind == syntax.ExpressionValue {
		if v = r.names().consts[v.Text]; v == nil {
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

// named are the consts and retry policies of a file.
type named struct {
	consts   map[string]*syntax.Value
	policies map[string]placedPolicy
}

// placedPolicy is a policy and where its spans count from.
type placedPolicy struct {
	policy *syntax.RetryPolicy
	base   int32
}

func (r *retryHints) names() *named {
	if r.named != nil {
		return r.named
	}
	r.named = &named{map[string]*syntax.Value{}, map[string]placedPolicy{}}
	for _, p := range r.d.Tree().Decls {
		for _, item := range p.Items {
			switch x := item.(type) {
			case *syntax.Const:
				if x.Value != nil {
					r.named.consts[x.Name.Text] = x.Value
				}
			case *syntax.RetryPolicy:
				r.named.policies[x.Name.Text] = placedPolicy{x, p.Start}
			}
		}
	}
	return r.named
}
