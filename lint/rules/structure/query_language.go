package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// QueryLanguageDowngrade finds states that go back to JSONPath.
var QueryLanguageDowngrade = &rule.Rule{
	ID: "query-language-downgrade", Group: rule.Structure, Severity: diag.Error,
	Summary: "a JSONPath state in a JSONata state machine",
	Why:     "A JSONPath state machine may have JSONata states, but not the other way round.",
	Instead: "leave QueryLanguage out of the whole state machine and set it in the JSONata states, or rewrite the state",
	Refused: true,
	Message: "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
	Peers:   []string{"LocalStack", "cfn-lint"}, References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: `{
  "QueryLanguage": "JSONata",
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "QueryLanguage": «"JSONPath"», "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true}
  }
}`,
	}},
}

var queryLanguageDowngrade = &rule.Check{
	Rules: []*rule.Rule{QueryLanguageDowngrade},
	State: func(p *rule.Pass, s *facts.State) {
		if s.JSONata || !machineIsJSONata(p.Facts) {
			return
		}
		own := s.Node.Get("QueryLanguage")
		p.ReportNode(QueryLanguageDowngrade, own, "state %s cannot be JSONPath in a state machine that is JSONata", quote(s.Name)).
			Relate(p.Language.Value.At, "the query language of the state machine")
	},
}

// machineIsJSONata reports whether the whole state machine says JSONata.
func machineIsJSONata(f *facts.Facts) bool {
	return f.Language != nil && f.Language.Value.Is(asl.String) && f.Language.Value.Text == "JSONata"
}

// NestedQueryLanguage finds the field where AWS refuses it.
var NestedQueryLanguage = &rule.Rule{
	ID: "nested-query-language", Group: rule.Structure, Severity: diag.Error,
	Summary: "QueryLanguage in a branch or in what a Map state runs",
	Why:     "Only the whole state machine and single states have a query language; AWS refuses it in ItemProcessor, Iterator and Branches.",
	Instead: "set it in the state machine, or in each of the states inside",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported",
	Fix:   rule.UnsafeFix,
	Peers: []string{"LocalStack"}, References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "End": true, "ItemProcessor": {
      «"QueryLanguage"»: "JSONata",
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "End": true, "ItemProcessor": {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true}}
    }}
  }
}`,
	}},
}

func (w *walk) nestedLanguage(m *asl.Member) {
	w.ReportKey(NestedQueryLanguage, m, "%s cannot have a query language; the state machine and its states can", noun(w.owner)).
		Offer("remove it", false, w.Remove(w.Node, m)...)
}
