package place

import (
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// Kind says what stands or may be typed at a place.
type Kind uint8

const (
	// Nothing: a place about which nothing is to be said, such as a number.
	Nothing Kind = iota
	// Keyword is the first word of an entry: a declaration, a state's keyword, a
	// clause, or the key of an argument that has no colon yet; see
	// [Place.Block]. Words are what may go on with the entry before it.
	Keyword
	// Continuation is behind a complete part of an entry; Words may follow.
	// Expression is set when an operator may follow too.
	Continuation
	// Word takes one of Words and nothing else.
	Word
	// NewName is a name that is declared here: of a state, a policy, a param, a
	// const or the workflow, which Keyword tells.
	NewName
	// Target is the name of a state to go to, or one of Words.
	Target
	// ErrorName is the name of an error. Policy tells whether that of a policy
	// may stand here as well.
	ErrorName
	// Policy is the name of a policy, or one of Words.
	Policy
	// Resource is a task's, reader's or writer's resource, or in `defaults` a
	// pattern.
	Resource
	// Value is where a value begins and nothing of it is typed, or a number.
	// Expression is set where the value may be an expression.
	Value
	// Key is the key of an argument, or of an object inside of a value.
	Key
	// Expression is inside of a JSONata expression. A bare word is one too; see
	// [Expr.Bare].
	Expression
	// Path is inside of a JSONPath path or intrinsic function.
	Path
	// Condition is in the condition of a rule of a JSONPath state, outside of
	// its paths; Words may stand here, and a path where Expression is set.
	Condition
	// String is inside of the quotes of a string or text block.
	String
	// Placeholder is the name in ${Name} inside of a string.
	Placeholder
	// ImportPath is the path of an import, ImportName a name in its list.
	ImportPath
	ImportName
	// Field is the name of a field of ASL: of `asl "Field"`, and in JSON and
	// YAML the key of an object that the language knows.
	Field
	// Rule is the id of a rule in a `lint:ignore` comment; Directive is the word
	// before it, one of Words.
	Rule
	Directive
	// Comment is inside of any other comment.
	Comment
)

// Place is what stands at an offset.
type Place struct {
	Kind   Kind
	Offset int32
	// Span is the text that stands for what Kind says, and that a completion
	// replaces; without the quotes that are around it.
	Span source.Span
	// Prefix is the part of Span before Offset, as it is written.
	Prefix string
	// Quote is the quote that Span is inside of, or 0; Closed says that one
	// stands behind it.
	Quote  byte
	Closed bool

	// Around are the blocks that the place is in, outermost first.
	Around []Around
	// Entry is where the entry begins that the place is in, or -1.
	Entry int32
	// Keyword is the word that the entry begins with; "" for an argument and
	// where no entry was begun.
	Keyword string
	// Clause is the keyword that the value belongs to.
	Clause string
	// Path leads from the clause, or the block, to the place inside of a value:
	// the keys and indexes around it.
	Path []Step
	// Language is that of expressions at the place.
	Language syntax.Language
	// Words are the bare words that may stand here.
	Words []string
	// Policy says that a policy's name may stand here too.
	Policy bool
	// Names are those that the list has already, in which the place is.
	Names []string
	// Value is what the clause or argument has, when it could be parsed; its
	// spans are those of the file.
	Value *syntax.Value
	// Expression is set when the place is in an expression, a path, or where
	// one may begin.
	Expression *Expr

	// ASL is set by [ASL].
	ASL *Document
}

// Step is a key, or without one an index.
type Step struct {
	Key   string
	Index int // of an array's item; -1 for a key
}

// Block says what stands in a block.
type Block uint8

const (
	// FileBlock is the top of a file.
	FileBlock Block = iota
	// HeaderBlock is that of `workflow`, LibraryBlock that of `library`.
	HeaderBlock
	LibraryBlock
	// ScopeBlock holds the states of a branch or loop, InlineBlock those that
	// stand behind an arrow.
	ScopeBlock
	InlineBlock
	// StateBlock holds the clauses and arguments of a state.
	StateBlock
	// DefaultsBlock is that of `defaults`.
	DefaultsBlock
	// ResourceBlock is that of `reader` and `writer`, BatchBlock that of `batch`.
	ResourceBlock
	BatchBlock
	// PolicyBlock holds the retriers of a policy.
	PolicyBlock
	// FieldsBlock holds the `asl` fields of a retrier or catcher.
	FieldsBlock
	// OtherBlock belongs to nothing that is known.
	OtherBlock
)

// Around is a block around a place.
type Around struct {
	Block Block
	// Keyword is the word that the owner of the block begins with: "task",
	// "do", "catch".
	Keyword string
	// Name is that of a state or declaration.
	Name string
	// Start is where the owner begins, Open where the block does.
	Start, Open int32
	// Item is the owner in the tree, nil where the tree does not have it.
	Item syntax.Item
	// Resource is the owner's, as written.
	Resource string
}

// Block returns the innermost block around the place.
func (p *Place) Block() Block {
	if n := len(p.Around); n > 0 {
		return p.Around[n-1].Block
	}
	return FileBlock
}

// Owner returns what the innermost block belongs to, or nil at the top of a
// file.
func (p *Place) Owner() *Around {
	if n := len(p.Around); n > 0 {
		return &p.Around[n-1]
	}
	return nil
}

// StateAround returns the innermost state around the place, whose clauses or
// arguments it is in, or nil where states stand.
func (p *Place) StateAround() *Around {
	for i := len(p.Around) - 1; i >= 0; i-- {
		switch p.Around[i].Block {
		case StateBlock:
			return &p.Around[i]
		case ScopeBlock, InlineBlock, DefaultsBlock:
			return nil
		}
	}
	return nil
}

// State returns the state of [Place.StateAround] as the tree has it, or nil.
func (p *Place) State() *syntax.State {
	if a := p.StateAround(); a != nil {
		s, _ := a.Item.(*syntax.State)
		return s
	}
	return nil
}

// InStates reports whether states stand where the place is, and no clauses.
func (p *Place) InStates() bool {
	switch p.Block() {
	case FileBlock, ScopeBlock, InlineBlock:
		return true
	}
	return false
}
