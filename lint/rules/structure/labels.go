package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// maxLabel is how many characters the Label of a Map state may have.
const maxLabel = 40

// InvalidLabel finds labels that AWS does not take.
var InvalidLabel = &rule.Rule{
	ID: "invalid-label", Group: rule.Structure, Severity: diag.Error,
	Summary: "the Label of a Map state that is empty, longer than 40 characters or has a character that it cannot have",
	Why:     "The label becomes a part of the ARN of the Map Run, so white space, control characters and ? * < > { } [ ] : ; , \\ | ^ ~ $ # % & ` \" are refused.",
	Instead: "use letters, digits, _ and -",
	Refused: true, Message: "INVALID_LABEL_NAME: … exceeds the 40-character limit",
	Peers: []string{"LocalStack"}, References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "Label": "per« »order", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "Label": "PerOrder", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
	}},
}

// DuplicateLabel finds labels that two Map states have.
var DuplicateLabel = &rule.Rule{
	ID: "duplicate-label", Group: rule.Structure, Severity: diag.Error,
	Summary: "a Label that another Map state of the state machine has",
	Why:     "Labels are unique in the whole state machine.",
	Instead: "give one of the Map states another label",
	Refused: true, Message: "DUPLICATE_LABEL_NAME",
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "Label": "Items", "Next": "N", "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }},
    "N": {"Type": "Map", "Label": «"Items"», "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
      "StartAt": "B",
      "States": {"B": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "Label": "Items", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
	}},
}

var labels = &rule.Check{
	Rules: []*rule.Rule{InvalidLabel, DuplicateLabel},
	Definition: func(p *rule.Pass) {
		var first map[string]*asl.Node
		for _, s := range p.States {
			if s.Kind != asl.OwnerMap {
				continue
			}
			label := s.Node.Get("Label")
			if !facts.Known(label, asl.String) {
				continue
			}
			if !validLabel(p, label) {
				continue
			}
			if other := first[label.Text]; other != nil {
				p.ReportNode(DuplicateLabel, label, "there are two Map states with the label %s", quote(label.Text)).
					Relate(other.At, "the first one is here")
				continue
			}
			if first == nil {
				first = map[string]*asl.Node{}
			}
			first[label.Text] = label
		}
	},
}

// validLabel judges one label.
func validLabel(p *rule.Pass, label *asl.Node) bool {
	text := label.Text
	switch n := utf8.RuneCountInString(text); {
	case n == 0:
		p.ReportNode(InvalidLabel, label, "a label must have 1 to %d characters", maxLabel)
		return false
	case n > maxLabel:
		p.ReportNode(InvalidLabel, label, "a label can have %d characters, and this one has %d", maxLabel, n)
		return false
	}
	i := strings.IndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("?*<>{}[]:;,\\|^~$#%&`\"", r)
	})
	if i < 0 {
		return true
	}
	bad, size := utf8.DecodeRuneInString(text[i:])
	what := quote(string(bad))
	if unicode.IsSpace(bad) {
		what = "white space"
	}
	p.Report(InvalidLabel, facts.Part(label, source.Span{Start: int32(i), End: int32(i + size)}), "a label cannot have %s in it", what).About(label)
	return false
}
