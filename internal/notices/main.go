// Command notices writes NOTICE and THIRD_PARTY_NOTICES, which name the
// modules that are linked into released binaries and hold their licences. Run
// it in the module's root whenever the dependencies of cmd/gait change:
//
//	go run ./internal/notices
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

// run writes both files into the module's root.
func run(root string) error {
	modules, err := linked(root, "./cmd/gait")
	if err != nil {
		return err
	}
	for name, text := range files(modules) {
		if err := os.WriteFile(root+"/"+name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
