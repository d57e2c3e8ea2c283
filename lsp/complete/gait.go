package complete

import (
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
)

// gait adds what can be typed at a place of Gait.
func (c *collector) gait() {
	if c.isThere() {
		return
	}
	switch c.Kind {
	case place.Keyword:
		c.keyword()
	case place.Continuation:
		c.words(first, c.Words)
		c.operators()
	case place.Word:
		c.words(first, c.Words)
	case place.NewName:
		c.newNames()
	case place.Target:
		c.targets()
	case place.ErrorName:
		c.errorNames()
		if c.Policy {
			c.named(first, index.CatchPolicy)
		}
		c.words(third, c.Words)
	case place.Policy:
		c.named(first, index.RetryPolicy)
		c.words(second, c.Words)
	case place.Resource:
		c.resources()
	case place.Value:
		c.value()
	case place.Key:
		c.keyInValue()
	case place.Expression:
		c.argumentOf()
		c.jsonata()
	case place.Path:
		c.path()
	case place.Condition:
		c.words(first, c.Words)
		if c.Expression != nil {
			c.path()
		}
		c.operands()
	case place.String:
		c.inString()
	case place.Placeholder:
		c.placeholders()
	case place.ImportPath:
		c.importPaths()
	case place.ImportName:
		c.importNames()
	case place.Field:
		c.aslFields()
	case place.Rule:
		c.rules()
	case place.Directive:
		c.directives()
	}
}

// operands adds consts and params where the condition compares with one.
func (c *collector) operands() {
	for _, w := range c.Words {
		if w == "true" {
			c.named(second, index.Const, index.Param)
			return
		}
	}
}

// value is where a value begins.
func (c *collector) value() {
	c.words(first, c.Words)
	c.argumentOf()
	if c.Expression == nil || c.isStatic() {
		if _, head := kindOf(c.Keyword); !head {
			c.named(first, index.Const, index.Param) // heads hold literals only
		}
		switch c.Clause {
		case "const", "param", "asl", "value":
			c.literals("true", "false", "null")
		}
		return
	}
	if c.isJSONata() {
		c.jsonata()
		return
	}
	c.path()
	if c.Clause == "when" {
		c.words(second, []string{"not", "all", "any", "asl"})
	}
}

// isStatic reports whether the clause takes no expression.
func (c *collector) isStatic() bool {
	switch c.Clause {
	case "label", "version", "max", "bytes", "every", "backoff", "cap", "const", "param", "asl", "raw", "value":
		return c.Block() != place.BatchBlock || c.Clause == "asl"
	case "config":
		return len(c.Path) == 0 || c.Path[0].Key != "MaxItems"
	}
	return false
}

// argumentOf adds the values that an argument or a setting has a list of.
func (c *collector) argumentOf() {
	if e := c.Expression; e != nil && (e.Want != place.Operand || c.Kind == place.Expression && !e.Bare) {
		return
	}
	if way, ok := c.argumentsWay(); ok {
		c.argumentValue(way)
		return
	}
	if f := c.settingField(); f != nil {
		c.fieldValues(f)
	}
}

// settingField is the field of ASL that the place is the value of, inside of an
// object that Gait keeps as it is in ASL, or nil.
func (c *collector) settingField() *asl.Field {
	owner := c.objectOwner()
	if owner == "" || len(c.Path) != 1 {
		return nil
	}
	return asl.FieldOf(owner, c.Path[0].Key)
}

// objectOwner is what the object of the clause at the place is in ASL, or "".
func (c *collector) objectOwner() asl.Owner {
	switch c.Clause {
	case "config":
		if owner := c.Owner(); owner != nil && owner.Keyword == "writer" {
			return asl.OwnerWriterConfig
		}
		return asl.OwnerReaderConfig
	case "credentials":
		return asl.OwnerCredentials
	case "raw":
		if c.Value != nil {
			for i := range c.Value.Members {
				if m := &c.Value.Members[i]; m.Key.Text == "Type" && asl.FieldOf(asl.Owner(m.Value.String()), "Type") != nil {
					return asl.Owner(m.Value.String())
				}
			}
		}
		return asl.OwnerTask
	}
	return ""
}

func (c *collector) fieldValues(f *asl.Field) {
	if c.Clause == "raw" && f.Name == "Type" {
		c.values(asl.StateTypes)
		return
	}
	c.values(f.Enum)
	if f.Values&asl.BooleanValue != 0 && c.Quote == 0 {
		c.literals("true", "false")
	}
	if f.Values&asl.StateNameValue != 0 && c.Quote != 0 {
		c.targets()
	}
}

// keyInValue is at a key inside of a value.
func (c *collector) keyInValue() {
	if way, ok := c.argumentsWay(); ok {
		c.argumentKey(way)
		return
	}
	if len(c.Path) > 0 {
		return
	}
	if c.Clause == "assign" {
		c.assignable()
		return
	}
	if owner := c.objectOwner(); owner != "" {
		c.fields(owner, c.Names, c.Language)
	}
}

// inString is inside of quotes that hold no expression.
func (c *collector) inString() {
	if c.Quote == '"' {
		c.argumentOf()
	}
}

// placeholders adds the params for ${Name}.
func (c *collector) placeholders() {
	n := len(c.items)
	c.named(first, index.Param)
	if c.Closed {
		return
	}
	for i := range c.items[n:] {
		c.items[n+i].Insert += "}"
	}
}

// aslFields adds the fields for `asl "Field"`.
func (c *collector) aslFields() {
	var owner asl.Owner
	switch around := c.Owner(); {
	case around == nil:
		return
	case around.Block == place.HeaderBlock:
		owner = asl.OwnerMachine
	case around.Block == place.ScopeBlock && around.Keyword == "branch":
		owner = asl.OwnerBranch
	case around.Block == place.ScopeBlock:
		owner = asl.OwnerProcessor
	case around.Keyword == "reader":
		owner = asl.OwnerItemReader
	case around.Keyword == "writer":
		owner = asl.OwnerResultWriter
	case around.Block == place.BatchBlock:
		owner = asl.OwnerItemBatcher
	case around.Block == place.FieldsBlock && around.Keyword == "catch":
		owner = asl.OwnerCatcher
	case around.Block == place.FieldsBlock:
		owner = asl.OwnerRetrier
	default:
		if kind, ok := kindOf(around.Keyword); ok {
			owner = asl.Owner(kind.Type())
		}
	}
	own := map[string]bool{"Type": true, "Comment": true, "Next": true, "StartAt": true, "States": true}
	if kind, ok := kindOf(strings.ToLower(string(owner))); ok {
		for _, w := range compiler.Clauses(kind, c.Language) {
			own[compiler.ClauseField(w, kind, c.Language)] = true
		}
	}
	for _, f := range asl.FieldsOf(owner) {
		if !speaks(f, c.Language) {
			continue
		}
		tier := first
		if own[f.Name] {
			tier = last // Gait says it in another way
		}
		item := Item{Label: f.Name, Kind: Field, Detail: describeField(f), Deprecated: f.Deprecated != "", doc: docOf(fieldDoc(f)), Insert: c.quotedName(f.Name, false)}
		if !c.colonFollows() && c.Quote == 0 {
			item.Insert, item.Again = item.Insert+": ", true
		}
		c.add(tier, item)
	}
}

// speaks reports whether a query language has a field.
func speaks(f *asl.Field, language syntax.Language) bool {
	switch f.Languages {
	case asl.JSONataOnly:
		return language == syntax.JSONata
	case asl.JSONPathOnly:
		return language == syntax.JSONPath
	}
	return true
}
