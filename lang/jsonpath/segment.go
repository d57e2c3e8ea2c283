package jsonpath

import (
	"strconv"
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// path reads a path; the next character is $ or @.
func (p *parser) path(in place) *Path {
	path := &Path{Root: p.root(in)}
	if n := p.countSegments(in); n > 0 {
		path.Segments = make([]Segment, 0, n)
	}
	for more := true; more && !p.ended; {
		path.Segments, more = p.segment(path.Segments, in)
	}
	path.span = p.from(path.Root.Span.Start)
	return path
}

// countSegments guesses how many segments follow, to allocate them at once. In
// nested paths it does not look far, or their number would make it quadratic.
func (p *parser) countSegments(in place) int {
	text := p.rest()
	if in != alone {
		text = text[:min(len(text), 80)]
	}
	n := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '.', '[':
			n++
			// The two characters of ".[" are one segment.
			if c == '.' && i+1 < len(text) && text[i+1] == '[' {
				i++
			}
		case ' ', ')', ',', '?':
			return n
		}
	}
	return n
}

func (p *parser) root(in place) Root {
	start := p.pos
	if n := placeholderLength(p.rest()); n > 0 {
		p.pos += n
		return Root{PlaceholderRoot, p.from(start), p.text[start+2 : p.pos-1]}
	}
	kind := InputRoot
	if p.peek() == '@' {
		kind = CurrentRoot
	}
	p.pos++
	if kind == InputRoot && p.peek() == '$' {
		kind = ContextRoot
		p.pos++
	}
	if p.ends(in) || kind != InputRoot || refusesName(p.peek()) {
		return Root{kind, p.from(start), ""}
	}
	name, _ := p.name(in)
	if bad := badVariable(p.slice(name), name.Start); bad.Len() > 0 {
		p.report(bad, quote(p.slice(bad))+" cannot stand in the name of a variable, which has letters, digits and \"_\"")
	}
	return Root{VariableRoot, p.from(start), p.slice(name)}
}

// refusesName reports whether c is what no name starts with.
func refusesName(c byte) bool { return c < 0x80 && refused[c] != 0 }

// segment appends the next segment of a path and reports whether there was
// one. A descendant comes with the segment that it applies to.
func (p *parser) segment(segments []Segment, in place) ([]Segment, bool) {
	start := p.pos
	switch p.peek() {
	case '[':
		return append(segments, p.bracket(start, Bracket)), true
	case '.':
		p.pos++
		if p.peek() == '[' {
			return append(segments, p.bracket(start, DotBracket)), true
		}
		if p.peek() != '.' {
			return append(segments, p.dotted(start, Dot, in)), true
		}
		for p.peek() == '.' {
			p.pos++
		}
		dots := p.from(start)
		segments = append(segments, Segment{extent: extent{dots}, Kind: Descendant, Core: dots})
		if p.ends(in) && p.peek() != '[' {
			p.report(dots, `a name is missing after ".."`)
			return segments, false
		}
		if dots.Len() > 2 {
			p.report(dots, `too many dots; ".." selects at any depth`)
		}
		if p.peek() == '[' {
			return append(segments, p.bracket(p.pos, Bracket)), true
		}
		return append(segments, p.dotted(p.pos, NoNotation, in)), true
	}
	if p.ends(in) || refusesName(p.peek()) {
		return segments, false
	}
	// $['a']b: Jayway reads it as a child, so that one mistake is enough.
	name := p.dotted(start, NoNotation, in)
	p.report(source.At(start), `"." is missing before `+quote(p.slice(name.Core)))
	return append(segments, name), true
}

// dotted reads what follows a dot: a name, * or a path function.
func (p *parser) dotted(start int32, notation Notation, in place) Segment {
	s := Segment{Kind: Child, Notation: notation}
	core := p.pos
	switch p.peek() {
	case '*':
		p.pos++
		s.Kind, s.Core, s.span = Wildcard, p.from(core), p.from(start)
		return s
	case '\'', '"':
		s.Name = p.quotedName()
		s.Core, s.span = p.from(core), p.from(start)
		p.report(s.Core, "a name in quotes is written in brackets; "+quotedHint(s.Name))
		return s
	}
	var bad source.Span
	s.Core, bad = p.name(in)
	s.Name = p.slice(s.Core)
	switch {
	case s.Core.Len() == 0:
		s.Kind = BadSegment
		p.report(p.from(start), `a name is missing after "."`)
	case bad.Len() > 0:
		p.report(bad, quote(p.slice(bad))+" cannot stand in a name without quotes; "+quotedHint(s.Name))
	}
	if p.peek() == '(' && s.Core.Len() > 0 {
		s.Kind = Method
		s.Args, _ = p.arguments(inFilter)
	}
	s.span = p.from(start)
	return s
}

// quotedHint shows the bracket notation of a name, unless it could be mistaken
// for part of the name.
func quotedHint(name string) string {
	if strings.ContainsAny(name, "'\"\\`") || len(name) > 40 {
		return "write it in brackets and quotes"
	}
	return "write ['" + name + "']"
}

// quote puts text from the user into a message.
func quote(text string) string {
	const most = 40
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "…"
	}
	if strings.Contains(text, `"`) && strconv.CanBackquote(text) {
		return "`" + text + "`"
	}
	return `"` + text + `"`
}
