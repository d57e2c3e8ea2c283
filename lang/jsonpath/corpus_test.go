package jsonpath

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
)

// use says what a field of a state holds.
type use uint8

const (
	template  use = iota + 1 // keys that end in ".$" are expressions
	path                     // any path
	reference                // a Reference Path
	either                   // a Reference Path or a call
	parts                    // an object or array with fields of its own
)

// pathFields are the fields of JSONPath states, of their rules and catchers,
// and of the objects in them.
var pathFields = map[string]use{
	"Parameters": template, "ResultSelector": template, "ItemSelector": template, "Assign": template,
	"Credentials": template, "BatchInput": template,
	"InputPath": path, "OutputPath": path,
	"ResultPath": reference, "ItemsPath": reference, "SecondsPath": reference, "TimestampPath": reference,
	"TimeoutSecondsPath": reference, "HeartbeatSecondsPath": reference, "MaxConcurrencyPath": reference,
	"ToleratedFailureCountPath": reference, "ToleratedFailurePercentagePath": reference, "MaxItemsPath": reference,
	"MaxItemsPerBatchPath": reference, "MaxInputBytesPerBatchPath": reference, "Variable": reference,
	"ErrorPath": either, "CausePath": either,
	"Choices": parts, "And": parts, "Or": parts, "Not": parts, "Catch": parts,
	"ItemReader": parts, "ReaderConfig": parts, "ResultWriter": parts, "ItemBatcher": parts,
}

// collector gathers the expressions of a definition in the order of its keys.
type collector struct {
	found func(use, string)
}

func (c collector) machine(m map[string]any, language string) {
	states, _ := m["States"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(states)) {
		state, _ := states[name].(map[string]any)
		own, ok := state["QueryLanguage"].(string)
		if !ok {
			own = language
		}
		if own != "JSONata" {
			c.fields(state)
		}
		// States inside do not inherit the language of the state around them.
		for _, inner := range []any{state["ItemProcessor"], state["Iterator"]} {
			if inner, ok := inner.(map[string]any); ok {
				c.machine(inner, language)
			}
		}
		branches, _ := state["Branches"].([]any)
		for _, branch := range branches {
			if branch, ok := branch.(map[string]any); ok {
				c.machine(branch, language)
			}
		}
	}
}

func (c collector) fields(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			c.fields(item)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			u := pathFields[key]
			if u == 0 && strings.HasSuffix(key, "Path") && v["Variable"] != nil {
				u = reference // the comparison with a path
			}
			text, isText := v[key].(string)
			switch {
			case u == template:
				c.template(v[key])
			case u == parts:
				c.fields(v[key])
			case u != 0 && isText:
				c.found(u, text)
			}
		}
	}
}

func (c collector) template(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			c.template(item)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if text, ok := v[key].(string); ok && strings.HasSuffix(key, ".$") {
				c.found(template, text)
			} else {
				c.template(v[key])
			}
		}
	}
}

// validDefinitions returns the ids of definitions that were executed on AWS or
// published to be deployed, sorted.
func validDefinitions(t *testing.T) []string {
	file, err := os.Open(testshared.Dir(t, "corpus/definitions.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	validity := slices.Index(rows[0], "validity")
	for _, row := range rows[1:] {
		if row[validity] == "valid" {
			ids = append(ids, row[slices.Index(rows[0], "id")])
		}
	}
	slices.Sort(ids)
	return ids
}

// TestCorpus requires that what was executed or published reads without a
// mistake, though the dialect has no grammar.
func TestCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus/definitions")
	counts := map[string]int{}
	distinct := map[string]bool{}
	for _, id := range validDefinitions(t) {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(id)+".asl.json"))
		if err != nil {
			t.Error(err)
			continue
		}
		var definition map[string]any
		if err := json.Unmarshal(data, &definition); err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		language, _ := definition["QueryLanguage"].(string)
		collector{func(u use, text string) {
			counts["expressions"]++
			distinct[text] = true
			if message := mistake(u, text, counts); message != "" {
				t.Errorf("%s: %q: %s", id, text, message)
			}
		}}.machine(definition, language)
	}
	if counts["expressions"] == 0 {
		t.Error("no expressions found")
	}
	t.Logf("%d expressions, %d distinct, %d calls, %d paths that give lists",
		counts["expressions"], len(distinct), counts["calls"], counts["lists"])
}

// mistake returns what is wrong with the text of a field, or "".
func mistake(u use, text string, counts map[string]int) string {
	var p *Path
	if u == template || u == either {
		e := Parse(text)
		if len(e.Errors) > 0 {
			return e.Errors[0].Message
		}
		if problems := Check(e); len(problems) > 0 {
			return problems[0].Message
		}
		if p = e.Path(); p == nil {
			counts["calls"]++
			return ""
		}
	} else {
		p = ParsePath(text)
	}
	if len(p.Errors) > 0 {
		return p.Errors[0].Message
	}
	if !p.Definite() {
		counts["lists"]++
	}
	if ok, _ := p.Reference(); !ok && (u == reference || u == either) {
		return "not a reference path"
	}
	return ""
}
