// Package hygiene holds the rules about taste: comments, names of states, sizes,
// accounts that are written out. All of them are off until a project asks for
// them.
package hygiene

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{comments, naming, size, accounts}
