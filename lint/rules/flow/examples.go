package flow

import "strings"

// chooses is an example: a definition with a Choice state, whose fields besides
// the type are given, and the states that it leads to. The name may be marked.
func chooses(name, fields string, ends ...string) string {
	key := `"` + name + `"`
	if inner, ok := strings.CutPrefix(name, "«"); ok {
		name = strings.TrimSuffix(inner, "»")
		key = `«"` + name + `"»`
	}
	var b strings.Builder
	b.WriteString("{\n  \"StartAt\": \"" + name + "\",\n  \"States\": {\n    " + key + ": {\n      \"Type\": \"Choice\",\n      " + fields + "\n    }")
	for _, end := range ends {
		b.WriteString(",\n    \"" + end + `": {"Type": "Succeed"}`)
	}
	b.WriteString("\n  }\n}")
	return b.String()
}

// inJSONata makes an example one in JSONata.
func inJSONata(example string) string {
	return "{\n  \"QueryLanguage\": \"JSONata\"," + strings.TrimPrefix(example, "{")
}

// What stands as the good example of several rules.
const (
	// pollingLoop is a loop that waits between its rounds.
	pollingLoop = `{
  "StartAt": "Look",
  "States": {
    "Look": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:look", "Next": "Ready?"},
    "Ready?": {
      "Type": "Choice",
      "Choices": [{"Variable": "$.ready", "BooleanEquals": true, "Next": "Done"}],
      "Default": "Again"
    },
    "Again": {"Type": "Wait", "Seconds": 30, "Next": "Look"},
    "Done": {"Type": "Succeed"}
  }
}`
)
