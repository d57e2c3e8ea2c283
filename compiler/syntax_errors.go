package compiler

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// SyntaxErrors returns, in text order, what cannot be parsed in a file: what
// [syntax.Tree.Diagnostics] has, and what is wrong with expressions, paths and
// conditions, which the parser leaves to whoever needs them. Imports are not
// followed.
func SyntaxErrors(tree *syntax.Tree) []diag.Diagnostic {
	ds := tree.Diagnostics()
	for _, d := range CompileTree(tree, Options{}).Diagnostics {
		switch d.Rule {
		case RuleJSONata, RuleJSONPath, RuleCondition:
			ds = append(ds, d)
		}
	}
	diag.Sort(ds)
	return ds
}
