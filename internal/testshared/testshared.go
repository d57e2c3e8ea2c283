// Package testshared finds the test data that lies beside a checkout of the
// project and is not part of it.
package testshared

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir returns the path of sub inside the folder "shared" beside the module's
// root. It skips the test when that folder is absent and fails it when sub is
// missing or empty, so that lost data is not taken for a pass.
func Dir(t testing.TB, sub string) string {
	t.Helper()
	root := moduleRoot(t)
	shared := filepath.Join(root, "..", "shared")
	if _, err := os.Stat(shared); err != nil {
		t.Skipf("no test data: %s is not beside this checkout", filepath.Base(shared))
	}
	dir := filepath.Join(shared, filepath.FromSlash(sub))
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatalf("shared test data: %v", err)
	}
	if info.IsDir() {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatalf("shared test data: %v", err)
		}
		if len(entries) == 0 {
			t.Fatalf("shared test data: %s is empty", sub)
		}
	}
	return dir
}

// Root returns the module's root folder.
func Root(t testing.TB) string {
	t.Helper()
	return moduleRoot(t)
}

func moduleRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("go.mod not found above the test's folder")
		}
		dir = up
	}
}
