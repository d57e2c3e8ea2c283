package lint_test

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// wanted is an error that a definition is to give.
type wanted struct {
	group   rule.Group
	rule    string // "" for any rule of the group
	pointer string // of the culprit, or of what holds it when it is not there
}

func is(rule, pointer string) wanted { return wanted{"structure", rule, pointer} }

func in(group rule.Group, rule, pointer string) wanted { return wanted{group, rule, pointer} }

// probes has the errors of each definition that AWS refuses, and no others.
var probes = map[string][]wanted{
	"c02": {is("missing-field", "/States/C/Choices/0")},
	"c03": {is("exclusive-fields", "/States/C/Choices/0/StringEquals")},
	"c10": {in(rule.Expressions, "reference-path", "/States/C/Choices/0/Variable")},
	"c14": {in(rule.Flow, "missing-target", "/States/C/Default")},
	"c20": {is("wrong-language-field", "/States/C/Choices/0/Variable")},
	"f01": {is("exclusive-fields", "/States/A/ErrorPath")},
	"f02": {is("exclusive-fields", "/States/A/CausePath")},
	"j01": {is("wrong-language-field", "/States/A/InputPath")},
	"j03": {is("query-language-downgrade", "/States/A/QueryLanguage")},
	"j09": {in(rule.Expressions, "jsonata-top-level-name", "/States/A/Output")},
	"j16": {is("wrong-language-field", "/States/A/Result")},
	"j18": {is("wrong-language-field", "/States/A/Items")},
	"j19": {is("wrong-language-field", "/States/A/Arguments")},
	"j20": {is("wrong-language-field", "/States/A/SecondsPath")},
	"j21": {is("nested-query-language", "/States/A/ItemProcessor/QueryLanguage")},
	"j22": {is("wrong-language-field", "/States/A/ItemProcessor/States/I/Output")},
	"j26": {is("missing-field", "/States/C/Choices/0")},
	"m01": {is("out-of-range", "/States/A/MaxConcurrency")},
	"m02": {is("exclusive-fields", "/States/A/MaxConcurrencyPath")},
	"m08": {is("unknown-value", "/States/A/ItemReader/ReaderConfig/InputType")},
	"m11": {is("reader-config", "/States/A/ItemReader/ReaderConfig/CSVHeaderLocation")},
	"m17": {is("invalid-label", "/States/A/Label")},
	"m18": {is("invalid-label", "/States/A/Label")},
	"m21": {is("exclusive-fields", "/States/A/ToleratedFailureCountPath")},
	"p03": {in(rule.Expressions, "reference-path", "/States/A/ResultPath")},
	"p05": {in(rule.Expressions, "reference-path", "/States/A/ResultPath")},
	"p06": {in(rule.Expressions, "jsonpath-syntax", "/States/A/Parameters/a.$")},
	"p07": {in(rule.Expressions, "jsonpath-syntax", "/States/A/Parameters/a.$")},
	"p09": {in(rule.Expressions, "unknown-intrinsic", "/States/A/Parameters/a.$")},
	"p16": {in(rule.Expressions, "jsonpath-syntax", "/States/A/Parameters/a/0/b.$")},
	"r03": {in(rule.Errors, "states-all-position", "/States/A/Retry/0/ErrorEquals/0")},
	"r04": {in(rule.Errors, "states-all-position", "/States/A/Retry/0/ErrorEquals/0")},
	"r05": {in(rule.Errors, "states-all-position", "/States/A/Catch/0/ErrorEquals/0")},
	"r07": {is("out-of-range", "/States/A/Retry/0/MaxAttempts")},
	"r10": {is("out-of-range", "/States/A/Retry/0/MaxDelaySeconds")},
	"r11": {is("out-of-range", "/States/A/Retry/0/MaxDelaySeconds")},
	"r13": {is("unknown-field", "/States/A/Retry/0/Foo")},
	"r14": {is("missing-field", "/States/A/Catch/0")},
	"r15": {in(rule.Flow, "missing-target", "/States/A/Catch/0/Next")},
	"r17": {is("wrong-language-field", "/States/A/Catch/0/Output")},
	"r18": {is("wrong-language-field", "/States/A/Catch/0/ResultPath")},
	"s03": {is("empty-list", "/States")},
	"s04": {in(rule.Flow, "missing-target", "/StartAt")},
	"s06": {is("unknown-value", "/Version")},
	"s11": {is("missing-field", "/States/A")},
	"s13": {is("exclusive-fields", "/States/A/End")},
	"s19": {in(rule.Flow, "unreachable-state", "/States/B"), in(rule.Flow, "unreachable-state", "/States/C")},
	"s20": {in(rule.Flow, "unreachable-state", "/States/B")},
	"s28": {is("missing-field", "/States/A/Branches/0")},
	"s31": {is("unknown-field", "/States/A/resource")},
	"t05": {is("unknown-field", "/States/C/End")},
	"t12": {is("unknown-field", "/States/A/Parameters")},
	"t15": {is("unknown-field", "/States/A/Arguments")},
	"t22": {is("exclusive-fields", "/States/A/TimeoutSecondsPath")},
	"t24": {is("missing-field", "/States/A/Credentials")},
	"t28": {in(rule.Integrations, "missing-member", "/States/A/Parameters")},
	"v04": {in(rule.DataFlow, "variable-name-in-use", "/States/A/Branches/0/States/I/Assign/v")},
	"w01": {is("missing-field", "/States/A")},
	"w04": {is("out-of-range", "/States/A/Seconds")},
	"w05": {is("wrong-type", "/States/A/Seconds")},
	"x01": {in(rule.Integrations, "", "/States/A/Resource")},
	"x02": {in(rule.Integrations, "", "/States/A/Resource")},
	"x03": {is("distributed-in-express", "/States/A/ItemProcessor/ProcessorConfig/Mode")},
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
			return (w.rule == "" || d.Rule == w.rule) && d.Pointer == w.pointer
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
