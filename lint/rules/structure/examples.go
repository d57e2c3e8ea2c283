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
