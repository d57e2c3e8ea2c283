// Package words has the short sentences in which the server speaks of what
// stands in a text: fields of ASL, keywords of Gait, errors, the context object,
// functions. Hover and completion show the same ones.
//
// Sentences are plain text, begin with a capital letter and end with a full
// stop. Those about fields and functions stand with the tables of them, in
// compiler/asl, lang/jsonata and lang/jsonpath; here is what these do not say.
package words
