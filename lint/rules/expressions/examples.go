package expressions

// jsonataState is an example: a definition in JSONata with one state, whose
// fields are given.
func jsonataState(fields string) string {
	return `{
  "StartAt": "A",
  "QueryLanguage": "JSONata",
  "States": {
    "A": {` + fields + `}
  }
}`
}

// output is an example: a JSONata state with the value of its Output.
func output(value string) string {
	return jsonataState(`"Type": "Pass", "Output": ` + value + `, "End": true`)
}

// pathState is an example: a definition in JSONPath with one state, whose
// fields are given.
func pathState(fields string) string {
	return `{
  "StartAt": "A",
  "States": {
    "A": {` + fields + `}
  }
}`
}

// parameters is an example: a JSONPath state with the value of its Parameters.
func parameters(value string) string {
	return pathState(`"Type": "Pass", "Parameters": ` + value + `, "End": true`)
}
