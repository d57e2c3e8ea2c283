package decompile

import (
	"bytes"
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// sequence writes the states of a scope. A blank line parts two
// of more than one line.
func (p *printer) sequence(s *scope) {
	long := false
	for i, st := range s.states {
		start := len(p.out)
		p.state(st, s, i)
		before := long
		long = bytes.IndexByte(p.out[start:], '\n') < len(p.out)-start-1
		if i > 0 && before && long {
			p.out = slices.Insert(p.out, start, '\n')
		}
	}
}

// state writes the i-th state of a scope.
func (p *printer) state(s *state, in *scope, i int) {
	p.states = append(p.states, s.pointer)
	if s.raw {
		p.escape(s.pointer)
		p.valueClause("raw "+name(s.name), s.node, inJSON)
		return
	}
	p.notation = s.notation
	f := p.fields(s.node, s.pointer)
	f.take("Type")
	flow := flowOf(f, s, in, i)
	p.comment(f)
	p.begin(s.kind.String() + " " + name(s.name))
	p.head(s, f)
	body := p.block()
	if f.take("QueryLanguage") {
		p.clause("query " + queries[s.notation])
	}
	p.body(s, f, in)
	body.end(false)
	if flow != "" {
		p.add(" -> " + flow)
	}
	p.newline()
}

var queries = map[notation]string{inJSONata: "jsonata", inJSONPath: "jsonpath"}

// flowOf takes Next and End, and returns what the arrow after the state says,
// "" when it needs none. What it cannot say it leaves.
func flowOf(f *fields, s *state, in *scope, i int) string {
	switch s.kind {
	case syntax.Choice, syntax.Succeed, syntax.Fail:
		return ""
	}
	next, end := f.get("Next"), f.get("End")
	if f.refuses("Next") || f.refuses("End") {
		return ""
	}
	last := i == len(in.states)-1
	switch {
	case next == nil && end == nil:
		return "none"
	case next == nil && end.Is(asl.Bool) && end.Text == "true":
		f.take("End")
		if last {
			return ""
		}
		return "end"
	case end == nil && next.Is(asl.String) && in.names[next.Text]:
		f.take("Next")
		if !last && !in.states[i+1].raw && in.states[i+1].name == next.Text {
			return ""
		}
		return name(next.Text)
	}
	return ""
}

// head writes the literals behind a state's name.
func (p *printer) head(s *state, f *fields) {
	static := isStatic(s.notation == inJSONata)
	switch s.kind {
	case syntax.Task:
		if n := f.kind("Resource", asl.String); n != nil {
			p.add(" " + resource(n.Text))
		}
	case syntax.Wait:
		if n := f.when("Seconds", func(n *asl.Node) bool { return n.Kind == asl.Number && isWhole(n) }); n != nil {
			p.add(" " + Duration(n.Text))
		} else if f.has("Seconds") || f.has("SecondsPath") {
			return
		} else if n := f.when("Timestamp", static); n != nil {
			p.add(" until " + quote(n.Text))
		}
	case syntax.Fail:
		computed := func(field string) bool { return f.has(field+"Path") || f.has(field) && !static(f.get(field)) }
		if computed("Error") || computed("Cause") {
			return // all stands in the body, rather than half here
		}
		if n := f.when("Error", static); n != nil {
			p.add(" error " + quote(n.Text))
		}
		if n := f.when("Cause", static); n != nil {
			p.add(" cause " + quote(n.Text))
		}
	}
}

// body writes the clauses of a state, in the order in which Step Functions
// uses them, blocks of states last.
func (p *printer) body(s *state, f *fields, in *scope) {
	ata := s.notation == inJSONata
	if !ata && s.kind != syntax.Fail {
		p.path(f, "InputPath", "input")
	}
	switch s.kind {
	case syntax.Task:
		p.task(f, ata)
	case syntax.Pass:
		if !ata {
			p.template(f, "Parameters", "args")
			if n := f.any("Result"); n != nil {
				p.valueClause("value", n, inJSON)
			}
		}
	case syntax.Choice:
		p.choice(f, s, in)
	case syntax.Wait:
		p.wait(f, ata)
	case syntax.Fail:
		p.fail(f, ata)
	case syntax.Parallel:
		p.template(f, argumentsField(ata), "args")
	case syntax.Map:
		p.loopSettings(f, s, ata)
	}
	if s.kind == syntax.Task || s.kind == syntax.Parallel || s.kind == syntax.Map {
		p.retries(f)
		p.catches(f, in)
		if !ata {
			p.template(f, "ResultSelector", "select")
		}
	}
	p.result(f, s, ata)
	if s.kind == syntax.Parallel && s.branches != nil {
		f.take("Branches")
	}
	if s.loop != nil {
		f.take(s.loopField)
	}
	p.rest(f)
	for _, b := range s.branches {
		p.scope("branch", b)
	}
	if s.loop != nil {
		keyword := "do"
		if s.loopField == "Iterator" {
			keyword = "iterator"
		}
		p.scope(keyword, s.loop)
	}
}

// result writes what a state makes of its result.
func (p *printer) result(f *fields, s *state, ata bool) {
	switch s.kind {
	case syntax.Fail:
		return
	case syntax.Task, syntax.Pass, syntax.Parallel, syntax.Map:
		if !ata {
			p.path(f, "ResultPath", "into")
		}
	}
	if ata {
		p.template(f, "Output", "output")
	} else {
		p.path(f, "OutputPath", "output")
	}
	if s.kind != syntax.Succeed {
		p.template(f, "Assign", "assign")
	}
}

// path writes a field that holds a path or null.
func (p *printer) path(f *fields, field, keyword string) {
	if n := f.when(field, p.isPath); n != nil {
		p.clause(keyword + " " + pathOrNull(n))
	}
}

// isPath accepts what a clause for a path takes: a path, null, or text that
// deployment turns into one.
func (p *printer) isPath(n *asl.Node) bool {
	return n.Kind == asl.Null || isSubstitution(n) || n.Is(asl.String) && p.readsAs(n.Text, inJSONPath)
}

func pathOrNull(n *asl.Node) string {
	switch {
	case n.Kind == asl.Null:
		return "null"
	case isSubstitution(n):
		return quote(n.Text)
	}
	return n.Text
}

// template writes a field that holds any value with computed leaves.
func (p *printer) template(f *fields, field, keyword string) {
	if n := f.any(field); n != nil {
		p.valueClause(keyword, n, p.notation)
	}
}

func argumentsField(ata bool) string {
	if ata {
		return "Arguments"
	}
	return "Parameters"
}

// computed writes a field that holds a scalar or, in a JSONata state, an
// expression; in a JSONPath state a path may stand in the field with "Path"
// behind its name. A machine may have both, which a clause cannot say.
func (p *printer) computed(f *fields, field, keyword string, ata bool, scalar func(*asl.Node) bool, spell func(*asl.Node) string) {
	n := f.when(field, func(n *asl.Node) bool {
		if isExpressionNode(n) {
			return ata && p.isSound(n.Text)
		}
		return scalar(n)
	})
	switch {
	case n == nil:
	case isExpressionNode(n):
		p.clause(keyword + " " + p.expression(n.Text))
	default:
		p.clause(keyword + " " + spell(n))
	}
	if !ata && !f.has(field) {
		n := f.when(field+"Path", func(n *asl.Node) bool {
			return n.Is(asl.String) && p.readsAs(n.Text, inJSONPath)
		})
		if n != nil {
			p.clause(keyword + " " + n.Text)
		}
	}
}

func (p *printer) wait(f *fields, ata bool) {
	if !f.has("Timestamp") && !f.has("TimestampPath") {
		p.computed(f, "Seconds", "seconds", ata, isWhole, p.seconds)
	}
	if !f.has("Seconds") && !f.has("SecondsPath") {
		// A static timestamp stands in the head.
		p.computed(f, "Timestamp", "until", ata, never, nil)
	}
}

func (p *printer) fail(f *fields, ata bool) {
	p.computed(f, "Error", "error", ata, isStatic(ata), p.literal)
	p.computed(f, "Cause", "cause", ata, isStatic(ata), p.literal)
}

// isStatic accepts a string that is no expression.
func isStatic(ata bool) func(*asl.Node) bool {
	return func(n *asl.Node) bool { return n.Is(asl.String) && !(ata && isExpression(n.Text)) }
}

func never(*asl.Node) bool { return false }

// scope writes a block of states.
func (p *printer) scope(keyword string, s *scope) {
	outer := p.notation
	f := p.fields(s.node, s.pointer)
	p.comment(f)
	p.begin(keyword)
	body := p.block()
	p.start(f, s)
	f.take("States")
	if keyword != "branch" && isMode(f.get("ProcessorConfig")) != "" {
		f.take("ProcessorConfig") // a clause of the map
	}
	p.rest(f)
	p.sequence(s)
	p.notation = outer
	body.endLines(true)
	p.newline()
}
