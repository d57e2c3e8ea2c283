// Package gait holds the rules about Gait sources: declarations that nobody uses
// or that say the same, and slips that compile to something else than was meant.
// They look at the text, not at what it compiles to.
package gait

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/rule"
)

// Checks are the checks of the group.
var Checks = []*rule.Check{unused, duplicates, repeats, slips}

// place returns the place of a span of a declaration.
func place(p *rule.Pass, d syntax.Placed, s source.Span) asl.Origin {
	return asl.Origin{File: p.Source.Tree.File, Span: d.At(s)}
}

// words returns the text of a span with all white space as one blank, so that
// layout makes no difference.
func words(d syntax.Placed, s source.Span) string {
	return strings.Join(strings.Fields(d.Text[s.Start:s.End]), " ")
}

// found is a piece of text that was found again.
type found struct {
	at    asl.Origin
	where string // the state that it is in
}
