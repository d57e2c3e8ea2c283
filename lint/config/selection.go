package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// everything is the selector of all rules.
const everything = "all"

// Selection is what the command line says of rules, which wins over files.
type Selection struct {
	// Select, when it is not empty, names the only rules that run, also those
	// that are off otherwise; Ignore names rules that do not.
	Select, Ignore []string
	Strict         bool
}

// Check returns an error for the first selector that names nothing.
func (s Selection) Check() error {
	for _, list := range []struct {
		flag      string
		selectors []string
	}{{"select", s.Select}, {"ignore", s.Ignore}} {
		for _, one := range list.selectors {
			if isGroup(one) {
				continue
			}
			if !slices.ContainsFunc(lint.IDs(), func(id string) bool { return selects(one, id) }) {
				return fmt.Errorf("--%s %s: there is no such rule, group or prefix%s", list.flag, one, nearestSelector(one))
			}
		}
	}
	return nil
}

func nearestSelector(one string) string {
	names := lint.IDs()
	for _, g := range rule.Groups {
		names = append(names, g.Slug())
	}
	if near := diag.Nearest(one, append(names, everything)); near != "" {
		return fmt.Sprintf(", did you mean %q?", near)
	}
	return `; "gait rules" lists all`
}

// selects reports whether a selector names a rule: by its id, by the words that
// the id starts with, or by its group.
func selects(selector, id string) bool {
	if selector == everything || selector == id {
		return true
	}
	prefix := strings.TrimSuffix(strings.TrimSuffix(selector, "*"), "-")
	if prefix != "" && strings.HasPrefix(id, prefix+"-") {
		return true
	}
	r := lint.RuleNamed(id)
	return r != nil && (selector == string(r.Group) || selector == r.Group.Slug())
}

func isGroup(selector string) bool {
	return slices.ContainsFunc(rule.Groups, func(g rule.Group) bool { return selector == string(g) || selector == g.Slug() })
}

func anySelects(selectors []string, id string) bool {
	return slices.ContainsFunc(selectors, func(s string) bool { return selects(s, id) })
}
