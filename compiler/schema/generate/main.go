// Command generate makes the JSON Schemas that package schema embeds from the
// files in its folder source. It runs in the folder of package schema.
//
// A source file is a JSON Schema (draft-07) of one kind of object with some
// keywords more, which save writing the same twice:
//
//	"$ref": "Name"              take the schema with that name in fields.json; keywords beside it replace those there
//	"x-language": "JSONPath"    only in that query language
//	"x-nested": false           not in a choice rule inside a choice rule
//	"x-expression": true        in JSONata, a string {% … %} is allowed as well
//	"x-enum": […]               one of these strings, or one with ${ in it
//	"x-one-of": [[…], …]        exactly one field of each list
//	"x-at-most-one-of": [[…], …]
//	"x-any-of": [[…], …]        at least one field of each list
//	"x-one-of-others": […]      exactly one of the fields that are not in the list
//	"x-object", "x-items", "x-values": "kind"
//	                            the value, its items or its members are of that kind
//
// The schemas of single kinds leave the last three out, since package schema
// walks from object to object itself; the document follows them.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run writes the generated files below dir, the folder of package schema, and
// removes those that are not made any more.
func run(dir string) error {
	files, err := generate(filepath.Join(dir, "source"))
	if err != nil {
		return err
	}
	out := filepath.Join(dir, "schemas")
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	if err := os.Mkdir(out, 0o755); err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(out, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
