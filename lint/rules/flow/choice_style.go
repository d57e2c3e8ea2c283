package flow

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// NeedlessLogic finds And, Or and Not that add nothing.
var NeedlessLogic = &rule.Rule{
	ID: "needless-logic", Group: rule.Flow, Severity: diag.Info,
	Summary:    "an And or Or of one rule, or a Not of a Not",
	Why:        "It says no more than the rule inside it, or a rule was forgotten.",
	Instead:    "write the rule itself, or add what was forgotten",
	Fix:        rule.SafeFix,
	References: []string{choiceGuide},
	Examples: []rule.Example{{
		Bad: chooses("Ok?", `"Choices": [{«"And"»: [{"Variable": "$.ok", "BooleanEquals": true}], "Next": "Yes"}],
      "Default": "No"`, "Yes", "No"),
		Good: chooses("Ok?", `"Choices": [{"Variable": "$.ok", "BooleanEquals": true, "Next": "Yes"}],
      "Default": "No"`, "Yes", "No"),
	}},
}

// PatternWithoutWildcard finds patterns that are plain text.
var PatternWithoutWildcard = &rule.Rule{
	ID: "pattern-without-wildcard", Group: rule.Flow, Severity: diag.Info,
	Summary:    "a StringMatches without a *",
	Why:        "It compares for equality, which StringEquals says. Or a * was forgotten.",
	Instead:    "write StringEquals",
	Fix:        rule.SafeFix,
	References: []string{choiceGuide},
	Examples: []rule.Example{{
		Bad: chooses("Log?", `"Choices": [{"Variable": "$.name", "StringMatches": «"log"», "Next": "Yes"}],
      "Default": "No"`, "Yes", "No"),
		Good: chooses("Log?", `"Choices": [{"Variable": "$.name", "StringMatches": "log-*", "Next": "Yes"}],
      "Default": "No"`, "Yes", "No"),
	}},
}

// WildcardInEquals finds texts that look like patterns.
var WildcardInEquals = &rule.Rule{
	ID: "wildcard-in-equals", Group: rule.Flow, Severity: diag.Warning,
	Summary:    "a StringEquals with a *, which stands for itself there",
	Why:        "StringEquals compares letter by letter; only StringMatches has wildcards.",
	Instead:    "write StringMatches",
	Fix:        rule.UnsafeFix,
	References: []string{choiceGuide},
	Examples: []rule.Example{{
		Bad: chooses("Log?", `"Choices": [{"Variable": "$.name", "StringEquals": «"log-*"», "Next": "Yes"}],
      "Default": "No"`, "Yes", "No"),
		Good: chooses("Log?", `"Choices": [{"Variable": "$.name", "StringMatches": "log-*", "Next": "Yes"}],
      "Default": "No"`, "Yes", "No"),
	}},
}

// style judges how JSONPath rules are written.
var style = &rule.Check{
	Rules: []*rule.Rule{NeedlessLogic, PatternWithoutWildcard, WildcardInEquals},
	Object: func(p *rule.Pass, o *facts.Object) {
		if o.JSONata || o.Owner != asl.OwnerRule && o.Owner != asl.OwnerNestedRule {
			return
		}
		for i := range o.Node.Members {
			m := &o.Node.Members[i]
			switch m.Key {
			case "And", "Or":
				if m.Value.Is(asl.Array) && len(m.Value.Items) == 1 && !m.Value.Cut() {
					inner := m.Value.Items[0]
					p.ReportKey(NeedlessLogic, m, "%s has one part, and says what that says", word(p, m.Key)).
						Offer("write the rule itself", true, p.Unwrap(o.Node, m, inner)...)
				}
			case "Not":
				if not := m.Value.Member("Not"); not != nil {
					p.ReportKey(NeedlessLogic, m, "a Not of a Not says what is inside of it").
						Offer("write the rule itself", true, p.Unwrap(o.Node, m, not.Value)...)
				}
			case "StringMatches":
				if v := m.Value; v.Is(asl.String) && !v.Missing() && !strings.ContainsAny(v.Text, `*\`) && !facts.HasPlaceholder(v.Text) {
					p.ReportNode(PatternWithoutWildcard, v, "%s without a * compares for equality", word(p, m.Key)).
						Offer("write StringEquals", true, p.ReplaceKey(m, "StringEquals")...)
				}
			case "StringEquals":
				if v := m.Value; v.Is(asl.String) && strings.Contains(v.Text, "*") && strings.Trim(v.Text, "*") != "" {
					p.ReportNode(WildcardInEquals, v, "%s takes * for itself; %s has wildcards", word(p, m.Key), word(p, "StringMatches")).
						Offer("write StringMatches", false, p.ReplaceKey(m, "StringMatches")...)
				}
			}
		}
	},
}
