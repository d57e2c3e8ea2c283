package complete

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lsp/place"
)

// call is what is known of what a task, reader or writer calls.
type call struct {
	resource string // "dynamodb:putItem", "aws-sdk:glue:getJob"
	pattern  string
	// is what the catalogue has of the action of a task.
	is *catalog.Call
	// members are those of a reader or writer.
	members, required []string
	// typed is the resource with the service as it is being typed, or "".
	typed string
}

// what readers and writers call with, and the arguments of that.
var readers = []call{
	{resource: "s3:getObject", members: []string{"Bucket", "Key"}, required: []string{"Bucket", "Key"}},
	{resource: "s3:listObjectsV2", members: []string{"Bucket", "Prefix"}, required: []string{"Bucket"}},
}

var writers = []call{{resource: "s3:putObject", members: []string{"Bucket", "Prefix"}, required: []string{"Bucket"}}}

const states = "arn:aws:states:::"

// callOf finds out about a resource as Gait writes it or an ARN, in the state,
// reader or writer that a keyword begins. It is nil where nothing is known.
func callOf(keyword, resource string) *call {
	if i := strings.Index(resource, ":states:::"); i >= 0 && strings.HasPrefix(resource, "arn:") {
		resource = resource[i+len(":states:::"):]
	}
	switch keyword {
	case "reader":
		return callNamed(readers, resource)
	case "writer":
		return callNamed(writers, resource)
	}
	k := &call{resource: resource}
	name, sdk := strings.CutPrefix(resource, catalog.SDKPrefix)
	service, action, ok := strings.Cut(name, ":")
	if !ok {
		return nil
	}
	if i := strings.IndexByte(action, '.'); i >= 0 {
		k.pattern, action = action[i:], action[:i]
		k.resource = strings.TrimSuffix(resource, k.pattern)
	}
	all, err := catalog.Default()
	if err != nil {
		return nil
	}
	if sdk {
		k.is, err = all.SDKCall(service, action)
	} else {
		k.is, err = all.OptimizedCall(service, action)
	}
	if k.is == nil || err != nil {
		return nil
	}
	return k
}

func callNamed(list []call, resource string) *call {
	for i := range list {
		if list[i].resource == resource {
			return &list[i]
		}
	}
	return nil
}

// calls returns what the state, reader or writer at the place calls, or nil.
func (c *collector) calls() *call {
	if !c.asked {
		c.asked = true
		if c.ASL != nil {
			c.called = c.calledASL()
		} else if owner := c.Owner(); owner != nil {
			switch owner.Block {
			case place.StateBlock, place.DefaultsBlock, place.ResourceBlock:
				c.called = callOf(owner.Keyword, owner.Resource)
			}
		}
	}
	return c.called
}

func (c *collector) calledASL() *call {
	keyword := ""
	switch c.ASL.Owner {
	case asl.OwnerItemReader:
		keyword = "reader"
	case asl.OwnerResultWriter:
		keyword = "writer"
	case asl.OwnerTask:
	default:
		return nil
	}
	if r := c.ASL.Object.Get("Resource"); r.Is(asl.String) {
		return callOf(keyword, r.Text)
	}
	return nil
}

// shape returns the shape that a way through the arguments leads to, or nil.
func (k *call) shape(way []place.Step) *catalog.Shape {
	if k.is == nil || !k.is.HasInput {
		return nil
	}
	return k.follow(k.is.Input, way)
}

func (k *call) follow(id catalog.ShapeID, way []place.Step) *catalog.Shape {
	shape, err := k.is.Shape(id)
	for _, step := range way {
		if err != nil {
			return nil
		}
		switch {
		case step.Index >= 0 && shape.Kind == catalog.List, step.Index < 0 && shape.Kind == catalog.Map:
			id = shape.Item
		case step.Index < 0 && shape.Kind == catalog.Structure:
			m := shape.Member(strings.TrimSuffix(step.Key, ".$"))
			if m == nil {
				return nil
			}
			id = m.Shape
		default:
			return nil
		}
		shape, err = k.is.Shape(id)
	}
	if err != nil {
		return nil
	}
	return shape
}

// argument is a member that arguments may have.
type argument struct {
	name, typ            string
	required, deprecated bool
	shape                *catalog.Shape // nil where it is not known
	words                []string
}

// arguments returns the members at the end of a way through the arguments.
func (k *call) arguments(way []place.Step) []argument {
	if k.is == nil {
		var list []argument
		for _, name := range k.members {
			if len(way) == 0 {
				list = append(list, argument{name: name, required: slices.Contains(k.required, name)})
			}
		}
		return list
	}
	return k.membersOf(k.shape(way))
}

// membersOf returns the members of a structure, none of any other shape.
func (k *call) membersOf(shape *catalog.Shape) []argument {
	if shape == nil || shape.Kind != catalog.Structure {
		return nil
	}
	list := make([]argument, len(shape.Members))
	for i := range shape.Members {
		m := &shape.Members[i]
		a := argument{name: m.Name, required: m.Required, deprecated: m.Deprecated}
		a.typ, _ = catalog.TypeOf(k.is, m.Shape)
		a.shape, _ = k.is.Shape(m.Shape)
		if a.shape != nil {
			a.words = a.shape.Enum
		}
		list[i] = a
	}
	return list
}

// errors returns the names of the errors that the call is known to raise.
func (k *call) errors() []string {
	if k.is == nil {
		return nil
	}
	return k.is.Errors()
}

// link leads to what AWS says of the action, or is "".
func (k *call) link() string {
	switch {
	case k.is == nil:
		return ""
	case k.is.Optimized != nil:
		return catalog.OptimizedNamed(k.is.Service).Link
	}
	return k.is.SDK.Link
}

// result returns the members of the result at the end of a way through it.
func (k *call) result(way []string) []argument {
	if k.is == nil {
		return nil
	}
	output, known := k.is.Output(k.pattern)
	if !known {
		return nil
	}
	shape := k.each(output)
	for _, step := range way {
		if shape == nil {
			return nil
		}
		switch shape.Kind {
		case catalog.Structure:
			m := shape.Member(step)
			if m == nil {
				return nil
			}
			shape = k.each(m.Shape)
		case catalog.Map:
			shape = k.each(shape.Item)
		default:
			return nil
		}
	}
	list := k.membersOf(shape)
	for i := range list {
		list[i].required = false // they are there or not
	}
	return list
}

// maxLists bounds how many lists of lists are looked through.
const maxLists = 8

// each returns a shape, of a list that of its items: paths go through lists.
func (k *call) each(id catalog.ShapeID) *catalog.Shape {
	for range maxLists {
		shape, err := k.is.Shape(id)
		if err != nil {
			return nil
		}
		if shape.Kind != catalog.List {
			return shape
		}
		id = shape.Item
	}
	return nil
}
