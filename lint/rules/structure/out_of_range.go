package structure

import (
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// OutOfRange finds numbers that the field does not take.
var OutOfRange = &rule.Rule{
	ID: "out-of-range", Group: rule.Structure, Severity: diag.Error,
	Summary: "a number below the smallest or above the largest that the field takes",
	Why: "AWS measures every number of the language: a retrier's MaxDelaySeconds goes from 1 to 31622400, its " +
		"BackoffRate from 1, seconds to 99999999, a percentage to 100; nothing is negative.",
	Instead: "write a number within the limits",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: Minimum value is 1",
	Peers:      []string{"statelint", "amazon-states-language-service", "LocalStack", "cfn-lint"},
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Wait", "Seconds": «-1», "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Wait", "Seconds": 0, "End": true}
  }
}`,
	}},
}

// ranged judges a number against the limits of its field.
func (w *walk) ranged(f *asl.Field, m *asl.Member) {
	x, err := strconv.ParseFloat(m.Value.Text, 64)
	switch {
	case err != nil && x == 0: // no number, which the reader says
	case x < f.Min:
		w.ReportNode(OutOfRange, m.Value, "%q must be at least %s, not %s", m.Key, facts.SpellNumber(f.Min), show(m.Value))
	case f.Max != asl.Unbounded && x > f.Max:
		w.ReportNode(OutOfRange, m.Value, "%q must be at most %s, not %s", m.Key, facts.SpellNumber(f.Max), show(m.Value))
	}
}

// integral reports whether a JSON number has no fraction, however it is spelt.
func integral(s string) bool {
	if !strings.ContainsAny(s, ".eE") {
		return true
	}
	x, err := strconv.ParseFloat(s, 64)
	return err == nil && x == float64(int64(x))
}
