// Package flow holds the rules about where transitions lead: missing targets,
// states to which no way leads, loops without an end, choices that choose
// nothing, waits that outlast the execution.
//
// They ask the graph of package facts. The records of a check with many rules
// stand in a file beside it (choice_records.go, loop_records.go).
package flow

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{transitions, ends, loops, choices, waits, farWaits, style, passes, fallThrough}
