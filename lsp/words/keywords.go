package words

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// States of Gait, and the types of states in ASL, do the same.
var stateKinds = map[syntax.StateKind]string{
	syntax.Task:     "Calls a service, a function or an activity, and goes on with its result.",
	syntax.Pass:     "Makes its output from its input, and does nothing else.",
	syntax.Choice:   "Goes on where the first rule that holds says.",
	syntax.Wait:     "Waits for some time, or until a time.",
	syntax.Succeed:  "Ends the workflow, or the branch or iteration that it is in, successfully.",
	syntax.Fail:     "Ends the workflow, or the branch or iteration that it is in, with an error.",
	syntax.Parallel: "Runs branches at the same time, each with the same input; its result is the array of their outputs.",
	syntax.Map:      "Runs states for each item of an array; its result is the array of their outputs.",
	syntax.Raw:      "A state as JSON, which is emitted as it is and not checked. It neither gives nor gets a fall-through.",
}

// StateKind returns the sentence about a kind of states.
func StateKind(k syntax.StateKind) string { return stateKinds[k] }

// StateType returns the sentence about a type of states of ASL, or "".
func StateType(name string) string {
	for k, text := range stateKinds {
		if k.Type() == name && name != "" {
			return text
		}
	}
	return ""
}

// Keyword is what a word of Gait means where it stands.
type Keyword struct {
	// Text is the sentence about it; "" where that of the field is all.
	Text string
	// Usage is how it is written.
	Usage string
	// Owner and Field name what it becomes in ASL; "" for nothing.
	Owner asl.Owner
	Field string
}

var fileKeywords = map[string]Keyword{
	"workflow": {Text: "The header of a state machine. Its doc comment is the Comment of the definition; the name, which is that of the file by default, is not in the definition.", Usage: "workflow Name { … }"},
	"library":  {Text: "The header of a file that others import, and that builds to nothing. It says on which query language the file depends.", Usage: "library { query jsonpath }"},
	"param":    {Text: "A placeholder that deployment fills in: ${Name} in a string, or the bare name as a value.", Usage: "param Name: string | number | boolean | arn = literal"},
	"const":    {Text: "A name for a JSON value, which is put in wherever the name is used.", Usage: "const name = json"},
	"import":   {Text: "Brings in policies, consts, params and defaults of another file; with a list of names only these, and no defaults.", Usage: `import { names } from "./file.gait"`},
	"defaults": {Text: "Clauses and arguments for the tasks of this scope whose resource fits the pattern. A state's own clause wins over all, then the innermost scope, then the most specific pattern.", Usage: "defaults lambda:invoke | dynamodb:* | * { … }"},
	"retry":    {Text: "A retry policy, which states use by its name: one retrier or several.", Usage: "retry name = on Errors every 2s max 3 backoff 2 cap 1m jitter full"},
	"catch":    {Text: "A catch policy, which states use by its name.", Usage: "catch name = Errors output value -> Target"},
}

var headerKeywords = map[string]Keyword{
	"timeout": {Owner: asl.OwnerMachine, Field: "TimeoutSeconds", Usage: "timeout 1h"},
	"version": {Owner: asl.OwnerMachine, Field: "Version", Usage: `version "1.0"`},
	"query":   {Owner: asl.OwnerMachine, Field: "QueryLanguage", Usage: "query jsonata | jsonpath | jsonpath explicit", Text: "Gait takes jsonata by default and writes it out; jsonpath is the default of ASL, and is written out when it is explicit."},
	"type":    {Text: "Whether the workflow is a standard or an express one. Nothing becomes of it in ASL, where whoever deploys says it; gait lint holds an express workflow to its limits.", Usage: "type express | standard"},
	"start":   {Owner: asl.OwnerMachine, Field: "StartAt", Usage: "start Name | none", Text: "Without it the state written first is the first; none leaves StartAt out."},
	"asl":     aslKeyword,
}

var aslKeyword = Keyword{Text: "A field that is emitted as it is, and not checked.", Usage: `asl "Field": json`}

// scopeKeywords stand in the block of a branch or loop, beside its states.
var scopeKeywords = map[string]Keyword{
	"start":    {Owner: asl.OwnerBranch, Field: "StartAt", Usage: "start Name | none", Text: "Without it the state written first is the first; none leaves StartAt out."},
	"defaults": fileKeywords["defaults"],
	"asl":      aslKeyword,
}

// stateKeywords add to what the field says.
var stateKeywords = map[string]Keyword{
	"args":        {Usage: "args value", Text: "The arguments as one value; lines of the form Key: value give them one by one."},
	"assign":      {Usage: "assign { name: value }"},
	"batch":       {Usage: "batch { max 10, bytes 1000, input { … } }"},
	"branch":      {Usage: "branch { … }", Text: "One of the branches, a scope of its own."},
	"catch":       {Usage: "catch Errors assign { … } output value -> Target, catch policy or catch none", Text: "One catcher, or a policy; catch none removes a default."},
	"cause":       {Usage: `cause "text"`},
	"concurrency": {Usage: "concurrency 5"},
	"credentials": {Usage: "credentials { RoleArn: value }"},
	"distributed": {Owner: asl.OwnerProcessorConfig, Field: "Mode", Usage: "distributed express | standard", Text: "Each iteration, or batch of items, is an execution of its own, of that type."},
	"do":          {Usage: "do { … }", Text: "The states that run for each item, a scope of their own."},
	"else":        {Usage: "else -> Target", Text: "Where the choice goes when no rule holds. Without it such an input fails the execution."},
	"error":       {Usage: `error "Name"`},
	"heartbeat":   {Usage: "heartbeat 30s"},
	"inline":      {Owner: asl.OwnerProcessorConfig, Field: "Mode", Usage: "inline", Text: "The iterations run in the execution itself; that is the default."},
	"input":       {Usage: "input $.path"},
	"into":        {Usage: "into $.path | null"},
	"item":        {Usage: "item value"},
	"items":       {Usage: "items value"},
	"iterator":    {Usage: "iterator { … }", Text: "The old form of do."},
	"label":       {Usage: `label "Name"`},
	"output":      {Usage: "output value"},
	"query":       {Usage: "query jsonata | jsonpath", Text: "It comes first in the body. States inside do not inherit it."},
	"reader":      {Usage: "reader s3:getObject { Bucket: value, Key: value, config { … } }"},
	"retry":       {Usage: "retry on Errors every 2s max 3 backoff 2, retry policy or retry none", Text: "One retrier, or a policy; retry none removes a default."},
	"seconds":     {Usage: "seconds value"},
	"select":      {Usage: "select { … }"},
	"timeout":     {Usage: "timeout 30s"},
	"tolerate":    {Usage: "tolerate 5%, tolerate 10, tolerate percent value or tolerate count value", Text: "With a percentage it is ToleratedFailurePercentage, else ToleratedFailureCount."},
	"until":       {Usage: `until "2030-01-01T00:00:00Z"`},
	"value":       {Usage: "value json"},
	"when":        {Usage: "when condition assign { … } output value -> Target", Text: "One rule; the first that holds is taken. Its own assign and output replace those of the state, which hold for else."},
	"writer":      {Usage: "writer s3:putObject { Bucket: value, Prefix: value, config { … } }"},
	"asl":         aslKeyword,
}

var retrierKeywords = map[string]Keyword{
	"on":      {Owner: asl.OwnerRetrier, Field: "ErrorEquals", Usage: "on Errors"},
	"every":   {Owner: asl.OwnerRetrier, Field: "IntervalSeconds", Usage: "every 2s"},
	"max":     {Owner: asl.OwnerRetrier, Field: "MaxAttempts", Usage: "max 3"},
	"backoff": {Owner: asl.OwnerRetrier, Field: "BackoffRate", Usage: "backoff 2"},
	"cap":     {Owner: asl.OwnerRetrier, Field: "MaxDelaySeconds", Usage: "cap 1m"},
	"jitter":  {Owner: asl.OwnerRetrier, Field: "JitterStrategy", Usage: "jitter full | none"},
}

var catcherKeywords = map[string]Keyword{
	"assign": {Owner: asl.OwnerCatcher, Field: "Assign", Usage: "assign { name: value }"},
	"output": {Owner: asl.OwnerCatcher, Field: "Output", Usage: "output value"},
	"into":   {Owner: asl.OwnerCatcher, Field: "ResultPath", Usage: "into $.path | null"},
}

var ruleKeywords = map[string]Keyword{
	"assign": {Owner: asl.OwnerRule, Field: "Assign", Usage: "assign { name: value }"},
	"output": {Owner: asl.OwnerRule, Field: "Output", Usage: "output value"},
	"asl":    {Text: "A rule as JSON, in a form that conditions of Gait do not have.", Usage: "when asl { json } -> Target"},
}

var batchKeywords = map[string]Keyword{
	"max":   {Owner: asl.OwnerItemBatcher, Field: "MaxItemsPerBatch", Usage: "max 100"},
	"bytes": {Owner: asl.OwnerItemBatcher, Field: "MaxInputBytesPerBatch", Usage: "bytes 262144"},
	"input": {Owner: asl.OwnerItemBatcher, Field: "BatchInput", Usage: "input { … }"},
	"asl":   aslKeyword,
}

// In says where a keyword stands.
type In uint8

// The places of keywords.
const (
	InFile In = iota
	InHeader
	InScope
	InRetrier
	InCatcher
	InRule
	InBatch
	InReader
	InWriter
)

var keywordTables = [...]map[string]Keyword{
	InFile: fileKeywords, InHeader: headerKeywords, InScope: scopeKeywords, InRetrier: retrierKeywords,
	InCatcher: catcherKeywords, InRule: ruleKeywords, InBatch: batchKeywords,
	InReader: {
		"args":   {Owner: asl.OwnerItemReader, Field: "Arguments", Usage: "args value"},
		"config": {Owner: asl.OwnerItemReader, Field: "ReaderConfig", Usage: `config { InputType: "JSON" }`},
		"asl":    aslKeyword,
	},
	InWriter: {
		"args":   {Owner: asl.OwnerResultWriter, Field: "Arguments", Usage: "args value"},
		"config": {Owner: asl.OwnerResultWriter, Field: "WriterConfig", Usage: `config { OutputType: "JSON", Transformation: "COMPACT" }`},
		"asl":    aslKeyword,
	},
}

// KeywordIn returns what a word means at the start of an entry, or of a setting,
// other than that of a state.
func KeywordIn(in In, word string) (Keyword, bool) {
	k, ok := keywordTables[in][word]
	return k, ok
}

// Clause returns what a clause of a state means. Where it names no field, it is
// that of the state which compiler.ClauseField tells.
func Clause(word string) (Keyword, bool) {
	k, ok := stateKeywords[word]
	return k, ok
}

// Target words stand where the name of a state could.
var targets = map[string]string{
	"end":  "The workflow, or the branch or iteration, ends after this state: \"End\": true. A state of that name is written in quotes.",
	"none": "Neither Next nor End: a broken definition, kept as it is.",
}

// Target returns the sentence about a word in the place of a target, or "".
func Target(word string) string { return targets[word] }
