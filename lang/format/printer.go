package format

import (
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// width is the column, counted in code points, that lines are wrapped at.
const width = 100

const indentation = "  "

// printer writes one file.
type printer struct {
	file *source.File // nil for a tree made by hand
	base int32        // where the declaration stands in the file
	decl *syntax.Decl

	out    []byte
	indent int
	column int  // of the end of out, in code points
	bol    bool // nothing stands on the line yet, not even its indentation
	widest int  // the largest column since mark

	flat   bool // no line may end, and none may pass width
	wide   bool // a flat line may pass width
	failed bool // the flat attempt did not fit
	spread bool // a setting takes several lines that would fit on its own

	// tail is the width of what follows the value or body at hand on its
	// last line.
	tail int

	comments []comment      // of the declaration
	tangled  map[int32]bool // starts of its entries that are left as they stand for their comments
	next     int            // the first comment that is not printed yet

	last     int32      // offset in the file behind what was printed last
	opened   bool       // nothing stands in the block yet
	previous entryShape // the entry before, in the same block

	// unfinished says that an expression in the entry at hand is incomplete:
	// where the entry ends depends on its layout.
	unfinished bool
	kept       bool // an entry of the declaration is kept for that reason

	// spelled keeps every leaf of a broken declaration in its own spelling,
	// so that lost text shows.
	spelled bool
	exact   bool // nothing in the file depends on its layout
}

// mark and reset undo an attempt.
type mark struct {
	out, indent, column, next, tail, widest int
	bol, opened                             bool
	last                                    int32
	previous                                entryShape
}

func (p *printer) mark() mark {
	m := mark{len(p.out), p.indent, p.column, p.next, p.tail, p.widest, p.bol, p.opened, p.last, p.previous}
	p.widest = 0
	return m
}

func (p *printer) reset(m mark) {
	p.out, p.indent, p.column, p.next, p.tail, p.widest = p.out[:m.out], m.indent, m.column, m.next, m.tail, m.widest
	p.bol, p.opened, p.last, p.previous = m.bol, m.opened, m.last, m.previous
}

// keep ends an attempt that succeeded.
func (p *printer) keep(m mark) { p.widest = max(p.widest, m.widest) }

// try prints on one line, and takes it back when that does not fit.
func (p *printer) try(print func()) bool {
	if p.flat {
		print()
		return !p.failed
	}
	m := p.mark()
	p.flat, p.failed = true, false
	print()
	p.flat = false
	if p.failed || !p.wide && p.column+p.tail > width {
		p.failed = false
		p.reset(m)
		return false
	}
	p.keep(m)
	return true
}

// fail ends a flat attempt.
func (p *printer) fail() { p.failed = true }

// write prints text of the current line. Text with line ends in it is a leaf
// whose lines have their own indentation.
func (p *printer) write(s string) {
	if s == "" || p.failed {
		return
	}
	p.begin()
	p.out = append(p.out, s...)
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		if p.flat {
			p.fail()
			return
		}
		first := strings.IndexByte(s, '\n')
		p.widest = max(p.widest, p.column+utf8.RuneCountInString(s[:first]))
		p.column = 0
		s = s[i+1:]
	}
	p.column += utf8.RuneCountInString(s)
	p.widest = max(p.widest, p.column)
	if p.flat && !p.wide && p.column > width {
		p.fail()
	}
}

// begin prints the indentation of the line, if nothing stands on it.
func (p *printer) begin() {
	if !p.bol {
		return
	}
	p.bol = false
	for range p.indent {
		p.out = append(p.out, indentation...)
	}
	p.column = p.indent * len(indentation)
}

// raw prints text with its own indentation.
func (p *printer) raw(s string) {
	p.bol = false
	p.column = 0
	p.write(s)
}

// line starts a new line.
func (p *printer) line() {
	if p.flat {
		p.fail()
		return
	}
	p.out = append(p.out, '\n')
	p.bol, p.column = true, 0
}

// src returns the source of a span of the declaration, "" in a tree made by
// hand.
func (p *printer) src(s source.Span) string {
	if p.decl == nil || s.Start < 0 || s.End < s.Start || int(s.End) > len(p.decl.Text) {
		return ""
	}
	return p.decl.Text[s.Start:s.End]
}

// oneLine reports whether a span was written on one line.
func (p *printer) oneLine(s source.Span) bool {
	return p.file == nil || p.file.LineAt(p.base+s.Start) == p.file.LineAt(p.base+s.End)
}

// gap returns the source between what was printed last and an offset of the
// declaration.
func (p *printer) gap(to int32) string {
	if p.file == nil {
		return ""
	}
	return p.file.Slice(source.Span{Start: p.last, End: p.base + to})
}

// verbatim prints a span as it stands in the source, with the comments in it.
func (p *printer) verbatim(s source.Span) {
	for p.next < len(p.comments) && p.comments[p.next].at < s.End {
		if p.flat {
			p.fail()
			return
		}
		p.next++
	}
	p.write(p.src(s))
}
