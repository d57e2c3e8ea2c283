package expressions

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lint/rule"
)

// ObjectKey finds keys of object constructors that fail.
var ObjectKey = &rule.Rule{
	ID: "jsonata-object-key", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "a key of an object constructor that is no text, or is there twice",
	Why:        "AWS accepts the definition. When it runs, the state fails with States.QueryEvaluationError, T1003 or D1009.",
	Instead:    "keys that are strings, each once",
	Fix:        rule.SafeFix,
	References: []string{"https://docs.jsonata.org/construction"},
	Examples: []rule.Example{
		{Bad: output(`"{% {«1»: 'a'} %}"`), Good: output(`"{% {'1': 'a'} %}"`)},
		{
			Title: "the same key twice",
			Bad:   output(`"{% {'a': 1, «'a'»: 2} %}"`), Good: output(`"{% {'a': 1, 'b': 2} %}"`),
		},
	},
}

// ConstantGroup finds groups that were meant as objects.
var ConstantGroup = &rule.Rule{
	ID: "group-by-constant", Group: rule.Expressions, Severity: diag.Info,
	Summary:    "braces after a path that group by keys that are always the same",
	Why:        "orders{'id': id} makes one object of all orders, with an array of ids; orders.{'id': id} makes an object of each order.",
	Instead:    "a dot before the brace, for an object of each",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.jsonata.org/sorting-grouping"},
	Examples: []rule.Example{{
		Bad: output(`"{% $states.input.orders«{»'id': id} %}"`), Good: output(`"{% $states.input.orders.{'id': id} %}"`),
	}},
}

// group looks at a group-by.
func (x *jsonataCheck) group(n *jsonata.GroupBy) {
	x.constantKeys(n.Pairs)
	for _, pair := range n.Pairs {
		if _, ok := pair.Key.(*jsonata.String); !ok {
			return
		}
		value := pair.Value
		if path, ok := value.(*jsonata.Path); ok {
			value = path.Steps[0]
		}
		if _, ok := value.(*jsonata.Name); !ok {
			return
		}
	}
	if len(n.Pairs) > 0 {
		x.report(ConstantGroup, n.Open, "the braces group: one object is made of all that is before them").
			Offer("make an object of each", false, x.ReplacePart(x.e, n.Open, ".{")...)
	}
}

// objectKeys looks at the keys of an object constructor.
func (x *jsonataCheck) objectKeys(pairs []jsonata.Pair) {
	x.constantKeys(pairs)
	if len(pairs) < 2 {
		return
	}
	var seen map[string]*jsonata.String
	for i, pair := range pairs {
		key, ok := pair.Key.(*jsonata.String)
		if !ok {
			continue
		}
		var first *jsonata.String
		if len(pairs) > 16 {
			if seen == nil {
				seen = make(map[string]*jsonata.String, len(pairs))
			}
			if first = seen[key.Value]; first == nil {
				seen[key.Value] = key
			}
		} else {
			for _, before := range pairs[:i] {
				if k, ok := before.Key.(*jsonata.String); ok && k.Value == key.Value {
					first = k
					break
				}
			}
		}
		if first != nil {
			x.report(ObjectKey, key.Span(), "the key %q is there twice", key.Value).
				Relate(x.e.At(first.Span()), "it is here, too")
		}
	}
}

// constantKeys reports keys that are never text.
func (x *jsonataCheck) constantKeys(pairs []jsonata.Pair) {
	for _, pair := range pairs {
		if t := x.types(pair.Key); t&jsonata.StringType == 0 {
			f := x.report(ObjectKey, pair.Key.Span(), "a key is a string, not %s", article(t))
			if _, ok := pair.Key.(*jsonata.Number); ok {
				f.Offer("quote the key", true, x.ReplacePart(x.e, pair.Key.Span(), "'"+x.slice(pair.Key.Span())+"'")...)
			}
		}
	}
}
