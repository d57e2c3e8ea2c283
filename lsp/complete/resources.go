package complete

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lint/rules/integrations"
)

const sdk = catalog.SDKPrefix

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
	switch c.resourceRole() {
	case "reader":
		c.ownCalls(prefix, readers)
		return
	case "writer":
		c.ownCalls(prefix, writers)
		return
	case "defaults":
		c.patterns()
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

// patterns are those of `defaults` that stand for more than one action.
func (c *collector) patterns() {
	c.add(first, Item{Label: "*", Kind: Pattern, Detail: "all tasks"})
	if at := strings.LastIndexByte(c.Prefix, ':'); at > 0 && c.Quote == 0 {
		if service := c.Prefix[:at+1]; service != sdk {
			c.add(first, Item{Label: service + "*", Kind: Pattern, Detail: "all actions of the service"})
		}
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
	services := catalog.OptimizedServices()
	for i := range services {
		c.service(second, prefix+services[i].ID+":", "optimized integration")
	}
	c.service(third, prefix+sdk, "any service of AWS")
	for _, name := range common {
		service, action, _ := strings.Cut(name, ":")
		c.offer(first, prefix, service, action)
	}
	if c.Prefix == "" {
		return
	}
	for i := range services {
		c.offers(prefix, services[i].ID)
	}
	c.sdkServices(prefix)
}

// common are the actions that most tasks call.
var common = []string{"lambda:invoke", "states:startExecution", "dynamodb:putItem", "sqs:sendMessage", "sns:publish", "events:putEvents"}

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
