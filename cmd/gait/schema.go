package main

import (
	"github.com/gait-lang/gait/compiler/schema"
	"github.com/gait-lang/gait/lint/config"
)

type schemaCommand struct {
	Name string `arg:"" enum:"asl,config" default:"asl" help:"Which schema: asl, of what build writes, or config, of gait.yaml."`
}

// Help implements kong.HelpProvider.
func (*schemaCommand) Help() string {
	return `Prints a JSON Schema to standard output, for editors and other tools. What build writes is checked against the schema of ASL.

Examples:

    gait schema asl > asl.schema.json
    gait schema config > gait.schema.json
`
}

// Run prints a schema.
func (c *schemaCommand) Run(s *session) error {
	document := schema.Document
	if c.Name == "config" {
		document = config.Schema
	}
	_, err := s.stdout.Write(document())
	return err
}
