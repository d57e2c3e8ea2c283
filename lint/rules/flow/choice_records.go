package flow

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

const choiceGuide = "https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html"

// Contradictory finds conditions that never hold.
var Contradictory = &rule.Rule{
	ID: "contradictory-condition", Group: rule.Flow, Severity: diag.Warning,
	Summary: "a condition that never holds",
	Why:     "AWS takes it, but the rule is never taken: its tests exclude each other, or it is the constant false.",
	Instead: "correct the test that is wrong, use Or where one test is enough, or remove the rule",
	Peers:   []string{"stepcheck"}, References: []string{choiceGuide},
	Examples: []rule.Example{{
		Bad: chooses("Middle?", `"Choices": [{
        "And": [{"Variable": "$.x", "NumericGreaterThan": 5}, {"Variable": "$.x", "NumericLessThan": «3»}],
        "Next": "Yes"
      }],
      "Default": "No"`, "Yes", "No"),
		Good: chooses("Middle?", `"Choices": [{
        "And": [{"Variable": "$.x", "NumericGreaterThan": 3}, {"Variable": "$.x", "NumericLessThan": 5}],
        "Next": "Yes"
      }],
      "Default": "No"`, "Yes", "No"),
	}, {
		Title: "in Gait", Gait: true,
		Bad: `workflow

choice "Which?" {
  when $states.input.kind = "a" and «$states.input.kind = "b"» -> Yes
  else -> No
}

succeed Yes
succeed No
`,
		Good: `workflow

choice "Which?" {
  when $states.input.kind = "a" or $states.input.kind = "b" -> Yes
  else -> No
}

succeed Yes
succeed No
`,
	}},
}

// AlwaysTrue finds conditions that always hold.
var AlwaysTrue = &rule.Rule{
	ID: "always-true-condition", Group: rule.Flow, Severity: diag.Warning,
	Summary:    "a constant rule before other rules, or tests of which one always holds",
	Why:        "The first rule that holds is taken, so that those after it and Default never are.",
	Instead:    "move the rule to the end, or make it Default",
	References: []string{choiceGuide},
	Examples: []rule.Example{{
		Bad: inJSONata(chooses("Which?", `"Choices": [
        {"Condition": "{% «true» %}", "Next": "No"},
        {"Condition": "{% $states.input.ok %}", "Next": "Yes"}
      ]`, "Yes", "No")),
		Good: inJSONata(chooses("Which?", `"Choices": [
        {"Condition": "{% $states.input.ok %}", "Next": "Yes"},
        {"Condition": "{% true %}", "Next": "No"}
      ]`, "Yes", "No")),
	}, {
		Title: "unlike one value, or unlike another",
		Bad: chooses("Other?", `"Choices": [{
        «"Or"»: [{"Not": {"Variable": "$.k", "StringEquals": "a"}}, {"Not": {"Variable": "$.k", "StringEquals": "b"}}],
        "Next": "Yes"
      }],
      "Default": "No"`, "Yes", "No"),
		Good: chooses("Other?", `"Choices": [{
        "And": [{"Not": {"Variable": "$.k", "StringEquals": "a"}}, {"Not": {"Variable": "$.k", "StringEquals": "b"}}],
        "Next": "Yes"
      }],
      "Default": "No"`, "Yes", "No"),
	}},
}

// DeadRule finds rules that earlier ones take the place of.
var DeadRule = &rule.Rule{
	ID: "dead-choice-rule", Group: rule.Flow, Severity: diag.Warning,
	Summary: "a rule that is never taken, because an earlier one holds whenever it does",
	Why:     "The first rule that holds is taken. AWS takes rules that never are.",
	Instead: "move the narrower rule before the wider one, correct what it tests, or remove it",
	Peers:   []string{"stepcheck"}, References: []string{choiceGuide},
	Tags: []diag.Tag{diag.Unnecessary},
	Examples: []rule.Example{{
		Bad: chooses("How many?", `"Choices": [
        {"Variable": "$.n", "NumericLessThan": 100, "Next": "Some"},
        {"Variable": "$.n", "NumericLessThan": «10», "Next": "Few"}
      ],
      "Default": "Many"`, "Few", "Some", "Many"),
		Good: chooses("How many?", `"Choices": [
        {"Variable": "$.n", "NumericLessThan": 10, "Next": "Few"},
        {"Variable": "$.n", "NumericLessThan": 100, "Next": "Some"}
      ],
      "Default": "Many"`, "Few", "Some", "Many"),
	}, {
		Title: "the same condition twice",
		Bad: inJSONata(chooses("Which?", `"Choices": [
        {"Condition": "{% $states.input.kind = 'a' %}", "Next": "A"},
        {"Condition": "{% «\"a\" = $states.input.kind» %}", "Next": "B"}
      ],
      "Default": "B"`, "A", "B")),
		Good: inJSONata(chooses("Which?", `"Choices": [
        {"Condition": "{% $states.input.kind = 'a' %}", "Next": "A"}
      ],
      "Default": "B"`, "A", "B")),
	}},
}

// UnreachableDefault finds a Default that is never taken.
var UnreachableDefault = &rule.Rule{
	ID: "unreachable-default", Group: rule.Flow, Severity: diag.Info,
	Summary:    "a Default that is never taken, because one of the rules always holds",
	Why:        "Nothing is wrong with it, but whoever reads it looks for a case that does not exist.",
	Instead:    "leave out Default, or the last of the rules",
	References: []string{choiceGuide},
	Tags:       []diag.Tag{diag.Unnecessary},
	Examples: []rule.Example{{
		Bad: chooses("There?", `"Choices": [
        {"Variable": "$.x", "IsPresent": true, "Next": "Yes"},
        {"Variable": "$.x", "IsPresent": false, "Next": "No"}
      ],
      "Default": «"No"»`, "Yes", "No"),
		Good: chooses("There?", `"Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "Yes"}],
      "Default": "No"`, "Yes", "No"),
	}},
}

// NotExhaustive finds choices that may have nothing to choose.
var NotExhaustive = &rule.Rule{
	ID: "choice-without-default", Group: rule.Flow, Severity: diag.Warning,
	Summary: "a Choice state without Default, whose rules do not take every input",
	Why: "Where no rule holds the execution fails with States.NoChoiceMatched, and a Choice state has no Catch. " +
		"Rules that leave nothing out, such as < 5 and >= 5, need no Default.",
	Instead:    "add a Default: the last case, or a Fail state that says what was not expected",
	Peers:      []string{"VS Code ASL linter", "lint_asl.py"},
	References: []string{choiceGuide},
	Examples: []rule.Example{{
		Bad: chooses("«Which?»", `"Choices": [
        {"Variable": "$.kind", "StringEquals": "a", "Next": "A"},
        {"Variable": "$.kind", "StringEquals": "b", "Next": "B"}
      ]`, "A", "B"),
		Good: chooses("Small?", `"Choices": [
        {"Variable": "$.n", "NumericLessThan": 5, "Next": "A"},
        {"Variable": "$.n", "NumericGreaterThanEquals": 5, "Next": "B"}
      ]`, "A", "B"),
	}},
}

// OneTarget finds choices that make no difference.
var OneTarget = &rule.Rule{
	ID: "choice-of-one", Group: rule.Flow, Severity: diag.Warning,
	Summary:    "a Choice state of which all rules and Default lead to the same state",
	Why:        "It decides nothing. Often a target was copied and not changed.",
	Instead:    "correct a target, or remove the state",
	References: []string{choiceGuide},
	Examples: []rule.Example{{
		Bad: chooses("«Which?»", `"Choices": [{"Variable": "$.ok", "BooleanEquals": true, "Next": "A"}],
      "Default": "A"`, "A"),
		Good: chooses("Which?", `"Choices": [{"Variable": "$.ok", "BooleanEquals": true, "Next": "A"}],
      "Default": "B"`, "A", "B"),
	}},
}

// LateGuard finds comparisons before the test that should guard them.
var LateGuard = &rule.Rule{
	ID: "late-presence-test", Group: rule.Flow, Severity: diag.Info,
	Summary: "a path that is compared before IsPresent asks whether it is there",
	Why: "Rules, and the parts of And and Or, are tested in their order. To compare a path that selects nothing " +
		"fails the execution with States.Runtime, which nothing can catch.",
	Instead:    "test IsPresent first: as the first part of And, or in an earlier rule",
	References: []string{choiceGuide},
	Examples: []rule.Example{{
		Bad: chooses("Which?", `"Choices": [{
        "And": [{"Variable": "$.x", "StringEquals": «"a"»}, {"Variable": "$.x", "IsPresent": true}],
        "Next": "A"
      }],
      "Default": "B"`, "A", "B"),
		Good: chooses("Which?", `"Choices": [{
        "And": [{"Variable": "$.x", "IsPresent": true}, {"Variable": "$.x", "StringEquals": "a"}],
        "Next": "A"
      }],
      "Default": "B"`, "A", "B"),
	}},
}
