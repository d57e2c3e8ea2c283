package lint_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lint/rule"
)

// unreported are definitions that a validator refuses and in which nothing is
// an error here, with the reason.
var unreported = map[string]string{
	"awslabs+statelint/map-with-parameters-and-itemselector.asl.json":                                           "a warning: nobody asked AWS",
	"ChristopheBougere+asl-validator/invalid-dupe-fields.asl.json":                                              "a warning: that k and k.$ cannot stand beside each other is in the specification and was not measured",
	"ChristopheBougere+asl-validator/invalid-json-surround-syntax-extra-spaces.asl.json":                        "that validator wants one space inside {% and %}; AWS publishes others",
	"ChristopheBougere+asl-validator/invalid-math-add.asl.json":                                                 "a warning: text where a number belongs fails when it runs",
	"wmfs+statelint/map-with-parameters-and-itemselector.asl.json":                                              "a warning: nobody asked AWS",
	"aws+amazon-states-language-service/json-12-Map-State-Shows-diagnostics-for-valid-ResultWriter.asl.json":    "a warning: that AWS wants both fields of WriterConfig was not measured",
	"aws+amazon-states-language-service/yaml-00-Invalid-YAML-Input-Shows-diagnostic-for-duplicate-key.asl.yaml": "a warning: what AWS does with a key that is there twice was not measured",
}

// pending are definitions whose mistakes are those of groups of rules; they
// have to be reported when the groups are complete.
var pending = map[string]rule.Group{
	"ChristopheBougere+asl-validator/invalid-assign.asl.json":                rule.Expressions,
	"ChristopheBougere+asl-validator/invalid-choice-state-variable.asl.json": rule.Expressions,
	"ChristopheBougere+asl-validator/invalid-exercise-ajv.asl.json":          rule.Expressions,
	"ChristopheBougere+asl-validator/invalid-json-path.asl.json":             rule.Expressions,
	"ChristopheBougere+asl-validator/invalid-parallel-ob-link.asl.json":      rule.Flow,
	"ChristopheBougere+asl-validator/invalid-payload-template.asl.json":      rule.Expressions,
	"ChristopheBougere+asl-validator/invalid-task-alias-function.asl.json":   rule.Integrations,
	"awslabs+statelint/parameter-path-problems.asl.json":                     rule.Expressions,
	"awslabs+statelint/states-array-invocation-leftpad.asl.json":             rule.Expressions,
	"awslabs+statelint/invalid-function-invocation.asl.json":                 rule.Expressions,
	"wmfs+statelint/parameter-path-problems.asl.json":                        rule.Expressions,
	"wmfs+statelint/states-array-invocation-leftpad.asl.json":                rule.Expressions,
	"wmfs+statelint/invalid-function-invocation.asl.json":                    rule.Expressions,
}

// pendingPrefixes are those of files whose names are long.
var pendingPrefixes = []struct {
	prefix string
	group  rule.Group
}{
	{"aws+amazon-states-language-service/json-06-", rule.Flow},
	{"aws+amazon-states-language-service/json-20-", rule.Flow},
	{"aws+amazon-states-language-service/json-29-", rule.Flow},
	{"aws+amazon-states-language-service/json-32-", rule.Flow},
	{"aws+amazon-states-language-service/json-42-", rule.Expressions},
	{"aws+amazon-states-language-service/json-43-", rule.Expressions},
	{"aws+amazon-states-language-service/yaml-05-", rule.Flow},
	{"aws+amazon-states-language-service/yaml-12-", rule.Flow},
	{"aws+amazon-states-language-service/yaml-21-", rule.Flow},
	{"aws+amazon-states-language-service/yaml-38-", rule.Expressions},
	{"aws+amazon-states-language-service/yaml-39-", rule.Expressions},
	{"localstack+localstack/", rule.Integrations},
}

func pendingGroup(name string) rule.Group {
	if g, ok := pending[name]; ok {
		return g
	}
	for _, p := range pendingPrefixes {
		if strings.HasPrefix(name, p.prefix) {
			return p.group
		}
	}
	return ""
}

// TestInvalid lints what the tests of other validators expect to be refused.
func TestInvalid(t *testing.T) {
	reported, waiting := 0, 0
	for _, row := range corpusTable(t, "invalid.tsv") {
		name := strings.TrimPrefix(row["file"], "invalid/")
		express := strings.Contains(name, "express[") || strings.Contains(name, "illegal_callbacks")
		found := lintErrors(row["file"], corpusFile(t, row["file"]), express)
		why, listed := unreported[name]
		group := pendingGroup(name)
		switch {
		case len(found) > 0 && listed:
			t.Errorf("%s is reported, but listed as not (%s):\n%s", name, why, lines(found))
		case len(found) > 0:
			reported++
		case listed:
		case group != "" && isNotYet(group):
			waiting++
		default:
			t.Errorf("%s: nothing found, but: %.300s", name, row["expected_error"])
		}
	}
	t.Logf("%d reported, %d wait for other groups, %d left out", reported, waiting, len(unreported))
	if reported < 170 {
		t.Errorf("only %d are reported", reported)
	}
}
