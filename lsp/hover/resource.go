package hover

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/place"
)

// resource is at the resource of a task, reader or writer, or at the pattern of
// defaults.
func (f *finder) resource(text string, quoted bool) {
	if f.place != nil && f.place.Keyword == "defaults" {
		f.pattern(text, quoted)
		return
	}
	c := callOf(arnOf(text, quoted))
	if owner, _ := f.storage(c); owner != "" {
		f.storageResource(c, owner, text)
		return
	}
	f.call(c, text)
}

func (f *finder) pattern(text string, quoted bool) {
	f.title("defaults", code(text), "")
	switch {
	case text == "*":
		f.say("It fits every task of this scope and of those inside.")
	case strings.HasSuffix(text, ":*"):
		f.say("It fits every task of this scope, and of those inside, that calls %s.", code(strings.TrimSuffix(text, ":*")))
	default:
		f.say("It fits the tasks of this scope, and of those inside, with this resource. A pattern that says more wins over one that says less.")
		f.call(callOf(arnOf(text, quoted)), text)
	}
}

// call says what is known of a call.
func (f *finder) call(c *call, text string) {
	fresh := f.last == noBlock
	title := func(what string) {
		if fresh {
			f.title(what, code(text), "")
		}
	}
	switch c.Kind {
	case facts.OptimizedResource, facts.SDKResource:
	case facts.FunctionResource:
		title("Lambda function")
		f.say("It is called with the input of the state, or with its arguments, and its answer is the result. %s gives more control.", code("lambda:invoke"))
		return
	case facts.ActivityResource:
		title("activity")
		f.say("A worker of its own polls for the task, and answers it. Express workflows have none.")
		return
	case facts.NoARN:
		title("resource")
		f.say("This is no ARN, and no integration of the form service:action.")
		return
	default:
		title("resource")
		f.say("Nothing is known of it.")
		return
	}
	if c.Kind == facts.OptimizedResource {
		title("optimized integration")
	} else {
		title("AWS SDK integration")
	}
	if c.arn != text {
		f.say("%s", code(c.arn))
	}
	f.service(c)
}

func (f *finder) service(c *call) {
	if c.known == nil {
		f.unknownAction(c)
		return
	}
	if a := c.known.SDK; a != nil {
		if a.Excluded != "" && c.Kind == facts.SDKResource {
			f.say("Step Functions does not offer it: %s.", a.Excluded)
		}
		f.sentence(a.Repeating())
		if a.Deprecated {
			f.say("AWS calls it deprecated.")
		}
	}
	f.item("%s", patternText(c.Pattern))
	if p := c.patterns(); len(p) > 0 {
		f.item("patterns: request and response, %s", codes(p))
	} else {
		f.item("patterns: request and response only")
	}
	if names := c.required(); len(names) > 0 {
		f.item("required: %s", codes(names))
	} else {
		f.item("no argument is required")
	}
	if shape := c.shape(c.input()); shape != nil && len(shape.Members) > 0 {
		f.item("arguments: %s", all(memberNames(shape)))
	}
	if shape := c.shape(c.output()); shape != nil && len(shape.Members) > 0 {
		f.item("result: %s", all(memberNames(shape)))
	}
	if errors := c.errors(); len(errors) > 0 {
		f.item("errors: %s", codes(errors))
	}
	f.links(c)
}

// links adds where more is to be found about a call.
func (f *finder) links(c *call) {
	switch {
	case c.Kind == facts.SDKResource:
		f.link("API reference", c.link)
	case c.known != nil && c.known.SDK != nil:
		f.link("about the integration", c.link)
		f.link("API reference", c.known.SDK.Link)
	default:
		f.link("about the integration", c.link)
	}
}

func memberNames(s *catalog.Shape) []string {
	names := make([]string, len(s.Members))
	for i, m := range s.Members {
		names[i] = m.Name
	}
	return names
}

func (f *finder) unknownAction(c *call) {
	if c.Action == "" {
		f.say("An integration has the form service:action.")
		return
	}
	if near := diag.Nearest(c.Action, c.near); near != "" {
		f.say("Nothing is known of this action; there is %s.", code(c.Service+":"+near))
	} else {
		f.say("Nothing is known of this action.")
	}
	f.links(c)
}

// patternText says what the pattern of a call means.
func patternText(pattern string) string {
	switch pattern {
	case "":
		return "request and response: the state goes on when the call is answered"
	case facts.SyncPattern:
		return ".sync: the state goes on when the job is done, and fails when it failed"
	case facts.Sync2Pattern:
		return ".sync:2: as .sync, with the output of the child execution as JSON and not as text"
	case facts.CallbackPattern:
		return ".waitForTaskToken: the state goes on when somebody sends back the token of the context object, Task.Token"
	}
	return pattern + ": no pattern that is known"
}

// callHere returns what the state, reader or writer around the place calls, or
// nil.
func (f *finder) callHere() *call {
	p := f.place
	if p.ASL != nil {
		if p.ASL.Object == nil {
			return nil
		}
		if r := p.ASL.Object.Get("Resource"); r != nil && r.Text != "" {
			return callOf(r.Text)
		}
		return nil
	}
	around := p.StateAround()
	switch p.Block() {
	case place.ResourceBlock, place.DefaultsBlock:
		around = p.Owner()
	}
	if around == nil || around.Resource == "" {
		return nil
	}
	text := around.Resource
	quoted := strings.HasPrefix(text, `"`)
	return callOf(arnOf(nameOf(text), quoted))
}

// argument is at the key of an argument, or of a part of one, to which the keys
// lead. It reports whether anything is known of it.
func (f *finder) argument(keys []string) bool {
	c := f.callHere()
	if c == nil {
		return false
	}
	keys = plainKeys(keys)
	name := keys[len(keys)-1]
	if owner, _ := f.storage(c); owner != "" {
		return len(keys) == 1 && f.storageArgument(owner, name)
	}
	id, ok := c.input()
	var m *member
	if ok {
		m = c.member(id, keys)
	}
	switch {
	case m != nil:
		f.member(c, m, len(keys) == 1)
	case len(keys) == 1 && ok:
		f.title("", code(name), " · argument of %s", code(c.Name()))
		if near := diag.Nearest(name, memberNames(c.shape(id, true))); near != "" {
			f.say("Nothing is known of such an argument; there is %s.", code(near))
		} else {
			f.say("Nothing is known of such an argument.")
		}
	default:
		return false
	}
	f.links(c)
	return true
}

func (f *finder) member(c *call, m *member, top bool) {
	if m.structure == "" {
		f.title("", code(m.Name), " · argument of %s", code(c.Name()))
	} else {
		f.title("", code(m.Name), " · member of %s", code(m.structure))
	}
	f.shape(m)
	if m.Deprecated {
		f.item("AWS calls it deprecated")
	}
	// A capital at the front is what everybody expects.
	if len(m.API) > 0 && len(m.Name) > 0 && m.API[1:] != m.Name[1:] {
		f.item("%s in the API", code(m.API))
	}
	if m.Required {
		f.item("required")
	}
	if m.shape.Kind == catalog.Structure && len(m.shape.Members) > 0 {
		if m.shape.Union {
			f.item("exactly one of %s", all(memberNames(m.shape)))
		} else {
			f.item("members: %s", all(memberNames(m.shape)))
		}
	}
	if a := c.known.SDK; top && a != nil && m.Name == a.Token {
		f.item("calls with the same value count as one")
	}
}

func (f *finder) shape(m *member) {
	if bounds := m.shape.Bounds(); bounds != "" {
		f.item("%s, %s", m.kind, bounds)
	} else {
		f.item("%s", m.kind)
	}
	if len(m.shape.Enum) > 0 {
		f.item("values: %s", all(m.shape.Enum[:min(len(m.shape.Enum), mostEnum)]))
		if n := len(m.shape.Enum) - mostEnum; n > 0 {
			f.item("and %d more values", n)
		}
	}
	if m.shape.Pattern != "" {
		f.item("pattern: %s", code(m.shape.Pattern))
	}
}

// mostEnum is how many values of an enumeration are shown.
const mostEnum = 30

// argumentValue is at a literal that is the value of an argument.
func (f *finder) argumentValue(keys []string, text string) bool {
	c := f.callHere()
	if c == nil {
		return false
	}
	id, ok := c.input()
	if !ok {
		return false
	}
	m := c.member(id, plainKeys(keys))
	if m == nil || len(m.shape.Enum) == 0 {
		return false
	}
	f.title("", code(text), " · value of %s", code(m.Name))
	known := false
	for _, e := range m.shape.Enum {
		known = known || e == text
	}
	if !known {
		f.say("It is not among the values that are known.")
	}
	f.shape(m)
	return true
}

// resultMember is at a member of the result, to which the keys lead.
func (f *finder) resultMember(keys []string) bool {
	c := f.callHere()
	if c == nil || len(keys) == 0 {
		return false
	}
	id, ok := c.output()
	if !ok {
		return false
	}
	m := c.member(id, keys)
	if m == nil {
		return false
	}
	f.title("", code(m.Name), " · of the result of %s", code(c.Name()))
	f.shape(m)
	if m.shape.Kind == catalog.Structure && len(m.shape.Members) > 0 {
		f.item("members: %s", all(memberNames(m.shape)))
	}
	return true
}
