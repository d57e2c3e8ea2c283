package config

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// Parse reads a configuration. What can be made out of a broken one holds.
func Parse(file *source.File) (*Config, []diag.Diagnostic) {
	c := &Config{Path: file.Path}
	if blank(file.Text) {
		return c, nil
	}
	documents, ds := asl.ReadYAML(file)
	root := documents[0]
	r := reader{diags: ds}
	if !diag.HasErrors(ds) {
		if len(documents) > 1 {
			r.errorf(documents[1].At, "a configuration is one YAML document, and this starts a second one")
		}
		r.diags = append(r.diags, validate(root)...)
	}
	r.config(c, root)
	diag.Sort(r.diags)
	return c, r.diags
}

// blank reports whether a text is comments at most.
func blank(text string) bool {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && line != "---" && !strings.HasPrefix(line, "#") {
			return false
		}
	}
	return true
}

// reader makes a Config of nodes. What has the wrong type the schema has
// refused, so it is passed over here.
type reader struct{ diags []diag.Diagnostic }

func (r *reader) errorf(at asl.Origin, format string, args ...any) {
	r.diags = append(r.diags, mistake(at, fmt.Sprintf(format, args...)))
}

func mistake(at asl.Origin, message string) diag.Diagnostic {
	return diag.Diagnostic{
		Rule: RuleConfiguration, Severity: diag.Error, Message: message,
		Location: diag.Location{File: at.File, Span: at.Span},
	}
}

func (r *reader) config(c *Config, n *asl.Node) {
	c.Strict = text(n, "profile") == "strict"
	c.Rules = r.rules(n.Get("rules"))
	c.Express = r.patterns(n.Get("express"))
	c.Exclude = r.patterns(n.Get("exclude"))
	for _, o := range items(n.Get("overrides")) {
		c.Overrides = append(c.Overrides, Override{Files: r.patterns(o.Get("files")), Rules: r.rules(o.Get("rules"))})
	}
	for _, i := range items(n.Get("ignore")) {
		ignore := Ignore{Rule: text(i, "rule"), File: text(i, "file"), Pointer: text(i, "pointer"), Reason: text(i, "reason")}
		if ignore.Rule == "" {
			continue
		}
		r.known(i.Get("rule").At, ignore.Rule)
		if f := i.Get("file"); f.Is(asl.String) {
			r.pattern(f)
		}
		c.Ignore = append(c.Ignore, ignore)
	}
}

func text(n *asl.Node, key string) string {
	if v := n.Get(key); v.Is(asl.String) {
		return v.Text
	}
	return ""
}

func items(n *asl.Node) []*asl.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

func (r *reader) patterns(n *asl.Node) (patterns []string) {
	for _, item := range items(n) {
		if item.Is(asl.String) && r.pattern(item) {
			patterns = append(patterns, item.Text)
		}
	}
	return patterns
}

func (r *reader) pattern(n *asl.Node) bool {
	if validPattern(n.Text) {
		return true
	}
	r.errorf(n.At, "%q is no pattern of paths: a bracket or brace is not closed", n.Text)
	return false
}

// known reports an id that is none.
func (r *reader) known(at asl.Origin, id string) bool {
	if lint.Known(id) {
		return true
	}
	r.diags = append(r.diags, unknown(at, "rule", id, lint.IDs(), `; "gait rules" lists all`))
	return false
}

// unknown is a diagnostic about a name, with the nearest one offered.
func unknown(at asl.Origin, what, name string, names []string, otherwise string) diag.Diagnostic {
	d := mistake(at, fmt.Sprintf("there is no %s %q%s", what, name, otherwise))
	if near := diag.Nearest(name, names); near != "" {
		d.Message = fmt.Sprintf("there is no %s %q, did you mean %q?", what, name, near)
		if at.File != nil && at.Via == nil && at.File.Slice(at.Span) == name {
			d.Fixes = []diag.Fix{{Title: fmt.Sprintf("replace by %q", near), Edits: []diag.Edit{{Location: d.Location, Text: near}}}}
		}
	}
	return d
}

func (r *reader) rules(n *asl.Node) map[string]Setting {
	if !n.Is(asl.Object) {
		return nil
	}
	settings := make(map[string]Setting, len(n.Members))
	for _, m := range n.Members {
		if r.known(m.KeyAt, m.Key) {
			settings[m.Key] = r.setting(lint.RuleNamed(m.Key), &m)
		}
	}
	return settings
}

// setting reads what is said of a rule, or of a built-in diagnostic without a
// record.
func (r *reader) setting(record *rule.Rule, m *asl.Member) Setting {
	var s Setting
	if m.Value.Is(asl.String) {
		s.Severity, s.Set = severities[m.Value.Text]
		return s
	}
	for _, o := range m.Value.Members {
		if o.Key == "severity" {
			if o.Value.Is(asl.String) {
				s.Severity, s.Set = severities[o.Value.Text]
			}
			continue
		}
		option := optionOf(record, o.Key)
		if option == nil {
			r.diags = append(r.diags, unknown(o.KeyAt, "option of "+m.Key, o.Key, optionNames(record),
				fmt.Sprintf("; there are %s", diag.Quoted(optionNames(record)))))
			continue
		}
		value, want := convert(o.Value, option.Default)
		if want != "" {
			r.errorf(o.Value.At, "the option %q of %s is %s", o.Key, m.Key, want)
			continue
		}
		if s.Options == nil {
			s.Options = map[string]any{}
		}
		s.Options[o.Key] = value
	}
	return s
}

func optionOf(record *rule.Rule, name string) *rule.Option {
	if record != nil {
		for i := range record.Options {
			if record.Options[i].Name == name {
				return &record.Options[i]
			}
		}
	}
	return nil
}

func optionNames(record *rule.Rule) []string {
	names := []string{"severity"}
	if record != nil {
		for _, o := range record.Options {
			names = append(names, o.Name)
		}
	}
	return names
}

// convert gives a value the type of a default, or says what it would have to be.
func convert(n *asl.Node, like any) (value any, want string) {
	switch like.(type) {
	case int:
		if i, err := strconv.Atoi(n.Text); err == nil && n.Is(asl.Number) {
			return i, ""
		}
		return nil, "a whole number"
	default:
		if n.Is(asl.String) {
			return n.Text, ""
		}
		return nil, "a string"
	}
}
