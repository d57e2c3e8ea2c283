// Package expressions holds the rules about JSONata, paths, payload templates
// and intrinsic functions; a file for each rule, or for rules that one walk
// finds.
package expressions

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{jsonataExpressions, jsonataStrings, paths, templates, intrinsics, passResult}
