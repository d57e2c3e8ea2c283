package integrations

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// RetriedWrite finds writes that are repeated after errors that do not say that
// nothing was written, without the token that makes one of both.
var RetriedWrite = &rule.Rule{
	ID: "retried-write", Group: rule.Integrations, Severity: diag.Info,
	Summary: "a write that is retried without its idempotency token",
	Why: "After a timeout or an error of the connection nobody knows whether the service did what it was asked for. " +
		"The action has a token by which the service knows a request again; without it each attempt is a request of its own, " +
		"and what is made or started may be there twice. (Only actions that make or start something are found, and only those that have a token.)",
	Instead: "set the token to a value that is the same for all attempts and another one for every state and execution, such as one " +
		"made of the name of the execution; or retry only errors that say that nothing was done",
	References: []string{"the service models of aws-sdk-go", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad: call(`"arn:aws:states:::aws-sdk:athena:startQueryExecution"`,
			`"Parameters": {"QueryString": "INSERT INTO t VALUES (1)"}, "Retry": [{"ErrorEquals": [«"States.ALL"»]}], `),
		Good: call(`"arn:aws:states:::aws-sdk:athena:startQueryExecution"`,
			`"Parameters": {"QueryString": "INSERT INTO t VALUES (1)", "ClientRequestToken.$": "States.Format('insert-{}-{}', $$.Execution.Name, $$.State.EnteredTime)"}, `+
				`"Retry": [{"ErrorEquals": ["States.ALL"]}], `),
	}},
}

func checkRetriedWrite(p *rule.Pass, s *facts.State, r *facts.Resource, call *catalog.Call) {
	if call == nil || call.SDK == nil || !p.Enabled(RetriedWrite) {
		return
	}
	a := call.SDK
	if a.Effect != catalog.Write || a.Token == "" || !makes(a.Name) {
		return
	}
	input, err := call.Shape(call.Input)
	if err != nil || input.Member(a.Token) == nil { // an optimized integration may not take it
		return
	}
	m := argumentsOf(s)
	if m == nil || !m.Value.Is(asl.Object) {
		return
	}
	t := together{s: s, arguments: m}
	if t.has(a.Token) || t.isOpen() {
		return
	}
	for _, retrier := range facts.Items(s.Get("Retry")) {
		if most, ok := facts.Number(retrier.Get("MaxAttempts")); ok && most == 0 {
			continue
		}
		for _, name := range facts.Items(retrier.Get("ErrorEquals")) {
			if name.Is(asl.String) && tellsNothing(name.Text) {
				p.ReportNode(RetriedWrite, name, "without %q, each attempt of %s is a request of its own", a.Token, r.Name()).
					Relate(m.KeyAt, "the arguments")
				return
			}
		}
	}
}

// makers are the first words of actions that make or start something: what others
// do, setting and deleting things, does no harm twice. (That a model calls an action
// idempotent says that it is so with the token.)
var makers = []string{"allocate", "batchExecute", "clone", "copy", "create", "execute", "export", "import", "invoke", "launch", "publish",
	"purchase", "request", "restore", "run", "send", "start", "submit", "transfer"}

// makes reports whether an action makes or starts something, going by its name.
func makes(action string) bool {
	return slices.ContainsFunc(makers, func(word string) bool {
		rest, ok := strings.CutPrefix(action, word)
		return ok && (rest == "" || !startsSmall(rest))
	})
}

// tellsNothing reports whether something may have been done when an error is
// raised.
func tellsNothing(name string) bool {
	return slices.Contains([]string{facts.ErrorAll, facts.ErrorTaskFailed, facts.ErrorTimeout}, name) || strings.HasSuffix(name, ".SdkClientException")
}
