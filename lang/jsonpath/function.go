package jsonpath

import "strings"

// MaxCalls is how deeply calls of intrinsic functions may be nested in one
// field (Step Functions developer guide, "Intrinsic functions").
const MaxCalls = 10

// Kinds is a set of JSON types.
type Kinds uint8

// The types of JSON. Step Functions rounds the numbers that it uses as
// integers, so that there is no type for these.
const (
	StringKind Kinds = 1 << iota
	NumberKind
	BoolKind
	NullKind
	ArrayKind
	ObjectKind

	// AnyKind is every JSON value.
	AnyKind = StringKind | NumberKind | BoolKind | NullKind | ArrayKind | ObjectKind
)

var kindNames = [...]string{"string", "number", "boolean", "null", "array", "object"}

// String lists the types in words: "string or number"; "any value" for all.
func (k Kinds) String() string {
	if k == AnyKind {
		return "any value"
	}
	var names []string
	for i, name := range kindNames {
		if k&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " or ")
}

// Param is a parameter of an intrinsic function.
type Param struct {
	Name  string
	Kinds Kinds
	// OneOf lists the values that AWS takes, when they are few, spelled as
	// literals of a call without quotes.
	OneOf []string
}

// Limit is a bound beyond which a call fails when it is executed.
type Limit struct {
	Param string // the parameter it bounds; empty for the result
	Text  string // "at most 10,000 characters"
	// Min and Max bound the value of a number, the characters of a string or the
	// items of a result, both included.
	Min, Max int64
}

// Source names where the facts of the function table come from.
const Source = "https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html"

// Function is an intrinsic function.
type Function struct {
	Name string // with the prefix: "States.Format"
	// Params are the parameters in order. The last one of a Variadic function
	// may be given any number of times, or not at all.
	Params   []Param
	Variadic bool
	// MinArgs and MaxArgs bound the number of arguments; MaxArgs is -1 where
	// there is no bound.
	MinArgs, MaxArgs int
	Result           Kinds
	Limits           []Limit
	Doc              string // one sentence
}

// Param returns the parameter that the argument at index i, from 0, is for, or
// nil when there is none.
func (f *Function) Param(i int) *Param {
	switch {
	case i < 0 || f.MaxArgs >= 0 && i >= f.MaxArgs:
		return nil
	case i >= len(f.Params):
		return &f.Params[len(f.Params)-1]
	}
	return &f.Params[i]
}

// Signature returns the function's name and parameters as documentation shows
// them: "States.MathRandom(start, end, [seed])".
func (f *Function) Signature() string {
	var b strings.Builder
	b.WriteString(f.Name)
	b.WriteByte('(')
	for i, p := range f.Params {
		if i > 0 {
			b.WriteString(", ")
		}
		switch {
		case f.Variadic && i == len(f.Params)-1:
			b.WriteString(p.Name + "...")
		case i >= f.MinArgs:
			b.WriteString("[" + p.Name + "]")
		default:
			b.WriteString(p.Name)
		}
	}
	b.WriteByte(')')
	return b.String()
}
