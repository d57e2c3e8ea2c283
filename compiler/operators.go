package compiler

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// foreignOperators are what other languages write for an operator of JSONata,
// or for an arrow.
var foreignOperators = []struct{ written, meant string }{
	{"===", "="}, {"!==", "!="}, {"==", "="}, {"&&", "and"}, {"||", "or"}, {"=>", "->"}, {"- >", "->"}, {">>", "->"},
}

// foreignOperator says what JSONata writes for an operator of another language
// that an expression failed at, in text that starts at start of its
// declaration. JSONata reads the half of it before.
func (x *emitter) foreignOperator(f finding, start int32, text string, at int) {
	for _, op := range foreignOperators {
		for i := max(at-2, 0); i <= at; i++ {
			if !strings.HasPrefix(text[min(i, len(text)):], op.written) || i+len(op.written) <= at {
				continue
			}
			place := x.at(source.Span{Start: start + int32(i), End: start + int32(i+len(op.written))})
			f.d.Span = place.Span
			f.d.Message = fmt.Sprintf("JSONata has no operator %q, it writes `%s`", op.written, op.meant)
			if op.meant == "->" {
				f.d.Message = fmt.Sprintf("expected \"->\", not %q", op.written)
			}
			f.replace(fmt.Sprintf("replace by %q", op.meant), false, place, op.meant)
			return
		}
	}
	if at < len(text) && text[at] == '!' {
		f.d.Message = "JSONata has no operator \"!\", it writes `$not(…)`"
	}
}
