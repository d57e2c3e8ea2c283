// Command generate writes the pages about the rules and the schema of gait.yaml
// into docs. It runs in the folder of package lint.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/gait-lang/gait/lint/pages"
)

func main() {
	if err := pages.Write(filepath.Join("..", "docs")); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
