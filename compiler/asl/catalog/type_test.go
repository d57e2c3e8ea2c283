package catalog

import (
	"strings"
	"testing"
)

func TestType(t *testing.T) {
	for name, want := range map[string]string{
		"dynamodb:putItem/Item":                      "map of AttributeValue",
		"dynamodb:putItem/TableName":                 "string, 1 to 1024 characters",
		"dynamodb:transactGetItems/TransactItems":    "list of TransactGetItem, 1 to 100 items",
		"dynamodb:batchWriteItem/RequestItems":       "map of list of WriteRequest, 1 to 25 entries",
		"sqs:receiveMessage/MaxNumberOfMessages":     "integer",
		"lambda:createFunction/MemorySize":           "integer, 128 to 10240",
		"kinesis:putRecord/Data":                     "blob, 0 to 1048576 bytes",
		"dynamodb:query/Limit":                       "integer, at least 1",
		"s3:putObject/Expires":                       "timestamp",
		"dynamodb:updateTable/ProvisionedThroughput": "ProvisionedThroughput",
	} {
		actionName, member, _ := strings.Cut(name, "/")
		s, a := action(t, actionName)
		input, err := s.Shape(a.Input)
		if err != nil {
			t.Fatal(err)
		}
		m := input.Member(member)
		if m == nil {
			t.Errorf("%s does not exist", name)
			continue
		}
		got, err := TypeOf(s, m.Shape)
		if err != nil {
			t.Fatal(err)
		}
		shape, err := s.Shape(m.Shape)
		if err != nil {
			t.Fatal(err)
		}
		if bounds := shape.Bounds(); bounds != "" {
			got += ", " + bounds
		}
		if got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// TestStructures has a structure that contains itself, and lists that only
// contain themselves, which no model has.
func TestStructures(t *testing.T) {
	s, a := action(t, "dynamodb:putItem")
	ids, err := StructuresIn(s, a.Input)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, id := range ids {
		shape, err := s.Shape(id)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, shape.Name)
	}
	if got := strings.Join(names, " "); got != "ExpectedAttributeValue AttributeValue" {
		t.Error(got)
	}

	loop, err := newService(Info{}, "", "\x01\x00"+"\x01\x02\x01\x00"+"\x00")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := TypeOf(loop, 0); err != nil || got != strings.Repeat("list of ", maxNested)+"…" {
		t.Errorf("%q, %v", got, err)
	}
	if ids, err := StructuresIn(loop, 0); err != nil || len(ids) != 0 {
		t.Errorf("%v, %v", ids, err)
	}
}

func TestInside(t *testing.T) {
	for path, want := range map[string]string{
		"":                                "PutItemInput",
		"TableName":                       "string",
		"Item":                            "map of AttributeValue",
		"Item/id":                         "AttributeValue",
		"Item/id/L":                       "list of AttributeValue",
		"Item/id/L/0/M/any key/S":         "string",
		"Item/id/L/0/M/any key/S/further": "",
		"Items":                           "",
	} {
		call, err := catalogue(t).OptimizedCall("dynamodb", "putItem")
		if err != nil {
			t.Fatal(err)
		}
		var steps []string
		if path != "" {
			steps = strings.Split(path, "/")
		}
		id, known, err := Inside(call, call.Input, steps...)
		if err != nil || known != (want != "") {
			t.Errorf("%s: %t, %v", path, known, err)
			continue
		}
		if got, err := TypeOf(call, id); known && (got != want || err != nil) {
			t.Errorf("%s: %s, want %s, %v", path, got, want, err)
		}
	}
	if _, _, err := Inside(service(t, "sfn"), 1<<20, "a"); err == nil {
		t.Error("a shape that does not exist has no error")
	}
}
