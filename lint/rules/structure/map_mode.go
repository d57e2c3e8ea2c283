package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// InlineMapField finds fields that do nothing on an inline map.
var InlineMapField = &rule.Rule{
	ID: "inline-map-field", Group: rule.Structure, Severity: diag.Warning,
	Summary: "a field of distributed maps on an inline one",
	Why: "ItemReader, ItemBatcher, ResultWriter, Label and the tolerated failures are for mode DISTRIBUTED. AWS accepts " +
		"them on an inline map and does not do what they say.",
	Instead: "set the mode to DISTRIBUTED in ProcessorConfig, or remove the field",
	Peers:   []string{"VS Code ASL linter"}, References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", «"ToleratedFailurePercentage"»: 5, "End": true, "ItemProcessor": {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: distributed(`"ToleratedFailurePercentage": 5`),
	}},
}

// InlineConcurrency finds limits that an inline map does not reach.
var InlineConcurrency = &rule.Rule{
	ID: "inline-concurrency", Group: rule.Structure, Severity: diag.Warning,
	Summary:    "MaxConcurrency above 40 on an inline map",
	Why:        "An inline map runs at most 40 iterations at once, whatever MaxConcurrency says.",
	Instead:    "set it to 40 or less, or use mode DISTRIBUTED",
	Peers:      []string{"VS Code ASL linter"},
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "MaxConcurrency": «100», "End": true, "ItemProcessor": {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "MaxConcurrency": 40, "End": true, "ItemProcessor": {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
	}},
}

// ItemsBesideReader finds items that come from two places.
var ItemsBesideReader = &rule.Rule{
	ID: "items-beside-reader", Group: rule.Structure, Severity: diag.Warning,
	Summary:    "Items or ItemsPath beside ItemReader",
	Why:        "The items come from ItemReader, and ItemsPath has no effect, even when it leads nowhere.",
	Instead:    "remove Items or ItemsPath; ItemsPointer names an array inside a file of JSON",
	Fix:        rule.EitherFix,
	Peers:      []string{"aws-cdk"},
	References: []string{"recorded on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html"},
	Examples: []rule.Example{{
		Bad:  distributed(`«"ItemsPath"»: "$.items", "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "b"}}`),
		Good: distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "b"}}`),
	}},
}

// ToleratesEverything finds maps that can never fail.
var ToleratesEverything = &rule.Rule{
	ID: "tolerates-everything", Group: rule.Structure, Severity: diag.Info,
	Summary:    "a Map state that tolerates that all of its items fail",
	Why:        "With ToleratedFailurePercentage 100 the state succeeds even when nothing did, and whoever reads its result has to look.",
	Instead:    "tolerate fewer failures, or turn the rule off where it is meant",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html"},
	Examples: []rule.Example{{
		Bad:  distributed(`"ToleratedFailurePercentage": «100»`),
		Good: distributed(`"ToleratedFailurePercentage": 5`),
	}},
}

// inlineLimit is how many iterations an inline map runs at once.
const inlineLimit = 40

var mapMode = &rule.Check{
	Rules: []*rule.Rule{InlineMapField, InlineConcurrency, ItemsBesideReader, ToleratesEverything},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind != asl.OwnerMap {
			return
		}
		reader := s.Node.Member("ItemReader")
		if reader != nil {
			for _, name := range []string{"Items", "ItemsPath"} {
				f := asl.FieldOf(asl.OwnerMap, name)
				if m := s.Node.Member(name); m != nil && speaks(s.JSONata, f.Languages) {
					p.ReportKey(ItemsBesideReader, m, "%s has no effect beside ItemReader, from which the items come", name).
						Relate(reader.KeyAt, "ItemReader is here").
						Offer("remove "+name, name == "ItemsPath", p.Remove(s.Node, m)...)
				}
			}
		}
		if isInline(s) {
			inlineMap(p, s)
			return
		}
		n := s.Node.Get("ToleratedFailurePercentage")
		if x, ok := facts.Number(n); ok && x == 100 {
			p.ReportNode(ToleratesEverything, n, "the state succeeds even when all items fail")
		}
	},
}

// isInline reports whether a Map state is certainly an inline one.
func isInline(s *facts.State) bool {
	processor := s.Processor()
	config := processor.Get("ProcessorConfig")
	if !processor.Is(asl.Object) || facts.IsUnknown(processor) || facts.IsUnknown(config) {
		return false
	}
	mode := config.Get("Mode")
	return mode == nil || facts.IsText(mode, "INLINE")
}

// inlineMap judges the fields of an inline map. That the mode is missing is one
// mistake, however many fields show it.
func inlineMap(p *rule.Pass, s *facts.State) {
	var said *rule.Finding
	for i := range s.Node.Members {
		m := &s.Node.Members[i]
		switch m.Key {
		case "ItemReader", "ItemBatcher", "ResultWriter", "Label", "ToleratedFailureCount", "ToleratedFailurePercentage",
			"ToleratedFailureCountPath", "ToleratedFailurePercentagePath":
			if said == nil {
				said = p.ReportKey(InlineMapField, m, "%s has no effect on an inline map; it is for mode DISTRIBUTED", m.Key)
				if mode := s.Processor().Get("ProcessorConfig").Get("Mode"); mode != nil {
					said.Relate(mode.At, "the mode is here")
				}
				continue
			}
			said.Relate(m.KeyAt, "%s neither", m.Key)
		case "MaxConcurrency":
			if x, ok := facts.Number(m.Value); ok && x > inlineLimit {
				p.ReportNode(InlineConcurrency, m.Value, "an inline map runs %d iterations at once at most, not %s", inlineLimit, m.Value.Text)
			}
		}
	}
}
