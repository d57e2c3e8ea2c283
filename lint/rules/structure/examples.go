package structure

// alone is an example: a definition with one state, whose name and fields are
// given.
func alone(name, fields string) string {
	return "{\n  \"StartAt\": \"" + name + "\",\n  \"States\": {\n    \"" + name + "\": {\n      " + fields + "\n    }\n  }\n}"
}

// distributed is an example with a distributed map that has more fields.
func distributed(more string) string {
	return alone("M", `"Type": "Map",
      `+more+`,
      "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "A",
        "States": {"A": {"Type": "Pass", "End": true}}
      },
      "End": true`)
}

// What stands as the good example of several rules.
const (
	// plainMap is a map with nothing but what it must have.
	plainMap = `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "End": true, "ItemProcessor": {
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`

	// twoStates is one state and the end after it.
	twoStates = `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Succeed"}
  }
}`

	// oneWait is a wait.
	oneWait = `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Wait", "Seconds": 10, "End": true}
  }
}`

	// onePass is the least there can be.
	onePass = `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "End": true}
  }
}`
)
