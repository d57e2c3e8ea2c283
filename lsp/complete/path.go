package complete

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
)

// path adds what can stand at the place in a path or intrinsic function.
func (c *collector) path() {
	e := c.Expression
	if e == nil || e.Quote != 0 {
		return
	}
	switch e.Want {
	case place.Member:
		c.pathMember(e.Steps)
	case place.Operand:
		c.pathOperand()
		if c.ASL == nil && (e.Bare || strings.TrimSpace(e.Text) == "") {
			c.wholeNames()
		}
	}
}

// wholeNames adds the consts and params that may be a value of a JSONPath state as
// a whole.
func (c *collector) wholeNames() {
	switch c.Clause {
	case "input", "output", "into", "items", "when":
		return
	}
	c.named(second, index.Const, index.Param)
}

func (c *collector) pathOperand() {
	reference, functions := c.pathForm()
	if c.takesNull() {
		c.word(third, "null")
	}
	c.add(first, Item{Label: "$", Kind: Variable, Detail: "the input, or the result, as a whole"})
	c.add(first, Item{Label: "$.", Kind: Variable, Detail: "a part of it", Again: true})
	if reference {
		return
	}
	if c.takesContext() {
		c.add(second, Item{Label: "$$.", Kind: Variable, Detail: "the context object", Again: true})
	}
	c.variables()
	if functions {
		for _, f := range jsonpath.Functions() {
			c.intrinsic(f, f.Name)
		}
	}
}

// takesNull reports whether the path may be null, which discards.
func (c *collector) takesNull() bool {
	if c.ASL != nil {
		return c.ASL.Field != nil && len(c.Path) == 0 && c.ASL.Field.Values&asl.NullValue != 0 && c.Quote == 0
	}
	return c.Clause == "input" || c.Clause == "output" || c.Clause == "into"
}

// takesContext reports whether the path may lead into the context object: one
// to a number may not.
func (c *collector) takesContext() bool {
	if c.ASL != nil {
		return c.ASL.Field == nil || len(c.Path) > 0 || !c.ASL.Field.IsPath() || c.ASL.Field.AllowsContext()
	}
	switch c.Clause {
	case "concurrency", "timeout", "heartbeat", "tolerate", "seconds", "max", "bytes":
		return false
	}
	return true
}

// pathForm tells whether only a reference path may stand at the place, and
// whether an intrinsic function may.
func (c *collector) pathForm() (reference, functions bool) {
	if c.Kind == place.Condition || c.Clause == "when" {
		return false, false
	}
	if c.ASL != nil {
		if f := c.ASL.Field; f != nil && len(c.Path) == 0 {
			return f.Name == "ResultPath", f.Values&asl.IntrinsicValue != 0
		}
		return false, true
	}
	switch c.Clause {
	case "into":
		return true, false
	case "input", "output", "items", "concurrency", "timeout", "heartbeat", "tolerate", "seconds", "until", "max", "bytes":
		return false, c.Block() == place.BatchBlock && c.Clause == "input"
	}
	return false, true
}

func (c *collector) intrinsic(f *jsonpath.Function, label string) {
	item := Item{Label: label, Kind: Function, Detail: f.Signature(), doc: functionDoc(f.Doc, f.Name)}
	if c.opts.Snippets && !strings.HasPrefix(c.text[c.span.End:], "(") {
		inner := "$0"
		if c.opts.Parameters {
			var names []string
			for i, p := range f.Params {
				if i < f.MinArgs {
					names = append(names, p.Name)
				}
			}
			inner = stops(names)
		}
		item.Insert, item.Snippet = label+"("+inner+")", true
	}
	c.add(third, item)
}

// stops are names as the arguments of a snippet.
func stops(names []string) string {
	if len(names) == 0 {
		return "$0"
	}
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = fmt.Sprintf("${%d:%s}", i+1, literal(n))
	}
	return strings.Join(list, ", ")
}

func (c *collector) pathMember(steps []string) {
	if len(steps) == 0 {
		return
	}
	switch steps[0] {
	case "$$":
		c.contextFields(steps[1:])
		if len(steps) < 3 {
			return
		}
	case "States":
		if _, functions := c.pathForm(); functions && len(steps) == 1 {
			for _, f := range jsonpath.Functions() {
				c.intrinsic(f, strings.TrimPrefix(f.Name, "States."))
			}
		}
		return
	case "$":
		if c.Clause == "select" || c.ASL != nil && c.ASL.Field != nil && c.ASL.Field.Name == "ResultSelector" {
			c.resultFields(steps[1:])
		}
	}
	c.readElsewhere(steps)
}
