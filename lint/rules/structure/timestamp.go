package structure

import (
	"time"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// TimestampFormat finds times that AWS cannot read.
var TimestampFormat = &rule.Rule{
	ID: "timestamp-format", Group: rule.Structure, Severity: diag.Error,
	Summary: "a time that is not in the format of RFC 3339",
	Why: "A Timestamp is a date, a capital T, a time with seconds, and a capital Z or an offset such as +01:00. A date " +
		"alone, or a time without its zone, is refused.",
	Instead: "write the time in full, as in 2030-01-31T23:59:59Z",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp",
	Fix:   rule.UnsafeFix,
	Peers: []string{"statelint", "asl-validator", "amazon-states-language-service", "LocalStack"}, References: []string{"measured on AWS", "https://www.rfc-editor.org/rfc/rfc3339#section-5.6"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Wait", "Timestamp": «"2030-01-31 23:59:59"», "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Wait", "Timestamp": "2030-01-31T23:59:59Z", "End": true}
  }
}`,
	}},
}

func (w *walk) timestamp(f *asl.Field, m *asl.Member) {
	n := m.Value
	if w.JSONata && evaluated(n.Text) || validTime(n.Text) {
		return
	}
	r := TimestampFormat
	if f.Group == "condition" {
		r = ComparatorOperand
	}
	said := w.ReportNode(r, n,
		"%s is no time such as \"2030-01-31T23:59:59Z\", with capital T and Z or an offset such as +01:00", quote(n.Text))
	if fixed := repairedTime(n.Text); fixed != "" {
		said.Offer("write "+fixed, false, w.Replace(n, rule.Spell(fixed))...)
	}
}

// validTime reports whether s is a time in the format of RFC 3339.
func validTime(s string) bool {
	// The layout of Go takes a comma before the fraction, and lower case nowhere.
	if len(s) < len("2006-01-02T15:04:05Z") || s[len("2006-01-02T15:04:05")] == ',' {
		return false
	}
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}

// repairedTime returns a time that differs from s only in what people often get
// wrong, or "".
func repairedTime(s string) string {
	for _, layout := range []string{"2006-01-02t15:04:05z", "2006-01-02T15:04:05z", "2006-01-02 15:04:05Z", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.RFC3339)
		}
	}
	return ""
}
