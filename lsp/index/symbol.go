package index

import (
	"sort"

	"github.com/gait-lang/gait/lang/source"
)

// Kind says what a symbol is.
type Kind uint8

// The kinds of symbols.
const (
	State Kind = iota
	// Variable is one of the workflow, that an assign sets.
	Variable
	// Local is a parameter of a function, or bound by := @ or # in an expression.
	Local
	RetryPolicy
	CatchPolicy
	Const
	Param
	// Imported is a name in the list of an import, whatever it is there.
	Imported
)

var kindNames = [...]string{
	"state", "variable", "local variable", "retry policy", "catch policy", "const", "param", "imported name",
}

// String returns the kind as messages name it.
func (k Kind) String() string { return kindNames[k] }

// space tells which kinds share their names: consts and params do.
func (k Kind) space() Kind {
	if k == Param {
		return Const
	}
	return k
}

// Role says what an occurrence does with its symbol.
type Role uint8

// The roles of occurrences.
const (
	// Declaration declares a state, policy, const, param or local.
	Declaration Role = iota
	// Write gives a variable a value.
	Write
	// Read reads a variable, const or param, or names a policy.
	Read
	// Transition goes to a state, and Start begins a scope with it.
	Transition
	Start
	// Import brings a name in.
	Import
)

// Form says how the name is written at an occurrence.
type Form uint8

// The forms of names.
const (
	// NameForm is a name of Gait: bare, or in quotes that Span includes.
	NameForm Form = iota
	// KeyForm is a key in Gait, and as a name.
	KeyForm
	// PathKeyForm is a quoted key in Gait that ends in ".$".
	PathKeyForm
	// WordForm is the bare name alone: a const in an expression, a param in ${}.
	WordForm
	// DollarForm is a variable with its dollar sign.
	DollarForm
	// JSONForm is a string of JSON in Gait or JSON, its quotes included.
	JSONForm
	// YAMLForm is a scalar of YAML, its quotes included.
	YAMLForm
)

// Scope is a block of states that transitions stay in.
type Scope struct {
	Outer *Scope
	// Owner is the state that the scope is inside of, nil for the file's.
	Owner *Symbol
	// Distributed: variables around it cannot be read.
	Distributed bool
	// Span is what of the text belongs to it.
	Span source.Span
	// Start is the state that the scope begins with, or nil.
	Start *Symbol
	// States are its states in the order of the text.
	States []*Symbol

	states    map[string]*Symbol
	variables map[string]*Symbol
}

// Symbol is something that has a name.
type Symbol struct {
	Kind  Kind
	Name  string
	Scope *Scope // of a state or variable
	// Detail is a state's kind as the text says it: "task", "Task".
	Detail string
	// Span is the whole declaration or state; empty for variables and locals, and
	// where the file does not declare the symbol.
	Span source.Span
	// Occurrences are in the order of the text.
	Occurrences []*Occurrence
	// Implicit is the state that follows by the order of the text, or nil.
	Implicit *Symbol

	within       []*Occurrence // what is named in the state, in the order of the text
	blocks       []Edge        // to inline blocks of the state
	named, holds int32         // how many occurrences there are of it, and in it
}

// Declared returns the occurrence that declares the symbol, for a variable the
// first that sets it, or nil.
func (s *Symbol) Declared() *Occurrence {
	for _, o := range s.Occurrences {
		if o.Role == Declaration || o.Role == Write {
			return o
		}
	}
	return nil
}

// Occurrence is a place where a symbol is named.
type Occurrence struct {
	Symbol *Symbol
	Role   Role
	Form   Form
	// Span is what is written, quotes and dollar sign included.
	Span source.Span
	// In is the state that the occurrence is in, nil outside of states.
	In *Symbol
	// Fixed: the text stands for other places too, such as an alias of YAML, or
	// in a string inside of which it cannot be edited.
	Fixed bool
}

// File is the index of one file.
type File struct {
	Source *source.File
	// Scope is the file's own, of a file with several definitions the first's.
	Scope *Scope
	// Scopes are all, each before those inside it.
	Scopes []*Scope
	// Symbols are all, in the order of their first occurrences.
	Symbols []*Symbol
	// Occurrences are all, in the order of the text.
	Occurrences []*Occurrence
	// Imports are those of a Gait file.
	Imports []ImportOf
	// IsGait tells Gait from ASL.
	IsGait bool

	names  map[spaceName]*Symbol
	pieces []piece // of Gait, one a declaration
}

type spaceName struct {
	space Kind
	name  string
}

// ImportOf is an import of a Gait file.
type ImportOf struct {
	Path  string
	At    source.Span // of the path, quotes included
	Names []string    // nil: everything
	All   bool
}

// At returns the occurrence at an offset, or nil: the one that it is in, or else
// touches.
func (f *File) At(offset int32) *Occurrence {
	i := sort.Search(len(f.Occurrences), func(i int) bool { return f.Occurrences[i].Span.End >= offset })
	var found *Occurrence
	for ; i < len(f.Occurrences) && f.Occurrences[i].Span.Start <= offset; i++ {
		o := f.Occurrences[i]
		if found == nil || o.Span.Start <= offset && offset < o.Span.End {
			found = o
		}
	}
	return found
}

// Named returns the policy, const or param that the file declares or uses, or
// nil.
func (f *File) Named(kind Kind, name string) *Symbol {
	return f.names[spaceName{kind.space(), name}]
}

// ScopeAt returns the innermost scope around an offset.
func (f *File) ScopeAt(offset int32) *Scope {
	var found *Scope
	for _, s := range f.Scopes {
		if s.Span.Start <= offset && offset <= s.Span.End {
			found = s
		}
	}
	return found
}

// StateAt returns the innermost state around an offset, or nil.
func (f *File) StateAt(offset int32) *Symbol {
	var found *Symbol
	for _, scope := range f.Scopes {
		if offset < scope.Span.Start || scope.Span.End < offset {
			continue
		}
		i := sort.Search(len(scope.States), func(i int) bool { return scope.States[i].Span.Start > offset })
		// Inline blocks make states of one scope stand inside each other.
		for i--; i >= 0; i-- {
			if scope.States[i].Span.End >= offset {
				found = scope.States[i]
				break
			}
		}
	}
	return found
}

// State returns the state of that name in the scope, or nil.
func (s *Scope) State(name string) *Symbol { return s.states[name] }

// Variable returns the variable of that name that states of the scope see, or
// nil.
func (s *Scope) Variable(name string) *Symbol {
	for ; s != nil; s = s.Outer {
		if v := s.variables[name]; v != nil {
			return v
		}
		if s.Distributed {
			return nil
		}
	}
	return nil
}
