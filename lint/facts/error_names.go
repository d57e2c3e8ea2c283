package facts

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
