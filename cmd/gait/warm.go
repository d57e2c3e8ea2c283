package main

import (
	"runtime"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/schema"
	"github.com/gait-lang/gait/lang/source"
)

// warm prepares what the check against the schema of ASL needs in most builds,
// while the command line and the sources are read: schemas are compiled when
// they are first used, which takes longer than building a small file.
func warm(args []string) {
	if len(args) == 0 || args[0] != "build" && args[0] != "check" || runtime.GOMAXPROCS(0) == 1 {
		return
	}
	go func() {
		machine, _ := asl.ReadJSON(source.New("", common))
		schema.Validate(machine, schema.Options{})
	}()
}

// common has an object of every kind that nearly all machines have.
const common = `{"QueryLanguage": "JSONata", "StartAt": "T", "States": {
"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "C",
"Retry": [{"ErrorEquals": ["States.ALL"]}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "F"}]},
"C": {"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "P"}], "Default": "S"},
"P": {"Type": "Pass", "Next": "S"}, "S": {"Type": "Succeed"}, "F": {"Type": "Fail"}}}`
