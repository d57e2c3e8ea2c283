package format

import "github.com/gait-lang/gait/lang/syntax"

// body prints a block in braces: on one line if it was written so, holds at
// most two entries and fits, else an entry a line.
func (p *printer) body(b *syntax.Body) {
	if len(b.Items) == 0 && !p.commented(b.Loc.End) {
		p.write("{}")
		return
	}
	if p.short(b) {
		if p.try(func() { p.flatBody(b) }) || p.flat {
			return
		}
	} else if p.flat {
		p.fail()
		return
	}
	outer, tail := p.previous, p.tail
	p.tail = 0
	p.write("{")
	p.open(b.Loc.Start + 1)
	p.sequence(b.Items, nil)
	p.leading(b.Loc.End - 1)
	p.close("}")
	p.previous, p.tail = outer, tail
}

// open and close print what surrounds the lines of a block or template.
func (p *printer) open(at int32) {
	p.last = p.base + at
	p.trailing()
	p.opened, p.previous = true, entryShape{}
	p.indent++
}

func (p *printer) close(bracket string) {
	p.indent--
	p.opened = false
	p.line()
	p.write(bracket)
}

// maxShort is how many entries a block on one line holds.
const maxShort = 2

// short reports whether a block may stand on one line.
func (p *printer) short(b *syntax.Body) bool {
	n := len(b.Items)
	if n == 0 || n > maxShort || p.commented(b.Loc.End) || !p.oneLine(b.Loc) {
		return false
	}
	if p.file == nil && (n > 1 || len(syntax.Bodies(b.Items[0])) > 0) {
		return false // nobody wrote it so
	}
	for i, item := range b.Items {
		if bad(item) || item.Documentation() != nil || i < n-1 && endsInNames(item) {
			return false
		}
	}
	return p.glued(b.Items) == 1
}

// endsInNames reports whether a comma behind an entry could go on with its
// list of error names.
func endsInNames(item syntax.Item) bool {
	switch x := item.(type) {
	case *syntax.RetryClause:
		return x.Retrier != nil && len(x.Retrier.Settings) == 0 && x.Retrier.Body == nil
	case *syntax.OnRetrier:
		return len(x.Retrier.Settings) == 0 && x.Retrier.Body == nil
	case *syntax.CatchClause:
		return len(x.Catcher.Settings) == 0 && x.Catcher.Body == nil && x.Catcher.Target == nil
	}
	return false
}

func (p *printer) flatBody(b *syntax.Body) {
	p.write("{ ")
	for i, item := range b.Items {
		if i > 0 {
			p.write(", ")
		}
		p.item(item)
	}
	p.write(" }")
}
