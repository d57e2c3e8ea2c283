package lint

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
)

// Builtin is a diagnostic that no rule gives: it comes from reading or
// compiling a file, or from the linter itself. An error among them says that
// the rest of the findings cannot be complete.
type Builtin struct {
	ID       string
	Severity diag.Severity // the gravest that it comes with
	Summary  string        // one sentence without a full stop
}

// Builtins returns the built-in diagnostics by id, without those that a rule
// gives as well.
func Builtins() []Builtin {
	return slices.DeleteFunc(slices.Clone(builtins), func(b Builtin) bool { return RuleNamed(b.ID) != nil })
}

// BuiltinNamed returns the built-in diagnostic with that id.
func BuiltinNamed(id string) (Builtin, bool) {
	i, ok := slices.BinarySearchFunc(builtins, id, func(b Builtin, id string) int { return strings.Compare(b.ID, id) })
	if !ok {
		return Builtin{}, false
	}
	return builtins[i], true
}

//go:generate go run ./generate

var builtins = sortedBuiltins([]Builtin{
	{RuleInternal, diag.Error, "a mistake in gait itself: a check or a phase of the compiler failed"},
	{RuleUnusedSuppression, diag.Warning, "a comment silences a rule that finds nothing there"},
	{RuleBadSuppression, diag.Warning, "a comment silences a rule that does not exist, or gives no reason"},

	{RuleCatalogue, diag.Warning, "the data about AWS services is damaged, so that calls of them are not checked"},

	{asl.RuleJSON, diag.Error, "the text is not JSON"},
	{asl.RuleYAML, diag.Error, "the text is not YAML, or is YAML that JSON cannot hold"},
	{asl.RuleYAMLNumber, diag.Warning, "tools disagree on what number the text is"},
	{asl.RuleNotASL, diag.Error, "there is no state machine in the file, or none in a resource that should have one"},
	{asl.RuleTemplate, diag.Info, "a function of a template keeps a part of the definition from being read"},
	{asl.RuleDuplicateKey, diag.Warning, "an object has a key twice, and only one of them counts"},

	{"no-sources", diag.Error, "a folder holds nothing to lint"},
	{"not-text", diag.Error, "the file is not UTF-8 text"},
	{"file-too-large", diag.Error, "the file is larger than can be read"},
	{"configuration", diag.Error, "a mistake in gait.yaml"},

	{"syntax", diag.Error, "the text is not Gait"},
	{"reserved-word", diag.Error, "a word that the language keeps for later"},
	{"nesting-limit", diag.Error, "blocks, values or expressions are nested too deeply"},
	{"unknown-keyword", diag.Error, "a word that starts no declaration, state or clause"},
	{compiler.RuleEmptyFile, diag.Error, "the Gait file declares nothing"},
	{compiler.RuleTwoWorkflows, diag.Error, "the Gait file has a second header"},
	{compiler.RuleMisplaced, diag.Error, "an entry stands where its like cannot"},
	{compiler.RuleMisplacedComment, diag.Warning, "a `///` comment that becomes no Comment"},
	{compiler.RuleClause, diag.Error, "a clause that the kind of state or the query language lacks"},
	{compiler.RuleRepeated, diag.Error, "a clause, setting or field is given twice"},
	{compiler.RuleMissing, diag.Error, "a part that cannot be left out is not there"},
	{compiler.RuleArrow, diag.Error, "an arrow where there is no transition"},
	{compiler.RuleUnknownState, diag.Error, "a transition to a state that its scope lacks"},
	{compiler.RuleDuplicateState, diag.Error, "two states have one name"},
	{compiler.RuleUnknownName, diag.Error, "a bare name that is no const or param"},
	{compiler.RuleFieldName, diag.Warning, "the name of a const or param that silently is a field"},
	{compiler.RuleRepeatedName, diag.Error, "a name is declared twice"},
	{compiler.RuleReservedName, diag.Error, "a declared name has a meaning of its own"},
	{compiler.RuleUnknownPolicy, diag.Error, "a policy that is not declared"},
	{compiler.RuleUnusedNone, diag.Warning, "a `none` that removes nothing"},
	{compiler.RuleDefaults, diag.Error, "defaults that cannot be, or that contradict each other"},
	{compiler.RuleType, diag.Error, "a value of the wrong type"},
	{compiler.RuleNoExpression, diag.Error, "an expression where the Amazon States Language takes a static value"},
	{compiler.RulePathPlace, diag.Error, "a bare path where the Amazon States Language would take it for text"},
	{compiler.RuleLanguage, diag.Error, "an expression in the other query language"},
	{compiler.RuleJSONata, diag.Error, "an expression is not JSONata"},
	{compiler.RuleJSONPath, diag.Error, "a path or an intrinsic function is not one"},
	{compiler.RuleCondition, diag.Error, "a JSONPath condition that cannot be read"},
	{compiler.RuleImport, diag.Error, "an import that cannot be followed"},
	{compiler.RuleImportCycle, diag.Error, "files import each other"},
	{compiler.RuleParamValue, diag.Error, "a value that a param cannot have"},
	{compiler.RuleTooLarge, diag.Error, "consts and policies make the result too large"},
	{compiler.RuleTooMany, diag.Error, "there are more findings than are shown"},
})

func sortedBuiltins(all []Builtin) []Builtin {
	slices.SortFunc(all, func(a, b Builtin) int { return strings.Compare(a.ID, b.ID) })
	return all
}
