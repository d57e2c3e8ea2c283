package complete

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// Kind says what an item is.
type Kind uint8

// The kinds of items.
const (
	// Keyword is a word of the language, Operator one of an expression, Literal
	// true, false or null.
	Keyword Kind = iota
	Operator
	Literal
	// State, Policy, Param, Const and Variable are names that the text declares.
	State
	Policy
	Param
	Const
	Variable
	// Function is one of JSONata or an intrinsic function.
	Function
	// Error is the name of an error.
	Error
	// Service and Action are parts of a resource, Pattern what may follow it.
	Service
	Action
	Pattern
	// Field is a field of ASL, Member one of the arguments or the result of a
	// call, of $states or of the context object.
	Field
	Member
	// Value is one of the values of an enumeration.
	Value
	// File is the path of an import.
	File
	// Rule is a rule of the linter, Directive the word before it.
	Rule
	Directive
)

var kindNames = [...]string{
	"keyword", "operator", "literal", "state", "policy", "param", "const", "variable", "function", "error", "service", "action",
	"pattern", "field", "member", "value", "file", "rule", "directive",
}

// String returns the kind in a word.
func (k Kind) String() string { return kindNames[k] }

// Options say what the client can do and wants.
type Options struct {
	// Snippets says that it takes them.
	Snippets bool
	// Parameters puts the parameters of functions into the snippet; else it has
	// only parentheses.
	Parameters bool
	// Most bounds how many items are returned; 0 is [DefaultMost].
	Most int
}

// DefaultMost is how many items are returned at most unless the options say
// otherwise.
const DefaultMost = 500

// Item is one thing that can be typed.
type Item struct {
	Label string
	Kind  Kind
	// Detail says in a few words what it is.
	Detail string
	// Span is what Insert replaces. It contains the place, and is on its line.
	Span source.Span
	// Insert is the text, a snippet where Snippet says so.
	Insert  string
	Snippet bool
	// Filter is what the text from the start of Span to the place is compared
	// with, and Sort what items are sorted by.
	Filter, Sort string
	Preselect    bool
	Deprecated   bool
	// Again says that something has to follow, which can be completed too.
	Again bool
	// Edits are made elsewhere at the same time.
	Edits []diag.Edit

	doc func() string
	rank
}

// rank is what items are sorted by.
type rank struct {
	match, tier, score, order int
}

// Documentation returns what is known of the item in Markdown, or "". It is not
// worked out before.
func (i *Item) Documentation() string {
	if i.doc == nil {
		return ""
	}
	return i.doc()
}

// List is what can be typed at a place.
type List struct {
	// Items are sorted, the most likely first.
	Items []Item
	// Incomplete says that there are more, which further typing brings in.
	Incomplete bool
}
