// Package compiler turns the syntax tree of a Gait file into an ASL tree.
//
// It goes over a file twice. The first pass gathers what is declared: consts,
// params, policies, defaults, imports, and the name and scope of every state.
// The second emits the ASL of each state in text order. Where something is put
// in that stands elsewhere (a policy, a default, a const), it is compiled once
// into a template at its definition and copied to each use, so that every
// emitted node knows the use and, through [asl.Frame], the definition.
//
// No phase stops at an error. What is written as a raw escape (`asl`, `raw`,
// `when asl`, `-> none`, `start none`) is emitted as it stands and never
// refused; [Result.Exempt] names it for later checks.
package compiler
