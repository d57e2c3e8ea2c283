package asl

import "slices"

// fieldRow is a field that is the same for several owners.
type fieldRow struct {
	owners []Owner
	Field
}

func of(owners ...Owner) []Owner { return owners }

var (
	machines  = of(OwnerMachine, OwnerBranch, OwnerProcessor, OwnerIterator)
	states    = of(OwnerTask, OwnerPass, OwnerWait, OwnerChoice, OwnerSucceed, OwnerFail, OwnerParallel, OwnerMap)
	going     = of(OwnerTask, OwnerPass, OwnerWait, OwnerParallel, OwnerMap) // those with Next or End
	notFail   = of(OwnerTask, OwnerPass, OwnerWait, OwnerChoice, OwnerSucceed, OwnerParallel, OwnerMap)
	ruleKinds = of(OwnerRule, OwnerNestedRule)
	anyRole   = slices.Concat(machines, states, ruleKinds, of(OwnerRetrier, OwnerCatcher))
)

const (
	y2016      = "2016"
	y2017      = "2017"
	y2019      = "2019"
	aug2020    = "2020-08-11"
	nov2022    = "2022-11-18"
	dec2022    = "2022-12-01"
	sep2023    = "2023-09-07"
	nov2024    = "2024-11-22"
	apr2025    = "2025-04"
	longSecond = 99_999_999
)

// fieldTable has a row for each field and the owners for which it is the same,
// in the customary order of fields. That a state type has a field at all was
// measured on AWS for all of them; Source names where the rest comes from.
func fieldTable() []fieldRow {
	return slices.Concat([]fieldRow{
		{states, Field{Name: "Type", Required: true, Values: TextValue, Enum: StateTypes, Since: y2016, Source: Spec,
			Doc: "What the state does."}},
		{anyRole, Field{Name: "Comment", Values: TextValue, Since: y2016, Source: Spec,
			Doc: "A description for people; it has no effect."}},
		{append(of(OwnerMachine), states...), Field{Name: "QueryLanguage", Values: TextValue, Enum: []string{"JSONPath", "JSONata"},
			Default: "that of the state machine, or JSONPath", Since: nov2024, Source: Measured,
			Doc: "The language of the expressions; states inside a Map or Parallel state do not inherit it, and states of a JSONata state machine cannot go back to JSONPath."}},
		{of(OwnerProcessor, OwnerIterator), Field{Name: "ProcessorConfig", Values: ObjectValue, Holds: OwnerProcessorConfig, Default: `{"Mode": "INLINE"}`, Since: dec2022, Source: Spec,
			Doc: "How the iterations of a Map state are run."}},
		{machines, Field{Name: "StartAt", Required: true, Values: StateNameValue, Since: y2016, Source: Spec,
			Doc: "The state in which the execution starts; a key of the States beside it."}},

		// ProcessorConfig
		{of(OwnerProcessorConfig), Field{Name: "Mode", Values: TextValue, Enum: []string{"INLINE", "DISTRIBUTED"}, Default: "INLINE", Since: dec2022, Source: Guide,
			Doc: "INLINE runs iterations in the execution itself, DISTRIBUTED each in an execution of its own."}},
		{of(OwnerProcessorConfig), Field{Name: "ExecutionType", Values: TextValue, Enum: []string{"STANDARD", "EXPRESS"}, Since: dec2022, Source: Measured,
			Doc: "The type of the child executions; required in mode DISTRIBUTED and refused beside an explicit INLINE."}},

		// Choice rules
		{ruleKinds, Field{Name: "Variable", Languages: JSONPathOnly, Values: ReferenceValue, Since: y2016, Source: Spec,
			Doc: "The value that the comparator beside it tests."}},
		{of(OwnerRule), Field{Name: "Condition", Languages: JSONataOnly, Required: true, Values: BooleanValue, Expressions: Whole, Since: nov2024, Source: Guide,
			Doc: "The rule is taken when this is true."}},
		{ruleKinds, Field{Name: "And", Languages: JSONPathOnly, Group: "condition", Values: ArrayValue, Holds: OwnerNestedRule, NonEmpty: true, Since: y2016, Source: Spec,
			Doc: "Rules that must all match."}},
		{ruleKinds, Field{Name: "Or", Languages: JSONPathOnly, Group: "condition", Values: ArrayValue, Holds: OwnerNestedRule, NonEmpty: true, Since: y2016, Source: Spec,
			Doc: "Rules of which one must match."}},
		{ruleKinds, Field{Name: "Not", Languages: JSONPathOnly, Group: "condition", Values: ObjectValue, Holds: OwnerNestedRule, Since: y2016, Source: Spec,
			Doc: "A rule that must not match."}},
	}, comparatorRows(), []fieldRow{

		// Retriers and catchers
		{of(OwnerRetrier, OwnerCatcher), Field{Name: "ErrorEquals", Required: true, Values: ArrayValue, Items: TextValue, NonEmpty: true, Since: y2016, Source: Spec,
			Doc: "The names of the errors it is for; States.ALL stands alone and in the last entry only."}},
		{of(OwnerRetrier), Field{Name: "IntervalSeconds", Values: IntegerValue, Max: longSecond, Default: "1", Since: y2016, Source: Measured,
			Doc: "Seconds before the first retry."}},
		{of(OwnerRetrier), Field{Name: "MaxAttempts", Values: IntegerValue, Max: longSecond, Default: "3", Since: y2016, Source: Measured,
			Doc: "How often the state is retried; 0 means never."}},
		{of(OwnerRetrier), Field{Name: "BackoffRate", Values: NumberValue, Min: 1, Max: Unbounded, Default: "2.0", Since: y2016, Source: Measured,
			Doc: "The factor by which the interval grows with each attempt."}},
		{of(OwnerRetrier), Field{Name: "MaxDelaySeconds", Values: IntegerValue, Min: 1, Max: 31_622_400, Default: "no limit", Since: sep2023, Source: Measured,
			Doc: "The longest interval between attempts, in seconds."}},
		{of(OwnerRetrier), Field{Name: "JitterStrategy", Values: TextValue, Enum: []string{"FULL", "NONE"}, Default: "NONE", Since: sep2023, Source: Measured,
			Doc: "FULL makes each interval a random time up to the computed one."}},

		// Input and work
		{notFail, Field{Name: "InputPath", Languages: JSONPathOnly, Values: PathValue | NullValue, Default: "$", Since: y2016, Source: Spec,
			Doc: "The part of the input that the state works on; null means {}."}},
		{of(OwnerTask), Field{Name: "Resource", Required: true, Values: ARNValue, Since: y2016, Source: Spec,
			Doc: "The ARN of the function, activity or service integration to call; it is not an expression."}},
		{of(OwnerItemReader), Field{Name: "Resource", Required: true, Values: ARNValue, Since: dec2022, Source: Measured,
			Doc: "arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2, in the partition of the account."}},
		{of(OwnerResultWriter), Field{Name: "Resource", Values: ARNValue, Since: dec2022, Source: Guide,
			Doc: "arn:aws:states:::s3:putObject, in the partition of the account."}},
		{of(OwnerTask, OwnerPass, OwnerParallel), Field{Name: "Parameters", Languages: JSONPathOnly, Values: ObjectValue, Expressions: Inside, Since: y2017, Source: Spec,
			Doc: "A payload template that makes the effective input."}},
		{of(OwnerMap), Field{Name: "Parameters", Languages: JSONPathOnly, Group: "items' input", Values: ObjectValue, Expressions: Inside, Since: y2019, Deprecated: "ItemSelector", Source: Guide,
			Doc: "A payload template that makes the input of each iteration."}},
		{of(OwnerItemReader, OwnerResultWriter), Field{Name: "Parameters", Languages: JSONPathOnly, Values: ObjectValue, Expressions: Inside, Since: dec2022, Source: Guide,
			Doc: "A payload template with the bucket and the key or prefix."}},
		{of(OwnerTask, OwnerParallel), Field{Name: "Arguments", Languages: JSONataOnly, Values: AnyValue, Expressions: Anywhere, Default: "the state's input", Since: nov2024, Source: Guide,
			Doc: "What the task or the branches get as their input."}},
		{of(OwnerItemReader, OwnerResultWriter), Field{Name: "Arguments", Languages: JSONataOnly, Values: AnyValue, Expressions: Anywhere, Since: nov2024, Source: Guide,
			Doc: "The bucket and the key or prefix."}},
		{of(OwnerTask), Field{Name: "Credentials", Values: ObjectValue, Holds: OwnerCredentials, Expressions: Inside, Since: nov2022, Source: Guide,
			Doc: "The role to call the resource with; not for activities."}},
		{of(OwnerCredentials), Field{Name: "RoleArn", Group: "role", Values: ARNValue, Expressions: Whole, Since: nov2022, Source: Guide,
			Doc: "The ARN of the role."}},
		{of(OwnerCredentials), Field{Name: "RoleArn.$", Languages: JSONPathOnly, Group: "role", Values: PathValue | IntrinsicValue, Since: nov2022, Source: Guide,
			Doc: "The path of the ARN of the role."}},
		{of(OwnerPass), Field{Name: "Result", Languages: JSONPathOnly, Values: AnyValue, Since: y2016, Source: Measured,
			Doc: "The state's result, as it is: nothing in it is evaluated."}},

		// Wait
		{of(OwnerWait), Field{Name: "Seconds", Group: "time", Values: IntegerValue, Expressions: Whole, Max: longSecond, Since: y2016, Source: Guide,
			Doc: "How many seconds to wait."}},
		{of(OwnerWait), Field{Name: "SecondsPath", Languages: JSONPathOnly, Group: "time", Values: ReferenceValue, Since: y2016, Source: Spec,
			Doc: "The path of the number of seconds to wait."}},
		{of(OwnerWait), Field{Name: "Timestamp", Group: "time", Values: TimestampValue, Expressions: Whole, Since: y2016, Source: Spec,
			Doc: "When to go on, in the format of RFC 3339."}},
		{of(OwnerWait), Field{Name: "TimestampPath", Languages: JSONPathOnly, Group: "time", Values: ReferenceValue, Since: y2016, Source: Spec,
			Doc: "The path of the time at which to go on."}},

		// Fail
		{of(OwnerFail), Field{Name: "Error", Group: "error", Values: TextValue, Expressions: Whole, Since: y2016, Source: Spec,
			Doc: "The error name, for Retry and Catch around."}},
		{of(OwnerFail), Field{Name: "ErrorPath", Languages: JSONPathOnly, Group: "error", Values: ReferenceValue | IntrinsicValue, Since: sep2023, Source: Guide,
			Doc: "The path of the error name, or an intrinsic function that returns text."}},
		{of(OwnerFail), Field{Name: "Cause", Group: "cause", Values: TextValue, Expressions: Whole, Since: y2016, Source: Spec,
			Doc: "A message for people."}},
		{of(OwnerFail), Field{Name: "CausePath", Languages: JSONPathOnly, Group: "cause", Values: ReferenceValue | IntrinsicValue, Since: sep2023, Source: Guide,
			Doc: "The path of the message, or an intrinsic function that returns text."}},

		// Map
		{of(OwnerMap), Field{Name: "Items", Languages: JSONataOnly, Values: ArrayValue | ObjectValue, Expressions: Anywhere, Default: "the state's input", Since: nov2024, Source: Guide,
			Doc: "The array to iterate over, or an object in mode DISTRIBUTED."}},
		{of(OwnerMap), Field{Name: "ItemsPath", Languages: JSONPathOnly, Values: ReferenceValue, Default: "$", Since: y2019, Source: Spec,
			Doc: "The path of the array to iterate over."}},
		{of(OwnerMap), Field{Name: "ItemReader", Values: ObjectValue, Holds: OwnerItemReader, Since: dec2022, Source: Guide,
			Doc: "Where in Amazon S3 the items are; for mode DISTRIBUTED."}},
		{of(OwnerItemReader), Field{Name: "ReaderConfig", Values: ObjectValue, Holds: OwnerReaderConfig, Since: dec2022, Source: Guide,
			Doc: "The format of the items."}},
		{of(OwnerReaderConfig), Field{Name: "InputType", Values: TextValue, Enum: []string{"CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"}, Since: dec2022, Source: Guide,
			Doc: "The format of the file."}},
		{of(OwnerReaderConfig), Field{Name: "Transformation", Values: TextValue, Enum: []string{"NONE", "LOAD_AND_FLATTEN"}, Default: "NONE", Since: "2025-09-11", Source: Guide,
			Doc: "LOAD_AND_FLATTEN reads the listed objects themselves; it needs s3:listObjectsV2 and InputType."}},
		{of(OwnerReaderConfig), Field{Name: "ManifestType", Values: TextValue, Enum: []string{"ATHENA_DATA", "S3_INVENTORY"}, Since: "2025-09-11", Source: Guide,
			Doc: "What made the manifest; S3_INVENTORY excludes InputType, ATHENA_DATA needs CSV, JSONL or PARQUET."}},
		{of(OwnerReaderConfig), Field{Name: "CSVDelimiter", Values: TextValue, Enum: []string{"COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"}, Default: "COMMA", Since: apr2025, Source: Guide,
			Doc: "What separates columns; for CSV and MANIFEST."}},
		{of(OwnerReaderConfig), Field{Name: "CSVHeaderLocation", Values: TextValue, Enum: []string{"FIRST_ROW", "GIVEN"}, Since: dec2022, Source: Measured,
			Doc: "Where the column names are; required for CSV and refused for JSON."}},
		{of(OwnerReaderConfig), Field{Name: "CSVHeaders", Values: ArrayValue, Items: TextValue, Since: dec2022, Source: Measured,
			Doc: "The column names, as literal text without duplicates; required with GIVEN."}},
		{of(OwnerReaderConfig), Field{Name: "ItemsPointer", Values: PointerValue, Source: Guide,
			Doc: "The JSON pointer of the array in a JSON file."}},
		{of(OwnerReaderConfig), Field{Name: "MaxItems", Group: "items", Values: IntegerValue, Expressions: Whole, Max: 100_000_000, Since: dec2022, Source: Guide,
			Doc: "How many items are read at most."}},
		{of(OwnerReaderConfig), Field{Name: "MaxItemsPath", Languages: JSONPathOnly, Group: "items", Values: ReferenceValue, Since: dec2022, Source: Guide,
			Doc: "The path of how many items are read at most."}},
		{of(OwnerResultWriter), Field{Name: "WriterConfig", Values: ObjectValue, Holds: OwnerWriterConfig, Since: apr2025, Source: Guide,
			Doc: "The format of the results."}},
		{of(OwnerWriterConfig), Field{Name: "Transformation", Required: true, Values: TextValue, Enum: []string{"NONE", "COMPACT", "FLATTEN"}, Since: apr2025, Source: Guide,
			Doc: "How much of the child executions is written."}},
		{of(OwnerWriterConfig), Field{Name: "OutputType", Required: true, Values: TextValue, Enum: []string{"JSON", "JSONL"}, Since: apr2025, Source: Guide,
			Doc: "The format of the file."}},
		{of(OwnerMap), Field{Name: "ItemSelector", Group: "items' input", Values: ObjectValue, Expressions: Anywhere, Default: "the item", Since: dec2022, Source: Spec,
			Doc: "Makes the input of each iteration."}},
		{of(OwnerMap), Field{Name: "ItemBatcher", Values: ObjectValue, Holds: OwnerItemBatcher, Since: dec2022, Source: Guide,
			Doc: "How items are put together for one child execution; for mode DISTRIBUTED."}},
		{of(OwnerItemBatcher), Field{Name: "MaxItemsPerBatch", Group: "items", Values: IntegerValue, Expressions: Whole, Min: 1, Max: Unbounded, Since: dec2022, Source: Spec,
			Doc: "How many items a batch has at most; this or the limit of bytes is needed."}},
		{of(OwnerItemBatcher), Field{Name: "MaxItemsPerBatchPath", Languages: JSONPathOnly, Group: "items", Values: ReferenceValue, Since: dec2022, Source: Spec,
			Doc: "The path of how many items a batch has at most."}},
		{of(OwnerItemBatcher), Field{Name: "MaxInputBytesPerBatch", Group: "bytes", Values: IntegerValue, Expressions: Whole, Min: 1, Max: 262_144, Since: dec2022, Source: Guide,
			Doc: "How many bytes a batch has at most."}},
		{of(OwnerItemBatcher), Field{Name: "MaxInputBytesPerBatchPath", Languages: JSONPathOnly, Group: "bytes", Values: ReferenceValue, Since: dec2022, Source: Spec,
			Doc: "The path of how many bytes a batch has at most."}},
		{of(OwnerItemBatcher), Field{Name: "BatchInput", Values: AnyValue, Expressions: Anywhere, Since: dec2022, Source: Spec,
			Doc: "What every batch gets beside its items."}},
		{of(OwnerMap), Field{Name: "MaxConcurrency", Group: "concurrency", Values: IntegerValue, Expressions: Whole, Max: Unbounded, Default: "0, no limit of its own", Since: y2019, Source: Guide,
			Doc: "How many iterations run at once; INLINE runs 40 at most, DISTRIBUTED 10,000."}},
		{of(OwnerMap), Field{Name: "MaxConcurrencyPath", Languages: JSONPathOnly, Group: "concurrency", Values: ReferenceValue, Since: dec2022, Source: Spec,
			Doc: "The path of how many iterations run at once."}},
		{of(OwnerMap), Field{Name: "ToleratedFailurePercentage", Group: "tolerated percentage", Values: NumberValue, Expressions: Whole, Max: 100, Default: "0", Since: dec2022, Source: Spec,
			Doc: "The percentage of items that may fail before the state does; for mode DISTRIBUTED."}},
		{of(OwnerMap), Field{Name: "ToleratedFailurePercentagePath", Languages: JSONPathOnly, Group: "tolerated percentage", Values: ReferenceValue, Since: dec2022, Source: Spec,
			Doc: "The path of the percentage of items that may fail."}},
		{of(OwnerMap), Field{Name: "ToleratedFailureCount", Group: "tolerated count", Values: IntegerValue, Expressions: Whole, Max: Unbounded, Default: "0", Since: dec2022, Source: Spec,
			Doc: "The number of items that may fail before the state does; for mode DISTRIBUTED."}},
		{of(OwnerMap), Field{Name: "ToleratedFailureCountPath", Languages: JSONPathOnly, Group: "tolerated count", Values: ReferenceValue, Since: dec2022, Source: Spec,
			Doc: "The path of the number of items that may fail."}},
		{of(OwnerMap), Field{Name: "Label", Values: TextValue, MaxLength: 40, Default: "generated", Since: dec2022, Source: Guide,
			Doc: "Names the Map Run in its ARN; unique in the state machine, for mode DISTRIBUTED."}},
		{of(OwnerParallel), Field{Name: "Branches", Required: true, Values: ArrayValue, Holds: OwnerBranch, NonEmpty: true, Since: y2016, Source: Spec,
			Doc: "State machines that run at the same time, each with a copy of the input; the result is the array of their outputs."}},
		{of(OwnerMap), Field{Name: "ItemProcessor", Group: "processor", Values: ObjectValue, Holds: OwnerProcessor, Since: dec2022, Source: Spec,
			Doc: "The state machine that runs for each item."}},
		{of(OwnerMap), Field{Name: "Iterator", Group: "processor", Values: ObjectValue, Holds: OwnerIterator, Since: y2019, Deprecated: "ItemProcessor", Source: Guide,
			Doc: "The state machine that runs for each item."}},
		{of(OwnerMap), Field{Name: "ResultWriter", Values: ObjectValue, Holds: OwnerResultWriter, Since: dec2022, Source: Guide,
			Doc: "Where in Amazon S3 the results go; for mode DISTRIBUTED."}},

		// Choice
		{of(OwnerChoice), Field{Name: "Choices", Required: true, Values: ArrayValue, Holds: OwnerRule, NonEmpty: true, Since: y2016, Source: Spec,
			Doc: "Rules, of which the first that matches says the next state."}},
		{of(OwnerChoice), Field{Name: "Default", Values: StateNameValue, Default: "the error States.NoChoiceMatched", Since: y2016, Source: Spec,
			Doc: "The next state when no rule matches."}},

		// Output
		{of(OwnerTask, OwnerParallel, OwnerMap), Field{Name: "ResultSelector", Languages: JSONPathOnly, Values: ObjectValue, Expressions: Inside, Since: aug2020, Source: Spec,
			Doc: "A payload template that makes a new result of the result."}},
		{of(OwnerTask, OwnerPass, OwnerParallel, OwnerMap), Field{Name: "ResultPath", Languages: JSONPathOnly, Values: ReferenceValue | NullValue, Default: "$", Since: y2016, Source: Spec,
			Doc: "Where in the input the result is put; null discards it."}},
		{of(OwnerCatcher), Field{Name: "ResultPath", Languages: JSONPathOnly, Values: ReferenceValue | NullValue, Default: "$", Since: y2016, Source: Spec,
			Doc: "Where in the input the error is put; null discards it."}},
		{notFail, Field{Name: "OutputPath", Languages: JSONPathOnly, Values: PathValue | NullValue, Default: "$", Since: y2016, Source: Spec,
			Doc: "The part of the result that is the output; null means {}."}},
		{append(slices.Clone(going), OwnerChoice, OwnerRule, OwnerCatcher), Field{Name: "Assign", Values: ObjectValue, Expressions: Inside, Since: nov2024, Source: Guide,
			Doc: "Variables to set, by name; states after this one see them."}},
		{append(slices.Clone(notFail), OwnerRule, OwnerCatcher), Field{Name: "Output", Languages: JSONataOnly, Values: AnyValue, Expressions: Anywhere, Default: "the result, or the input of states without one", Since: nov2024, Source: Guide,
			Doc: "The output."}},

		// Limits
		{of(OwnerMachine), Field{Name: "TimeoutSeconds", Values: IntegerValue, Max: Unbounded, Default: "no limit", Since: y2016, Source: Measured,
			Doc: "How long the execution may take, in seconds; then it ends with States.Timeout."}},
		{of(OwnerTask), Field{Name: "TimeoutSeconds", Group: "timeout", Values: IntegerValue, Expressions: Whole, Min: 1, Max: longSecond, Default: "99999999", Since: y2016, Source: Guide,
			Doc: "How long the task may take, in seconds; then it fails with States.Timeout."}},
		{of(OwnerTask), Field{Name: "TimeoutSecondsPath", Languages: JSONPathOnly, Group: "timeout", Values: ReferenceValue, Since: aug2020, Source: Spec,
			Doc: "The path of how long the task may take."}},
		{of(OwnerTask), Field{Name: "HeartbeatSeconds", Group: "heartbeat", Values: IntegerValue, Expressions: Whole, Min: 1, Max: longSecond, Default: "99999999", Since: y2016, Source: Guide,
			Doc: "The longest time between heartbeats, in seconds, less than TimeoutSeconds; then the task fails with States.HeartbeatTimeout."}},
		{of(OwnerTask), Field{Name: "HeartbeatSecondsPath", Languages: JSONPathOnly, Group: "heartbeat", Values: ReferenceValue, Since: aug2020, Source: Spec,
			Doc: "The path of the longest time between heartbeats."}},
		{of(OwnerTask, OwnerParallel, OwnerMap), Field{Name: "Retry", Values: ArrayValue, Holds: OwnerRetrier, Since: y2016, Source: Spec,
			Doc: "Retriers, of which the first that names the error decides whether the state is run again."}},
		{of(OwnerTask, OwnerParallel, OwnerMap), Field{Name: "Catch", Values: ArrayValue, Holds: OwnerCatcher, Since: y2016, Source: Spec,
			Doc: "Catchers, of which the first that names the error says the next state when no retry is left."}},
		{of(OwnerMachine), Field{Name: "Version", Values: TextValue, Enum: []string{"1.0"}, Default: "1.0", Since: y2016, Source: Measured,
			Doc: "The version of the Amazon States Language."}},
		{machines, Field{Name: "States", Required: true, Values: ObjectValue, Since: y2016, Source: Spec,
			Doc: "The states, by name; names have 80 characters at most and are unique in the whole state machine."}},
		{going, Field{Name: "Next", Group: "transition", Values: StateNameValue, Since: y2016, Source: Spec,
			Doc: "The state that follows; a key of the same States."}},
		{of(OwnerRule, OwnerCatcher), Field{Name: "Next", Required: true, Values: StateNameValue, Since: y2016, Source: Spec,
			Doc: "The state that follows; a key of the same States."}},
		{going, Field{Name: "End", Group: "transition", Values: BooleanValue, Since: y2016, Source: Spec,
			Doc: "true: the branch, iteration or execution ends after this state."}},
	})
}

// comparatorRows are the comparators as fields of choice rules.
func comparatorRows() []fieldRow {
	var rows []fieldRow
	for _, c := range Comparators {
		rows = append(rows, fieldRow{ruleKinds, Field{
			Name: c.Name, Languages: JSONPathOnly, Group: "condition", Values: c.Operand, Since: c.Since, Source: Spec,
			Doc: comparatorDoc(c),
		}})
	}
	return rows
}

func comparatorDoc(c Comparator) string {
	tests := map[string]string{
		"Null": "is null", "Present": "is there at all", "Numeric": "is a number", "String": "is a string",
		"Boolean": "is a boolean", "Timestamp": "is a string that is a timestamp",
	}
	if c.Type == "" {
		return "Whether Variable " + tests[c.Operator] + "."
	}
	relations := map[string]string{
		"Equals": "equal to", "LessThan": "less than", "GreaterThan": "greater than",
		"LessThanEquals": "less than or equal to", "GreaterThanEquals": "greater than or equal to",
	}
	operand := map[string]string{"string": "this string", "numeric": "this number", "boolean": "this boolean", "timestamp": "this timestamp"}[c.Type]
	if c.Operator == "Matches" {
		return `Variable is a string that fits this pattern, in which "*" stands for any characters and "\\" escapes.`
	}
	if c.Path {
		operand = map[string]string{"string": "the string", "numeric": "the number", "boolean": "the boolean", "timestamp": "the timestamp"}[c.Type] + " at this path"
	}
	return "Variable is " + relations[c.Operator] + " " + operand + "."
}
