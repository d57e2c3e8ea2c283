package jsonata

import (
	"slices"
	"strings"
	"sync"
)

// Function is a built-in function.
type Function struct {
	Name      string // without the dollar sign
	Signature *Signature
	Doc       string // one sentence

	// StepFunctions functions are AWS's own, not JSONata's.
	StepFunctions bool
	// Unavailable functions are JSONata's, but Step Functions does not have
	// them: a call fails when it is evaluated.
	Unavailable bool
}

// Usage returns the function as documentation writes it: $name(a, b[, c]).
func (f *Function) Usage() string {
	var b strings.Builder
	b.WriteString("$" + f.Name + "(")
	optional := 0
	for i, p := range f.Signature.Params {
		if p.Optional {
			b.WriteByte('[')
			optional++
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(p.Name)
		if p.Variadic {
			b.WriteString("...")
		}
	}
	b.WriteString(strings.Repeat("]", optional) + ")")
	return b.String()
}

// Functions returns all built-in functions, sorted by name. The slice is the
// caller's, the functions are shared.
func Functions() []*Function { return slices.Clone(builtins()) }

// Lookup returns the built-in function of a name without the dollar sign.
func Lookup(name string) (*Function, bool) {
	all := builtins()
	i, ok := slices.BinarySearchFunc(all, name, func(f *Function, name string) int { return strings.Compare(f.Name, name) })
	if !ok {
		return nil, false
	}
	return all[i], true
}

var builtins = sync.OnceValue(func() []*Function {
	var all []*Function
	for _, list := range []struct {
		rows []builtin
		aws  bool
	}{{standard, false}, {stepFunctions, true}} {
		for _, row := range list.rows {
			sig, _ := parseSignature(row.signature)
			for i, name := range strings.Fields(row.params) {
				sig.Params[i].Name = name
			}
			all = append(all, &Function{row.name, sig, row.doc, list.aws, row.name == "eval"})
		}
	}
	slices.SortFunc(all, func(a, b *Function) int { return strings.Compare(a.Name, b.Name) })
	return all
})

// builtin is a row of the tables: the names of the parameters are separated
// by spaces.
type builtin struct{ name, signature, params, doc string }

// standard are the functions of jsonata-js 2.0.6 with the signatures that it
// checks. $random is among those of Step Functions, which takes a seed.
var standard = []builtin{
	{"abs", "<n-:n>", "number", "The number without its sign."},
	{"append", "<xx:a>", "array1 array2", "An array of the values of the first argument followed by those of the second."},
	{"assert", "<bs?:x>", "condition message", "Nothing where the condition is true; otherwise evaluation fails with the message."},
	{"average", "<a<n>:n>", "array", "The arithmetic mean of an array of numbers."},
	{"base64decode", "<s-:s>", "string", "The text that a base-64 string stands for, read as UTF-8."},
	{"base64encode", "<s-:s>", "string", "The base-64 form of a string."},
	{"boolean", "<x-:b>", "arg", "The value as a boolean: empty strings, arrays and objects, 0, null and functions are false."},
	{"ceil", "<n-:n>", "number", "The number rounded up to a whole number."},
	{"clone", "<(oa)-:o>", "value", "A deep copy of an object or array."},
	{"contains", "<s-(sf):b>", "string pattern", "Whether the string has the pattern, a string or a regular expression, in it."},
	{"count", "<a:n>", "array", "How many items the array has; 0 for nothing and 1 for a single value."},
	{"decodeUrl", "<s-:s>", "string", "The URL with its percent escapes resolved, except those of reserved characters."},
	{"decodeUrlComponent", "<s-:s>", "string", "The part of a URL with its percent escapes resolved."},
	{"distinct", "<x:x>", "array", "The array with only the first of equal items kept."},
	{"each", "<o-f:a>", "object function", "An array of what the function returns for each value and key of the object."},
	{"encodeUrl", "<s-:s>", "string", "The URL with percent escapes for characters that no URL may have."},
	{"encodeUrlComponent", "<s-:s>", "string", "The string with percent escapes, fit to be a part of a URL."},
	{"error", "<s?:x>", "message", "Makes the evaluation fail with the message."},
	{"eval", "<sx?:x>", "expression context", "The value of JSONata text. Step Functions does not have it."},
	{"exists", "<x:b>", "arg", "Whether the expression has a value; null is one."},
	{"filter", "<af>", "array function", "The items for which the function returns true."},
	{"floor", "<n-:n>", "number", "The number rounded down to a whole number."},
	{"formatBase", "<n-n?:s>", "number radix", "The number, rounded to a whole one, in the digits of a base from 2 to 36 (default 10)."},
	{"formatInteger", "<n-s:s>", "number picture", "The whole number as a picture says: digits, words, Roman numerals or letters."},
	{"formatNumber", "<n-so?:s>", "number picture options", "The number as a decimal picture such as '#,##0.00' says."},
	{"fromMillis", "<n-s?s?:s>", "milliseconds picture timezone", "Milliseconds since 1970 as a date and time: ISO 8601 in UTC, or as the picture says."},
	{"join", "<a<s>s?:s>", "array separator", "The strings of an array put together, with the separator between them."},
	{"keys", "<x-:a<s>>", "object", "The keys of an object, or all different keys of an array of objects."},
	{"length", "<s-:n>", "string", "The number of characters in a string."},
	{"lookup", "<x-s:x>", "object key", "The value of a key in an object, or its values in an array of objects."},
	{"lowercase", "<s-:s>", "string", "The string in small letters."},
	{"map", "<af>", "array function", "An array of what the function returns for each item; calls that return nothing leave no item."},
	{"match", "<s-f<s:o>n?:a<o>>", "string pattern limit", "Objects that tell of each match of a regular expression: match, index and groups."},
	{"max", "<a<n>:n>", "array", "The greatest of an array of numbers."},
	{"merge", "<a<o>:o>", "array", "One object with the keys of all objects of an array; the last value of a key counts."},
	{"millis", "<:n>", "", "The time of evaluation in milliseconds since 1970, the same throughout an expression."},
	{"min", "<a<n>:n>", "array", "The least of an array of numbers."},
	{"not", "<x-:b>", "arg", "True where the value counts as false, and false otherwise."},
	{"now", "<s?s?:s>", "picture timezone", "The time of evaluation, the same throughout an expression: ISO 8601 in UTC, or as the picture says."},
	{"number", "<(nsb)-:n>", "arg", "The number that a string spells; 1 for true and 0 for false."},
	{"pad", "<s-ns?:s>", "string width char", "The string padded to a width: on the right, or on the left where the width is negative."},
	{"parseInteger", "<s-s:n>", "string picture", "The whole number that is written as the picture says."},
	{"power", "<n-n:n>", "base exponent", "The base raised to the exponent."},
	{"reduce", "<afj?:j>", "array function init", "One value: the function is called with what it returned last and the next item."},
	{"replace", "<s-(sf)(sf)n?:s>", "string pattern replacement limit", "The string with the matches of the pattern replaced by a string, or by what a function returns."},
	{"reverse", "<a:a>", "array", "The array from its end to its start."},
	{"round", "<n-n?:n>", "number precision", "The number rounded to so many decimal places; halves go to the even neighbour."},
	{"shuffle", "<a:a>", "array", "The array in random order."},
	{"sift", "<o-f?:o>", "object function", "The object with only those entries for which the function returns true."},
	{"single", "<af?>", "array function", "The one item for which the function returns true; it fails unless there is exactly one."},
	{"sort", "<af?:a>", "array function", "The array in ascending order; the function says whether its first argument comes after its second."},
	{"split", "<s-(sf)n?:a<s>>", "string separator limit", "The pieces of a string between separators, which are a string or a regular expression."},
	{"spread", "<x-:a<o>>", "object", "An array of objects with one key each."},
	{"sqrt", "<n-:n>", "number", "The square root of the number."},
	{"string", "<x-b?:s>", "arg prettify", "The value as a string: JSON for all but strings, indented where prettify is true."},
	{"substring", "<s-nn?:s>", "string start length", "The part of a string from a position, counted from 0, or from the end where negative."},
	{"substringAfter", "<s-s:s>", "string chars", "What follows the first occurrence of chars, or the string where there is none."},
	{"substringBefore", "<s-s:s>", "string chars", "What stands before the first occurrence of chars, or the string where there is none."},
	{"sum", "<a<n>:n>", "array", "The sum of an array of numbers."},
	{"toMillis", "<s-s?:n>", "timestamp picture", "The milliseconds since 1970 of a date and time: ISO 8601, or written as the picture says."},
	{"trim", "<s-:s>", "string", "The string without white space at its ends and with single spaces inside."},
	{"type", "<x:s>", "value", "The name of the value's type: null, number, string, boolean, array, object or function."},
	{"uppercase", "<s-:s>", "string", "The string in capital letters."},
	{"zip", "<a+>", "arrays", "An array of arrays: of the first items of all arguments, of the second items, and so on."},
}

// stepFunctions are what the AWS Step Functions developer guide adds. Where
// an argument is required, leaving it out is no error there either, but the
// result is undefined, which fails the state.
var stepFunctions = []builtin{
	{"hash", "<ss:s>", "string algorithm", "The hash of a string in hexadecimal; the algorithm is MD5, SHA-1, SHA-256, SHA-384 or SHA-512."},
	{"parse", "<s:x>", "json", "The value of JSON text."},
	{"partition", "<an?:a<a>>", "array size", "The array cut into arrays of at most so many items."},
	{"random", "<n?:n>", "seed", "A number from 0 up to but not including 1; the same for the same seed."},
	{"range", "<nnn:a<n>>", "start end delta", "The numbers from start to end, end included, in steps of delta."},
	{"uuid", "<:s>", "", "A new random UUID, version 4."},
}
