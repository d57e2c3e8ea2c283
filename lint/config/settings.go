package config

import (
	"fmt"
	"maps"
	"slices"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// Settings are what holds for one file. They implement [rule.Settings] and
// [lint.Overrider].
type Settings struct {
	severity  map[string]diag.Severity // of every rule
	options   map[string]map[string]any
	builtin   map[string]diag.Severity // as far as it is said
	selection Selection
}

// For returns what holds for a file: the defaults of the rules, the profile,
// the rules of the configuration, its overrides in their order, and what the
// command line selects.
func (c *Config) For(path string, selection Selection) *Settings {
	s := &Settings{
		severity: map[string]diag.Severity{}, options: map[string]map[string]any{},
		builtin: map[string]diag.Severity{}, selection: selection,
	}
	strict := c.Strict || selection.Strict
	for _, r := range lint.Rules() {
		s.severity[r.ID] = r.Severity
		if strict && r.Strict != 0 {
			s.severity[r.ID] = r.Strict
		}
	}
	s.apply(c.Rules)
	for _, o := range c.Overrides {
		if c.matches(o.Files, path) {
			s.apply(o.Rules)
		}
	}
	for id, severity := range s.severity {
		s.severity[id] = s.selected(id, severity)
	}
	return s
}

func (s *Settings) apply(settings map[string]Setting) {
	for id, setting := range settings {
		if setting.Set {
			if lint.RuleNamed(id) != nil {
				s.severity[id] = setting.Severity
			} else {
				s.builtin[id] = setting.Severity
			}
		}
		if setting.Options != nil {
			all := maps.Clone(s.options[id])
			if all == nil {
				all = map[string]any{}
			}
			maps.Copy(all, setting.Options)
			s.options[id] = all
		}
	}
}

// selected returns the severity of a rule after the command line had its say.
// Who names a rule that is off wants to see it.
func (s *Settings) selected(id string, severity diag.Severity) diag.Severity {
	if len(s.selection.Select) > 0 {
		if !anySelects(s.selection.Select, id) {
			return rule.Off
		}
		if severity == rule.Off {
			severity = diag.Warning
		}
	}
	if anySelects(s.selection.Ignore, id) {
		return rule.Off
	}
	return severity
}

// Severity implements [rule.Settings].
func (s *Settings) Severity(r *rule.Rule) diag.Severity { return s.severity[r.ID] }

// Option implements [rule.Settings].
func (s *Settings) Option(r *rule.Rule, name string) any {
	if v, ok := s.options[r.ID][name]; ok {
		return v
	}
	return lint.Defaults{}.Option(r, name)
}

// Override implements [lint.Overrider]. A selection leaves out built-in
// diagnostics, but no errors: without what they are about, the rules that were
// selected have not seen all of the file. Only their own ids turn them off.
func (s *Settings) Override(id string, severity diag.Severity) diag.Severity {
	if said, ok := s.builtin[id]; ok {
		severity = said
	}
	switch {
	case severity == rule.Off:
		return rule.Off
	case severity == diag.Error:
		if slices.Contains(s.selection.Ignore, id) {
			return rule.Off
		}
		return severity
	case len(s.selection.Select) > 0 && !anySelects(s.selection.Select, id), anySelects(s.selection.Ignore, id):
		return rule.Off
	}
	return severity
}

// optionsOf lists the options of a rule with their values.
func (s *Settings) optionsOf(r *rule.Rule) map[string]any {
	values := make(map[string]any, len(r.Options))
	for _, o := range r.Options {
		values[o.Name] = s.Option(r, o.Name)
		if values[o.Name] == nil {
			panic(fmt.Sprintf("option %s of %s has no value", o.Name, r.ID))
		}
	}
	return values
}
