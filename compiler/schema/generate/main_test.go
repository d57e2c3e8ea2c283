package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestCurrent compares the files that are committed with what would be made.
func TestCurrent(t *testing.T) {
	want, err := generate(filepath.Join("..", "source"))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Join("..", "schemas"))
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, entry := range entries {
		have = append(have, entry.Name())
		got, err := os.ReadFile(filepath.Join("..", "schemas", entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want[entry.Name()]) {
			t.Errorf("schemas/%s is stale: run go generate in compiler/schema", entry.Name())
		}
	}
	if names := slices.Sorted(maps.Keys(want)); !slices.Equal(have, names) {
		t.Errorf("the folder has\n%q\nand would have\n%q", have, names)
	}
}

// TestRun writes into an empty folder, and twice.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "source"), os.DirFS(filepath.Join("..", "source"))); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := run(dir); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "schemas", "asl.json")); err != nil {
		t.Error(err)
	}
}

// TestMistakes makes sure that a slip in a source file is not passed over.
func TestMistakes(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"no fields":       {"task.json": `{}`},
		"no kinds":        {"fields.json": `{}`},
		"not JSON":        {"fields.json": `{}`, "task.json": `{`},
		"unknown field":   {"fields.json": `{}`, "task.json": `{"properties": {"Next": {"$ref": "Next"}}}`},
		"unknown keyword": {"fields.json": `{}`, "task.json": `{"x-onlyif": true}`},
		"unknown kind":    {"fields.json": `{}`, "task.json": `{"properties": {"Retry": {"x-items": "retryer"}}}`},
	} {
		dir := t.TempDir()
		for file, text := range files {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := generate(dir); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
