package complete

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rules/integrations"
	"github.com/gait-lang/gait/lsp/place"
)

// call is what is known of what a task, reader or writer calls.
type call struct {
	resource string // "dynamodb:putItem", "aws-sdk:glue:getJob"
	pattern  string
	// offer is set for what Step Functions calls by itself.
	offer *offer
	// service and action are set where the catalogue has them.
	service *catalog.Service
	action  *catalog.Action
	// members are those of a reader or writer, the required ones first.
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
	name, sdk := strings.CutPrefix(resource, "aws-sdk:")
	service, action, ok := strings.Cut(name, ":")
	if !ok {
		return nil
	}
	if i := strings.IndexByte(action, '.'); i >= 0 {
		k.pattern, action = action[i:], action[:i]
		k.resource = strings.TrimSuffix(resource, k.pattern)
	}
	if !sdk {
		offer, known := offerOf(service, action)
		if !known {
			return nil
		}
		k.offer = &offer
		service = integrations.SDKService(service)
	}
	if all, err := catalog.Default(); err == nil {
		k.service, _ = all.Service(service)
	}
	if k.service != nil {
		k.action, _ = k.service.Action(action)
	}
	if k.action == nil && k.offer == nil {
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
	if k.action == nil || !k.action.HasInput {
		return nil
	}
	return k.follow(k.action.Input, way)
}

func (k *call) follow(id catalog.ShapeID, way []place.Step) *catalog.Shape {
	shape, err := k.service.Shape(id)
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
		shape, err = k.service.Shape(id)
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
	shape := k.shape(way)
	names, required := k.members, k.required
	if k.offer != nil && len(way) == 0 {
		names, required = k.offer.Members, k.offer.Required
	}
	if len(way) == 0 && names != nil {
		var list []argument
		for _, name := range names {
			a := argument{name: name, required: slices.Contains(required, name)}
			if k.offer != nil {
				a.words = k.offer.Words[name]
			}
			if shape != nil {
				if m := shape.Member(name); m != nil {
					k.describe(&a, m)
				}
			}
			list = append(list, a)
		}
		return list
	}
	if shape == nil || shape.Kind != catalog.Structure {
		return named(required, len(way) == 0)
	}
	list := make([]argument, 0, len(shape.Members))
	for i := range shape.Members {
		m := &shape.Members[i]
		a := argument{name: m.Name, required: m.Required || len(way) == 0 && slices.Contains(required, m.Name), deprecated: m.Deprecated}
		k.describe(&a, m)
		list = append(list, a)
	}
	return list
}

// named are arguments of which no more is known than the names.
func named(names []string, top bool) []argument {
	if !top {
		return nil
	}
	list := make([]argument, len(names))
	for i, n := range names {
		list[i] = argument{name: n, required: true}
	}
	return list
}

func (k *call) describe(a *argument, m *catalog.Member) {
	a.typ, _ = catalog.TypeOf(k.service, m.Shape)
	a.shape, _ = k.service.Shape(m.Shape)
	if a.shape != nil && a.words == nil {
		a.words = a.shape.Enum
	}
}

// ownErrors are those of tasks that Step Functions calls by itself, as AWS
// documents them and as published definitions name them: what is put before the
// names of the API's errors, and other names.
var ownErrors = map[string]struct {
	prefix string
	others []string
}{
	"dynamodb": {"DynamoDB.", []string{"DynamoDB.AmazonDynamoDBException"}},
	"states":   {"StepFunctions.", nil},
	"sqs":      {"", []string{"SQS.AmazonSQSException", "SQS.SdkClientException"}},
}

// errors returns the names of the errors that the call is known to raise.
func (k *call) errors() []string {
	if k.offer == nil {
		if k.action == nil {
			return nil
		}
		return k.action.Errors
	}
	var list []string
	if k.offer.Service == "lambda" {
		for _, name := range facts.ErrorNames {
			if strings.HasPrefix(name, "Lambda.") {
				list = append(list, name)
			}
		}
	}
	own := ownErrors[k.offer.Service]
	if own.prefix != "" && k.action != nil {
		for _, name := range k.action.Errors {
			_, name, _ = strings.Cut(name, ".")
			list = append(list, own.prefix+name)
		}
	}
	return append(list, own.others...)
}

// result returns the members of the result at the end of a way through it.
func (k *call) result(way []string) []argument {
	if k.action == nil || !k.action.HasOutput || k.pattern != "" {
		return nil // of a pattern, the result is another one
	}
	shape := k.each(k.action.Output)
	for _, step := range way {
		if shape == nil || shape.Kind != catalog.Structure && shape.Kind != catalog.Map {
			return nil
		}
		id := shape.Item
		if shape.Kind == catalog.Structure {
			m := shape.Member(step)
			if m == nil {
				return nil
			}
			id = m.Shape
		}
		shape = k.each(id)
	}
	if shape == nil || shape.Kind != catalog.Structure {
		return nil
	}
	list := make([]argument, len(shape.Members))
	for i := range shape.Members {
		m := &shape.Members[i]
		list[i] = argument{name: m.Name, deprecated: m.Deprecated}
		k.describe(&list[i], m)
	}
	return list
}

// maxLists bounds how many lists of lists are looked through.
const maxLists = 8

// each returns a shape, of a list that of its items: paths go through lists.
func (k *call) each(id catalog.ShapeID) *catalog.Shape {
	for range maxLists {
		shape, err := k.service.Shape(id)
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
