package diff

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
)

// machine compares what a machine says besides its states.
func (c *comparison) machine(old, now *facts.Scope) {
	change := Change{Kind: MachineChanged}
	if now.Outer != nil {
		change.Scope = now.Place()
	}
	c.fields(&change, old.Node, now.Node, func(key string) bool { return key == "States" || key == "StartAt" })
	if from, to := old.Start, now.Start; (from == nil) != (to == nil) || from != nil && c.after[from] != to || from == nil && old.StartAt() != now.StartAt() {
		change.add("StartAt", old.Node.Get("StartAt"), now.Node.Get("StartAt"))
		if now.Outer == nil {
			change.concern(Callers, "executions begin at %q, which may expect another input", now.StartAt())
		}
	}
	if now.Outer == nil {
		for _, d := range change.Details {
			if d.Field == "TimeoutSeconds" {
				change.concern(Callers, "executions may take another time before they fail with States.Timeout")
			}
		}
	}
	if len(change.Details) > 0 {
		c.Changes = append(c.Changes, change)
	}
}

// scope compares the states of two scopes that are the same, in the order of
// the new text.
func (c *comparison) scope(old, now *facts.Scope) {
	if now.Outer != nil {
		c.machine(old, now)
	}
	for _, s := range now.States {
		o := c.Pairs[s]
		if o == nil {
			c.added(s)
			continue
		}
		c.state(o, s)
	}
	for _, o := range old.States {
		if c.after[o] == nil {
			c.removed(o)
		}
	}
}

// rest reports the states in scopes of which the other machine has none.
func (c *comparison) rest(before, after *facts.Facts) {
	for _, s := range after.States {
		if !c.told(s) && c.Pairs[s] == nil {
			c.added(s)
		}
	}
	for _, o := range before.States {
		if !c.told(o) && c.after[o] == nil {
			c.removed(o)
		}
	}
}

func (c *comparison) told(s *facts.State) bool { return c.done[s] }

func (c *comparison) tell(s *facts.State) {
	if c.done == nil {
		c.done = map[*facts.State]bool{}
	}
	c.done[s] = true
}

func (c *comparison) added(s *facts.State) {
	c.tell(s)
	change := Change{Kind: StateAdded, New: s}
	c.newResource(&change, s)
	c.ending(&change, nil, s)
	c.Changes = append(c.Changes, change)
	for _, inner := range s.Inner {
		for _, n := range inner.States {
			if c.Pairs[n] == nil {
				c.added(n)
			}
		}
	}
}

func (c *comparison) removed(o *facts.State) {
	c.tell(o)
	change := Change{Kind: StateRemoved, Old: o}
	change.concern(Watchers, "nothing is called %q any more", o.Name)
	c.ending(&change, o, nil)
	c.Changes = append(c.Changes, change)
	for _, inner := range o.Inner {
		for _, n := range inner.States {
			if c.after[n] == nil {
				c.removed(n)
			}
		}
	}
}

// state compares two states that are the same.
func (c *comparison) state(o, s *facts.State) {
	change := Change{Kind: StateChanged, Old: o, New: s}
	if o.Name != s.Name {
		change.Kind = StateRenamed
		change.concern(Watchers, "%q is called %q now", o.Name, s.Name)
	} else if outer(o) != outer(s) {
		change.Kind = StateMoved
	}
	c.transitions(&change, o, s)
	c.policies(&change, o, s)
	c.fields(&change, o.Node, s.Node, func(key string) bool {
		switch key {
		case "Next", "Default", "Choices", "Retry", "Catch", "Branches", "ItemProcessor", "Iterator":
			return true
		}
		return false
	})
	c.processor(&change, o, s)
	if o.Resource() != s.Resource() {
		c.newResource(&change, s)
	}
	c.ending(&change, o, s)
	if len(change.Details) > 0 || change.Kind != StateChanged {
		c.Changes = append(c.Changes, change)
	}
	for i := range min(len(o.Inner), len(s.Inner)) {
		c.scope(o.Inner[i], s.Inner[i])
	}
	for _, inner := range s.Inner[min(len(o.Inner), len(s.Inner)):] {
		for _, n := range inner.States {
			if c.Pairs[n] == nil {
				c.added(n)
			} else {
				c.state(c.Pairs[n], n)
			}
		}
	}
	for _, inner := range o.Inner[min(len(o.Inner), len(s.Inner)):] {
		for _, n := range inner.States {
			if c.after[n] == nil {
				c.removed(n)
			}
		}
	}
}

func outer(s *facts.State) string {
	if s.Scope.Outer == nil {
		return ""
	}
	return s.Scope.Outer.Name
}

// processor compares how a map runs what is inside it.
func (c *comparison) processor(change *Change, o, s *facts.State) {
	a, b := o.Processor().Get("ProcessorConfig"), s.Processor().Get("ProcessorConfig")
	if !same(a, b) {
		change.add("ProcessorConfig", a, b)
	}
	if x, y := len(o.Inner), len(s.Inner); x != y && s.Kind == asl.OwnerParallel {
		change.Details = append(change.Details, Detail{Field: "Branches", Old: fmt.Sprint(x), New: fmt.Sprint(y)})
	}
}

// newResource tells when a state calls what the machine did not call before.
func (c *comparison) newResource(change *Change, s *facts.State) {
	name := s.Resource()
	if name == "" || c.called[name] {
		return
	}
	r := facts.ResourceOf(s)
	change.concern(Role, "the role has to allow %s", strings.TrimPrefix(r.Name(), "the resource"))
	if r.Name() == "the resource" {
		change.Effects[len(change.Effects)-1].Why = "the role has to allow " + name
	}
}

// ending tells when what callers get may be another: the outermost scope's end
// states make the result.
func (c *comparison) ending(change *Change, o, s *facts.State) {
	ends := func(s *facts.State) bool { return s != nil && s.Scope.Outer == nil && s.Terminal }
	switch was, is := ends(o), ends(s); {
	case is && !was:
		if s.Kind == asl.OwnerFail {
			change.concern(Callers, "executions can fail at %q%s", s.Name, failure(s))
		} else {
			change.concern(Callers, "executions can end at %q, with its output", s.Name)
		}
	case was && !is:
		change.concern(Callers, "executions do not end at %q any more", o.Name)
	case was && is && s.Kind == asl.OwnerFail:
		if !same(o.Get("Error"), s.Get("Error")) || !same(o.Get("ErrorPath"), s.Get("ErrorPath")) {
			change.concern(Callers, "executions fail%s where they failed%s", failure(s), failure(o))
		}
	case was && is:
		for _, d := range change.Details {
			field, _, _ := strings.Cut(d.Field, ".")
			switch field {
			case "Output", "OutputPath", "ResultPath", "ResultSelector", "Result", "Resource", "Arguments", "Parameters", "Type", "InputPath", "ItemProcessor", "Branches":
				change.concern(Callers, "the result of executions that end at %q may have another shape", s.Name)
				return
			}
		}
	}
}

func failure(s *facts.State) string {
	n := s.Get("Error")
	if n == nil {
		n = s.Get("ErrorPath")
	}
	if n == nil {
		return " without an error name"
	}
	return " with " + value(n)
}

func (c *Change) concern(who Concern, format string, args ...any) {
	c.Effects = append(c.Effects, Effect{who, fmt.Sprintf(format, args...)})
}

func (c *Change) add(field string, old, now *asl.Node) {
	d := Detail{Field: field, Old: value(old), New: value(now)}
	if old != nil {
		d.Was = old.At
	}
	if now != nil {
		d.Is = now.At
	}
	c.Details = append(c.Details, d)
}

func same(a, b *asl.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	return asl.Equal(a, b)
}
