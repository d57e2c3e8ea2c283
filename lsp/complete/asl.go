package complete

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
)

// asl adds what can be typed at a place of ASL in JSON or YAML.
func (c *collector) asl() {
	d := c.ASL
	if c.isThere() {
		return
	}
	switch c.Kind {
	case place.Field:
		c.stateFields()
	case place.NewName:
		c.newStates()
	case place.Key:
		c.keyInASL()
	case place.Target:
		c.targets()
	case place.ErrorName:
		c.errorNames()
	case place.Resource:
		c.resources()
	case place.Value, place.String:
		c.values(c.Words)
		if d.Field != nil && d.Field.Values&asl.BooleanValue != 0 && d.Field.Values&asl.ObjectValue == 0 && c.Quote == 0 && len(c.Path) == 0 {
			c.literals("true", "false")
		}
		if way, ok := c.argumentsWay(); ok {
			c.argumentValue(way)
		}
		c.marks()
		if c.Expression != nil && !c.isJSONata() && c.Quote != 0 {
			c.path()
		}
	case place.Expression:
		c.jsonata()
	case place.Path:
		c.path()
	case place.Continuation:
		if c.Expression != nil {
			c.operators()
		}
	case place.Comment:
		c.yamlComment()
	}
}

// stateFields adds the fields of the object at the place.
func (c *collector) stateFields() {
	d := c.ASL
	c.Names = append(c.Names, c.keyBehind()...)
	if d.Owner != "" {
		c.fields(d.Owner, c.Names, c.Language)
		if d.Owner == asl.OwnerRule || d.Owner == asl.OwnerNestedRule {
			c.comparators()
		}
		return
	}
	// A state whose type is not known yet.
	for _, name := range []string{"Type", "Comment", "Next", "End", "QueryLanguage"} {
		has := false
		for _, n := range c.Names {
			has = has || n == name
		}
		if f := asl.FieldOf(asl.OwnerPass, name); f != nil && !has {
			tier := second
			if name == "Type" {
				tier = first
			}
			c.key(tier, Item{Label: name, Kind: Field, Detail: describeField(f), doc: docOf(fieldDoc(f))}, c.fieldValue(f))
		}
	}
}

// keyBehind is the key that begins right at the place, if any: what is typed
// before it is another one.
func (c *collector) keyBehind() []string {
	rest := c.text[c.Offset:]
	if c.span.Len() > 0 || c.Quote != 0 || !strings.HasPrefix(rest, `"`) {
		return nil
	}
	if end := strings.IndexAny(rest[1:], "\"\n"); end >= 0 {
		return []string{rest[1 : 1+end]}
	}
	return nil
}

// comparators adds those of a rule of a JSONPath state that has none.
func (c *collector) comparators() {
	if c.isJSONata() {
		return
	}
	for _, n := range c.Names {
		if asl.ComparatorOf(n) != nil || n == "And" || n == "Or" || n == "Not" {
			return
		}
	}
	for _, f := range asl.Comparators {
		value := "$0"
		switch {
		case f.Operand&asl.BooleanValue != 0:
			value = choice("1", []string{"true", "false"}) + "$0"
		case f.Operand&asl.NumberValue == 0 && !c.ASL.YAML:
			value = `"$0"`
		}
		c.key(second, Item{Label: f.Name, Kind: Field, Detail: valueWords(f.Operand)}, value)
	}
}

// newStates adds states that are led to and do not exist.
func (c *collector) newStates() {
	value := `{ "Type": ` + choice("1", quotedAll(asl.StateTypes)) + `, $0 }`
	if c.ASL.YAML {
		value = "\n  Type: " + choice("1", asl.StateTypes) + "\n  $0"
	}
	for _, s := range c.doc.Index().Symbols {
		if s.Kind == index.State && s.Declared() == nil && s.Name != "" {
			c.key(first, Item{Label: s.Name, Kind: State, Detail: "a transition leads there"}, value)
		}
	}
}

func quotedAll(texts []string) []string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = index.Quoted(t)
	}
	return list
}

// keyInASL is at a key that is no field.
func (c *collector) keyInASL() {
	f := c.ASL.Field
	if f == nil {
		return
	}
	if way, ok := c.argumentsWay(); ok {
		c.argumentKey(way)
		return
	}
	if f.Name == "Assign" && len(c.Path) == 0 {
		c.assignable()
	}
}

// marks adds those of an expression where one may stand and nothing is typed.
func (c *collector) marks() {
	f := c.ASL.Field
	typed := c.Prefix
	if f == nil || !c.isJSONata() || f.Expressions == asl.Static || f.Expressions == asl.Inside && len(c.Path) == 0 || !strings.HasPrefix("{% ", typed) {
		return
	}
	if !c.opts.Snippets || c.span.End > c.Offset {
		return
	}
	insert := "{% $0 %\\}"
	switch {
	case c.Quote != 0 && !c.Closed:
		insert += string(c.Quote)
	case c.Quote == 0:
		insert = `"` + insert + `"`
	}
	c.add(second, Item{Label: "{% … %}", Kind: Value, Detail: "an expression", Filter: "{%", Insert: insert, Snippet: true, Again: true})
}

// selfInASL returns the state that the place is in, and its scope.
func (c *collector) selfInASL(f *index.File) (*index.Symbol, *index.Scope) {
	scope := f.ScopeAt(c.Offset)
	if scope == nil {
		scope = f.Scope
	}
	switch c.ASL.Owner {
	case asl.OwnerMachine, asl.OwnerBranch, asl.OwnerProcessor, asl.OwnerIterator:
		return nil, scope
	}
	return stateNamed(scope, c.ASL.State), scope
}

// state returns the state that the place is in as the facts know it, or nil.
func (c *collector) state() *facts.State {
	var found *facts.State
	for _, f := range c.doc.Facts() {
		if f == nil || f.Root != c.ASL.Root {
			continue
		}
		for _, s := range f.Named(c.ASL.State) {
			if s.Node.At.Span.Start <= c.Offset {
				found = s // what was begun last; its end may not be typed
			}
		}
	}
	return found
}

// featuresASL looks at the state of the definition that the place is in.
func (c *collector) featuresASL(x *features) {
	s := c.state()
	if s == nil {
		return
	}
	x.kind = string(s.Kind)
	x.fact(s)
	s.Contains(func(inner *facts.State) bool {
		x.fact(inner)
		if n := inner.Get("Error"); inner.Kind == asl.OwnerFail && facts.Known(n, asl.String) {
			x.raise(n.Text)
		}
		return false
	})
}

func (x *features) fact(s *facts.State) {
	x.language(s.JSONata)
	x.parallel = x.parallel || s.Kind == asl.OwnerParallel
	x.choice = x.choice || s.Kind == asl.OwnerChoice
	x.reader = x.reader || s.HasField("ItemReader")
	x.writer = x.writer || s.HasField("ResultWriter")
	x.distributed = x.distributed || s.Distributed()
	x.heartbeat = x.heartbeat || s.HasField("HeartbeatSeconds", "HeartbeatSecondsPath")
	if r := s.Get("Resource"); s.Kind == asl.OwnerTask && r.Is(asl.String) {
		x.resource(r.Text)
	}
}
