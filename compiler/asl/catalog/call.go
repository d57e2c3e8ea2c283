package catalog

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Call is an action as a task calls it, through an optimized integration or the
// AWS SDK: all that is known of its arguments and results. Its shapes are those
// of the service, and some of its own.
type Call struct {
	// Service is as it stands in the resource, behind aws-sdk: if there is one.
	Service string
	// Name is the action.
	Name string
	// Optimized is nil for a call of the AWS SDK.
	Optimized *OptimizedAction
	// SDK is the action of the AWS SDK that is made; nil when there is none, or
	// when the catalogue lacks it.
	SDK *Action
	// Input is the structure of the arguments; without HasInput there is none.
	Input    ShapeID
	HasInput bool

	service *Service // that of SDK
	own     []*Shape
	results map[string]ShapeID // by pattern; those of the optimized integration

	mu    sync.Mutex
	spelt map[ShapeID]*Shape // shapes of the service as an optimized integration spells them

	unknown bool // what a plain request returns is not what SDK returns
}

// SDKPrefix is what stands before the service in a resource that is a call of the
// AWS SDK.
const SDKPrefix = "aws-sdk:"

// firstOwn is the id of the first shape that belongs to a call and not to its
// service. Services have below 10,000.
const firstOwn ShapeID = 1 << 24

// SDKCall returns the call of an action through the AWS SDK, or nil if there is
// no such action.
func (c *Catalog) SDKCall(service, action string) (*Call, error) {
	a, err := c.Action(service, action)
	if a == nil || err != nil {
		return nil, err
	}
	s, err := c.Service(service)
	if err != nil {
		return nil, err
	}
	return &Call{Service: service, Name: action, SDK: a, Input: a.Input, HasInput: a.HasInput, service: s}, nil
}

// OptimizedCall returns the call of an action through an optimized integration,
// or nil if no such action is known.
func (c *Catalog) OptimizedCall(service, action string) (*Call, error) {
	s := OptimizedNamed(service)
	if s == nil {
		return nil, nil
	}
	a := s.Action(action)
	if a == nil {
		return nil, nil
	}
	name := service + ":" + action
	c.mu.Lock()
	call := c.optimized[name]
	c.mu.Unlock()
	if call != nil {
		return call, nil
	}
	call = &Call{Service: service, Name: action, Optimized: a, HasInput: true, results: map[string]ShapeID{}}
	if err := call.build(c); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.optimized == nil {
		c.optimized = map[string]*Call{}
	}
	c.optimized[name] = call
	return call, nil
}

// build makes the shapes of an optimized integration.
func (c *Call) build(all *Catalog) error {
	a := c.Optimized
	input := &Shape{Kind: Structure}
	if a.SDK != "" {
		var err error
		if c.service, c.SDK, err = all.named(a.SDK); err != nil {
			return err
		}
		if c.SDK.HasInput {
			taken, err := c.Shape(c.SDK.Input)
			if err != nil {
				return err
			}
			input.Name, input.Members = taken.Name, slices.Clone(taken.Members)
		}
	}
	if a.Only != nil {
		input.Members = slices.DeleteFunc(input.Members, func(m Member) bool { return !slices.Contains(a.Only, m.Name) })
	}
	input.Members = slices.DeleteFunc(input.Members, func(m Member) bool { return slices.Contains(a.Without, m.Name) })
	if err := c.overlay(input, a.Fields); err != nil {
		return err
	}
	for i := range input.Members {
		if m := &input.Members[i]; slices.Contains(a.Required, m.Name) {
			m.Required = true
		}
	}
	c.Input = c.add(input)
	for _, r := range a.Results {
		if err := c.result(all, r); err != nil {
			return err
		}
	}
	if _, said := c.results[""]; !said && !c.unknown && c.SDK != nil && c.SDK.HasOutput {
		return c.result(all, Result{SDK: a.SDK, Fields: metadata})
	}
	return nil
}

// metadata are members that the results of requests were seen to have beside those
// of the SDK, for lambda, sns, sqs and states.
var metadata = []Field{{Name: "SdkHttpMetadata", Kind: Document}, {Name: "SdkResponseMetadata", Kind: Document}}

func (c *Call) result(all *Catalog, r Result) error {
	if r.SDK == "" && len(r.Fields) == 0 {
		c.unknown = c.unknown || r.Pattern == ""
		return nil
	}
	output := &Shape{Kind: Structure}
	if r.SDK != "" {
		s, action, err := all.named(r.SDK)
		if err != nil {
			return err
		}
		if s != c.service {
			return fmt.Errorf("catalogue of services: the result of %s:%s is that of another service, %s", c.Service, c.Name, r.SDK)
		}
		id := action.Output
		for _, name := range r.At {
			if id, err = s.inside(id, name); err != nil {
				return err
			}
		}
		if len(r.Fields) == 0 {
			c.results[r.Pattern] = id
			return nil
		}
		taken, err := c.Shape(id)
		if err != nil {
			return err
		}
		output.Name, output.Members = taken.Name, slices.Clone(taken.Members)
	}
	if err := c.overlay(output, r.Fields); err != nil {
		return err
	}
	c.results[r.Pattern] = c.add(output)
	return nil
}

// inside returns the structure that a member of a structure is or lists.
func (s *Service) inside(id ShapeID, member string) (ShapeID, error) {
	shape, err := s.Shape(id)
	if err != nil {
		return 0, err
	}
	m := shape.Member(member)
	if m == nil {
		return 0, fmt.Errorf("catalogue of services: %s: %s has no member %s", s.ID, shape.Name, member)
	}
	inner, err := s.Shape(m.Shape)
	if err == nil && inner.Kind == List {
		return inner.Item, nil
	}
	return m.Shape, err
}

// named returns an action by SERVICE:ACTION, which must be there.
func (c *Catalog) named(name string) (*Service, *Action, error) {
	id, action, _ := strings.Cut(name, ":")
	a, err := c.Action(id, action)
	if err != nil {
		return nil, nil, err
	}
	if a == nil {
		return nil, nil, fmt.Errorf("catalogue of services: there is no action %s", name)
	}
	s, err := c.Service(id)
	return s, a, err
}

// overlay gives a structure fields, in place of members of the same name.
func (c *Call) overlay(s *Shape, fields []Field) error {
	for _, f := range fields {
		id, err := c.field(f)
		if err != nil {
			return err
		}
		m := Member{Name: f.Name, API: f.Name, Shape: id, Required: f.Required}
		if i := slices.IndexFunc(s.Members, func(m Member) bool { return m.Name == f.Name }); i >= 0 {
			m.API = s.Members[i].API
			s.Members[i] = m
			continue
		}
		s.Members = append(s.Members, m)
	}
	slices.SortFunc(s.Members, func(a, b Member) int { return strings.Compare(a.Name, b.Name) })
	return nil
}

func (c *Call) field(f Field) (ShapeID, error) {
	if f.As != "" {
		return c.service.inside(c.SDK.Input, f.As)
	}
	shape := &Shape{Kind: f.Kind, Enum: f.Enum}
	switch f.Kind {
	case Structure:
		shape.Name = f.Name
		if err := c.overlay(shape, f.Fields); err != nil {
			return 0, err
		}
	case List, Map:
		shape.Key, shape.Item = c.add(&Shape{Kind: String}), c.add(&Shape{Kind: Document})
	}
	return c.add(shape), nil
}

func (c *Call) add(s *Shape) ShapeID {
	c.own = append(c.own, s)
	return firstOwn + ShapeID(len(c.own)-1)
}

// Shape returns a shape. What it returns is shared: it must not be changed.
func (c *Call) Shape(id ShapeID) (*Shape, error) {
	switch {
	case id >= firstOwn && int(id-firstOwn) < len(c.own):
		return c.own[id-firstOwn], nil
	case c.service != nil && c.Optimized != nil:
		return c.respelt(id)
	case c.service != nil:
		return c.service.Shape(id)
	}
	return nil, fmt.Errorf("catalogue of services: %s:%s has no shape %d", c.Service, c.Name, id)
}

// respelt returns a shape of the service as optimized integrations spell its members:
// as the API does, with a capital. Results and published definitions have
// MD5OfMessageBody and BOOL, where the AWS SDK integrations have Md5OfMessageBody and
// Bool.
func (c *Call) respelt(id ShapeID) (*Shape, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.spelt[id]; s != nil {
		return s, nil
	}
	s, err := c.service.Shape(id)
	if err != nil {
		return nil, err
	}
	if s.Kind == Structure {
		copied := *s
		copied.Members = slices.Clone(s.Members)
		for i := range copied.Members {
			m := &copied.Members[i]
			if name := strings.ToUpper(m.API[:1]) + m.API[1:]; name != m.Name {
				m.Name, m.Also = name, m.Name
			}
		}
		slices.SortFunc(copied.Members, func(a, b Member) int { return strings.Compare(a.Name, b.Name) })
		s = &copied
	}
	if c.spelt == nil {
		c.spelt = map[ShapeID]*Shape{}
	}
	c.spelt[id] = s
	return s, nil
}

// IsOwn reports whether a shape is one of the integration itself, and no shape
// of the service. What it lists as possible is all that is.
func (c *Call) IsOwn(id ShapeID) bool { return id >= firstOwn }

// Recent reports whether the data about the service is of the last months, as
// [Info.Recent] says.
func (c *Call) Recent() bool { return c.service != nil && c.service.Recent }

// Output returns the shape of what a call with a pattern returns; there is none
// when nothing is returned, or nothing known of it.
func (c *Call) Output(pattern string) (id ShapeID, known bool) {
	if pattern == CallbackPattern {
		return 0, false // whatever comes with the token
	}
	if id, known = c.results[pattern]; known {
		return id, true
	}
	if c.SDK == nil || c.unknown || pattern != "" {
		return 0, false
	}
	return c.SDK.Output, c.SDK.HasOutput
}

// Errors returns the names of errors that a call raises, as far as they are known,
// sorted. Those that every task may raise are not among them.
func (c *Call) Errors() []string {
	if c.Optimized == nil {
		return c.SDK.Errors
	}
	out := slices.Clone(c.Optimized.Errors)
	if prefix := OptimizedNamed(c.Service).ErrorPrefix; prefix != "" && c.SDK != nil {
		for _, e := range c.SDK.Errors {
			_, name, _ := strings.Cut(e, ".")
			out = append(out, prefix+"."+name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Patterns returns the patterns that the call has beside the plain request.
func (c *Call) Patterns() []string {
	if c.Optimized != nil {
		return c.Optimized.Patterns()
	}
	return []string{CallbackPattern}
}

// Resource returns the ARN of the call with a pattern.
func (c *Call) Resource(pattern string) string {
	name := c.Service + ":" + c.Name + pattern
	if c.Optimized == nil {
		return "arn:aws:states:::" + SDKPrefix + name
	}
	return "arn:aws:states:::" + name
}
