package complete

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/syntax"
)

// offers are the actions of a service that Step Functions calls by itself.
func (c *collector) offers(prefix, service string) {
	if s := catalog.OptimizedNamed(service); s != nil {
		for i := range s.Actions {
			c.offer(first, prefix, service, s.Actions[i].Name)
		}
	}
}

// offer adds an action that Step Functions calls by itself, with its patterns.
func (c *collector) offer(tier int, prefix, service, action string) {
	resource := service + ":" + action
	k := callOf("task", resource)
	if k == nil {
		return
	}
	c.action(tier, prefix+resource, "", k)
	for _, p := range k.is.Patterns() {
		c.action(tier+1, prefix+resource, p, k)
	}
}

var patternDetails = map[string]string{
	catalog.SyncPattern: "waits for the end", catalog.Sync2Pattern: "waits for the end, output as JSON", catalog.CallbackPattern: "waits for a token",
}

// sdkActions adds the actions of a service that the AWS SDK integrations have;
// typed is the service as it is written.
func (c *collector) sdkActions(prefix, service, typed string) {
	all, err := catalog.Default()
	if err != nil {
		return
	}
	s, err := all.Service(service)
	if err != nil || s == nil {
		return
	}
	names, err := s.Actions()
	if err != nil {
		return
	}
	callback := strings.Contains(c.Prefix, ".")
	for _, name := range names {
		is, err := all.SDKCall(s.ID, name)
		if err != nil || is == nil || is.SDK.Excluded != "" {
			continue
		}
		resource := sdk + s.ID + ":" + name
		k := &call{resource: resource, is: is, typed: typed + ":" + name}
		c.action(third, prefix+resource, "", k)
		if callback {
			c.action(fourth, prefix+resource, catalog.CallbackPattern, k)
		}
	}
}

// action adds an action, in Gait with its required members when nothing stands
// behind it yet.
func (c *collector) action(tier int, resource, pattern string, k *call) {
	text := resource + pattern
	item := Item{Label: c.short(text), Kind: Action, Detail: patternDetails[pattern], doc: k.documentAction(pattern), Filter: text}
	if pattern != "" {
		item.Kind = Pattern
	} else if k.is != nil && k.is.SDK != nil {
		item.Deprecated = k.is.SDK.Deprecated
		item.Detail = effectOf(k.is.SDK)
	}
	body := ""
	if c.opts.Snippets && c.ASL == nil && c.Quote == 0 && c.nothingBehind() && c.Keyword != "defaults" {
		body = c.requiredBody(k)
	}
	if body == "" {
		c.addResource(tier, item, text, k.typed)
		return
	}
	item.Filter = c.filterOf(text, k.typed)
	item.Insert, item.Snippet = literal(text)+body, true
	c.add(tier, item)
}

func effectOf(a *catalog.Action) string {
	if a.Effect == catalog.Read {
		return "reads"
	}
	return "writes"
}

// nothingBehind reports whether the line ends behind the place, and no block
// follows.
func (c *collector) nothingBehind() bool {
	rest := strings.TrimLeft(c.text[c.span.End:], " \t\r")
	return rest == "" || rest[0] == '\n' || rest[0] == '}'
}

// requiredBody is a block with the required members as a snippet.
func (c *collector) requiredBody(k *call) string {
	var b strings.Builder
	b.WriteString(" {\n")
	list := slices.DeleteFunc(k.arguments(nil), func(a argument) bool { return !a.required })
	for i, a := range list {
		name := a.name
		if !syntax.IsIdentifier(name) {
			return ""
		}
		stop := fmt.Sprintf("$%d", i+1)
		switch {
		case len(a.words) > 0 && len(a.words) <= mostChoices:
			stop = choice(fmt.Sprint(i+1), quotedAll(a.words))
		case a.shape != nil && (a.shape.Kind == catalog.Structure || a.shape.Kind == catalog.Map):
			stop = "{ " + stop + " }"
		case a.shape != nil && a.shape.Kind == catalog.List:
			stop = "[" + stop + "]"
		}
		fmt.Fprintf(&b, "  %s: %s\n", name, stop)
	}
	if len(list) == 0 {
		b.WriteString("  $0\n}")
	} else {
		b.WriteString("}$0")
	}
	return b.String()
}

// documentAction tells about an action.
func (k *call) documentAction(pattern string) func() string {
	return func() string {
		var b strings.Builder
		fmt.Fprintf(&b, "`%s%s%s`\n", states, k.resource, pattern)
		if d := patternDetails[pattern]; d != "" {
			fmt.Fprintf(&b, "\nThe state %s.\n", d)
		}
		if k.is != nil && k.is.SDK != nil {
			fmt.Fprintf(&b, "\nThe call %s.", effectOf(k.is.SDK))
			if k.is.SDK.Token != "" {
				fmt.Fprintf(&b, " `%s` makes repeated calls one.", k.is.SDK.Token)
			}
			b.WriteString("\n")
		}
		list := k.arguments(nil)
		if len(list) > 0 {
			b.WriteString("\n")
		}
		for _, a := range list {
			if a.required {
				fmt.Fprintf(&b, "- `%s` required %s\n", a.name, a.typ)
			}
		}
		if link := k.link(); link != "" {
			fmt.Fprintf(&b, "\n[AWS about it](%s)\n", link)
		}
		return strings.TrimSuffix(b.String(), "\n")
	}
}
