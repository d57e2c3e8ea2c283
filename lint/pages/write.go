package pages

import (
	"os"
	"path/filepath"
)

// Write writes all generated files below a folder, and removes pages of rules
// that are no more.
func Write(docs string) error {
	if err := os.RemoveAll(filepath.Join(docs, "rules")); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(docs, "rules"), 0o755); err != nil {
		return err
	}
	for path, text := range Files() {
		if err := os.WriteFile(filepath.Join(docs, filepath.FromSlash(path)), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
