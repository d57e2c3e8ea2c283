package schema

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestDocument(t *testing.T) {
	if _, err := document(); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Schema      string `json:"$schema"`
		ID          string `json:"$id"`
		Definitions map[string]any
	}
	if err := json.Unmarshal(Document(), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Schema != "http://json-schema.org/draft-07/schema#" || !strings.HasPrefix(doc.ID, "urn:") {
		t.Errorf("$schema is %q, $id is %q", doc.Schema, doc.ID)
	}
	text := string(Document())
	for name := range doc.Definitions {
		if !strings.Contains(text, `"#/definitions/`+name+`"`) {
			t.Errorf("nothing refers to %q", name)
		}
	}
	if strings.Contains(text, `"x-`) {
		t.Error("a keyword of the source files is left")
	}
	// Another process must get the same bytes, and no caller may change them.
	Document()[0] = 'x'
	if string(Document()) != text {
		t.Error("the document can be changed")
	}
}
