package rule

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
)

// Written returns the text of a value as it stands in a JSON file; false where
// it does not stand there by itself.
func (p *Pass) Written(n *asl.Node) (string, bool) {
	if p.Notation != JSON || !p.editable(n.At) {
		return "", false
	}
	return n.At.File.Text[n.At.Span.Start:n.At.Span.End], true
}

// RemoveItem removes an item of an array, with the comma that it makes
// superfluous; in JSON only.
func (p *Pass) RemoveItem(items []*asl.Node, i int) []diag.Edit {
	at := items[i].At
	if p.Notation != JSON || !p.editable(at) {
		return nil
	}
	switch {
	case i > 0 && p.editable(items[i-1].At):
		at.Span.Start = items[i-1].At.Span.End
	case i+1 < len(items) && p.editable(items[i+1].At):
		at.Span.End = items[i+1].At.Span.Start
	case len(items) > 1:
		return nil
	}
	return edit(at, "")
}

// ReplaceErrorName replaces an error name; in Gait too, which writes most of
// them without quotes.
func (p *Pass) ReplaceErrorName(n *asl.Node, name string) []diag.Edit {
	if p.Notation != GaitText {
		return p.Replace(n, Spell(name))
	}
	if !p.editable(n.At) {
		return nil
	}
	if strings.HasPrefix(n.At.File.Text[n.At.Span.Start:], `"`) {
		return edit(n.At, Spell(name))
	}
	return edit(n.At, name)
}

// ReplaceText replaces a place in a Gait source.
func (p *Pass) ReplaceText(at asl.Origin, text string) []diag.Edit {
	if p.Notation != GaitText || !p.editable(at) {
		return nil
	}
	return edit(at, text)
}
