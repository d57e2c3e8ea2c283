package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lint/pages"
	"github.com/gait-lang/gait/lint/rule"
)

type explainCommand struct {
	Rule   string `arg:"" name:"rule" help:"The id of a rule, or SERVICE:ACTION, or the Resource of a task."`
	Format string `enum:"text,json" default:"text" placeholder:"FORMAT" help:"How it is explained: text or json."`
}

// Help implements kong.HelpProvider.
func (*explainCommand) Help() string {
	return `Tells what a rule finds, why that is bad, and what to write instead; or what an action of an AWS service takes and returns, and which errors it raises. Of an action that is called through an optimized integration and through the AWS SDK, the former is shown, and the latter with "aws-sdk:" in front.

Examples:

    gait explain unreachable-state
    gait rules                         the ids of all rules
    gait explain dynamodb:putItem
    gait explain aws-sdk:dynamodb:putItem
    gait explain arn:aws:states:::states:startExecution.sync:2
    gait services                      the ids of all services
`
}

// jsonBuiltin is the form of a built-in diagnostic in --format json. Fields may
// be added, never renamed.
type jsonBuiltin struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Summary  string `json:"summary"`
}

// Run explains a rule or an action.
func (c *explainCommand) Run(s *session) error {
	var text string
	var record any
	if strings.Contains(c.Rule, ":") {
		call, err := callNamed(c.Rule)
		if err != nil {
			return err
		}
		a, err := describe(call)
		if err != nil {
			return err
		}
		text, record = a.text(), a
	} else if r := lint.RuleNamed(c.Rule); r != nil {
		text, record = pages.Text(r), jsonOf(r)
	} else if b, ok := lint.BuiltinNamed(c.Rule); ok {
		text, record = pages.BuiltinText(b), jsonBuiltin{b.ID, config.SeverityName(b.Severity), b.Summary}
	} else if slices.Contains(rule.Groups, rule.Group(strings.ReplaceAll(c.Rule, "-", " "))) {
		return fmt.Errorf(`%q is a group of rules, and "gait rules" lists them`, c.Rule)
	} else if near := diag.Nearest(c.Rule, lint.IDs()); near != "" {
		return fmt.Errorf("there is no rule %q, did you mean %q?", c.Rule, near)
	} else {
		return fmt.Errorf(`there is no rule %q; "gait rules" lists all`, c.Rule)
	}
	if c.Format == "json" {
		return writeJSON(s.stdout, record)
	}
	_, err := io.WriteString(s.stdout, text)
	return err
}
