// Package dataflow holds the rules about what arrives where: variables that are
// read before they have a value or never, and fields that a state before has
// dropped.
//
// Variables are followed by package facts. What the input of a state surely has
// is found here, as shapes: shape.go says what a shape is, shape_flow.go follows
// them from state to state, shape_state.go through the fields of one.
package dataflow

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{variableNames, variableScopes, variableOrder, unusedVariables, lostAssignments, staleReads, absentFields}
