package structure

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// noun names a kind of object, with its article.
func noun(o asl.Owner) string {
	switch o {
	case asl.OwnerMachine, asl.OwnerBranch, asl.OwnerRule, asl.OwnerNestedRule, asl.OwnerRetrier, asl.OwnerCatcher:
		return "a " + string(o)
	case asl.OwnerProcessor:
		return "an ItemProcessor"
	case asl.OwnerIterator:
		return "an Iterator"
	}
	if asl.FieldOf(o, "Type") != nil {
		return "a " + string(o) + " state"
	}
	return string(o)
}

// head is the smallest place that stands for an object: the name of a state,
// the key of a part of one, and the bracket that opens everything else.
func head(o *facts.Object) asl.Origin {
	switch {
	case o.Field == nil && o.State != nil:
		return o.State.NameAt
	case o.Field != nil && o.Up.Node.Get(o.Field.Name) == o.Node:
		return o.Up.Node.Member(o.Field.Name).KeyAt
	case o.Field == nil && o.Outer != nil:
		for i := range o.Outer.Node.Members {
			if m := &o.Outer.Node.Members[i]; m.Value == o.Node {
				return m.KeyAt
			}
		}
	}
	return opening(o.Node.At)
}

// opening is the bracket with which an object begins, or else its first line.
func opening(at asl.Origin) asl.Origin {
	if at.File == nil || at.Span.Len() == 0 {
		return at
	}
	text := at.File.Text[at.Span.Start:at.Span.End]
	n := 1
	if text[0] != '{' && text[0] != '[' {
		if n = strings.IndexAny(text, "\r\n"); n < 0 {
			n = len(text)
		}
	}
	at.Span = source.Span{Start: at.Span.Start, End: at.Span.Start + int32(n)}
	return at
}

// report adds a finding about an object as a whole, at its head.
func report(p *rule.Pass, r *rule.Rule, o *facts.Object, format string, args ...any) *rule.Finding {
	return p.Report(r, head(o), format, args...).About(o.Node)
}

// long is the length in bytes from which a key or a value is not repeated in a
// message.
const long = 60

// quote shows a key or a text in a message.
func quote(s string) string {
	if len(s) > long {
		cut := long
		for cut > 0 && s[cut]&0xC0 == 0x80 {
			cut--
		}
		s = s[:cut] + "…"
	}
	return fmt.Sprintf("%q", s)
}

// show shows a value as it is written when it is short, and else its type.
func show(n *asl.Node) string {
	switch n.Kind {
	case asl.Null:
		return "null"
	case asl.Bool, asl.Number:
		if len(n.Text) <= long {
			return n.Text
		}
		return "a number"
	case asl.String:
		return quote(n.Text)
	case asl.Array:
		return "an array"
	default:
		return "an object"
	}
}

// kindName names the JSON type of a value.
func kindName(n *asl.Node) string {
	switch n.Kind {
	case asl.String:
		return "a string"
	case asl.Number:
		return "a number"
	default:
		return show(n)
	}
}
