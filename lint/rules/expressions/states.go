package expressions

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lint/rule"
)

// StatesField finds $states.result and $states.errorOutput where they do not
// exist.
var StatesField = &rule.Rule{
	ID: "states-field-not-here", Group: rule.Expressions, Severity: diag.Error,
	Summary: "$states.result or $states.errorOutput where it does not exist",
	Why: "The result of a state is there in its own Output and Assign, and only in Task, Map and Parallel states; " +
		"the error is there in Output and Assign of a catcher.",
	Instead: "keep the value in a variable with Assign, or pass it on with Output",
	Refused: true, Message: `UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist.`,
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html"},
	Examples: []rule.Example{{
		Bad: output(`"{% $states.«errorOutput».Cause %}"`), Good: output(`"{% $states.input.Cause %}"`),
	}},
}

// UnknownStatesField finds fields that $states never has.
var UnknownStatesField = &rule.Rule{
	ID: "unknown-states-field", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "a field that $states does not have",
	Why:        "$states has input, context, result and errorOutput. Anything else is undefined, and an expression that is undefined fails the state.",
	Instead:    "$states.input, $states.context, $states.result or $states.errorOutput",
	Fix:        rule.SafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html"},
	Examples: []rule.Example{{
		Bad: output(`"{% $states.«inputs».id %}"`), Good: output(`"{% $states.input.id %}"`),
	}},
}

// StatesTypo finds variables that were meant to be $states.
var StatesTypo = &rule.Rule{
	ID: "states-variable-typo", Group: rule.Expressions, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "a variable that was meant to be $states or one of its fields",
	Why:        "AWS accepts variables that nothing assigns; they are undefined, which fails the state when it runs.",
	Instead:    "$states.input, $states.context, $states.result or $states.errorOutput",
	Fix:        rule.EitherFix,
	References: []string{"measured on AWS"},
	Examples: []rule.Example{{
		Bad: output(`"{% «$state».input.id %}"`), Good: output(`"{% $states.input.id %}"`),
	}},
}

// states looks at the reads of $states and of variables that resemble it.
func (x *jsonataCheck) states() {
	for _, ref := range x.vars {
		if ref.Called {
			x.calledName(ref)
			continue
		}
		if ref.Name != "states" {
			if meant := x.MeantStates(ref); meant != "" {
				x.report(StatesTypo, ref.Span, "nothing assigns the variable %q; did you mean %s?", "$"+ref.Name, meant).
					Offer("write "+meant, meant == "$states", x.ReplacePart(x.e, ref.Span, meant)...)
			}
			continue
		}
		switch ref.Field {
		case "", "input", "context":
		case "result":
			if !x.e.HasResult() {
				x.report(StatesField, ref.FieldSpan,
					"there is no $states.result here: it is the result of a Task, Map or Parallel state, in its own Output and Assign")
			}
		case "errorOutput":
			if !x.e.HasError() {
				x.report(StatesField, ref.FieldSpan, "there is no $states.errorOutput here: it is the error in Output and Assign of a catcher")
			}
		default:
			x.unknownStatesField(ref)
		}
	}
}

func (x *jsonataCheck) unknownStatesField(ref jsonata.VariableRef) {
	there := []string{"input", "context"}
	if x.e.HasResult() {
		there = append(there, "result")
	}
	if x.e.HasError() {
		there = append(there, "errorOutput")
	}
	nearest := diag.Nearest(ref.Field, there)
	if nearest == "" {
		x.report(UnknownStatesField, ref.FieldSpan, "$states has no field %q; here it has %s", ref.Field, diag.Quoted(there))
		return
	}
	x.report(UnknownStatesField, ref.FieldSpan, "$states has no field %q; did you mean %q?", ref.Field, nearest).
		Offer("write "+nearest, true, x.ReplacePart(x.e, ref.FieldSpan, nearest)...)
}
