package jsonpath

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// Problem is a mistake in a call that reads without errors.
type Problem struct {
	Kind    ProblemKind
	Span    source.Span
	Message string
	// Suggestion is what the text of the span was probably meant to be, or "".
	Suggestion string
}

// ProblemKind says what is wrong with a call.
type ProblemKind uint8

const (
	// UnknownFunction: there is no intrinsic function of the name. AWS refuses
	// the definition.
	UnknownFunction ProblemKind = iota + 1
	// WrongArity: the function takes fewer or more arguments.
	WrongArity
	// TooManyCalls: calls are nested deeper than [MaxCalls].
	TooManyCalls
)

// Check returns what is certainly wrong with the calls of an expression, in
// source order. Syntax errors are not repeated.
func Check(e *Expr) []Problem {
	var c checker
	if call := e.Call(); call != nil {
		c.call(call, 1)
	}
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return c.problems
}

type checker struct {
	problems []Problem
	tooDeep  bool
}

func (c *checker) call(call *Call, depth int) {
	// Where one chain of calls is too deep, its brothers often are as well.
	if depth > MaxCalls && !c.tooDeep {
		c.tooDeep = true
		c.add(TooManyCalls, call.NameSpan, "calls are nested deeper than "+strconv.Itoa(MaxCalls)+" levels", "")
	}
	if call.Func == nil {
		c.unknown(call)
	} else if !call.Incomplete {
		c.arity(call)
	}
	for _, arg := range call.Args {
		if inner, ok := arg.(*Call); ok {
			c.call(inner, depth+1)
		}
	}
}

func (c *checker) add(kind ProblemKind, span source.Span, message, suggestion string) {
	c.problems = append(c.problems, Problem{kind, span, message, suggestion})
}

func (c *checker) unknown(call *Call) {
	if call.Parens.Len() == 0 {
		return // reported as a syntax error
	}
	message := "unknown intrinsic function " + quote(call.Name)
	nearest := nearestFunction(call.Name)
	if nearest != "" {
		message += `; did you mean "` + nearest + `"?`
	} else {
		message += "; there are " + diag.Quoted(functionNames(""))
	}
	c.add(UnknownFunction, call.NameSpan, message, nearest)
}

// nearestFunction returns the function that was probably meant, or "".
func nearestFunction(name string) string {
	// The prefix is the same in all names and would make any two of them alike.
	bare := name
	if n := len(statesPrefix); len(name) >= n && strings.EqualFold(name[:n], statesPrefix) {
		bare = name[n:]
	}
	if f := Lookup(statesPrefix + bare); f != nil {
		return f.Name
	}
	if near := diag.Nearest(bare, functionNames(statesPrefix)); near != "" {
		return statesPrefix + near
	}
	return ""
}

// functionNames returns the names of all functions without a prefix.
func functionNames(prefix string) []string {
	names := make([]string, len(functions))
	for i := range functions {
		names[i] = strings.TrimPrefix(functions[i].Name, prefix)
	}
	return names
}

func (c *checker) arity(call *Call) {
	f, n := call.Func, len(call.Args)
	switch {
	case n < f.MinArgs:
		// The closing parenthesis is where the missing arguments would stand.
		span := source.Span{Start: call.Parens.End - 1, End: call.Parens.End}
		c.add(WrongArity, span, arityMessage(f, n), "")
	case f.MaxArgs >= 0 && n > f.MaxArgs:
		span := call.Args[f.MaxArgs].Span().Join(call.Args[n-1].Span())
		c.add(WrongArity, span, arityMessage(f, n), "")
	}
}

func arityMessage(f *Function, n int) string {
	takes := strconv.Itoa(f.MinArgs)
	last := f.MinArgs
	switch {
	case f.MaxArgs < 0:
		takes = "at least " + takes
	case f.MaxArgs > f.MinArgs:
		takes += " to " + strconv.Itoa(f.MaxArgs)
		last = f.MaxArgs
	case f.MaxArgs == 0:
		takes = "no"
	}
	noun := "arguments"
	if last == 1 {
		noun = "argument"
	}
	return fmt.Sprintf("%s takes %s %s, not %d: %s", quote(f.Name), takes, noun, n, f.Signature())
}
