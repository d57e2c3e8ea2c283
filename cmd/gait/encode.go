package main

import (
	"github.com/gait-lang/gait/compiler/asl"
)

// encode returns the document of a compiled machine, and its source map when
// one is wanted.
func (c *buildCommand) encode(m *compiled, path string) (document, mapping []byte) {
	if c.Format == "yaml" {
		document = asl.AppendYAML(nil, m.root)
	} else {
		document = asl.Append(nil, m.root, asl.WriteOptions{Minify: c.Minify})
	}
	if c.SourceMap {
		mapping = sourceMap(m.root, path)
	}
	return document, mapping
}
