package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
)

// TestDamagedCatalogue builds the command with damaged data about AWS services: it
// says so once, and lints on.
func TestDamagedCatalogue(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the command twice")
	}
	dir := t.TempDir()
	data := filepath.Join(testshared.Root(t), "compiler", "asl", "catalog", "catalog.bin")
	whole, err := os.ReadFile(data)
	if err != nil {
		t.Fatal(err)
	}
	const text = `{"StartAt": "A", "States": {
  "A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:listTables", "Parameters": {}, "Next": "B"},
  "B": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:xray:getGroup", "Parameters": {"GroupNam": "g"}, "Next": "C"},
  "C": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody": "b"}, "Next": "D"}
}}`
	input := filepath.Join(dir, "a.asl.json")
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(input, text)
	for name, test := range map[string]struct {
		at   int // of the byte that is damaged
		line int
		want string
	}{
		"index": {200, 2, "catalogue of services: the data is corrupt"},
		"block": {len(whole) - 100, 3, "catalogue of services: xray: the data is corrupt"}, // of the last service
	} {
		t.Run(name, func(t *testing.T) {
			damaged := []byte(string(whole))
			damaged[test.at] ^= 0x55
			replacement, overlay, exe := filepath.Join(dir, name+".bin"), filepath.Join(dir, name+".json"), filepath.Join(dir, name+".exe")
			write(replacement, string(damaged))
			mapping, err := json.Marshal(map[string]any{"Replace": map[string]string{data: replacement}})
			if err != nil {
				t.Fatal(err)
			}
			write(overlay, string(mapping))
			if out, err := exec.Command("go", "build", "-overlay", overlay, "-o", exe, ".").CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			out, err := exec.Command(exe, "lint", "--format", "json", input).Output()
			if code, ok := err.(*exec.ExitError); !ok || code.ExitCode() != 1 {
				t.Fatalf("%v\n%s", err, out)
			}
			var found []struct {
				Rule, Message string
				Range         struct{ Start struct{ Line int } }
			}
			if err := json.Unmarshal(out, &found); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			rules := map[string]int{}
			for _, d := range found {
				rules[d.Rule]++
				if d.Rule == "catalogue" && (d.Message != test.want || d.Range.Start.Line != test.line) {
					t.Errorf("got %q in line %d, want %q in line %d", d.Message, d.Range.Start.Line, test.want, test.line)
				}
			}
			if rules["catalogue"] != 1 || rules["missing-target"] != 1 {
				t.Errorf("found %v", rules)
			}
		})
	}
}
