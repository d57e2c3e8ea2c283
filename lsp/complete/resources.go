package complete

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rules/integrations"
)

const sdk = "aws-sdk:"

// resources adds what a task, reader or writer can call: services until one is
// typed, then its actions, then their patterns.
func (c *collector) resources() {
	arn := c.ASL != nil || c.Quote != 0
	prefix := ""
	if arn {
		prefix = states
		if p := partitionOf(c.Prefix); p != "" {
			prefix = p
		}
	}
	switch role := c.resourceRole(); role {
	case "reader":
		c.ownCalls(prefix, readers)
		return
	case "writer":
		c.ownCalls(prefix, writers)
		return
	case "defaults":
		c.add(first, Item{Label: "*", Kind: Pattern, Detail: "all tasks"})
	}
	typed := strings.TrimPrefix(c.Prefix, prefix)
	service, sdkTyped := typed, false
	if s, ok := strings.CutPrefix(typed, sdk); ok {
		service, sdkTyped = s, true
	}
	service, _, chosen := strings.Cut(service, ":")
	switch {
	case chosen && sdkTyped:
		c.sdkActions(prefix, service, sdk+service)
	case chosen:
		c.offers(prefix, service)
		c.sdkActions(prefix, integrations.SDKService(service), service)
	case sdkTyped:
		c.sdkServices(prefix)
	default:
		c.services(prefix)
	}
}

// partitionOf returns how the integrations of a partition begin that a text
// names, or "".
func partitionOf(text string) string {
	if i := strings.Index(text, ":states:::"); i > 0 && strings.HasPrefix(text, "arn:") {
		return text[:i+len(":states:::")]
	}
	return ""
}

// resourceRole is what the resource at the place belongs to.
func (c *collector) resourceRole() string {
	if c.ASL == nil {
		return c.Keyword
	}
	switch c.ASL.Owner {
	case "ItemReader":
		return "reader"
	case "ResultWriter":
		return "writer"
	}
	return "task"
}

func (c *collector) ownCalls(prefix string, list []call) {
	for i := range list {
		c.action(first, prefix+list[i].resource, "", &list[i])
	}
}

// services are all, those that Step Functions calls by itself first.
func (c *collector) services(prefix string) {
	seen := ""
	for _, o := range offers() {
		if o.Service != seen {
			seen = o.Service
			c.service(second, prefix+o.Service+":", "optimized integration")
		}
	}
	c.service(third, prefix+sdk, "any service of AWS")
	if c.Prefix == "" {
		for _, o := range offers() {
			if common[o.Service+":"+o.Action] {
				c.offer(first, prefix, o)
			}
		}
		return
	}
	for _, o := range offers() {
		c.offer(first, prefix, o)
	}
	c.sdkServices(prefix)
}

// common are the actions that most tasks call.
var common = map[string]bool{"lambda:invoke": true, "states:startExecution": true, "sqs:sendMessage": true, "sns:publish": true, "events:putEvents": true}

func (c *collector) sdkServices(prefix string) {
	all, err := catalog.Default()
	if err != nil {
		return
	}
	for _, s := range all.Services() {
		c.service(fourth, prefix+sdk+s.ID+":", fmt.Sprintf("%d actions", s.Actions-s.Excluded))
	}
}

func (c *collector) service(tier int, text, detail string) {
	item := Item{Label: strings.TrimSuffix(c.short(text), ":"), Kind: Service, Detail: detail, Filter: text, Insert: text, Again: true}
	c.addResource(tier, item, text, "")
}

// short is a resource as Gait writes it.
func (c *collector) short(text string) string {
	if p := partitionOf(text); p != "" {
		return text[len(p):]
	}
	return text
}

// addResource adds a part of a resource. What is typed may be the short form or
// the ARN.
func (c *collector) addResource(tier int, item Item, text, typed string) {
	item.Filter = c.filterOf(text, typed)
	if c.ASL == nil && c.Quote == 0 {
		item.Insert = text
	} else if c.Quote != 0 {
		item.Insert = text
		if !c.Closed {
			item.Insert += string(c.Quote)
		}
	} else {
		item.Insert = c.stateName(text)
	}
	if c.Quote == 0 && strings.HasSuffix(item.Insert, `:"`) && c.opts.Snippets {
		item.Insert, item.Snippet = literal(strings.TrimSuffix(item.Insert, `"`))+`$0"`, true
	}
	if item.Kind == Service && c.Quote != 0 && !c.Closed {
		item.Insert = text // more has to follow
	}
	c.add(tier, item)
}

// filterOf is a resource as it is being typed: as an ARN, in the short form, or
// by another name of its service.
func (c *collector) filterOf(text, typed string) string {
	short := c.short(text)
	filter := short
	if typed != "" {
		_, pattern, _ := strings.Cut(short, ".")
		filter = typed
		if pattern != "" {
			filter += "." + pattern
		}
	}
	if strings.HasPrefix(c.Prefix, "arn:") {
		return strings.TrimSuffix(text, short) + filter
	}
	return filter
}

func (c *collector) offers(prefix, service string) {
	for _, o := range offers() {
		if o.Service == service {
			c.offer(first, prefix, o)
		}
	}
}

// offer adds an action that Step Functions calls by itself, with its patterns.
func (c *collector) offer(tier int, prefix string, o offer) {
	resource := o.Service + ":" + o.Action
	k := callOf("task", resource)
	if k == nil {
		return
	}
	c.action(tier, prefix+resource, "", k)
	for _, p := range o.Patterns {
		c.action(tier+1, prefix+resource, p, k)
	}
}

var patternDetails = map[string]string{
	facts.SyncPattern: "waits for the end", facts.Sync2Pattern: "waits for the end, output as JSON", facts.CallbackPattern: "waits for a token",
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
		a, err := s.Action(name)
		if err != nil || a == nil || a.Excluded != "" {
			continue
		}
		resource := sdk + s.ID + ":" + name
		k := &call{resource: resource, service: s, action: a}
		k.typed = typed + ":" + name
		c.action(third, prefix+resource, "", k)
		if callback {
			c.action(fourth, prefix+resource, facts.CallbackPattern, k)
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
	} else if k.action != nil {
		item.Deprecated = k.action.Deprecated
		item.Detail = effectOf(k.action)
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
			quoted := make([]string, len(a.words))
			for n, w := range a.words {
				quoted[n] = fmt.Sprintf("%q", w)
			}
			stop = choice(fmt.Sprint(i+1), quoted)
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
		if k.action != nil {
			if k.action.Effect == catalog.Read {
				b.WriteString("\nReads.")
			} else {
				b.WriteString("\nWrites.")
			}
			if k.action.Token != "" {
				fmt.Fprintf(&b, " `%s` makes repeated calls one.", k.action.Token)
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
		if k.action != nil && k.action.Link != "" {
			fmt.Fprintf(&b, "\n[API reference](%s)\n", k.action.Link)
		}
		return strings.TrimSuffix(b.String(), "\n")
	}
}
