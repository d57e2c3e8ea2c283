package jsonpath

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	rfc9535 "github.com/theory/jsonpath"
)

// meaning writes a path without the ways in which RFC 9535's canonical form may
// differ from the text: notation, defaults of slices, spelling of numbers.
func meaning(p *Path) string {
	Walk(p, func(n Node) bool {
		switch n := n.(type) {
		case *Segment:
			n.Notation = NoNotation
			if n.Slice != nil {
				canonicalSlice(n.Slice)
			}
		case *Number:
			if f, err := strconv.ParseFloat(n.Text, 64); err == nil {
				n.Text = strconv.FormatFloat(f+0, 'g', -1, 64)
			}
		}
		return true
	})
	return dump(p)
}

func canonicalSlice(s *Slice) {
	// The other implementation leaves out a start of 0 even before a negative
	// step, where that is not the default.
	if s.Start.Value == 0 {
		s.Start.Set = false
	}
	if s.Step.Value == 1 {
		s.Step.Set = false
	}
}

// checkAgreement parses a text with the other implementation, and what that
// prints with ours. Both readings of ours have to mean the same. It returns
// false when RFC 9535 does not have the text.
func checkAgreement(t *testing.T, text string) bool {
	t.Helper()
	theirs, err := rfc9535.Parse(text)
	if err != nil {
		return false
	}
	p := ParsePath(text)
	if len(p.Errors) > 0 {
		t.Errorf("%q: %v", text, p.Errors)
		return true
	}
	canonical := ParsePath(theirs.String())
	if len(canonical.Errors) > 0 {
		t.Errorf("%q, canonically %q: %v", text, theirs, canonical.Errors)
		return true
	}
	if got, want := meaning(p), meaning(canonical); got != want {
		t.Errorf("%q: read as %s, canonical form %q as %s", text, got, theirs, want)
	}
	return true
}

// TestAgreesWithRFC9535 uses generated paths only: the other implementation
// takes some texts that RFC 9535 does not have, "$[:::]" among them.
func TestAgreesWithRFC9535(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 535))
	valid := 0
	const n = 20_000
	for range n {
		g := generator{random: random}
		if checkAgreement(t, g.path("$", 3)) {
			valid++
		}
		if t.Failed() {
			return
		}
	}
	if valid < n*9/10 {
		t.Errorf("only %d of %d generated paths are in RFC 9535", valid, n)
	}
}

// generator makes paths that Step Functions' dialect and RFC 9535 share.
type generator struct{ random *rand.Rand }

func (g generator) pick(choices ...string) string { return choices[g.random.IntN(len(choices))] }

func (g generator) path(root string, depth int) string {
	var b strings.Builder
	b.WriteString(root)
	for range g.random.IntN(4) {
		b.WriteString(g.segment(depth))
	}
	return b.String()
}

func (g generator) name() string {
	return g.pick("a", "b2", "snake_case", "CamelCase", "größe", "_x", "true", "and", "in", "☃")
}

func (g generator) text() string {
	return g.pick(`'a'`, `"a b"`, `'it\'s'`, `"q\"q"`, `''`, `'\\'`, `"\n\t"`, `'\u00e9'`, `"\uD83D\uDE00"`, `'a.b[0]'`, `')]'`)
}

func (g generator) segment(depth int) string {
	switch g.random.IntN(5) {
	case 0, 1:
		return g.pick(".", ".", "..") + g.name()
	case 2:
		return g.pick(".*", "..*", "[*]")
	}
	selectors := make([]string, 1+g.random.IntN(2)*g.random.IntN(2))
	for i := range selectors {
		selectors[i] = g.selector(depth)
	}
	return g.pick("[", "[ ", "..[") + strings.Join(selectors, g.pick(",", " , ")) + g.pick("]", " ]")
}

func (g generator) number() string {
	return g.pick("0", "1", "-1", "2", "17", "-30")
}

func (g generator) selector(depth int) string {
	switch g.random.IntN(6) {
	case 0, 1:
		return g.text()
	case 2:
		return g.number()
	case 3:
		bound := func() string { return g.pick("", "", g.number()) }
		return bound() + g.pick(":", " : ") + bound() + g.pick("", "", ":"+bound())
	case 4:
		return "*"
	}
	if depth == 0 {
		return "0"
	}
	return g.pick("?", "? ") + g.filter(depth-1)
}

func (g generator) filter(depth int) string {
	if depth > 0 {
		switch g.random.IntN(5) {
		case 0:
			return g.filter(depth-1) + g.pick("&&", " && ", "||", " || ") + g.filter(depth-1)
		case 1:
			return g.pick("(", "( ", "!(") + g.filter(depth-1) + g.pick(")", " )")
		}
	}
	if g.random.IntN(3) == 0 {
		return g.pick("", "!") + g.path(g.pick("@", "@", "$"), depth)
	}
	return g.operand() + g.pick("==", " == ", "!=", " <", "<= ", " > ", ">=") + g.operand()
}

func (g generator) operand() string {
	switch g.random.IntN(4) {
	case 0:
		return g.text()
	case 1:
		return g.pick(g.number(), "1.5", "2e3", "-0.25E-2", "true", "false", "null")
	}
	p := g.pick("@", "$")
	for range g.random.IntN(3) {
		p += g.pick("."+g.name(), "["+g.number()+"]", "["+g.text()+"]")
	}
	return p
}

func ExampleParsePath() {
	p := ParsePath("$.orders[?(@.total > 100)].id")
	fmt.Println(p.Definite(), len(p.Segments), p.Errors)
	// Output: false 3 []
}
