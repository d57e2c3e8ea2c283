// Package pages writes the documentation of the rules from their records.
package pages

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lint/rule"
)

// Page returns the page about a rule, in Markdown.
func Page(r *rule.Rule) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s.\n\n", r.ID, capital(r.Summary))
	b.WriteString("| group | severity | strict | AWS refuses it | fix |\n| --- | --- | --- | --- | --- |\n")
	fmt.Fprintf(&b, "| [%s](README.md#%s) | %s | %s | %s | %s |\n", r.Group, r.Group.Slug(),
		config.SeverityName(r.Severity), config.SeverityName(strict(r)), yesNo(r.Refused), orNone(string(r.Fix)))
	if r.Why != "" {
		fmt.Fprintf(&b, "\n## Why\n\n%s\n", wrap(r.Why, pageWidth))
	}
	if r.Message != "" {
		fmt.Fprintf(&b, "\nAWS says:\n\n```text\n%s\n```\n", r.Message)
	}
	for i, e := range r.Examples {
		title := e.Title
		if title == "" {
			title = "Example"
		}
		if i > 0 && title == "Example" {
			title = fmt.Sprintf("Example %d", i+1)
		}
		fmt.Fprintf(&b, "\n## %s\n\n", capital(title))
		if e.Express {
			b.WriteString("In an express workflow:\n\n")
		}
		if e.Long > 0 {
			fmt.Fprintf(&b, "`…` stands for %d letters.\n\n", e.Long)
		}
		bad := badText(e)
		code(&b, e.Gait, bad)
		if found := Finding(r, e); found != "" {
			fmt.Fprintf(&b, "\n```text\n%s```\n", found)
		}
		if i == 0 && r.Instead != "" {
			fmt.Fprintf(&b, "\n%s\n\n", wrap("Instead: "+strings.TrimSuffix(r.Instead, ".")+".", pageWidth))
		} else {
			b.WriteString("\nInstead:\n\n")
		}
		code(&b, e.Gait, goodText(e))
	}
	configure(&b, r)
	if len(r.Peers) > 0 {
		fmt.Fprintf(&b, "\n## Also found by\n\n%s\n", strings.Join(r.Peers, ", "))
	}
	if len(r.References) > 0 {
		b.WriteString("\n## References\n\n")
		for _, ref := range r.References {
			if strings.HasPrefix(ref, "https://") {
				ref = "<" + ref + ">"
			}
			fmt.Fprintf(&b, "- %s\n", ref)
		}
	}
	return []byte(b.String())
}

// pageWidth is how long the lines of a page are.
const pageWidth = 90

func strict(r *rule.Rule) diag.Severity {
	if r.Strict != 0 {
		return r.Strict
	}
	return r.Severity
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

func code(b *strings.Builder, gait bool, text string) {
	language := "json"
	if gait {
		language = "gait"
	}
	fmt.Fprintf(b, "```%s\n%s\n```\n", language, strings.TrimSuffix(text, "\n"))
}

func configure(b *strings.Builder, r *rule.Rule) {
	other := "off"
	if r.Severity == rule.Off {
		other = "warning"
	}
	fmt.Fprintf(b, "\n## Configure\n\nIn `gait.yaml`:\n\n```yaml\nrules:\n  %s: %s # off, info, warning or error\n```\n", r.ID, other)
	if len(r.Options) > 0 {
		b.WriteString("\n| option | default | |\n| --- | --- | --- |\n")
		for _, o := range r.Options {
			fmt.Fprintf(b, "| `%s` | `%v` | %s |\n", o.Name, o.Default, cell(o.Doc))
		}
	}
	fmt.Fprintf(b, "\nIn one place of a Gait file: `// lint:ignore %s reason`, in YAML with `#`.\nIn JSON and YAML, the same words in the `Comment` of a state.\n", r.ID)
}

// badText is the bad text of an example as it is shown.
func badText(e rule.Example) string { return shownText(e, unmarked(e.Bad)) }

// goodText is the good text of an example as it is shown.
func goodText(e rule.Example) string { return shownText(e, e.Good) }

func shownText(e rule.Example, text string) string {
	if e.Gait {
		return text
	}
	return laidOut(text)
}

// unmarked takes the marks out of an example.
func unmarked(text string) string { return strings.NewReplacer("«", "", "»", "").Replace(text) }

// Finding returns what the linter says of the bad text of an example.
func Finding(r *rule.Rule, e rule.Example) string {
	name := "example.asl.json"
	if e.Gait {
		name = "example.gait"
	}
	var found []diag.Diagnostic
	for _, d := range lint.File(source.New(name, e.Expand(badText(e))), lint.Options{Settings: only{r}, Express: e.Express}) {
		if d.Rule == r.ID {
			d.URL = ""
			found = append(found, d)
		}
	}
	var b strings.Builder
	if err := diag.Render(&b, found, diag.RenderOptions{}); err != nil {
		panic(err) // a Builder takes everything
	}
	return b.String()
}

// only lets one rule speak, as loud as it can.
type only struct{ *rule.Rule }

func (o only) Severity(r *rule.Rule) diag.Severity {
	switch {
	case r != o.Rule:
		return rule.Off
	case r.Severity == rule.Off:
		return diag.Warning
	}
	return r.Severity
}

func (only) Option(r *rule.Rule, name string) any { return lint.Defaults{}.Option(r, name) }
