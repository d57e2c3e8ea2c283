package words

import "strings"

// States says what a field of $states holds.
var States = map[string]string{
	"input":       "The input of the state.",
	"result":      "What the task, the branches or the items of the state gave. It exists in output and assign of the state.",
	"errorOutput": "The error that was caught, an object with Error and Cause. It exists in output and assign of a catcher.",
	"context":     "The context object: what Step Functions knows of the execution, the state and the task.",
}

// StatesWhere says where a field of $states exists, in the words of ASL.
var StatesWhere = map[string]string{
	"input":       "every expression",
	"result":      "Output and Assign of Task, Parallel and Map states",
	"errorOutput": "Output and Assign of catchers",
	"context":     "every expression",
}

var contextFields = map[string]string{
	"Execution":              "The execution.",
	"Execution.Id":           "The ARN of the execution.",
	"Execution.Input":        "The input of the execution.",
	"Execution.Name":         "The name of the execution.",
	"Execution.RoleArn":      "The ARN of the role that the execution runs with.",
	"Execution.StartTime":    "When the execution began, as text in the format of ISO 8601.",
	"Execution.RedriveCount": "How often the execution was redriven.",
	"Execution.RedriveTime":  "When the execution was redriven last; it exists after a redrive only.",
	"State":                  "The state that is running.",
	"State.EnteredTime":      "When the state was entered, as text in the format of ISO 8601.",
	"State.Name":             "The name of the state.",
	"State.RetryCount":       "How often the state was retried so far.",
	"StateMachine":           "The state machine.",
	"StateMachine.Id":        "The ARN of the state machine.",
	"StateMachine.Name":      "The name of the state machine.",
	"Task":                   "The task that is running.",
	"Task.Token":             "The token with which the task is answered; it exists in tasks with .waitForTaskToken and in those of activities.",
	"Map":                    "The Map state around. It exists where the input of an item is made.",
	"Map.Item":               "The item that is worked on. It exists in ItemSelector, not in the states that run for the item.",
	"Map.Item.Index":         "The place of the item in the array, counted from 0.",
	"Map.Item.Key":           "The key of the item, where the items are those of an object.",
	"Map.Item.Source":        "Where the item comes from, in a distributed Map.",
	"Map.Item.Value":         "The item.",
}

// Context returns the sentence about a field of the context object, to which the
// path leads, or "".
func Context(path ...string) string { return contextFields[strings.Join(path, ".")] }
