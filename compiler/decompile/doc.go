// Package decompile writes a state machine of the Amazon States Language as
// Gait.
//
// [Decompile] is faithful and flat: one state a block in the order of the
// definition, fall-through found, nothing invented. What the language cannot
// say, or would refuse, is kept by a raw escape (`asl "Field": …`, `raw`,
// `when asl`), so that any definition with States becomes Gait text that
// compiles back to an equal one. The text is correct but rough: lang/format
// decides its layout.
//
// [Import] does the whole job and proves it: it formats the text, compiles it
// and compares the result with what it was given.
package decompile
