package format

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// comment is a `//` comment and the place where it is printed.
type comment struct {
	text string
	// at is the offset that places it among entries, its own unless it stood
	// where the layout has no slot for a comment.
	at, end int32
	moved   bool // on a line of its own, whatever it was
}

// placeComments gives every comment of a declaration a place that the layout
// has a slot for.
// It returns the starts of the entries that have none.
func placeComments(d *syntax.Decl) (cs []comment, tangled map[int32]bool) {
	if len(d.Comments) == 0 {
		return nil, nil
	}
	cs = make([]comment, len(d.Comments))
	for i, c := range d.Comments {
		cs[i] = comment{text: commentText(d, c), at: c.Span.Start, end: c.Span.End}
	}
	tangled = map[int32]bool{}
	placeAmong(d.Items, cs, tangled)
	return cs, tangled
}

// tangles reports whether a comment stands inside a leaf, where it stays, and
// another behind the leaf and between parts: it would have to be printed
// before the first.
func tangles(ps []part, cs []comment) bool {
	inLeaf := false
	for i := range cs {
		for len(ps) > 0 && ps[0].span.End <= cs[i].at {
			ps = ps[1:]
		}
		switch {
		case len(ps) == 0 || ps[0].span.Start > cs[i].at:
			if inLeaf {
				return true
			}
		case !ps[0].takes():
			inLeaf = true
		}
	}
	return false
}

// commentText returns a comment as it is printed. Three slashes that the parser
// took for a comment must not become documentation at another place.
func commentText(d *syntax.Decl, c syntax.Comment) string {
	text := strings.TrimRight(d.Text[c.Span.Start:c.Span.End], " \t\r")
	if strings.HasPrefix(text, "///") && !strings.HasPrefix(text, "////") {
		return "// " + text[2:]
	}
	return text
}

// within cuts off the comments before start, and returns those before end and
// the rest.
func within(cs []comment, span source.Span) (inside, rest []comment) {
	for len(cs) > 0 && cs[0].at < span.Start {
		cs = cs[1:]
	}
	n := 0
	for n < len(cs) && cs[n].at < span.End {
		n++
	}
	return cs[:n], cs[n:]
}

func placeAmong(items []syntax.Item, cs []comment, tangled map[int32]bool) {
	for _, item := range items {
		if len(cs) == 0 {
			return
		}
		var inside []comment
		if doc := item.Documentation(); doc != nil {
			// One run of `///` lines is one comment: nothing parts it.
			inside, cs = within(cs, doc.Loc)
			for i := range inside {
				inside[i].at, inside[i].moved = doc.Loc.Start-1, true
			}
		}
		inside, cs = within(cs, item.Span())
		if len(inside) == 0 || bad(item) {
			continue
		}
		if ps := parts(item); tangles(ps, inside) {
			tangled[item.Span().Start] = true
		} else {
			placeInside(item.Span().Start, ps, inside, tangled)
		}
	}
}

// placeInside places the comments of an entry or member that starts at start.
// A comment between its parts goes into the block or template before it, at
// its end, so that comments keep their order, or else before the entry.
func placeInside(start int32, ps []part, cs []comment, tangled map[int32]bool) {
	holder := int32(-1)
	for len(cs) > 0 {
		for len(ps) > 0 && ps[0].span.End <= cs[0].at {
			if ps[0].takes() {
				holder = ps[0].span.End - 2 // before its closing bracket
			}
			ps = ps[1:]
		}
		if len(ps) > 0 && ps[0].span.Start <= cs[0].at {
			var inside []comment
			inside, cs = within(cs, ps[0].span)
			ps[0].place(inside, tangled)
			continue
		}
		if holder >= 0 {
			cs[0].at = holder
		} else {
			cs[0].at = start - 1
		}
		cs[0].moved = true
		cs = cs[1:]
	}
}

func (p part) place(cs []comment, tangled map[int32]bool) {
	switch {
	case !p.takes():
	case p.body != nil:
		placeAmong(p.body.Items, cs, tangled)
	case p.value.Kind == syntax.ObjectValue:
		for i := range p.value.Members {
			m := &p.value.Members[i]
			var inside []comment
			inside, cs = within(cs, m.Key.Loc.Join(m.Value.Loc))
			placeInside(m.Key.Loc.Start, []part{valuePart(m.Value)}, inside, tangled)
		}
	default:
		for _, v := range p.value.Items {
			var inside []comment
			inside, cs = within(cs, v.Loc)
			placeInside(v.Loc.Start, []part{valuePart(v)}, inside, tangled)
		}
	}
}

func valuePart(v *syntax.Value) part { return part{span: v.Loc, value: v, broken: v.Broken} }

// commented reports whether a comment that is not printed yet stands before
// an offset.
func (p *printer) commented(before int32) bool {
	return p.next < len(p.comments) && p.comments[p.next].at < before
}

// leading prints the comments before an offset, each on a line of its own.
func (p *printer) leading(before int32) {
	for p.commented(before) {
		c := &p.comments[p.next]
		p.next++
		p.separate(c.at)
		p.write(c.text)
		p.last = max(p.last, p.base+c.end)
	}
}

// trailing prints the comment behind an entry that ended on the same line, or
// behind an opening bracket.
func (p *printer) trailing() {
	if p.next >= len(p.comments) {
		return
	}
	c := &p.comments[p.next]
	if c.moved || p.base+c.at < p.last || strings.Trim(p.gap(c.at), " \t\r,") != "" {
		return
	}
	p.next++
	p.write(" ")
	p.write(c.text)
	p.last = p.base + c.end
}

// separate starts the line of something that stands at an offset of the
// source, behind a blank line where the source has one.
func (p *printer) separate(at int32) {
	if len(p.out) > 0 && !p.bol {
		p.line()
	}
	if !p.opened && p.base+at > p.last && blankLine(p.gap(at)) {
		p.line()
		p.previous.blank = true
	}
	p.opened = false
}

// blankLine reports whether white space holds an empty line.
func blankLine(gap string) bool {
	for {
		i := strings.IndexByte(gap, '\n')
		if i < 0 {
			return false
		}
		gap = gap[i+1:]
		if rest := strings.TrimLeft(gap, " \t\r"); rest != "" && rest[0] == '\n' {
			return true
		}
	}
}
