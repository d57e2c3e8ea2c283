package jsonpath

import (
	"cmp"
	"math"
	"slices"
)

var textLimit = Limit{Param: "data", Text: "at most 10,000 characters", Max: 10_000}

// functions are the intrinsic functions, sorted by name. That States.Array
// takes no arguments and States.JsonMerge nothing but false has been observed
// on AWS; the rest is what AWS documents.
var functions = []Function{
	{
		Name: "States.Array", Variadic: true, MaxArgs: -1, Result: ArrayKind,
		Params: []Param{{Name: "values", Kinds: AnyKind}},
		Doc:    "Makes an array of its arguments.",
	},
	{
		Name: "States.ArrayContains", MinArgs: 2, MaxArgs: 2, Result: BoolKind,
		Params: []Param{{Name: "array", Kinds: ArrayKind}, {Name: "value", Kinds: AnyKind}},
		Doc:    "Tells whether an array has an element that equals a value.",
	},
	{
		Name: "States.ArrayGetItem", MinArgs: 2, MaxArgs: 2, Result: AnyKind,
		Params: []Param{{Name: "array", Kinds: ArrayKind}, {Name: "index", Kinds: NumberKind}},
		Doc:    "Returns the element of an array at an index that counts from 0.",
	},
	{
		Name: "States.ArrayLength", MinArgs: 1, MaxArgs: 1, Result: NumberKind,
		Params: []Param{{Name: "array", Kinds: ArrayKind}},
		Doc:    "Returns how many elements an array has.",
	},
	{
		Name: "States.ArrayPartition", MinArgs: 2, MaxArgs: 2, Result: ArrayKind,
		Params: []Param{{Name: "array", Kinds: ArrayKind}, {Name: "size", Kinds: NumberKind}},
		Limits: []Limit{{Param: "size", Text: "greater than 0", Min: 1, Max: math.MaxInt32}},
		Doc:    "Cuts an array into arrays of a size; the last one may be shorter.",
	},
	{
		Name: "States.ArrayRange", MinArgs: 3, MaxArgs: 3, Result: ArrayKind,
		Params: []Param{{Name: "first", Kinds: NumberKind}, {Name: "last", Kinds: NumberKind}, {Name: "step", Kinds: NumberKind}},
		Limits: []Limit{{Text: "at most 1,000 elements", Max: 1000}},
		Doc:    "Counts from the first number to the last, which is included, by a step other than 0.",
	},
	{
		Name: "States.ArrayUnique", MinArgs: 1, MaxArgs: 1, Result: ArrayKind,
		Params: []Param{{Name: "array", Kinds: ArrayKind}},
		Doc:    "Removes elements that equal an earlier one.",
	},
	{
		Name: "States.Base64Decode", MinArgs: 1, MaxArgs: 1, Result: StringKind,
		Params: []Param{{Name: "data", Kinds: StringKind}},
		Limits: []Limit{textLimit},
		Doc:    "Decodes Base64 text.",
	},
	{
		Name: "States.Base64Encode", MinArgs: 1, MaxArgs: 1, Result: StringKind,
		Params: []Param{{Name: "data", Kinds: StringKind}},
		Limits: []Limit{textLimit},
		Doc:    "Encodes text as Base64.",
	},
	{
		Name: "States.Format", MinArgs: 1, MaxArgs: -1, Variadic: true, Result: StringKind,
		Params: []Param{{Name: "template", Kinds: StringKind}, {Name: "values", Kinds: AnyKind}},
		Doc:    "Puts a value in the place of each {} of a template.",
	},
	{
		Name: "States.Hash", MinArgs: 2, MaxArgs: 2, Result: StringKind,
		Params: []Param{
			{Name: "data", Kinds: StringKind},
			{Name: "algorithm", Kinds: StringKind, OneOf: []string{"MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"}},
		},
		Limits: []Limit{textLimit},
		Doc:    "Returns the hash of a text in hexadecimal.",
	},
	{
		Name: "States.JsonMerge", MinArgs: 3, MaxArgs: 3, Result: ObjectKind,
		Params: []Param{
			{Name: "first", Kinds: ObjectKind},
			{Name: "second", Kinds: ObjectKind},
			{Name: "deep", Kinds: BoolKind, OneOf: []string{"false"}},
		},
		Doc: "Merges two objects at their top level; members of the second one win.",
	},
	{
		Name: "States.JsonToString", MinArgs: 1, MaxArgs: 1, Result: StringKind,
		Params: []Param{{Name: "value", Kinds: AnyKind}},
		Doc:    "Writes a value as JSON text.",
	},
	{
		Name: "States.MathAdd", MinArgs: 2, MaxArgs: 2, Result: NumberKind,
		Params: []Param{{Name: "first", Kinds: NumberKind}, {Name: "second", Kinds: NumberKind}},
		Limits: []Limit{
			{Param: "first", Text: "a 32-bit integer", Min: math.MinInt32, Max: math.MaxInt32},
			{Param: "second", Text: "a 32-bit integer", Min: math.MinInt32, Max: math.MaxInt32},
		},
		Doc: "Adds two numbers, each rounded to an integer first.",
	},
	{
		Name: "States.MathRandom", MinArgs: 2, MaxArgs: 3, Result: NumberKind,
		Params: []Param{{Name: "start", Kinds: NumberKind}, {Name: "end", Kinds: NumberKind}, {Name: "seed", Kinds: NumberKind}},
		Doc:    "Returns a random integer from the start on and below the end, the same one for the same seed.",
	},
	{
		Name: "States.StringSplit", MinArgs: 2, MaxArgs: 2, Result: ArrayKind,
		Params: []Param{{Name: "text", Kinds: StringKind}, {Name: "separators", Kinds: StringKind}},
		Doc:    "Splits text at every character of the separators and drops empty pieces.",
	},
	{
		Name: "States.StringToJson", MinArgs: 1, MaxArgs: 1, Result: AnyKind,
		Params: []Param{{Name: "text", Kinds: StringKind}},
		Doc:    "Reads JSON text into a value.",
	},
	{
		Name: "States.UUID", Result: StringKind,
		Doc: "Returns a random version 4 UUID.",
	},
}

// Functions returns the intrinsic functions sorted by name.
func Functions() []*Function {
	all := make([]*Function, len(functions))
	for i := range functions {
		all[i] = &functions[i]
	}
	return all
}

// Lookup returns the intrinsic function of a name such as "States.Format", or
// nil. Names are case-sensitive.
func Lookup(name string) *Function {
	i, ok := slices.BinarySearchFunc(functions, name, func(f Function, name string) int {
		return cmp.Compare(f.Name, name)
	})
	if !ok {
		return nil
	}
	return &functions[i]
}
