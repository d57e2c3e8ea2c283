// Package errors holds the rules about Retry and Catch: names of errors that the
// state cannot fail with or that an earlier entry takes, and delays that are too
// long or change nothing.
package errors

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{statesAll, shadowed, names, serviceErrors, delays, budget}
