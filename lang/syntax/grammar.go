package syntax

import "github.com/gait-lang/gait/lang/source"

// The declarations of a file.

// Workflow is the header.
type Workflow struct {
	Base
	Name *Name `parser:"'workflow' @@?"`
	Body *Body `parser:"@@?"`
}

// Library is the header of a file that only others import.
type Library struct {
	Base
	Body *Body `parser:"'library' @@"`
}

// Param declares a placeholder that deployment, or build, fills in.
type Param struct {
	Base
	Name    Name   `parser:"'param' @@"`
	Type    *Word  `parser:"( ':' @@ )?"`
	Default *Value `parser:"( '=' @@ )?"`
}

// Const names a static JSON value.
type Const struct {
	Base
	Name  Name   `parser:"'const' @@"`
	Value *Value `parser:"'=' @@"`
}

// RetryPolicy names a list of retriers.
type RetryPolicy struct {
	Base
	Name    Name     `parser:"'retry' @@"`
	Retrier *Retrier `parser:"( '=' @@"`
	Body    *Body    `parser:"| @@ )"` // of OnRetrier items
}

// OnRetrier is one retrier in a policy's body; a doc comment is its Comment.
type OnRetrier struct {
	Base
	Retrier Retrier `parser:"@@"`
}

// CatchPolicy names a catcher.
type CatchPolicy struct {
	Base
	Name    Name    `parser:"'catch' @@"`
	Catcher Catcher `parser:"'=' @@"`
}

// Defaults holds clauses and arguments for the tasks of a scope.
type Defaults struct {
	Base
	Pattern Resource `parser:"'defaults' @@"`
	Body    *Body    `parser:"@@"`
}

// Import brings in the declarations of another file.
type Import struct {
	Base
	Names *NameList `parser:"'import' ( @@ 'from' )?"` // nil: everything
	Path  Value     `parser:"@@"`
}

// NameList is a braced list of names.
type NameList struct {
	Loc   source.Span
	Names []Name `parser:"'{' ( @@ ','? )* '}'"`
}

// StateKind is a state's keyword.
type StateKind uint8

// The state kinds, in the order of the language reference.
const (
	Task StateKind = iota
	Pass
	Choice
	Wait
	Succeed
	Fail
	Parallel
	Map
	Raw
)

var stateKeywords = [...]string{"task", "pass", "choice", "wait", "succeed", "fail", "parallel", "map", "raw"}

var aslTypes = [...]string{"Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map", ""}

// String returns the keyword.
func (k StateKind) String() string { return stateKeywords[k] }

// Type returns the ASL Type, "" for a raw state.
func (k StateKind) Type() string { return aslTypes[k] }

// State is a state of any kind. Which of the head's parts it may have depends
// on the kind.
type State struct {
	Base
	Keyword  source.Span // the state keyword
	Kind     StateKind
	Name     Name
	Resource *Resource // of a task
	Wait     *WaitHead // of a wait
	Fail     []*HeadField
	Raw      *Value // of a raw state
	Body     *Body
	Flow     *Flow
	// Junk is text between the head, the body and the arrow that belongs to
	// nothing.
	Junk []*Bad
}

// The productions that State is made from, one a kind. The keyword is known
// before they are chosen.
type (
	taskState struct {
		Name     Name      `parser:"Word @@"`
		Resource *Resource `parser:"@@?"`
		Rest     stateRest `parser:"@@"`
	}
	plainState struct { // pass, choice, succeed, parallel, map
		Name Name      `parser:"Word @@"`
		Rest stateRest `parser:"@@"`
	}
	waitState struct {
		Name Name      `parser:"Word @@"`
		Wait *WaitHead `parser:"@@?"`
		Rest stateRest `parser:"@@"`
	}
	failState struct {
		Name   Name         `parser:"Word @@"`
		Fields []*HeadField `parser:"@@*"`
		Rest   stateRest    `parser:"@@"`
	}
	rawState struct {
		Name  Name      `parser:"Word @@"`
		Value *Value    `parser:"@@"`
		Rest  stateRest `parser:"@@"`
	}
)

// stateRest is the body and the arrow of a state, both optional.
type stateRest struct {
	Body *Body
	Flow *Flow
}

// WaitHead is what a wait waits for, in its head: a duration, or a timestamp.
type WaitHead struct {
	Until *Value `parser:"  'until' @@"`
	For   *Value `parser:"| @@"`
}

// HeadField is `error "E"` or `cause "C"` in the head of a fail state.
type HeadField struct {
	Keyword Word   `parser:"@@"`
	Value   *Value `parser:"@@"`
}

// Flow is the arrow after a state.
type Flow struct {
	Loc  source.Span
	Name Name // bare `end` and `none` are keywords; without a span where it is missing
}

// Span implements Node.
func (f *Flow) Span() source.Span { return f.Loc }

// Target is where a rule, `else` or a catcher goes: a state of the same scope
// or an inline block. Both are nil where text is missing.
type Target struct {
	Loc   source.Span
	Name  *Name
	Block *Body
}

// Span implements Node.
func (t *Target) Span() source.Span { return t.Loc }

// Resource is a task's, reader's or writer's resource, or a pattern of
// `defaults`: bare, or a quoted ARN.
type Resource struct {
	Loc    source.Span
	Text   string // decoded
	Quoted bool
}

// Span implements Node.
func (r *Resource) Span() source.Span { return r.Loc }

// The clauses.

// Property is `key: value`, an argument.
type Property struct {
	Base
	Key   Name
	Value *Value
}

// ASLField is `asl "Field": json`, a field in a form that Gait does not have.
type ASLField struct {
	Base
	Field Name   `parser:"'asl' @@"`
	Value *Value `parser:"@@"`
}

// ValueClause is a keyword with one value.
type ValueClause struct {
	Base
	Keyword Keyword
	Value   *Value
}

// Query is `query jsonpath`, `query jsonpath explicit` or `query jsonata`.
type Query struct {
	Base
	Language Word  `parser:"'query' @@"`
	Explicit *Word `parser:"@@?"`
}

// TypeClause is `type express` or `type standard` of a workflow's header.
type TypeClause struct {
	Base
	Type Word `parser:"'type' @@"`
}

// Start names the first state of a scope that is not written first; bare
// `none` leaves StartAt out.
type Start struct {
	Base
	Name Name `parser:"'start' @@"`
}

// RetryClause is `retry on …` or `retry policy`, or `retry none`.
type RetryClause struct {
	Base
	Retrier *Retrier `parser:"'retry' ( @@"`
	Policy  *Name    `parser:"| @@ )"` // bare `none` removes a default
}

// Retrier is the rest of a `retry` or `on` after the keyword.
type Retrier struct {
	Loc      source.Span
	Errors   ErrorList  `parser:"( 'on' @@"`
	Settings []*Setting `parser:"@@*"`
	Body     *Body      `parser:"@@? | @@ )"` // of `asl` fields
}

// Span implements Node.
func (r *Retrier) Span() source.Span { return r.Loc }

// Setting is a keyword with a value inside a retrier, a catcher or a rule.
type Setting struct {
	Keyword Word
	Value   *Value
}

// ErrorList is a comma-separated list of error names.
type ErrorList struct {
	Loc   source.Span
	Names []Name
}

// Span implements Node.
func (l *ErrorList) Span() source.Span { return l.Loc }

// CatchClause is `catch E -> target`, `catch policy` or `catch none`.
type CatchClause struct {
	Base
	Catcher Catcher `parser:"'catch' @@"`
}

// Policy returns the name in `catch name` and `catch none`, or nil when the
// clause is a catcher of its own.
func (c *CatchClause) Policy() *Name {
	k := &c.Catcher
	if len(k.Errors.Names) == 1 && len(k.Settings) == 0 && k.Body == nil && k.Target == nil {
		return &k.Errors.Names[0]
	}
	return nil
}

// Catcher is the rest of a `catch` after the keyword.
type Catcher struct {
	Loc      source.Span
	Errors   ErrorList `parser:"@@?"`
	Settings Settings  `parser:"@@*"` // assign, output, into
	Body     *Body     `parser:"@@?"` // of `asl` fields
	Target   *Target   `parser:"( '->' @@ )?"`
}

// Span implements Node.
func (c *Catcher) Span() source.Span { return c.Loc }

// Settings are the `assign`, `output` and `into` before an arrow. Those on
// the lines after a policy's name belong to the state and are not taken.
type Settings []*Setting

// When is a Choice rule.
type When struct {
	Base
	ASL       *Value   `parser:"'when' ( 'asl' @@"`
	Condition *Value   `parser:"| @@ )"`
	Settings  Settings `parser:"@@*"` // assign, output
	Target    *Target  `parser:"( '->' @@ )?"`
}

// Else is the Default of a choice.
type Else struct {
	Base
	Keyword Keyword `parser:"@@"`
	Target  *Target `parser:"'->' @@"`
}

// Branch is a branch of a parallel state.
type Branch struct {
	Base
	Body *Body `parser:"'branch' @@"`
}

// Loop is `do { … }`, a map's ItemProcessor, or the deprecated
// `iterator { … }`.
type Loop struct {
	Base
	Keyword Keyword `parser:"@@"`
	Body    *Body   `parser:"@@"`
}

// Inline is the explicit mode of an inline map.
type Inline struct {
	Base
	Keyword Keyword `parser:"@@"`
}

// Distributed is the mode of a Distributed Map with its execution type.
type Distributed struct {
	Base
	Type *Word `parser:"'distributed' @@?"`
}

// ResourceClause is `reader` or `writer`.
type ResourceClause struct {
	Base
	Keyword  Keyword   `parser:"@@"`
	Resource *Resource `parser:"@@?"`
	Body     *Body     `parser:"@@?"`
}

// Batch is a map's ItemBatcher.
type Batch struct {
	Base
	Body *Body `parser:"'batch' @@"`
}

// Tolerate is a map's tolerated failures: `tolerate 5%`, `tolerate 10`,
// `tolerate percent <expression>` or `tolerate count <expression>`.
type Tolerate struct {
	Base
	Unit  *Word  `parser:"'tolerate' @@?"`
	Value *Value `parser:"@@"`
}
