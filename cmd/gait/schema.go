package main

import (
	"github.com/gait-lang/gait/compiler/schema"
)

type schemaCommand struct {
	Name string `arg:"" enum:"asl" default:"asl" help:"Which schema: asl, of what build writes."`
}

// Help implements kong.HelpProvider.
func (*schemaCommand) Help() string {
	return `Prints a JSON Schema to standard output, for editors and other tools. What build writes is checked against the schema of ASL.

Examples:

    gait schema asl > asl.schema.json
`
}

// Run prints a schema.
func (c *schemaCommand) Run(s *session) error {
	_, err := s.stdout.Write(schema.Document())
	return err
}
