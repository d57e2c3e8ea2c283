package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lint/pages"
	"github.com/gait-lang/gait/lint/rule"
)

type rulesCommand struct {
	Format string `enum:"text,json,markdown" default:"text" placeholder:"FORMAT" help:"How the rules are listed: text, json or markdown."`
}

// Help implements kong.HelpProvider.
func (*rulesCommand) Help() string {
	return `Lists the rules by group, with the severity that they have without a configuration.

Examples:

    gait rules
    gait rules --format json           all that is known of them
`
}

// Run lists the rules.
func (c *rulesCommand) Run(s *session) error {
	switch c.Format {
	case "json":
		return writeRules(s.stdout)
	case "markdown":
		_, err := s.stdout.Write(pages.Index())
		return err
	}
	table := tabwriter.NewWriter(s.stdout, 0, 0, 2, ' ', 0)
	var group rule.Group
	for _, r := range lint.Rules() {
		if r.Group != group {
			if group != "" {
				fmt.Fprintln(table)
			}
			group = r.Group
			fmt.Fprintf(table, "%s\n", group)
		}
		fmt.Fprintf(table, "  %s\t%s\t%s\n", r.ID, config.SeverityName(r.Severity), r.Summary)
	}
	return table.Flush()
}

// The form of --format json. Fields may be added, never renamed.
type (
	jsonRule struct {
		ID         string        `json:"id"`
		Group      string        `json:"group"`
		Severity   string        `json:"severity"`
		Strict     string        `json:"strict"`
		Summary    string        `json:"summary"`
		Why        string        `json:"why"`
		Instead    string        `json:"instead"`
		Refused    bool          `json:"refused"`
		Message    string        `json:"message"`
		Fix        string        `json:"fix"`
		Options    []jsonOption  `json:"options"`
		Examples   []jsonExample `json:"examples"`
		Peers      []string      `json:"peers"`
		References []string      `json:"references"`
		URL        string        `json:"url"`
	}
	jsonOption struct {
		Name    string `json:"name"`
		Doc     string `json:"doc"`
		Default any    `json:"default"`
	}
	jsonExample struct {
		Title   string `json:"title"`
		Bad     string `json:"bad"` // « and » stand around what is found
		Good    string `json:"good"`
		Gait    bool   `json:"gait"`
		Express bool   `json:"express"`
	}
)

func writeRules(w io.Writer) error {
	all := []jsonRule{}
	for _, r := range lint.Rules() {
		all = append(all, jsonOf(r))
	}
	return writeJSON(w, all)
}

func jsonOf(r *rule.Rule) jsonRule {
	strict := r.Strict
	if strict == 0 {
		strict = r.Severity
	}
	one := jsonRule{
		ID: r.ID, Group: string(r.Group), Severity: config.SeverityName(r.Severity), Strict: config.SeverityName(strict),
		Summary: r.Summary, Why: r.Why, Instead: r.Instead, Refused: r.Refused, Message: r.Message, Fix: string(r.Fix),
		Options: []jsonOption{}, Examples: []jsonExample{},
		Peers: append([]string{}, r.Peers...), References: append([]string{}, r.References...), URL: lint.Page(r.ID),
	}
	for _, o := range r.Options {
		one.Options = append(one.Options, jsonOption(o))
	}
	for _, e := range r.Examples {
		one.Examples = append(one.Examples, jsonExample{e.Title, e.Bad, e.Good, e.Gait, e.Express})
	}
	return one
}

// writeJSON writes a value as text for people and programs.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
