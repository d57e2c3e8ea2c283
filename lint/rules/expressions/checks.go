// Package expressions holds the rules about single expressions: JSONata, paths,
// payload templates and intrinsic functions, and text that was meant to be one.
//
// Three walks find all of them: over the syntax tree of JSONata (jsonata.go),
// over that of paths and calls (paths.go, intrinsics.go), and over the values of
// a field (strings.go in JSONata states, templates.go in those of JSONPath).
package expressions

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{jsonataExpressions, jsonataStrings, paths, templates, intrinsics, passResult}
