package jsonata_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/jsonata"
)

var update = flag.Bool("update", false, "write the golden files")

// verdict is what the reference says of an expression that it refuses.
// Code and Position are nil where the error is JavaScript's and has none.
type verdict struct {
	Code     *string `json:"code"`
	Message  string  `json:"message"`
	Position *int    `json:"position"` // in UTF-16 code units
}

// recorded is one line of the golden file.
type recorded struct {
	Text    string   `json:"text"`
	Refused *verdict `json:"refused"`
}

// askReference runs the reference implementation, or skips the test.
func askReference(t *testing.T, texts []string) []*verdict {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no reference: node is not installed")
	}
	modules := os.Getenv("GAIT_JSONATA_REFERENCE")
	if modules == "" {
		modules = filepath.Join("conformance", "node_modules")
	}
	if _, err := os.Stat(filepath.Join(modules, "jsonata")); err != nil {
		t.Skip("no reference: run npm ci in the folder conformance, or set GAIT_JSONATA_REFERENCE to a node_modules folder that has jsonata 2.0.6")
	}
	input, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, filepath.Join("conformance", "reference.js"), modules)
	cmd.Stdin = bytes.NewReader(input)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	output, err := cmd.Output()
	if err != nil {
		t.Fatalf("reference: %v\n%s", err, &complaints)
	}
	var verdicts []*verdict
	if err := json.Unmarshal(output, &verdicts); err != nil {
		t.Fatal(err)
	}
	if len(verdicts) != len(texts) {
		t.Fatalf("reference answered %d of %d", len(verdicts), len(texts))
	}
	return verdicts
}

// difference returns how the parser disagrees with the reference, or "".
func difference(text string, want *verdict) string {
	errors := jsonata.Parse(text).Errors
	switch {
	case want == nil && len(errors) == 0:
		return ""
	case want == nil:
		return "refused, the reference accepts: " + errors[0].Error()
	case len(errors) == 0:
		return "accepted, the reference refuses: " + want.Message
	}
	got := errors[0]
	code, position := jsonata.RegexCode, -1
	if want.Code != nil {
		code = *want.Code
	}
	if want.Position != nil {
		position = byteOffset(text, *want.Position)
	}
	if got.Code != code || got.Position != position || got.Message != want.Message {
		b, _ := json.Marshal(map[string]any{
			"got":  []any{got.Code, got.Position, got.Message},
			"want": []any{code, position, want.Message},
		})
		return string(b)
	}
	return ""
}

// byteOffset converts a number of UTF-16 code units; those behind the text
// count as bytes.
func byteOffset(text string, units int) int {
	for i, r := range text {
		if units <= 0 {
			return i
		}
		units--
		if r > 0xFFFF {
			units--
		}
	}
	return len(text) + units
}

func compare(t *testing.T, texts []string, verdicts []*verdict) {
	t.Helper()
	accepted, differences := 0, 0
	for i, text := range texts {
		if verdicts[i] == nil {
			accepted++
		}
		if d := difference(text, verdicts[i]); d != "" {
			if differences++; differences <= 20 {
				t.Errorf("%q: %s", text, d)
			}
		}
	}
	t.Logf("%d expressions, %d of which the reference accepts, %d differences", len(texts), accepted, differences)
	if accepted == 0 || accepted == len(texts) {
		t.Error("the expressions are all accepted or all refused, which compares little")
	}
}

// TestRecordedReference compares with what the reference said when the golden
// file was written. A new case is a line with its text only; -update, which
// needs the reference, fills in the rest.
func TestRecordedReference(t *testing.T) {
	path := filepath.Join("testdata", "reference.jsonl")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	var verdicts []*verdict
	for line := range strings.Lines(string(data)) {
		var r recorded
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		texts = append(texts, r.Text)
		verdicts = append(verdicts, r.Refused)
	}
	if *update {
		verdicts = askReference(t, texts)
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		for i, text := range texts {
			if err := enc.Encode(recorded{text, verdicts[i]}); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	compare(t, texts, verdicts)
}

func TestGeneratedReference(t *testing.T) {
	n := 50_000
	if testing.Short() {
		n = 5_000
	}
	g := newGenerator(1)
	texts := make([]string, n)
	for i := range texts {
		texts[i] = g.next()
	}
	compare(t, texts, askReference(t, texts))
}

func TestCorpusReference(t *testing.T) {
	var texts []string
	for _, sub := range []string{"definitions", "probes", "aws-recorded"} {
		for _, e := range corpusExpressions(t, testshared.Dir(t, filepath.Join("corpus", sub)), nil) {
			texts = append(texts, e.text)
		}
	}
	// The corpus has few errors; the same texts cut short have many.
	for _, text := range texts {
		texts = append(texts, text[:len(text)*2/3], text[len(text)/3:])
	}
	for i, text := range texts {
		texts[i] = strings.ToValidUTF8(text, "?")
	}
	compare(t, texts, askReference(t, texts))
}
