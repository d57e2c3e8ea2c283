package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/pages"
	"github.com/gait-lang/gait/lint/rule"
)

type explainCommand struct {
	Rule string `arg:"" help:"The id of a rule."`
}

// Help implements kong.HelpProvider.
func (*explainCommand) Help() string {
	return `Tells what a rule finds, why that is bad, and what to write instead.

Examples:

    gait explain unreachable-state
    gait rules                         the ids of all rules
`
}

// Run explains a rule.
func (c *explainCommand) Run(s *session) error {
	text := ""
	if r := lint.RuleNamed(c.Rule); r != nil {
		text = pages.Text(r)
	} else if b, ok := lint.BuiltinNamed(c.Rule); ok {
		text = pages.BuiltinText(b)
	} else if slices.Contains(rule.Groups, rule.Group(strings.ReplaceAll(c.Rule, "-", " "))) {
		return fmt.Errorf(`%q is a group of rules, and "gait rules" lists them`, c.Rule)
	} else if near := diag.Nearest(c.Rule, lint.IDs()); near != "" {
		return fmt.Errorf("there is no rule %q, did you mean %q?", c.Rule, near)
	} else {
		return fmt.Errorf(`there is no rule %q; "gait rules" lists all`, c.Rule)
	}
	_, err := io.WriteString(s.stdout, text)
	return err
}
