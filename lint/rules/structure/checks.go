// Package structure holds the rules about which fields stand where, and what
// values they take: what the schema of the Amazon States Language says, and the
// limits of sizes and names that AWS adds to it.
//
// Most of them are found by one walk over the fields of each object (walk, in
// fields.go), which the tables of compiler/asl guide; a file for each rule says
// what the walk finds. The parts of a distributed map have checks of their own.
package structure

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{
	fields, untyped, queryLanguageDowngrade, forgottenLanguage, stateNames, labels, duplicateKey,
	executionType, readerResource, readerConfig, incompleteItemReader, unlimitedBatch, resultWriter, taskFields, mapMode, sizes,
}
