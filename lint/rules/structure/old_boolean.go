package structure

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
)

// The booleans of YAML 1.1 that are text in YAML 1.2. CloudFormation and SAM
// read the one, most other tools the other.
var (
	oldTrue  = []string{"yes", "on", "y"}
	oldFalse = []string{"no", "off", "n"}
)

// oldBoolean returns the spelling that all readers of YAML take for the boolean
// that a text without quotes is to some of them, or "".
func oldBoolean(f *asl.Field, v *asl.Node) string {
	if f.Values&asl.BooleanValue == 0 || !v.Is(asl.String) || v.At.File == nil || v.At.File.Slice(v.At.Span) != v.Text {
		return ""
	}
	switch word := strings.ToLower(v.Text); {
	case slices.Contains(oldTrue, word):
		return "true"
	case slices.Contains(oldFalse, word):
		return "false"
	}
	return ""
}

// oldBoolean reports one: not as an error, since AWS may never see it as text.
func (w *walk) oldBoolean(m *asl.Member, right string) {
	said := w.ReportNode(WrongType, m.Value, "%q must be true or false; %s is read as %s by some tools and as text by others", m.Key, m.Value.Text, right)
	if said.Severity == diag.Error {
		said.Severity = diag.Warning
	}
	said.Offer("write "+right, true, w.Replace(m.Value, right)...)
}
