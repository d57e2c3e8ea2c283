package facts

import (
	"slices"
)

// The error names that Step Functions gives a meaning of its own.
const (
	ErrorAll                = "States.ALL"
	ErrorTaskFailed         = "States.TaskFailed"
	ErrorTimeout            = "States.Timeout"
	ErrorHeartbeat          = "States.HeartbeatTimeout"
	ErrorRuntime            = "States.Runtime"
	ErrorDataLimit          = "States.DataLimitExceeded"
	ErrorPermissions        = "States.Permissions"
	ErrorQueryEvaluation    = "States.QueryEvaluationError"
	ErrorBranchFailed       = "States.BranchFailed"
	ErrorToleratedFailure   = "States.ExceedToleratedFailureThreshold"
	ErrorItemReader         = "States.ItemReaderFailed"
	ErrorResultWriter       = "States.ResultWriterFailed"
	ErrorHTTPSocket         = "States.Http.Socket"
	ErrorIntrinsic          = "States.IntrinsicFailure"
	ErrorParameterPath      = "States.ParameterPathFailure"
	ErrorResultPathMismatch = "States.ResultPathMatchFailure"
	ErrorNoChoice           = "States.NoChoiceMatched"
)

// ErrorNames are the error names of Step Functions, and those of Lambda that
// its documentation names.
var ErrorNames = []string{
	ErrorAll, ErrorTaskFailed, ErrorTimeout, ErrorHeartbeat, ErrorRuntime, ErrorDataLimit, ErrorPermissions,
	ErrorQueryEvaluation, ErrorBranchFailed, ErrorToleratedFailure, ErrorItemReader, ErrorResultWriter,
	ErrorHTTPSocket, ErrorIntrinsic, ErrorParameterPath, ErrorResultPathMismatch, ErrorNoChoice,
	"Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException",
	"Lambda.ClientExecutionTimeoutException", "Lambda.TooManyRequestsException", "Lambda.Unknown",
}

// Contains reports whether a state that f accepts is inside the state, at any
// depth.
func (s *State) Contains(f func(*State) bool) bool {
	return slices.ContainsFunc(s.Inner, func(scope *Scope) bool {
		return slices.ContainsFunc(scope.States, func(inner *State) bool { return f(inner) || inner.Contains(f) })
	})
}

// HasField reports whether the state has one of the fields.
func (s *State) HasField(fields ...string) bool {
	return slices.ContainsFunc(fields, func(name string) bool { return s.Get(name) != nil })
}
