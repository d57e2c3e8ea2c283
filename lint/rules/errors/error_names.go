package errors

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agext/levenshtein"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Uncatchable finds error names that no retrier and no catcher gets to see.
var Uncatchable = &rule.Rule{
	ID: "uncatchable-error", Group: rule.Errors, Severity: diag.Warning,
	Summary: "a retrier or catcher for an error that ends the execution whatever is written",
	Why: "States.Runtime is terminal. AWS accepts a retrier or catcher that names it, and does not use it. " +
		"(States.DataLimitExceeded is not matched by States.ALL, but is caught by its name.)",
	Instead:    "remove the name, and avoid the error: check that what a path reads is there before it is read",
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad:  task(`"Retry": [{"ErrorEquals": [«"States.Runtime"»]}]`),
		Good: task(`"Retry": [{"ErrorEquals": ["States.TaskFailed"]}]`),
	}},
}

// Impossible finds error names that the state cannot fail with.
var Impossible = &rule.Rule{
	ID: "impossible-error", Group: rule.Errors, Severity: diag.Warning,
	Summary: "a retrier or catcher for an error that the state cannot fail with",
	Why: "Some errors come from one kind of state or field only: States.HeartbeatTimeout needs a heartbeat, " +
		"States.ItemReaderFailed an ItemReader. An entry for another state is never used.",
	Instead:    "remove the name, or add the field that was forgotten",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad:  task(`"Retry": [{"ErrorEquals": [«"States.ItemReaderFailed"»]}]`),
		Good: task(`"Retry": [{"ErrorEquals": ["States.Timeout"]}]`),
	}, {
		Title: "a heartbeat that was forgotten",
		Bad:   task(`"Retry": [{"ErrorEquals": [«"States.HeartbeatTimeout"»]}]`),
		Good:  task(`"HeartbeatSeconds": 10, "Retry": [{"ErrorEquals": ["States.HeartbeatTimeout"]}]`),
	}},
}

// Misspelled finds names that are nearly those of known errors.
var Misspelled = &rule.Rule{
	ID: "misspelled-error", Group: rule.Errors, Severity: diag.Warning,
	Summary:    "an error name that is one slip away from one of Step Functions or Lambda",
	Why:        "Names are compared letter by letter, so that the entry is never used. AWS accepts any name.",
	Instead:    "write the name as the documentation spells it",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad:  task(`"Retry": [{"ErrorEquals": [«"Lambda.ServiceExcption"»]}]`),
		Good: task(`"Retry": [{"ErrorEquals": ["Lambda.ServiceException"]}]`),
	}, {
		Title: "letter case",
		Bad:   task(`"Retry": [{"ErrorEquals": [«"States.All"»]}]`),
		Good:  task(`"Retry": [{"ErrorEquals": ["States.ALL"]}]`),
	}},
}

var names = &rule.Check{
	Rules: []*rule.Rule{Uncatchable, Impossible, Misspelled},
	State: func(p *rule.Pass, s *facts.State) {
		for _, field := range listFields {
			for _, entry := range facts.Items(s.Get(field)) {
				for _, name := range errorNames(entry) {
					if facts.Known(name, asl.String) {
						checkName(p, s, field, name)
					}
				}
			}
		}
	},
}

func checkName(p *rule.Pass, s *facts.State, field string, name *asl.Node) {
	switch name.Text {
	case facts.ErrorAll, facts.ErrorTaskFailed, facts.ErrorTimeout, facts.ErrorPermissions, facts.ErrorDataLimit:
		return
	case facts.ErrorRuntime:
		what := "caught"
		if field == "Retry" {
			what = "retried"
		}
		p.ReportNode(Uncatchable, name, "%q cannot be %s: it ends the execution", name.Text, what)
		return
	}
	if why, impossible := cannotFail(s, name.Text); impossible {
		p.ReportNode(Impossible, name, "%q cannot happen here: %s", name.Text, why)
		return
	}
	if meant := slip(name.Text); meant != "" && !p.Raises(name.Text) {
		p.ReportNode(Misspelled, name, "there is no error %q that Step Functions gives a meaning, but %q", name.Text, meant).
			Offer("write "+rule.Spell(meant), false, p.ReplaceErrorName(name, meant)...)
	}
}

// cannotFail says why a state cannot fail with one of the errors that come
// from one kind of state only.
func cannotFail(s *facts.State, name string) (why string, impossible bool) {
	switch name {
	case facts.ErrorHeartbeat:
		return "the state has no HeartbeatSeconds", !has(s, func(t *facts.State) bool {
			return t.HasField("HeartbeatSeconds", "HeartbeatSecondsPath")
		})
	case facts.ErrorBranchFailed:
		return "only a Parallel state fails with it", !has(s, isKind(asl.OwnerParallel))
	case facts.ErrorItemReader:
		return "only a Map state with an ItemReader fails with it", !has(s, func(t *facts.State) bool { return t.HasField("ItemReader") })
	case facts.ErrorResultWriter:
		return "only a Map state with a ResultWriter fails with it", !has(s, func(t *facts.State) bool { return t.HasField("ResultWriter") })
	case facts.ErrorToleratedFailure:
		return "only a Map state of mode DISTRIBUTED fails with it", !has(s, mayDistribute)
	case facts.ErrorNoChoice:
		return "only a Choice state fails with it", !has(s, isKind(asl.OwnerChoice))
	case facts.ErrorQueryEvaluation:
		return "it comes from JSONata, and the state is a JSONPath one", !has(s, func(t *facts.State) bool { return t.JSONata })
	case facts.ErrorIntrinsic, facts.ErrorParameterPath, facts.ErrorResultPathMismatch:
		return "it comes from paths and intrinsic functions, and the state is a JSONata one", !has(s, func(t *facts.State) bool { return !t.JSONata })
	case facts.ErrorHTTPSocket:
		return "only a task of http:invoke fails with it", !has(s, func(t *facts.State) bool {
			if t.Kind != asl.OwnerTask {
				return false
			}
			r := facts.ResourceOf(t)
			return r.Kind == facts.UnknownResource || r.Kind == facts.OptimizedResource && r.Service == "http"
		})
	}
	return "", false
}

// has reports whether the state or one inside it, whose errors become those of
// the state, is as wanted.
func has(s *facts.State, f func(*facts.State) bool) bool { return f(s) || s.Contains(f) }

func isKind(k asl.Owner) func(*facts.State) bool {
	return func(s *facts.State) bool { return s.Kind == k }
}

// mayDistribute reports whether a state is a Map state that is distributed, or
// is made so by deployment.
func mayDistribute(s *facts.State) bool {
	mode := s.Get("ItemProcessor").Get("ProcessorConfig").Get("Mode")
	return s.Distributed() || mode.Is(asl.Placeholder) || mode.Is(asl.String) && facts.IsTemplate(mode.Text)
}

// slip returns the known error name that a name was probably meant to be, or
// "". Names that begin with "States." are taken for their own, too, since
// published workflows have such: only few letters may differ, and not the first.
func slip(name string) string {
	if name == "" || len(name) > 60 || !strings.ContainsRune("sSlL", rune(name[0])) ||
		slices.Contains(facts.ErrorNames, name) || !utf8.ValidString(name) {
		return ""
	}
	for _, k := range facts.ErrorNames {
		if strings.EqualFold(k, name) {
			return k
		}
	}
	for _, k := range facts.ErrorNames {
		if near(k, name) {
			return k
		}
	}
	return ""
}

// near reports whether at most two letters differ. Whole words at the end are
// meant: "States.TaskFailedId" is no slip.
func near(k, name string) bool {
	if d := len(k) - len(name); d < -2 || d > 2 || strings.HasPrefix(name, k) && len(name) > len(k)+1 {
		return false
	}
	return levenshtein.Distance(k, name, nil) <= 2
}
