// Package structure holds the rules of one group; a file for each rule, or for rules
// that one walk finds.
package structure

import "github.com/gait-lang/gait/lint/rule"

// Checks are the checks of the group.
var Checks = []*rule.Check{
	fields, untyped, queryLanguageDowngrade, forgottenLanguage, stateNames, labels, duplicateKey,
	executionType, readerResource, readerConfig, incompleteItemReader, unlimitedBatch, resultWriter, taskFields, mapMode, sizes,
}
