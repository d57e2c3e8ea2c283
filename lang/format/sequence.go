package format

import (
	"bytes"
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// group says what kind of entry stands in a scope: a blank line parts groups.
type group uint8

const (
	ungrouped group = iota
	header
	imports
	params
	consts
	policies
	defaults
	states
)

func groupOf(item syntax.Item) group {
	switch item.(type) {
	case *syntax.Workflow, *syntax.Library:
		return header
	case *syntax.Import:
		return imports
	case *syntax.Param:
		return params
	case *syntax.Const:
		return consts
	case *syntax.RetryPolicy, *syntax.CatchPolicy:
		return policies
	case *syntax.Defaults:
		return defaults
	case *syntax.State:
		return states
	}
	return ungrouped
}

// entryShape is what an entry leaves behind for the blank lines after it.
type entryShape struct {
	group group
	long  bool // on more than one line
	blank bool // a blank line was printed since
	kept  bool // it is printed as it stands
	end   int  // of the entry in the output
}

// parted reports whether a blank line must stand between two entries.
func (e entryShape) parted(next entryShape) bool {
	if e.group == ungrouped || next.group == ungrouped {
		return false
	}
	return e.group != next.group || e.long && next.long
}

// sequence prints the entries of a block or file, each on a line of its own;
// following is what stands behind the last of them.
func (p *printer) sequence(items []syntax.Item, following syntax.Item) {
	for i := 0; i < len(items); {
		n := p.glued(items[i:])
		p.entry(items[i : i+n])
		i += n
		next := following
		if i < len(items) {
			next = items[i]
		}
		if next != nil && p.comma(items[i-1], next) {
			p.write(",")
		}
		p.trailing()
		p.previous.end = len(p.out)
	}
}

// glued returns how many of the items stand for one entry: what is left of a
// broken entry is a bad item behind it on the same line.
func (p *printer) glued(items []syntax.Item) int {
	n, end := 1, items[0].Span().End
	for n < len(items) {
		rest, ok := items[n].(*syntax.Bad)
		if !ok {
			break
		}
		start := rest.Loc.Start
		if rest.Doc != nil {
			start = rest.Doc.Loc.Start
		}
		if start >= end && strings.ContainsAny(p.src(source.Span{Start: end, End: start}), "\n,") {
			break
		}
		end = max(end, rest.Loc.End)
		n++
	}
	return n
}

// entry prints an item with the comments and documentation before it; items
// glued together are printed as they stand.
func (p *printer) entry(items []syntax.Item) {
	item := items[0]
	span := item.Span()
	for _, more := range items[1:] {
		span = span.Join(more.Span())
	}
	before := p.previous
	first := before.end
	if doc := item.Documentation(); doc != nil {
		p.leading(doc.Loc.Start)
		p.separate(doc.Loc.Start)
		p.doc(doc)
		p.last = p.base + doc.Loc.End
		p.between(span.Start)
		p.line()
	} else {
		p.leading(span.Start)
		p.separate(span.Start)
	}
	blank := p.previous.blank
	start := len(p.out)
	kept := true
	if len(items) > 1 || bad(item) {
		p.verbatim(span)
	} else {
		kept = p.whole(item)
	}
	p.last = p.base + span.End
	shape := entryShape{group: groupOf(item), kept: kept, long: bytes.IndexByte(p.out[start:], '\n') >= 0, end: len(p.out)}
	if !blank && before.parted(shape) && !p.flat {
		// Only now is it known that a blank line belongs here.
		p.out = append(p.out, 0)
		copy(p.out[first+1:], p.out[first:])
		p.out[first] = '\n'
	}
	p.previous = shape
}

// bad reports whether an item as a whole is kept as it stands: text that is no
// entry, or a state with such text among its parts.
func bad(item syntax.Item) bool {
	switch x := item.(type) {
	case *syntax.Bad:
		return true
	case *syntax.State:
		return len(x.Junk) > 0
	}
	return false
}

// whole prints an item, or keeps it as it stands when an expression in it is
// unfinished, and reports whether it did.
func (p *printer) whole(item syntax.Item) (kept bool) {
	outer := p.unfinished
	p.unfinished = false
	m := p.mark()
	p.item(item)
	p.keep(m)
	if kept = p.unfinished; kept {
		p.reset(m)
		p.verbatim(item.Span())
		p.exact, p.kept = false, true
	}
	p.unfinished = outer
	return kept
}

// between prints the comments between a documentation comment and its
// entry: no blank line parts them.
func (p *printer) between(before int32) {
	for p.commented(before) {
		p.line()
		p.write(p.comments[p.next].text)
		p.next++
	}
}

func (p *printer) doc(d *syntax.Doc) {
	for i, line := range d.Lines {
		if i > 0 {
			p.line()
		}
		p.write("///")
		if line != "" {
			p.write(" " + line)
		}
	}
}

// comma reports whether the separator between two entries must stay, because
// the second would go on with the first.
func (p *printer) comma(item, next syntax.Item) bool {
	if bad(next) || p.previous.kept {
		// What is broken keeps the separator that it has.
		rest := strings.TrimLeft(p.src(source.Span{Start: item.Span().End, End: int32(len(p.decl.Text))}), " \t\r\n")
		return strings.HasPrefix(rest, ",")
	}
	clause, ok := next.(*syntax.ValueClause)
	if !ok {
		return false
	}
	switch item.(type) {
	case *syntax.RetryClause, *syntax.OnRetrier, *syntax.RetryPolicy:
		return retrierSetting[clause.Keyword.Text]
	case *syntax.When, *syntax.CatchClause, *syntax.CatchPolicy:
		return ruleSetting[clause.Keyword.Text] && !hasArrow(item)
	}
	return false
}

// retrierSetting and ruleSetting are the keywords that go on with a retrier,
// and with a rule or catcher before its arrow, at the start of a line.
var (
	retrierSetting = map[string]bool{"every": true, "max": true, "backoff": true, "cap": true, "jitter": true}
	ruleSetting    = map[string]bool{"assign": true, "output": true, "into": true}
)

func hasArrow(item syntax.Item) bool {
	switch x := item.(type) {
	case *syntax.When:
		return x.Target != nil
	case *syntax.CatchClause:
		return x.Catcher.Target != nil || x.Policy() != nil
	case *syntax.CatchPolicy:
		return x.Catcher.Target != nil
	}
	return false
}
