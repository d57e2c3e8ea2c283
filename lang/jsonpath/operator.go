package jsonpath

import "strings"

// Operator is an operator of a filter expression.
type Operator uint8

// The operators of filters.
const (
	OpEqual Operator = iota + 1
	OpNotEqual
	OpLess
	OpLessEqual
	OpGreater
	OpGreaterEqual
	OpAnd
	OpOr
	// The rest is known to Jayway, and not to Step Functions.
	OpStrictEqual
	OpStrictNotEqual
	OpMatch
	OpIn
	OpNotIn
	OpSubsetOf
	OpAnyOf
	OpNoneOf
	OpAll
	OpContains
	OpSize
	OpEmpty
	OpType
)

var operatorText = [...]string{
	OpEqual: "==", OpNotEqual: "!=", OpLess: "<", OpLessEqual: "<=", OpGreater: ">", OpGreaterEqual: ">=",
	OpAnd: "&&", OpOr: "||", OpStrictEqual: "===", OpStrictNotEqual: "!==", OpMatch: "=~",
	OpIn: "in", OpNotIn: "nin", OpSubsetOf: "subsetof", OpAnyOf: "anyof", OpNoneOf: "noneof",
	OpAll: "all", OpContains: "contains", OpSize: "size", OpEmpty: "empty", OpType: "type",
}

// String returns the operator as it is written.
func (o Operator) String() string {
	if int(o) < len(operatorText) {
		return operatorText[o]
	}
	return ""
}

// Supported reports whether Step Functions has the operator.
func (o Operator) Supported() bool { return o >= OpEqual && o <= OpOr }

// wordOperator returns the operator that a word is; Jayway ignores case.
func wordOperator(word string) Operator {
	for o := OpIn; o <= OpType; o++ {
		if strings.EqualFold(word, operatorText[o]) {
			return o
		}
	}
	return 0
}

// signOperator returns the comparison that text starts with.
func signOperator(text string) (Operator, int32) {
	// Longer operators come before those that they start with.
	for _, o := range [...]Operator{OpStrictEqual, OpStrictNotEqual, OpEqual, OpNotEqual, OpMatch, OpLessEqual, OpGreaterEqual, OpLess, OpGreater} {
		if s := operatorText[o]; strings.HasPrefix(text, s) {
			return o, int32(len(s))
		}
	}
	return 0, 0
}
