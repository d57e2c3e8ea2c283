package complete

import (
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/place"
)

// entryOf is an entry of a block: its first word, or the key of an argument.
type entryOf struct {
	word string
	span source.Span
}

// itemsOf returns the entries of the block of an owner, which may be nil or not
// in the tree.
func (c *collector) itemsOf(owner *place.Around) []entryOf {
	if owner == nil || owner.Item == nil {
		return nil
	}
	base := c.base(owner.Start)
	var list []entryOf
	for _, body := range syntax.Bodies(owner.Item) {
		if body.Loc.Start+base != owner.Open && owner.Block != place.StateBlock {
			continue
		}
		for _, item := range body.Items {
			e := entryOf{span: item.Span().Shift(base)}
			switch x := item.(type) {
			case *syntax.Property:
				e.word = x.Key.Text
			default:
				e.word = firstWord(c.text[e.span.Start:e.span.End])
			}
			list = append(list, e)
		}
	}
	return list
}

// base is where the declaration around an offset begins.
func (c *collector) base(offset int32) int32 { return c.declAt(offset).Start }

// firstWord is the bare word that a text begins with.
func firstWord(text string) string {
	n := 0
	for n < len(text) && (text[n] == '_' || 'a' <= text[n]|0x20 && text[n]|0x20 <= 'z' || '0' <= text[n] && text[n] <= '9') {
		n++
	}
	return text[:n]
}
