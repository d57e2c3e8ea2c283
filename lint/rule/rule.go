// Package rule is what the rules of the linter are made of: the record from
// which the registry, the documentation and the command speak of a rule, the
// checks that find something, and the pass in which they run.
package rule

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
)

// Group is what a rule is about.
type Group string

// Slug is the group in one word, as in settings and addresses.
func (g Group) Slug() string { return strings.ReplaceAll(string(g), " ", "-") }

// The groups, in the order of the documentation.
const (
	Structure    Group = "structure"
	Flow         Group = "flow"
	Expressions  Group = "expressions"
	DataFlow     Group = "data flow"
	Errors       Group = "errors"
	Integrations Group = "integrations"
	Gait         Group = "gait"
	Hygiene      Group = "hygiene"
)

// Groups are all groups in the order of the documentation.
var Groups = []Group{Structure, Flow, Expressions, DataFlow, Errors, Integrations, Gait, Hygiene}

// Off is the severity of a rule that says nothing unless it is asked to.
const Off diag.Severity = 0

// Rule is the record of one rule: the only source of its documentation.
type Rule struct {
	ID    string // kebab-case; stable
	Group Group
	// Severity is the default: Error where AWS refuses the definition or it
	// cannot be read, Warning where it fails, hangs or misbehaves when it runs,
	// or probably does. Strict is the one in the profile "strict", 0 for the
	// same.
	Severity, Strict diag.Severity
	// Summary is one sentence without a full stop: what the rule finds.
	Summary string
	// Why says in a few sentences what happens otherwise.
	Why string
	// Instead says what to write.
	Instead string
	// Refused: AWS refuses the definition, with Message, as far as it is known.
	Refused bool
	Message string
	// Fix says what kind of edits the rule offers.
	Fix FixKind
	// Options are what a configuration can set.
	Options []Option
	// Examples are executed by a test. The first is shown first.
	Examples []Example
	// Peers are the tools that find it too, of those that were measured.
	Peers []string
	// References are where the facts come from: addresses, or "measured on AWS".
	References []string
	Tags       []diag.Tag
}

// FixKind says what kind of edits a rule offers.
type FixKind string

// The kinds of fixes.
const (
	NoFix     FixKind = ""
	SafeFix   FixKind = "safe"
	UnsafeFix FixKind = "unsafe"
	EitherFix FixKind = "safe or unsafe, as the place allows"
)

// Option is a setting of a rule.
type Option struct {
	Name string // as in gait.yaml
	Doc  string // one sentence
	// Default is the value without a setting: an int or a string. It says of
	// which type the setting is.
	Default any
}

// Example is a definition that has a rule's mistake, and one that has not.
type Example struct {
	Title string // "" for the first
	// Bad has « and » around the text that the finding covers.
	Bad, Good string
	// Gait: the texts are Gait, else they are ASL in JSON.
	Gait bool
	// Express: the definitions are of express workflows.
	Express bool
	// Long is how many letters "…" stands for, where the mistake is a length.
	Long int
}

// Expand returns a text of the example with all its letters.
func (e Example) Expand(text string) string {
	if e.Long == 0 {
		return text
	}
	return strings.ReplaceAll(text, "…", strings.Repeat("x", e.Long))
}

// Check finds what one or several rules say. Whatever hooks it has are called,
// in the order of the text: Definition once, Scope for each machine, State for
// each state that is an object, Object for each object the tables know, Expression
// for each expression. Source is called once for Gait sources.
type Check struct {
	Rules      []*Rule
	Definition func(*Pass)
	Scope      func(*Pass, *facts.Scope)
	State      func(*Pass, *facts.State)
	Object     func(*Pass, *facts.Object)
	Expression func(*Pass, *facts.Expression)
	Source     func(*Pass)
}
