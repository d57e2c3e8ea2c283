package compiler

// Rule ids of the diagnostics that compiling gives.
const (
	// RuleInternal: a phase failed on the input, a defect of the compiler.
	RuleInternal = "internal-error"
	// RuleEmptyFile: the file declares nothing.
	RuleEmptyFile = "empty-file"
	// RuleTwoWorkflows: a file has a second header.
	RuleTwoWorkflows = "two-workflows"
	// RuleMisplaced: an entry stands where its like cannot.
	RuleMisplaced = "misplaced-entry"
	// RuleMisplacedComment: a `///` comment that becomes no Comment.
	RuleMisplacedComment = "misplaced-comment"
	// RuleClause: a clause that the state kind or query language lacks.
	RuleClause = "clause-not-here"
	// RuleRepeated: a clause, setting or field is given twice.
	RuleRepeated = "repeated-clause"
	// RuleMissing: a part that cannot be left out is not there.
	RuleMissing = "missing-part"
	// RuleArrow: an arrow where ASL has no transition.
	RuleArrow = "arrow-not-here"
	// RuleUnknownState: a transition to a state that its scope lacks.
	RuleUnknownState = "unknown-state"
	// RuleDuplicateState: two states have one name.
	RuleDuplicateState = "duplicate-state"
	// RuleDuplicateKey: an object has a key twice.
	RuleDuplicateKey = "duplicate-key"
	// RuleUnknownName: a bare name that is no const or param.
	RuleUnknownName = "unknown-name"
	// RuleFieldName: a const's or param's name that silently is a field.
	RuleFieldName = "name-is-field"
	// RuleRepeatedName: a name is declared twice.
	RuleRepeatedName = "repeated-name"
	// RuleReservedName: a declared name that has a meaning of its own.
	RuleReservedName = "reserved-name"
	// RuleUnknownPolicy: a policy that is not declared.
	RuleUnknownPolicy = "unknown-policy"
	// RuleUnusedNone: a `none` that removes nothing.
	RuleUnusedNone = "unused-none"
	// RuleDefaults: a pattern or an entry that defaults cannot have, or two
	// defaults that contradict each other.
	RuleDefaults = "defaults"
	// RuleType: a value of the wrong type.
	RuleType = "wrong-type"
	// RuleNoExpression: an expression where ASL takes a static value.
	RuleNoExpression = "no-expression-here"
	// RulePathPlace: a bare path where ASL would take it for text.
	RulePathPlace = "path-not-here"
	// RuleLanguage: an expression in the other query language.
	RuleLanguage = "query-language"
	// RuleJSONata: an expression is not JSONata.
	RuleJSONata = "jsonata-syntax"
	// RuleJSONPath: a path or intrinsic function is not one.
	RuleJSONPath = "jsonpath-syntax"
	// RuleCondition: a JSONPath condition that cannot be read.
	RuleCondition = "condition-syntax"
	// RuleImport: an import that cannot be followed.
	RuleImport = "import"
	// RuleImportCycle: files that import each other.
	RuleImportCycle = "import-cycle"
	// RuleParamValue: a value given to a param that it cannot have.
	RuleParamValue = "param-value"
	// RuleTooLarge: consts and policies make the result too large.
	RuleTooLarge = "expansion-too-large"
	// RuleTooMany: there are more findings than are shown.
	RuleTooMany = "too-many-errors"
)
