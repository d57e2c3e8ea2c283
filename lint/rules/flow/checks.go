// Package flow holds the rules of one group; a file for each rule, or for rules
// that one walk finds.
package flow

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{transitions, ends, loops, choices, waits, farWaits, style, passes, fallThrough}
