// Package graph is the picture's model of a state machine: boxes, arrows and
// what is written on them, of Gait and of plain ASL alike.
//
// A transition never leaves the branch of a Parallel state or the body of a Map
// state. So a graph is a tree of scopes, each with nodes and edges of its own,
// and a node with scopes inside it is one box to the scope around it.
package graph

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
)

// Graph is the model of one state machine.
type Graph struct {
	Name string
	Root *Scope
	// Nodes are those of all scopes, each before those inside it.
	Nodes []*Node
	// Problems are those that belong to no state.
	Problems []Problem
}

// Scope is a machine: the whole, a branch, or what a Map state runs for its items.
type Scope struct {
	// Title says what the scope is: "branch 2", or "" for the only one.
	Title string
	// Owner is the node that it is inside of, nil for the whole machine.
	Owner *Node
	Nodes []*Node
	Edges []*Edge
}

// NodeKind tells what a node stands for.
type NodeKind string

// The kinds of nodes.
const (
	// StateNode is a state.
	StateNode NodeKind = "state"
	// StartNode is where a scope begins.
	StartNode NodeKind = "start"
	// EndNode is where a scope ends; every state with End has its own.
	EndNode NodeKind = "end"
	// MissingNode is a state that a transition names and the scope lacks.
	MissingNode NodeKind = "missing"
	// StubNode stands for a state that is drawn elsewhere, so that an edge to
	// it needs not be.
	StubNode NodeKind = "stub"
)

// Node is a box.
type Node struct {
	// ID is unique in the graph and the same as long as the names of the state
	// and of those around it are: their JSON pointer.
	ID   string
	Kind NodeKind
	// Name is that of the state; "" for marks.
	Name string
	// Type is the Type of the state, which may be anything.
	Type string
	// Heading is the kind of the state and what matters most of it, such as
	// the resource: "task lambda:invoke", "wait 10s".
	Heading string
	// Retry sums up the retriers: "retry 3×"; "" without any.
	Retry string
	// Comment is the state's.
	Comment string
	// Unreachable: no way leads here from the start of its scope.
	Unreachable bool
	// Collapsed: there are scopes inside which are not to be drawn.
	Collapsed bool
	Scopes    []*Scope
	Scope     *Scope // that it is in
	// Target is the node that a stub stands for.
	Target   *Node
	Problems []Problem
	// State is what the node was made from; nil for marks.
	State *facts.State
	// At is the place of the state's name.
	At asl.Origin
}

// EdgeKind tells what an edge stands for.
type EdgeKind string

// The kinds of edges.
const (
	StartEdge   EdgeKind = "start"
	EndEdge     EdgeKind = "end"
	NextEdge    EdgeKind = "next"
	RuleEdge    EdgeKind = "rule"
	DefaultEdge EdgeKind = "default"
	CatchEdge   EdgeKind = "catch"
)

// Edge is an arrow.
type Edge struct {
	From, To *Node
	Kind     EdgeKind
	// Label is what stands on it, in full: the condition of a rule, the errors
	// of a catcher, "else".
	Label string
	// At is the place of the target's name.
	At asl.Origin
}

// Problem is a diagnostic, for a picture.
type Problem struct {
	Severity diag.Severity
	Rule     string
	Message  string
}
