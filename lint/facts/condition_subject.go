package facts

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
)

// subject returns a text that is equal for expressions that are written alike,
// white space, comments and needless parentheses aside, and that has no equal
// for those whose value may be another every time.
func (r *jsonataReader) subject(n jsonata.Node) string {
	var b strings.Builder
	if !r.spell(&b, n) {
		fmt.Fprintf(&b, " %d:%d", r.e.Object.Index, n.Span().Start)
	}
	return b.String()
}

// spell writes a node; it returns false for what may change.
func (r *jsonataReader) spell(b *strings.Builder, n jsonata.Node) bool {
	steady := true
	switch n := n.(type) {
	case *jsonata.Block:
		if len(n.Exprs) == 1 {
			return r.spell(b, n.Exprs[0])
		}
		b.WriteString("block")
	case *jsonata.Name:
		b.WriteString("`" + n.Text + "`")
		return true
	case *jsonata.Variable:
		b.WriteString("$" + n.Name)
		return !isChanging(n.Name)
	case *jsonata.String:
		b.WriteString(strconv.Quote(n.Value))
		return true
	case *jsonata.Binary:
		b.WriteString(n.Operator)
	case *jsonata.Path:
		b.WriteString(".")
	case *jsonata.Sort:
		b.WriteString("^")
		for _, t := range n.Terms {
			if t.Descending {
				b.WriteByte('>')
			} else {
				b.WriteByte('<')
			}
		}
	default:
		fmt.Fprintf(b, "%T", n)
		leaf := true
		for range jsonata.Children(n) {
			leaf = false
			break
		}
		if leaf {
			s := n.Span()
			b.WriteString(r.text[s.Start:s.End])
			return true
		}
	}
	b.WriteByte('(')
	for c := range jsonata.Children(n) {
		if !r.spell(b, c) {
			steady = false
		}
		b.WriteByte(',')
	}
	b.WriteByte(')')
	return steady
}
