package words

import (
	"strings"

	"github.com/gait-lang/gait/lint/facts"
)

// Error is what is known of the name of an error.
type Error struct {
	// Raised says what raises it.
	Raised string
	// Caught says who can catch or retry it.
	Caught string
}

const (
	caughtByAll = "States.ALL and States.TaskFailed match it too."
	caughtTime  = "States.ALL matches it too; States.TaskFailed does not."
	caughtNever = "No Retry or Catch matches it, States.ALL neither: the execution fails."
)

var errorNames = map[string]Error{
	facts.ErrorAll: {"Stands for every error in Retry and Catch, but for States.DataLimitExceeded and States.Runtime.",
		"It stands alone in its list, and in the last entry."},
	facts.ErrorTaskFailed:         {"Stands for every error of a task but States.Timeout.", "States.ALL matches what it matches."},
	facts.ErrorTimeout:            {"A task ran longer than its TimeoutSeconds, or an execution longer than that of its state machine.", caughtTime},
	facts.ErrorHeartbeat:          {"A task sent no heartbeat for longer than its HeartbeatSeconds.", "States.Timeout and States.ALL match it too."},
	facts.ErrorRuntime:            {"The state could not be run: a path that selects nothing, say, or a null where a value is needed.", caughtNever},
	facts.ErrorDataLimit:          {"What a state hands on is larger than 256 KiB.", caughtNever},
	facts.ErrorPermissions:        {"The role of the state machine lacks a permission that the task needs.", caughtByAll},
	facts.ErrorQueryEvaluation:    {"A JSONata expression failed, or gave nothing or a value of the wrong type.", caughtByAll},
	facts.ErrorBranchFailed:       {"A branch of a Parallel state failed.", caughtByAll},
	facts.ErrorToleratedFailure:   {"More items of a Map state failed than it tolerates.", caughtByAll},
	facts.ErrorItemReader:         {"A Map state could not read its items from its ItemReader.", caughtByAll},
	facts.ErrorResultWriter:       {"A Map state could not write its results with its ResultWriter.", caughtByAll},
	facts.ErrorHTTPSocket:         {"A call of http:invoke had no answer after 60 seconds.", caughtByAll},
	facts.ErrorIntrinsic:          {"An intrinsic function could not be evaluated.", caughtByAll},
	facts.ErrorParameterPath:      {"A path in a payload template selects nothing.", caughtByAll},
	facts.ErrorResultPathMismatch: {"ResultPath cannot be applied to the input of the state.", caughtByAll},
	facts.ErrorNoChoice:           {"No rule of a Choice state holds, and it has no Default.", "A Choice state has no Catch: the scope around it fails."},

	"Lambda.ServiceException":                {"The Lambda service failed; a retry may succeed.", caughtByAll},
	"Lambda.AWSLambdaException":              {"Lambda could not run the function; a retry may succeed.", caughtByAll},
	"Lambda.SdkClientException":              {"The call of Lambda did not get through; a retry may succeed.", caughtByAll},
	"Lambda.ClientExecutionTimeoutException": {"Lambda did not answer in time; a retry may succeed.", caughtByAll},
	"Lambda.TooManyRequestsException":        {"The function is called more often than its concurrency allows; a retry with backoff may succeed.", caughtByAll},
	"Lambda.Unknown":                         {"The function failed without saying why: out of memory or out of time, for example.", caughtByAll},
}

// ErrorNamed returns what is known of an error that Step Functions or Lambda
// raises.
func ErrorNamed(name string) (Error, bool) {
	e, ok := errorNames[name]
	return e, ok
}

// OtherError is what holds for an error of a service, a function or a Fail state.
func OtherError(name string) Error {
	e := Error{Caught: caughtByAll}
	if strings.HasPrefix(name, "States.") {
		e.Raised = "Step Functions documents no error of this name; names that begin with States. are its own."
	}
	return e
}
