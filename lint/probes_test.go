package lint_test

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
)

// wanted is an error that a definition is to give.
type wanted struct {
	rule    string
	pointer string // of the culprit, or of what holds it when it is not there
}

// probes has the errors of each definition that AWS refuses, and no others.
var probes = map[string][]wanted{
	"c02": {{"missing-field", "/States/C/Choices/0"}},
	"c03": {{"exclusive-fields", "/States/C/Choices/0/StringEquals"}},
	"c10": {{"reference-path", "/States/C/Choices/0/Variable"}},
	"c14": {{"missing-target", "/States/C/Default"}},
	"c20": {{"wrong-language-field", "/States/C/Choices/0/Variable"}},
	"f01": {{"exclusive-fields", "/States/A/ErrorPath"}},
	"f02": {{"exclusive-fields", "/States/A/CausePath"}},
	"j01": {{"wrong-language-field", "/States/A/InputPath"}},
	"j03": {{"query-language-downgrade", "/States/A/QueryLanguage"}},
	"j09": {{"jsonata-top-level-name", "/States/A/Output"}},
	"j16": {{"wrong-language-field", "/States/A/Result"}},
	"j18": {{"wrong-language-field", "/States/A/Items"}},
	"j19": {{"wrong-language-field", "/States/A/Arguments"}},
	"j20": {{"wrong-language-field", "/States/A/SecondsPath"}},
	"j21": {{"nested-query-language", "/States/A/ItemProcessor/QueryLanguage"}},
	"j22": {{"wrong-language-field", "/States/A/ItemProcessor/States/I/Output"}},
	"j26": {{"missing-field", "/States/C/Choices/0"}},
	"m01": {{"out-of-range", "/States/A/MaxConcurrency"}},
	"m02": {{"exclusive-fields", "/States/A/MaxConcurrencyPath"}},
	"m08": {{"unknown-value", "/States/A/ItemReader/ReaderConfig/InputType"}},
	"m11": {{"reader-config", "/States/A/ItemReader/ReaderConfig/CSVHeaderLocation"}},
	"m17": {{"invalid-label", "/States/A/Label"}},
	"m18": {{"invalid-label", "/States/A/Label"}},
	"m21": {{"exclusive-fields", "/States/A/ToleratedFailureCountPath"}},
	"p03": {{"reference-path", "/States/A/ResultPath"}},
	"p05": {{"reference-path", "/States/A/ResultPath"}},
	"p06": {{"jsonpath-syntax", "/States/A/Parameters/a.$"}},
	"p07": {{"jsonpath-syntax", "/States/A/Parameters/a.$"}},
	"p09": {{"unknown-intrinsic", "/States/A/Parameters/a.$"}},
	"p16": {{"jsonpath-syntax", "/States/A/Parameters/a/0/b.$"}},
	"r03": {{"states-all-position", "/States/A/Retry/0/ErrorEquals/0"}},
	"r04": {{"states-all-position", "/States/A/Retry/0/ErrorEquals/0"}},
	"r05": {{"states-all-position", "/States/A/Catch/0/ErrorEquals/0"}},
	"r07": {{"out-of-range", "/States/A/Retry/0/MaxAttempts"}},
	"r10": {{"out-of-range", "/States/A/Retry/0/MaxDelaySeconds"}},
	"r11": {{"out-of-range", "/States/A/Retry/0/MaxDelaySeconds"}},
	"r13": {{"unknown-field", "/States/A/Retry/0/Foo"}},
	"r14": {{"missing-field", "/States/A/Catch/0"}},
	"r15": {{"missing-target", "/States/A/Catch/0/Next"}},
	"r17": {{"wrong-language-field", "/States/A/Catch/0/Output"}},
	"r18": {{"wrong-language-field", "/States/A/Catch/0/ResultPath"}},
	"s03": {{"empty-list", "/States"}},
	"s04": {{"missing-target", "/StartAt"}},
	"s06": {{"unknown-value", "/Version"}},
	"s11": {{"missing-field", "/States/A"}},
	"s13": {{"exclusive-fields", "/States/A/End"}},
	"s19": {{"unreachable-state", "/States/B"}, {"unreachable-state", "/States/C"}},
	"s20": {{"unreachable-state", "/States/B"}},
	"s28": {{"missing-field", "/States/A/Branches/0"}},
	"s31": {{"unknown-field", "/States/A/resource"}},
	"t05": {{"unknown-field", "/States/C/End"}},
	"t12": {{"unknown-field", "/States/A/Parameters"}},
	"t15": {{"unknown-field", "/States/A/Arguments"}},
	"t22": {{"exclusive-fields", "/States/A/TimeoutSecondsPath"}},
	"t24": {{"missing-field", "/States/A/Credentials"}},
	"t28": {{"missing-member", "/States/A/Parameters"}},
	"v04": {{"variable-name-in-use", "/States/A/Branches/0/States/I/Assign/v"}},
	"w01": {{"missing-field", "/States/A"}},
	"w04": {{"out-of-range", "/States/A/Seconds"}},
	"w05": {{"wrong-type", "/States/A/Seconds"}},
	"x01": {{"express-integration", "/States/A/Resource"}},
	"x02": {{"express-integration", "/States/A/Resource"}},
	"x03": {{"distributed-in-express", "/States/A/ItemProcessor/ProcessorConfig/Mode"}},
}

// TestProbes lints definitions with one peculiarity each: what AWS refuses is
// an error at its culprit, once, and what it accepts is none.
func TestProbes(t *testing.T) {
	refused := 0
	for _, row := range corpusTable(t, "probes.tsv") {
		id := strings.TrimSuffix(path.Base(row["file"]), ".asl.json")
		express := strings.HasPrefix(row["description"], "EXPRESS +")
		found := lintErrors(row["file"], corpusFile(t, row["file"]), express)
		want, listed := probes[id]
		switch row["aws"] {
		case "refuses":
			refused++
			if !listed {
				t.Errorf("%s (%s) is refused by AWS and not in the table", id, row["description"])
			}
			compare(t, id+" ("+row["description"]+")", found, want)
		case "accepts":
			if len(found) > 0 {
				t.Errorf("%s (%s) is accepted by AWS:\n%s", id, row["description"], lines(found))
			}
			fallthrough
		default:
			if listed {
				t.Errorf("%s (%s): AWS says %q", id, row["description"], row["aws"])
			}
		}
	}
	if refused < 60 {
		t.Fatalf("only %d probes that AWS refuses", refused)
	}
}

// compare sees to it that the errors found are those wanted.
func compare(t *testing.T, what string, found []diag.Diagnostic, want []wanted) {
	t.Helper()
	found = slices.Clone(found)
	for _, w := range want {
		i := slices.IndexFunc(found, func(d diag.Diagnostic) bool {
			return d.Rule == w.rule && d.Pointer == w.pointer
		})
		switch {
		case i >= 0:
			found = slices.Delete(found, i, i+1)
		default:
			t.Errorf("%s: no finding %s at %s", what, w.rule, w.pointer)
		}
	}
	if len(found) > 0 {
		t.Errorf("%s: more errors than wanted:\n%s", what, lines(found))
	}
}
