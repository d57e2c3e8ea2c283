package jsonpath

import (
	"fmt"
	"strconv"
	"strings"
)

// dump writes a tree in the notation of the tables: a path as its root and
// segments, anything else as (kind parts).
func dump(n Node) string {
	var b strings.Builder
	dumpTo(&b, n)
	return b.String()
}

var (
	rootNames    = [...]string{NoRoot: "none", InputRoot: "$", ContextRoot: "$$", VariableRoot: "$", CurrentRoot: "@", PlaceholderRoot: "$"}
	segmentNames = [...]string{
		BadSegment: "bad", Child: "", Index: "#", SliceOf: "slice", Union: "union", Wildcard: "*",
		Descendant: "..", Filter: "?", Script: "script", Method: "method", Substitute: "${}",
	}
	notationNames = [...]string{NoNotation: "", Dot: ".", Bracket: "[]", DotBracket: ".[]"}
)

func dumpTo(b *strings.Builder, n Node) {
	list := func(head string, nodes ...Node) {
		b.WriteString("(" + head)
		for _, n := range nodes {
			b.WriteByte(' ')
			dumpTo(b, n)
		}
		b.WriteByte(')')
	}
	switch n := n.(type) {
	case nil:
		b.WriteString("nil")
	case *Path:
		b.WriteString(rootNames[n.Root.Kind])
		if n.Root.Kind == PlaceholderRoot {
			b.WriteString("{" + n.Root.Name + "}")
		} else {
			b.WriteString(n.Root.Name)
		}
		for i := range n.Segments {
			b.WriteByte(' ')
			dumpTo(b, &n.Segments[i])
		}
	case *Segment:
		b.WriteString(notationNames[n.Notation] + segmentNames[n.Kind])
		switch n.Kind {
		case Child, Method, Substitute:
			b.WriteString(n.Name)
		case Index:
			b.WriteString(strconv.FormatInt(n.Number, 10))
		case SliceOf:
			fmt.Fprintf(b, "%s:%s:%s", bound(n.Slice.Start), bound(n.Slice.End), bound(n.Slice.Step))
		case Union:
			list("")
			for i := range n.Members {
				b.WriteByte(' ')
				dumpTo(b, &n.Members[i])
			}
		case Filter:
			dumpTo(b, n.Filter)
		}
		for _, a := range n.Args {
			b.WriteByte(' ')
			dumpTo(b, a)
		}
	case *Call:
		list("call "+n.Name, n.Args...)
	case *String:
		b.WriteString(strconv.Quote(n.Value))
	case *Number:
		b.WriteString(n.Text)
	case *Bool:
		b.WriteString(strconv.FormatBool(n.Value))
	case *Null:
		b.WriteString("null")
	case *Word:
		b.WriteString("word:" + n.Text)
	case *Regex:
		b.WriteString("/" + n.Pattern + "/" + n.Flags)
	case *List:
		list("list", n.Items...)
	case *Object:
		list("object " + n.Text)
	case *Logical:
		list(n.Op.String(), n.Operands...)
	case *Not:
		list("not", n.Operand)
	case *Group:
		list("group", n.Inner)
	case *Comparison:
		list(n.Op.String(), n.Left, n.Right)
	case *Bad:
		b.WriteString("BAD")
	default:
		fmt.Fprintf(b, "%T", n)
	}
}

func bound(b Bound) string {
	if !b.Set {
		return ""
	}
	return strconv.FormatInt(b.Value, 10)
}
