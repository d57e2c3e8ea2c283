package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
)

func TestNotStale(t *testing.T) {
	root := testshared.Root(t)
	modules, err := linked(root, "./cmd/gait")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files(modules) {
		got, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Errorf("%v; run go run ./internal/notices", err)
		} else if clean(got) != clean([]byte(want)) {
			t.Errorf("%s is stale; run go run ./internal/notices", name)
		}
	}
}

func TestEveryModuleHasItsLicence(t *testing.T) {
	modules, err := linked(testshared.Root(t), "./cmd/gait")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, m := range modules {
		found[m.path] = true
		if len(m.licences) == 0 || len(m.texts) == 0 {
			t.Errorf("%s has no licence text", m.path)
		}
		if m.version == "" && m.path != standard {
			t.Errorf("%s has no version", m.path)
		}
	}
	for _, path := range []string{standard, "github.com/alecthomas/kong", "github.com/alecthomas/participle/v2", "golang.org/x/sys"} {
		if !found[path] {
			t.Errorf("%s is linked and not listed", path)
		}
	}
}

func TestIsNotice(t *testing.T) {
	for name, want := range map[string]bool{
		"LICENSE": true, "License.txt": true, "COPYING": true, "NOTICE.md": true, "PATENTS": true, "LICENSE-MIT": true,
		"license.go": false, "README.md": false, "licenses": false,
	} {
		if isNotice(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
