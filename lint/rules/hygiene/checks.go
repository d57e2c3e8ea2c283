// Package hygiene holds the rules of one group; a file for each rule, or for rules
// that one walk finds. All of them are matters of taste, and off.
package hygiene

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{comments, naming, size, accounts}
