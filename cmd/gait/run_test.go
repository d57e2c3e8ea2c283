package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
)

// gait runs a command with a standard input and nothing in its environment.
func gait(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, newSession(strings.NewReader(stdin), &out, &errs, func(string) string { return "" }))
	return status, out.String(), errs.String()
}

func TestDeepNesting(t *testing.T) {
	const depth = 100_000
	nest := func(s string) string { return strings.Repeat(s, depth) }
	for _, c := range []struct {
		name, text string
		args       []string
	}{
		{"branches", nest("parallel P {\nbranch {\n"), []string{"build", "-"}},
		{"inline blocks", "choice C {\nwhen true -> " + nest("{\nchoice D {\nwhen true -> "), []string{"build", "-"}},
		{"arrays", "pass A {\noutput " + nest("[") + "\n}\n", []string{"build", "-"}},
		{"objects", "pass A {\noutput " + nest("{ a: ") + "\n}\n", []string{"check", "-"}},
		{"parentheses", "pass A {\noutput " + nest("(") + "1\n}\n", []string{"build", "-"}},
		{"closed parentheses", "pass A {\noutput " + nest("(") + "1" + nest(")") + "\n}\n", []string{"build", "-"}},
		{"JSONPath filters", "workflow { query jsonpath }\npass A {\ninput $" + nest("[?(@.a") + "\n}\n", []string{"build", "-"}},
		{"JSON", nest(`{"a":`), []string{"import", "-"}},
		{"JSON arrays", nest("["), []string{"import", "-"}},
		{"YAML", "a: " + nest("["), []string{"import", "-", "--stdin-filename", "a.yaml"}},
		{"YAML blocks", nest("- "), []string{"import", "-", "--stdin-filename", "a.yaml"}},
		{"formatting", nest("parallel P {\nbranch {\n"), []string{"fmt", "-"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, _, stderr := gait(c.text, append(c.args, "--diagnostics", "text")...)
			if status != statusFound {
				t.Errorf("status %d, want %d", status, statusFound)
			}
			if strings.Contains(stderr, ruleInternal) {
				t.Errorf("it failed:\n%.500s", stderr)
			}
		})
	}
}

func TestGuard(t *testing.T) {
	ds := guard("a.gait", func() { panic("out of cheese") })
	if len(ds) != 1 || ds[0].Rule != ruleInternal || ds[0].Severity != diag.Error || ds[0].File.Path != "a.gait" {
		t.Fatalf("%+v", ds)
	}
	if !strings.Contains(ds[0].Message, "out of cheese") {
		t.Errorf("the message is %q", ds[0].Message)
	}
	if ds := guard("a.gait", func() {}); ds != nil {
		t.Errorf("%+v", ds)
	}
}

func TestBrokenOutput(t *testing.T) {
	var errs bytes.Buffer
	s := newSession(strings.NewReader("pass A\n"), closedPipe{}, &errs, func(string) string { return "" })
	if status := run([]string{"build", "-"}, s); status != statusUsage {
		t.Errorf("status %d", status)
	}
	if !strings.Contains(errs.String(), "gait: cannot write output: ") {
		t.Errorf("said %q", errs.String())
	}
}

type closedPipe struct{}

var errClosed = errors.New("closed")

func (closedPipe) Write([]byte) (int, error) { return 0, errClosed }

func TestStem(t *testing.T) {
	for path, want := range map[string]string{
		"a.gait": "a", "x/a.asl.json": "x/a", "a.asl.yaml": "a", "a.b.json": "a.b", "a.yml": "a",
		"serverless": "serverless", ".gait": ".gait", "a.txt": "a.txt",
	} {
		if got := stem(path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

func TestFileName(t *testing.T) {
	for name, want := range map[string]string{
		"Orders": "Orders", "a/b": "a-b", `a\b:c`: "a-b-c", "..": "workflow", "": "workflow", "x. ": "x",
		"\x00": "-", "größe 1": "größe 1",
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
