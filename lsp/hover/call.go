package hover

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
)

// call is what is known of what a task calls.
type call struct {
	facts.Resource
	arn string
	// known is nil where the catalogue lacks the action.
	known *catalog.Call
	// near are the actions of the service, where known is nil.
	near []string
	link string
}

// arnOf returns the ARN that a resource of Gait stands for.
func arnOf(text string, quoted bool) string {
	if !quoted && syntax.IsAction(text) {
		return "arn:aws:states:::" + text
	}
	return text
}

// callOf finds out what a resource calls.
func callOf(arn string) *call {
	node := &asl.Node{Kind: asl.Object, Members: []asl.Member{{Key: "Resource", Value: &asl.Node{Kind: asl.String, Text: arn}}}}
	c := &call{Resource: facts.ResourceOf(&facts.State{State: &asl.State{Node: node}}), arn: arn}
	all, err := catalog.Default()
	if err != nil {
		return c // the file with the data is damaged; what needs none is said
	}
	// What cannot be read of the catalogue is not known.
	switch c.Kind {
	case facts.OptimizedResource:
		c.known, _ = all.OptimizedCall(c.Service, c.Action)
		if s := catalog.OptimizedNamed(c.Service); s != nil {
			c.near, c.link = s.Names(), s.Link
		}
	case facts.SDKResource:
		c.known, _ = all.SDKCall(c.Service, c.Action)
		if s, _ := all.Service(c.Service); s != nil {
			c.near, _ = s.Actions()
		}
		if c.known != nil {
			c.link = c.known.SDK.Link
		}
	}
	return c
}

// patterns are the patterns that may follow the action.
func (c *call) patterns() []string {
	if c.known == nil {
		return nil
	}
	return c.known.Patterns()
}

// required are the arguments that cannot be left out.
func (c *call) required() []string {
	var names []string
	if shape := c.shape(c.input()); shape != nil {
		for _, m := range shape.Members {
			if m.Required {
				names = append(names, m.Name)
			}
		}
	}
	return names
}

// input is the structure of the arguments; ok is false where there is none.
func (c *call) input() (id catalog.ShapeID, ok bool) {
	if c.known == nil || !c.known.HasInput {
		return 0, false
	}
	return c.known.Input, true
}

// output is the structure of the result; ok is false where it is not known.
func (c *call) output() (id catalog.ShapeID, ok bool) {
	if c.known == nil {
		return 0, false
	}
	return c.known.Output(c.Pattern)
}

func (c *call) shape(id catalog.ShapeID, ok bool) *catalog.Shape {
	if !ok {
		return nil
	}
	shape, err := c.known.Shape(id)
	if err != nil {
		return nil
	}
	return shape
}

// errors are those that the call is known to raise.
func (c *call) errors() []string {
	if c.known == nil {
		return nil
	}
	return c.known.Errors()
}

// member is one of the arguments, or a part of one.
type member struct {
	catalog.Member
	structure string // that it is a member of; "" at the top
	kind      string
	shape     *catalog.Shape
}

// member returns what the path leads to in a structure, or nil. Keys of maps and
// indexes of lists lead to what they hold.
func (c *call) member(id catalog.ShapeID, path []string) *member {
	var found *member
	for i, name := range path {
		shape := c.shape(id, true)
		switch {
		case shape == nil:
			return nil
		case shape.Kind == catalog.Structure:
			m := shape.Member(name)
			if m == nil {
				return nil
			}
			found = &member{Member: *m}
			if i > 0 {
				found.structure = shape.Name
			}
			id = m.Shape
		case found != nil && (shape.Kind == catalog.List || shape.Kind == catalog.Map):
			found = &member{Member: catalog.Member{Name: name, API: name, Shape: shape.Item}, structure: found.structure}
			id = shape.Item
		default:
			return nil
		}
	}
	if found == nil {
		return nil
	}
	if found.shape = c.shape(found.Shape, true); found.shape == nil {
		return nil
	}
	kind, err := catalog.TypeOf(c.known, found.Shape)
	if err != nil {
		return nil
	}
	found.kind = kind
	return found
}

// plainKeys are the keys and indexes of a path as [call.member] takes them.
func plainKeys(keys []string) []string {
	list := slices.Clone(keys)
	for i, k := range list {
		list[i] = strings.TrimSuffix(k, ".$")
	}
	return list
}
