package hygiene

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// HardCoded finds ARNs that are of one account or region.
var HardCoded = &rule.Rule{
	ID: "hard-coded-account", Group: rule.Hygiene, Severity: rule.Off,
	Summary: "an ARN with an account or region written out",
	Why:     "The definition works in that account and region only, and shows the account to whoever reads it.",
	Instead: "use a placeholder such as ${AWS::AccountId}, which deployment fills in, or a param in Gait",
	Examples: []rule.Example{{
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
  "Resource": "arn:aws:lambda:eu-west-1:«123456789012»:function:f"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
  "Resource": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:f"}}}`,
	}},
}

var accounts = &rule.Check{
	Rules: []*rule.Rule{HardCoded},
	Definition: func(p *rule.Pass) {
		facts.Strings(p.Root, func(n *asl.Node) bool {
			checkARN(p, n)
			return true
		})
	},
}

// checkARN reports the account of an ARN, or its region where it has no
// account.
func checkARN(p *rule.Pass, n *asl.Node) {
	if !strings.HasPrefix(n.Text, "arn:") {
		return
	}
	start, part := 0, 0
	var region source.Span
	for i := 0; i < len(n.Text) && part < 5; i++ {
		switch n.Text[i] {
		case '$', '{':
			return // where the parts end is a matter of what is put in
		case ':':
			span := source.Span{Start: int32(start), End: int32(i)}
			switch {
			case part == 3:
				region = span
			case part == 4 && span.Len() > 0 && strings.Trim(n.Text[start:i], "0123456789") == "":
				p.Report(HardCoded, facts.Part(n, span), "the account %s is written out", n.Text[start:i]).About(n)
				return
			}
			part++
			start = i + 1
		}
	}
	if part == 5 && region.Len() > 0 {
		p.Report(HardCoded, facts.Part(n, region), "the region %s is written out", n.Text[region.Start:region.End]).About(n)
	}
}
