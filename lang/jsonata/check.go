package jsonata

import "github.com/gait-lang/gait/lang/source"

// This file is the reference's second pass, processAST, as far as it refuses
// expressions. It makes of each node the outline that the reference makes and
// visits in the same order, so that of several errors it meets the same first.
// It runs only for trees in which the parser saw something that can fail.

type outlineKind uint8

const (
	otherOutline outlineKind = iota
	nameOutline
	wildcardOutline
	parentOutline
	blockOutline
	pathOutline
	literalOutline // a number, true, false or null
	numberOutline  // literalOutline that a minus sign before it changes
	stringOutline
	sortOutline
	variableOutline
)

// outline is what the reference keeps of a node, as far as errors depend on
// it: stages and predicates are two properties there, and so they are here.
type outline struct {
	kind     outlineKind
	node     Node
	position int // -1 where the reference's object has none
	value    string

	steps []*outline // of a path
	last  *outline   // of a block

	group, stages, predicate, focus bool

	seeking *slots // nil where the reference has no such property
	slot    *slot  // of a parent
}

// maxParents is how many % are followed to their steps. Following them takes
// their number times the length of the paths, which a hostile text could make
// as long as it likes.
const maxParents = 500

// slot is a %, which looks for the step that its value comes from.
type slot struct {
	level int
	node  *Parent
}

// slots is a list that several outlines can share, as arrays are in
// JavaScript.
type slots struct{ list []*slot }

func (p *parser) secondPass(root Node) {
	o := p.process(root)
	if len(p.errors) == 0 && (o.kind == parentOutline || o.seeking != nil) {
		// Nothing above the expression can be the parent.
		at := root.Span()
		if o.slot != nil {
			at = o.slot.node.Span()
		} else if len(o.seeking.list) > 0 {
			at = o.seeking.list[0].node.Span()
		}
		p.reportParent(at, o.position)
	}
}

func (p *parser) reportParent(at source.Span, position int) {
	p.report("S0217", "The object representing the 'parent' cannot be derived from this expression", at, position)
}

// position returns the position of the token that the reference makes the
// node of.
func (p *parser) position(n Node) int {
	switch n := n.(type) {
	case *Path:
		return int(n.dot)
	case *Binary:
		return int(n.Op.End)
	case *Range:
		return int(n.Op.End)
	case *Conditional:
		return int(n.Op.End)
	case *Bind:
		return int(n.Op.End)
	case *Call:
		return int(n.Open.End)
	case *Partial:
		return int(n.Open.End)
	case *Lambda:
		return int(n.Open.End)
	case *Apply:
		return int(n.Op.End)
	case *Sort:
		return int(n.Op.End)
	case *GroupBy:
		return int(n.Open.End)
	case *Predicate:
		return int(n.Open.End)
	case *Focus:
		return int(n.Op.End)
	case *Index:
		return int(n.Op.End)
	case *KeepArray:
		return p.position(n.Left)
	case *Array, *Object, *Block, *Transform, *Unary:
		return int(n.Span().Start) + 1
	case *Missing:
		if n.atEnd {
			return len(p.text)
		}
	}
	return int(n.Span().End)
}

func (p *parser) process(n Node) *outline {
	switch n := n.(type) {
	case *KeepArray:
		return p.process(n.Left)
	case *Path:
		return p.processPath(n)
	case *Predicate:
		return p.processPredicate(n)
	case *GroupBy:
		return p.processGroup(n)
	case *Sort:
		return p.processSort(n)
	case *Focus:
		return p.processFocus(n)
	case *Index:
		return p.processIndex(n)
	case *Unary:
		return p.processMinus(n)
	case *Name:
		step := &outline{kind: nameOutline, node: n, position: p.position(n)}
		return &outline{kind: pathOutline, node: n, position: -1, steps: []*outline{step}}
	case *Parent:
		if p.parents++; p.parents <= maxParents {
			return &outline{kind: parentOutline, node: n, position: -1, slot: &slot{1, n}}
		}
	}
	o := &outline{node: n, position: p.position(n)}
	switch n := n.(type) {
	case *Missing:
		if n.atEnd {
			p.report("S0207", "Unexpected end of expression", n.Span(), len(p.text))
		}
	case *Bad:
		// It comes from an error that was reported.
	case *Wildcard:
		o.kind = wildcardOutline
	case *String:
		o.kind = stringOutline
	case *Variable:
		o.kind = variableOutline
	case *Number:
		o.kind, o.value = numberOutline, numberString(n.Text)
	case *Bool, *Null:
		o.kind, o.value = literalOutline, p.text[n.Span().Start:n.Span().End]
	case *Bind:
		p.process(n.Left)
		o.adopt(p.process(n.Value))
	case *Apply:
		p.process(n.Left)
		p.process(n.Right)
	case *Call:
		p.processCall(o, n.Args, n.Func)
	case *Partial:
		p.processCall(o, n.Args, n.Func)
	case *Lambda:
		p.process(n.Body)
	case *Transform:
		p.process(n.Pattern)
		p.process(n.Update)
		if n.Delete != nil {
			p.process(n.Delete)
		}
	case *Block:
		o.kind = blockOutline
		for _, e := range n.Exprs {
			o.last = p.process(e)
			o.adopt(o.last)
		}
	case *Binary:
		left, right := p.process(n.Left), p.process(n.Right)
		o.adopt(left)
		o.adopt(right)
	default:
		// A conditional, a range and the constructors of arrays and objects
		// hand on what their parts look for.
		eachChild(n, func(c Node) bool {
			o.adopt(p.process(c))
			return true
		})
	}
	return o
}

// processCall looks at the arguments first, as the reference does.
func (p *parser) processCall(o *outline, args []Node, callee Node) {
	for _, arg := range args {
		o.adopt(p.process(arg))
	}
	p.process(callee)
}

func (p *parser) processMinus(n *Unary) *outline {
	operand := p.process(n.Operand)
	if operand.kind == numberOutline {
		if operand.value[0] == '-' {
			operand.value = operand.value[1:]
		} else if operand.value != "0" {
			operand.value = "-" + operand.value
		}
		return operand
	}
	o := &outline{node: n, position: p.position(n)}
	o.adopt(operand)
	return o
}

// asPath returns o if it is a path and otherwise a path of o alone.
func (o *outline) asPath() *outline {
	if o.kind == pathOutline {
		return o
	}
	return &outline{kind: pathOutline, node: o.node, position: -1, steps: []*outline{o}}
}

// lastStep returns what a suffix such as a predicate belongs to.
func (o *outline) lastStep() *outline {
	if o.kind == pathOutline {
		return o.steps[len(o.steps)-1]
	}
	return o
}

func (p *parser) processPath(n *Path) *outline {
	first := p.process(n.Steps[0])
	path := first.asPath()
	if first.kind == parentOutline {
		path.seeking = &slots{[]*slot{first.slot}}
	}
	checked := 0
	for _, s := range n.Steps[1:] {
		step := p.process(s)
		if step.kind == pathOutline {
			path.steps = append(path.steps, step.steps...)
		} else {
			if step.predicate {
				step.stages, step.predicate = true, false
			}
			path.steps = append(path.steps, step)
		}
		for _, step := range path.steps[checked:] {
			switch step.kind {
			case numberOutline, literalOutline:
				p.report("S0213", "The literal value "+step.value+" cannot be used as a step within a path expression",
					step.node.Span(), step.position)
			case stringOutline:
				step.kind = nameOutline
			}
		}
		checked = len(path.steps)
		p.resolve(path)
	}
	return path
}

func (p *parser) processPredicate(n *Predicate) *outline {
	o := p.process(n.Left)
	step := o.lastStep()
	if step.group {
		p.report("S0209", "A predicate cannot follow a grouping expression in a step", n.Open, int(n.Open.End))
	}
	if o.kind == pathOutline {
		step.stages = true
	} else {
		step.predicate = true
	}
	filter := p.process(n.Expr)
	if filter.seeking != nil {
		for _, s := range filter.seeking.list {
			if s.level == 1 {
				p.seek(step, s)
			} else {
				s.level--
			}
		}
		step.adopt(filter)
	}
	return o
}

func (p *parser) processGroup(n *GroupBy) *outline {
	o := p.process(n.Left)
	if o.group {
		p.report("S0210", "Each step can only have one grouping expression", n.Open, int(n.Open.End))
	}
	for _, pair := range n.Pairs {
		p.process(pair.Key)
		p.process(pair.Value)
	}
	o.group = true
	return o
}

func (p *parser) processSort(n *Sort) *outline {
	path := p.process(n.Left).asPath()
	step := &outline{kind: sortOutline, node: n, position: p.position(n)}
	for _, t := range n.Terms {
		step.adopt(p.process(t.Expr))
	}
	path.steps = append(path.steps, step)
	p.resolve(path)
	return path
}

func (p *parser) processFocus(n *Focus) *outline {
	o := p.process(n.Left)
	step := o.lastStep()
	switch {
	case step.stages || step.predicate:
		p.report("S0215", "A context variable binding must precede any predicates on a step", n.Op, int(n.Op.End))
	case step.kind == sortOutline:
		p.report("S0216", "A context variable binding must precede the 'order-by' clause on a step", n.Op, int(n.Op.End))
	}
	step.focus = true
	return o
}

func (p *parser) processIndex(n *Index) *outline {
	o := p.process(n.Left)
	if o.kind != pathOutline && o.predicate {
		o.stages, o.predicate = true, false
	}
	return o.asPath()
}
