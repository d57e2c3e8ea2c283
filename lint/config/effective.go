package config

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint"
)

// Effective returns, as the YAML of a configuration, what holds for a path: all
// rules with their severities and options. What concerns other files only is
// left out.
func (c *Config) Effective(path string, selection Selection) []byte {
	s := c.For(path, selection)
	root := object()
	profile := "default"
	if c.Strict || selection.Strict {
		profile = "strict"
	}
	set(root, "profile", str(profile))
	if len(c.Express) > 0 {
		set(root, "express", list(c.Express))
	}
	if len(c.Exclude) > 0 {
		set(root, "exclude", list(c.Exclude))
	}
	rules := object()
	for _, r := range lint.Rules() {
		severity := str(SeverityName(s.Severity(r)))
		if len(r.Options) == 0 {
			set(rules, r.ID, severity)
			continue
		}
		one := object()
		set(one, "severity", severity)
		values := s.optionsOf(r)
		for _, o := range r.Options {
			set(one, o.Name, node(values[o.Name]))
		}
		set(rules, r.ID, one)
	}
	for _, b := range lint.Builtins() {
		if severity, ok := s.builtin[b.ID]; ok {
			set(rules, b.ID, str(SeverityName(severity)))
		}
	}
	set(root, "rules", rules)
	if ignore := c.ignored(path); len(ignore.Items) > 0 {
		set(root, "ignore", ignore)
	}
	return asl.AppendYAML(nil, root)
}

func (c *Config) ignored(path string) *asl.Node {
	all := &asl.Node{Kind: asl.Array}
	for _, i := range c.Ignore {
		if i.File != "" && !match(i.File, c.rel(path)) {
			continue
		}
		one := object()
		set(one, "rule", str(i.Rule))
		for _, part := range []struct{ key, value string }{{"file", i.File}, {"pointer", i.Pointer}, {"reason", i.Reason}} {
			if part.value != "" {
				set(one, part.key, str(part.value))
			}
		}
		all.Items = append(all.Items, one)
	}
	return all
}

func object() *asl.Node { return &asl.Node{Kind: asl.Object} }

func str(text string) *asl.Node { return &asl.Node{Kind: asl.String, Text: text} }

func list(texts []string) *asl.Node {
	n := &asl.Node{Kind: asl.Array}
	for _, t := range texts {
		n.Items = append(n.Items, str(t))
	}
	return n
}

// set gives a member of an object a value.
func set(n *asl.Node, key string, value *asl.Node) {
	if i := slices.IndexFunc(n.Members, func(m asl.Member) bool { return m.Key == key }); i >= 0 {
		n.Members[i].Value = value
		return
	}
	n.Members = append(n.Members, asl.Member{Key: key, Value: value})
}

// node turns the value of an option into a node.
func node(value any) *asl.Node {
	switch v := value.(type) {
	case int:
		return &asl.Node{Kind: asl.Number, Text: strconv.Itoa(v)}
	case string:
		return str(v)
	}
	panic(fmt.Sprintf("an option has a value of type %T", value))
}
