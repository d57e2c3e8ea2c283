package pages

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lint/rule"
)

// Index returns the list of all rules, in Markdown.
func Index() []byte {
	var b strings.Builder
	b.WriteString(`# Rules

What ` + "`gait lint`" + ` finds. The severity is the default; ` + "`gait.yaml`" + ` sets another, as
[the guide](../lint.md) tells. *Refused* means that AWS refuses such a definition when it is
created. The last column names the tools that find it too, of those that were measured.

This page and those it names are generated from the records of the rules by
` + "`go generate ./lint`" + `.
`)
	rules := lint.Rules()
	for _, g := range rule.Groups {
		first := true
		for _, r := range rules {
			if r.Group != g {
				continue
			}
			if first {
				fmt.Fprintf(&b, "\n## %s\n\n| rule | severity | refused | fix | finds | also found by |\n| --- | --- | --- | --- | --- | --- |\n", capital(string(g)))
				first = false
			}
			severity := config.SeverityName(r.Severity)
			if s := strict(r); s != r.Severity {
				severity += ", strict: " + config.SeverityName(s)
			}
			refused := ""
			if r.Refused {
				refused = "yes"
			}
			fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %s | %s | %s |\n", r.ID, r.ID, severity, refused,
				fixWord(r.Fix), cell(r.Summary), strings.Join(r.Peers, ", "))
		}
	}
	b.WriteString(`
## Built-in diagnostics

These come from reading and compiling files, and from the linter itself. They are not rules,
but have ids that can be configured and explained like those of rules.

| id | severity | says |
| --- | --- | --- |
`)
	for _, one := range lint.Builtins() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", one.ID, config.SeverityName(one.Severity), cell(one.Summary))
	}
	return []byte(b.String())
}

func fixWord(f rule.FixKind) string {
	if f == rule.EitherFix {
		return "some safe"
	}
	return string(f)
}

// cell makes text fit into a table.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

// Files returns all generated files by their path below docs.
func Files() map[string][]byte {
	files := map[string][]byte{
		"rules/README.md":  Index(),
		"gait.schema.json": config.Schema(),
	}
	for _, r := range lint.Rules() {
		files["rules/"+r.ID+".md"] = Page(r)
	}
	return files
}
