package hover

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rules/integrations"
)

// call is what is known of what a task calls.
type call struct {
	facts.Resource
	arn     string
	service *catalog.Service // nil when the catalogue lacks it
	action  *catalog.Action  // nil when the catalogue lacks it
	// offer is what is known of an action that Step Functions calls by itself.
	offer   integrations.Offer
	offered bool
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
	service := c.Service
	switch c.Kind {
	case facts.OptimizedResource:
		c.offer, c.offered = integrations.OfferOf(c.Service, c.Action)
		service = integrations.SDKService(c.Service)
	case facts.SDKResource:
	default:
		return c
	}
	all, err := catalog.Default()
	if err != nil {
		return c // the file with the data is damaged; what needs none is said
	}
	if c.service, err = all.Service(service); err != nil || c.service == nil {
		c.service = nil
		return c
	}
	if c.action, err = c.service.Action(c.Action); err != nil {
		c.action = nil
	}
	return c
}

// patterns are the patterns that may follow the action.
func (c *call) patterns() []string {
	if c.offered {
		return c.offer.Patterns
	}
	if c.Kind == facts.SDKResource {
		return []string{facts.CallbackPattern}
	}
	return nil
}

// required are the arguments that cannot be left out.
func (c *call) required() []string {
	if c.offered && len(c.offer.Required) > 0 {
		return c.offer.Required
	}
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
	if c.action == nil || !c.action.HasInput {
		return 0, false
	}
	return c.action.Input, true
}

// output is the structure of the result, where it is that of the action.
func (c *call) output() (id catalog.ShapeID, ok bool) {
	if c.action == nil || !c.action.HasOutput || c.Pattern != "" {
		return 0, false
	}
	return c.action.Output, true
}

func (c *call) shape(id catalog.ShapeID, ok bool) *catalog.Shape {
	if !ok {
		return nil
	}
	shape, err := c.service.Shape(id)
	if err != nil {
		return nil
	}
	return shape
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
	structure := ""
	for i, name := range path {
		shape := c.shape(id, true)
		if shape == nil {
			return nil
		}
		switch shape.Kind {
		case catalog.Structure:
			m := shape.Member(name)
			if m == nil {
				return nil
			}
			found = &member{Member: *m}
			if i > 0 {
				structure = shape.Name
			}
			found.structure = structure
			id = m.Shape
		case catalog.List, catalog.Map:
			if found == nil {
				return nil
			}
			found = &member{Member: catalog.Member{Name: name, API: name, Shape: shape.Item}, structure: found.structure}
			id = shape.Item
		default:
			return nil
		}
	}
	if found == nil {
		return nil
	}
	found.shape = c.shape(found.Shape, true)
	if found.shape == nil {
		return nil
	}
	kind, err := c.service.Type(found.Shape)
	if err != nil {
		return nil
	}
	found.kind = kind
	return found
}

// own reports whether an argument is known to be one of the integration itself.
func (c *call) own(name string) bool { return c.offered && slices.Contains(c.offer.Members, name) }

// steps are the keys and indexes of a path as [call.member] takes them.
func plainKeys(keys []string) []string {
	list := make([]string, len(keys))
	for i, k := range keys {
		list[i] = strings.TrimSuffix(k, ".$")
	}
	return list
}
