package complete

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
	"github.com/gait-lang/gait/lsp/words"
)

// statesFields are the parts of $states.
var statesFields = []string{"input", "result", "errorOutput", "context"}

// jsonata adds what can stand at the place in a JSONata expression.
func (c *collector) jsonata() {
	e := c.Expression
	switch e.Want {
	case place.Operator:
		c.operators()
		c.words(second, c.Words)
	case place.Member:
		c.jsonataMember(e.Steps)
	case place.Operand:
		c.jsonataOperand()
	}
}

// operators adds the words that go on with an expression.
func (c *collector) operators() {
	if c.Expression == nil || !c.isJSONata() || c.Expression.Want != place.Operator || c.Kind == place.Condition {
		return
	}
	for _, w := range []string{"and", "or", "in"} {
		c.add(third, Item{Label: w, Kind: Operator, Insert: w + " ", Again: true})
	}
}

func (c *collector) jsonataOperand() {
	e := c.Expression
	if e.Quote != 0 {
		return
	}
	dollar := strings.HasPrefix(e.Prefix(), "$")
	for _, f := range c.legalStates() {
		tier := first
		if f == "context" {
			tier = second
		}
		c.add(tier, Item{Label: "$states." + f, Kind: Variable, Detail: brief(words.States[f]), doc: docOf(words.States[f])})
	}
	c.add(second, Item{Label: "$states", Kind: Variable, Detail: "input, context, and what else there is here"})
	c.locals()
	c.variables()
	if !dollar && c.ASL == nil {
		c.named(second, index.Const)
		if e.Bare || len(strings.TrimSpace(e.Text)) == 0 {
			c.named(second, index.Param)
		}
	}
	c.functions()
	if !dollar {
		for _, w := range []string{"true", "false", "null"} {
			c.word(third, w)
		}
		if !e.Bare && strings.TrimSpace(e.Text) != "" && c.opts.Snippets {
			c.add(last, Item{Label: "function", Kind: Keyword, Detail: "function($x) { … }", Insert: `function(\$${1:x}) { $0 \}`, Snippet: true})
		}
	}
}

// functions adds the functions of JSONata and those of Step Functions.
func (c *collector) functions() {
	called := strings.HasPrefix(c.text[c.span.End:], "(")
	for _, f := range jsonata.Functions() {
		if f.Unavailable {
			continue
		}
		item := Item{Label: "$" + f.Name, Kind: Function, Detail: f.Usage(), doc: functionDoc(f.Doc, f.Name)}
		if c.opts.Snippets && !called {
			item.Insert, item.Snippet = literal(item.Label)+"("+c.parameters(f)+")", true
		}
		c.add(third, item)
	}
}

// functionDoc is what a function does, with a call of it.
func functionDoc(doc, name string) func() string {
	return func() string {
		if example := words.Example(name); example != "" {
			return doc + "\n\n" + "`" + example + "`"
		}
		return doc
	}
}

// parameters are those of a function that a call needs, as stops of a snippet.
func (c *collector) parameters(f *jsonata.Function) string {
	if !c.opts.Parameters {
		return "$0"
	}
	var names []string
	for _, p := range f.Signature.Params {
		if !p.Optional {
			names = append(names, p.Name)
		}
	}
	return stops(names)
}

// legalStates are the parts of $states that exist at the place.
func (c *collector) legalStates() []string {
	result, caught := c.hasResult(), c.hasError()
	list := statesFields[:0:0]
	for _, f := range statesFields {
		if f == "result" && !result || f == "errorOutput" && !caught {
			continue
		}
		list = append(list, f)
	}
	if result || caught {
		list[0], list[1] = list[1], list[0] // what it is mostly about there
	}
	return list
}

// hasResult reports whether $states.result exists at the place.
func (c *collector) hasResult() bool {
	if c.ASL != nil {
		switch c.ASL.Owner {
		case asl.OwnerTask, asl.OwnerMap, asl.OwnerParallel:
			return c.outputField()
		}
		return false
	}
	owner := c.Owner()
	if owner == nil || c.Keyword != c.Clause || c.Clause != "output" && c.Clause != "assign" || c.continuesCatch() {
		return false
	}
	switch owner.Keyword {
	case "task", "map", "parallel", "defaults":
		return owner.Block == place.StateBlock || owner.Block == place.DefaultsBlock
	}
	return false
}

// hasError reports whether $states.errorOutput exists at the place.
func (c *collector) hasError() bool {
	if c.ASL != nil {
		return c.ASL.Owner == asl.OwnerCatcher && c.outputField()
	}
	return (c.Keyword == "catch" || c.continuesCatch()) && (c.Clause == "output" || c.Clause == "assign")
}

// continuesCatch reports whether the clause at the place goes on with a catcher
// on the line before, which text with an open bracket does not show.
func (c *collector) continuesCatch() bool {
	if c.Entry < 0 || c.Keyword != "output" && c.Keyword != "assign" {
		return false
	}
	start := strings.LastIndexByte(c.text[:c.Entry], '\n') + 1
	own := indentation(c.text[start:c.Entry])
	for start > 0 {
		end := start - 1
		start = strings.LastIndexByte(c.text[:end], '\n') + 1
		line := c.text[start:end]
		if strings.TrimSpace(line) == "" {
			continue
		}
		if indentation(line) < own || firstWord(strings.TrimSpace(line)) == "catch" {
			return firstWord(strings.TrimSpace(line)) == "catch" && indentation(line) < own && !strings.Contains(line, "->")
		}
	}
	return false
}

func (c *collector) outputField() bool {
	f := c.ASL.Field
	return f != nil && (f.Name == "Output" || f.Name == "Assign")
}

// jsonataMember adds the names that may follow a dot.
func (c *collector) jsonataMember(steps []string) {
	if len(steps) > 0 && steps[0] == "$states" {
		if len(steps) == 1 {
			for _, f := range c.legalStates() {
				c.add(first, Item{Label: f, Kind: Member, Detail: brief(words.States[f]), doc: docOf(words.States[f])})
			}
			return
		}
		switch steps[1] {
		case "context":
			c.contextFields(steps[2:])
			if len(steps) == 2 || steps[2] != "Execution" || len(steps) < 4 {
				return
			}
		case "errorOutput":
			if len(steps) == 2 {
				c.add(first, Item{Label: "Error", Kind: Member, Detail: "the name of the error"})
				c.add(first, Item{Label: "Cause", Kind: Member, Detail: "what is said about it"})
			}
			return
		case "result":
			c.resultFields(steps[2:])
		case "input":
			c.inputFields(steps[2:])
		}
	} else if len(steps) > 0 && strings.HasPrefix(steps[0], "$") {
		c.variableFields(steps[0][1:], steps[1:])
	}
	c.readElsewhere(steps)
}

// resultFields adds the members of what the call at the place gives.
func (c *collector) resultFields(steps []string) {
	if owner := c.Owner(); c.ASL == nil && owner != nil && owner.Keyword == "map" && c.has(owner)["writer"] {
		for _, name := range writerResult[strings.Join(steps, ".")] {
			c.add(first, Item{Label: name, Kind: Member, Detail: "of the result writer"})
		}
	}
	c.addResult(c.calls(), steps)
}

// writerResult is what a map state with a ResultWriter gives (Step Functions
// developer guide, "ResultWriter").
var writerResult = map[string][]string{"": {"MapRunArn", "ResultWriterDetails"}, "ResultWriterDetails": {"Bucket", "Key"}}

// addResult adds the members of what a call gives.
func (c *collector) addResult(k *call, steps []string) {
	if k == nil {
		return
	}
	for _, a := range k.result(steps) {
		c.add(first, Item{Label: a.name, Kind: Member, Detail: a.typ, Deprecated: a.deprecated, doc: k.document(&a)})
	}
}
