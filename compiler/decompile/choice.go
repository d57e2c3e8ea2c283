package decompile

import (
	"github.com/gait-lang/gait/compiler/asl"
)

// choice writes the rules of a choice and its default.
func (p *printer) choice(f *fields, s *state, in *scope) {
	rules := f.get("Choices")
	if rules.Is(asl.Array) && len(rules.Items) > 0 && allObjects(rules.Items) && !f.refuses("Choices") {
		f.take("Choices")
		for i, r := range rules.Items {
			p.rule(r, asl.PointerIndex(f.pointer+"/Choices", i), s, in)
		}
	}
	if n := f.kind("Default", asl.String); n != nil {
		if in.names[n.Text] {
			p.clause("else -> " + name(n.Text))
		} else {
			f.untake("Default")
		}
	}
}

func allObjects(list []*asl.Node) bool {
	for _, n := range list {
		if !n.Is(asl.Object) {
			return false
		}
	}
	return true
}

// rule writes one rule of a choice.
func (p *printer) rule(n *asl.Node, pointer string, s *state, in *scope) {
	f := p.fields(n, pointer)
	p.comment(f)
	next := f.when("Next", func(n *asl.Node) bool { return n.Is(asl.String) && in.names[n.Text] })
	condition, ok := p.ruleCondition(f, s.notation)
	assign := f.any("Assign")
	var output *asl.Node
	if s.notation == inJSONata {
		output = f.any("Output")
	}
	if !ok || f.unsaid() || next == nil || p.refused[pointer] {
		p.rawRule(f, next)
		return
	}
	p.begin("when " + condition)
	p.settings(assign, output, nil)
	p.add(" -> " + name(next.Text))
	p.newline()
}

// rawRule writes a rule as JSON, with an arrow if its target is one.
func (p *printer) rawRule(f *fields, next *asl.Node) {
	rest := &asl.Node{Kind: asl.Object}
	for _, m := range f.members {
		if m.Value == next && next != nil || m.Key == "Comment" && f.taken[f.find("Comment")] {
			continue
		}
		rest.Members = append(rest.Members, m)
	}
	p.escape(f.pointer)
	p.begin("when asl ")
	p.value(rest, inJSON)
	if next != nil {
		p.add(" -> " + name(next.Text))
	} else {
		p.add(",") // or the next line could be one of the rule's
	}
	p.newline()
}

// settings writes what a rule or catcher does before its arrow.
func (p *printer) settings(assign, output, into *asl.Node) {
	if assign != nil {
		p.add(" assign ")
		p.value(assign, p.notation)
	}
	if output != nil {
		p.add(" output ")
		p.value(output, p.notation)
	}
	if into != nil {
		p.add(" into " + pathOrNull(into))
	}
}

// ruleCondition takes the fields of a rule's condition and returns it as text.
func (p *printer) ruleCondition(f *fields, in notation) (string, bool) {
	if in == inJSONata {
		n := f.when("Condition", func(n *asl.Node) bool {
			return n.Is(asl.Bool) || isExpressionNode(n) && p.isSound(n.Text)
		})
		switch {
		case n.Is(asl.Bool):
			return n.Text, true
		case n != nil:
			return p.expression(n.Text), true
		}
		return "", false
	}
	return p.condition(f, 0)
}
