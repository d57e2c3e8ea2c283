package jsonpath

import "strings"

// Operator is an operator of a filter expression.
type Operator uint8

// The operators of filters.
const (
	Equal Operator = iota + 1
	NotEqual
	Less
	LessEqual
	Greater
	GreaterEqual
	And
	Or
	// The rest is known to Jayway, and not to Step Functions.
	StrictEqual
	StrictNotEqual
	Match
	In
	NotIn
	SubsetOf
	AnyOf
	NoneOf
	All
	Contains
	Size
	Empty
	Type
)

var operatorText = [...]string{
	Equal: "==", NotEqual: "!=", Less: "<", LessEqual: "<=", Greater: ">", GreaterEqual: ">=",
	And: "&&", Or: "||", StrictEqual: "===", StrictNotEqual: "!==", Match: "=~",
	In: "in", NotIn: "nin", SubsetOf: "subsetof", AnyOf: "anyof", NoneOf: "noneof",
	All: "all", Contains: "contains", Size: "size", Empty: "empty", Type: "type",
}

// String returns the operator as it is written.
func (o Operator) String() string {
	if int(o) < len(operatorText) {
		return operatorText[o]
	}
	return ""
}

// Supported reports whether Step Functions has the operator.
func (o Operator) Supported() bool { return o >= Equal && o <= Or }

// wordOperator returns the operator that a word is; Jayway ignores case.
func wordOperator(word string) Operator {
	for o := In; o <= Type; o++ {
		if strings.EqualFold(word, operatorText[o]) {
			return o
		}
	}
	return 0
}

// signOperator returns the comparison that text starts with.
func signOperator(text string) (Operator, int32) {
	// Longer operators come before those that they start with.
	for _, o := range [...]Operator{StrictEqual, StrictNotEqual, Equal, NotEqual, Match, LessEqual, GreaterEqual, Less, Greater} {
		if s := operatorText[o]; strings.HasPrefix(text, s) {
			return o, int32(len(s))
		}
	}
	return 0, 0
}
