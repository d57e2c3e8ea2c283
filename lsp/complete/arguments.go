package complete

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
)

// argumentKeys are the keys of arguments at the start of an entry of Gait.
func (c *collector) argumentKeys() {
	k := c.calls()
	if k == nil {
		return
	}
	has := c.has(c.Owner())
	if has["args"] {
		return
	}
	c.members(k, k.arguments(nil), has)
}

// members adds the keys of arguments that are not there.
func (c *collector) members(k *call, list []argument, has map[string]bool) {
	for i := range list {
		a := &list[i]
		if has[a.name] || has[a.name+".$"] {
			continue
		}
		tier := third
		if a.required {
			tier = first
		}
		detail := a.typ
		if a.required {
			detail = strings.TrimSuffix("required "+detail, " ")
		}
		c.key(tier, Item{Label: a.name, Kind: Member, Detail: detail, Deprecated: a.deprecated, doc: k.document(a)}, c.valueOf(a))
	}
}

// key adds a key with its colon, and what a value of it looks like as a snippet.
func (c *collector) key(tier int, item Item, value string) {
	item.Filter = item.Label
	switch {
	case c.Quote != 0:
		item.Insert = c.inside(item.Label)
	case c.ASL != nil && !c.ASL.YAML:
		item.Insert = index.Quoted(item.Label)
	case c.ASL != nil:
		item.Insert = index.YAMLName(item.Label)
	case syntax.IsIdentifier(item.Label):
		item.Insert = item.Label
	default:
		item.Insert = index.Quoted(item.Label)
	}
	if c.colonFollows() {
		c.add(tier, item)
		return
	}
	if c.Quote != 0 && c.Closed {
		item.Span = source.Span{Start: c.span.Start, End: c.span.End + 1}
		item.Insert += string(c.Quote)
	}
	if c.comma() {
		value += ","
	}
	item.Again = true
	if c.opts.Snippets {
		colon := ": "
		if strings.HasPrefix(value, "\n") {
			colon = ":"
		}
		item.Insert, item.Snippet = literal(item.Insert)+colon+value, true
	} else {
		item.Insert += ": "
	}
	c.add(tier, item)
}

// comma reports whether another member of an object of JSON, or item of a list,
// follows right behind what is added.
func (c *collector) comma() bool {
	if c.ASL == nil || c.ASL.YAML {
		return false
	}
	rest := c.text[c.span.End:]
	if c.Quote != 0 && c.Closed {
		rest = rest[1:]
	}
	return strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), `"`)
}

// colonFollows reports whether the key at the place has its colon.
func (c *collector) colonFollows() bool {
	rest := strings.TrimLeft(c.text[c.span.End:], " \t")
	if c.Quote != 0 && c.Closed {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, string(c.Quote)), " \t")
	}
	return strings.HasPrefix(rest, ":")
}

// valueOf is a value of an argument as a snippet.
func (c *collector) valueOf(a *argument) string {
	if len(a.words) > 0 {
		return choice("1", quotedAll(a.words)) + "$0"
	}
	if a.shape == nil {
		return "$0"
	}
	flow := c.ASL == nil || !c.ASL.YAML
	switch a.shape.Kind {
	case catalog.Structure, catalog.Map:
		if flow {
			return "{ $0 }"
		}
		return "\n  $0"
	case catalog.List:
		if flow {
			return "[$0]"
		}
		return "\n  - $0"
	case catalog.Boolean:
		return choice("1", []string{"true", "false"}) + "$0"
	case catalog.String, catalog.Timestamp:
		if c.ASL != nil && flow {
			return `"$0"`
		}
	}
	return "$0"
}

// document tells about an argument.
func (k *call) document(a *argument) func() string {
	return func() string {
		var b strings.Builder
		fmt.Fprintf(&b, "`%s` of `%s`", a.name, k.resource)
		if a.typ != "" {
			fmt.Fprintf(&b, ": %s", a.typ)
		}
		if a.required {
			b.WriteString(", required")
		}
		if a.shape != nil {
			if bounds := a.shape.Bounds(); bounds != "" {
				fmt.Fprintf(&b, ", %s", bounds)
			}
			if a.shape.Pattern != "" {
				fmt.Fprintf(&b, "\n\nIt matches `%s`.", a.shape.Pattern)
			}
		}
		if len(a.words) > 0 {
			fmt.Fprintf(&b, "\n\nIts values: %s.", strings.Join(a.words, ", "))
		}
		if link := k.link(); link != "" {
			fmt.Fprintf(&b, "\n\n[AWS about it](%s)", link)
		}
		return b.String()
	}
}

// argumentsWay returns the way through the arguments to the place, and whether it
// is in arguments at all.
func (c *collector) argumentsWay() ([]place.Step, bool) {
	if c.ASL != nil {
		f := c.ASL.Field
		return c.Path, f != nil && (f.Name == "Arguments" || f.Name == "Parameters")
	}
	switch c.Block() {
	case place.StateBlock, place.DefaultsBlock, place.ResourceBlock:
		return c.Path, c.Clause == "" && c.Keyword == "" || c.Clause == "args"
	}
	return nil, false
}

// argumentKey is at a key inside of arguments.
func (c *collector) argumentKey(way []place.Step) {
	k := c.calls()
	if k == nil {
		return
	}
	has := map[string]bool{}
	for _, n := range c.Names {
		has[n] = true
	}
	if len(way) == 0 && c.ASL == nil && c.Clause == "" {
		has = c.has(c.Owner())
	}
	c.members(k, k.arguments(way), has)
}

// argumentValue adds the values that an argument has a list of.
func (c *collector) argumentValue(way []place.Step) {
	k := c.calls()
	if k == nil || len(way) == 0 {
		return
	}
	shape := k.shape(way)
	if shape != nil {
		c.values(shape.Enum)
	}
	if shape == nil || c.Quote != 0 {
		return
	}
	c.shapeValue(shape)
}

// shapeValue adds values that a shape asks for.
func (c *collector) shapeValue(shape *catalog.Shape) {
	switch shape.Kind {
	case catalog.Boolean:
		c.literals("true", "false")
	case catalog.Structure, catalog.Map:
		if c.ASL == nil || !c.ASL.YAML {
			c.add(second, Item{Label: "{ }", Kind: Value, Detail: shape.Name, Insert: "{ $0 }", Snippet: true, Again: true})
		}
	case catalog.List:
		if c.ASL == nil || !c.ASL.YAML {
			c.add(second, Item{Label: "[ ]", Kind: Value, Detail: "list", Insert: "[$0]", Snippet: true, Again: true})
		}
	}
}

// values adds the texts of an enumeration.
func (c *collector) values(words []string) {
	for _, w := range words {
		insert := c.quotedName(w, false)
		if c.ASL != nil && c.ASL.YAML && c.Quote == 0 {
			insert = index.YAMLName(w)
		}
		c.add(first, Item{Label: w, Kind: Value, Insert: insert})
	}
}

func (c *collector) literals(words ...string) {
	for _, w := range words {
		if !slices.Contains(c.Words, w) {
			c.word(first, w)
		}
	}
}
