package syntax

import (
	"slices"
	"sort"

	"github.com/gait-lang/gait/lang/source"
)

// scanned is what a tree remembers of how its text was cut into regions, for the
// next version.
type scanned struct {
	// simple: the header, if any, came before what it changes the meaning of. Then
	// each region is found from left to right, and from its start on depends on
	// nothing before it but the file's language.
	simple bool
	// header is the start of the region with the header, -1 without one.
	header int32
	// indent: braces do not balance, so that indentation decided. Trusted are
	// then the starts of the regions that were found while braces were trusted, up
	// to the first in which they could not be, or in which something else is wrong.
	indent  bool
	trusted []int32
}

// Reparse reads a file and takes over from the previous tree every
// declaration whose text did not change, wherever it stands now, with all
// that was computed from it. Around an edit only what it can have changed is
// scanned again.
func Reparse(file *source.File, previous *Tree) *Tree {
	if t := notText(file); t != nil {
		return t
	}
	if previous != nil {
		if t := reparseAround(file, previous); t != nil {
			return t
		}
	}
	s := scan(file)
	known := map[string]*Decl{}
	if previous != nil && previous.Language == s.file {
		for _, p := range previous.Decls {
			known[p.Text] = p.Decl
		}
	}
	t := &Tree{File: file, Language: s.file, Decls: make([]Placed, 0, len(s.regions)), scanned: s.scanned}
	t.add(s.regions, known, maxProblems)
	return t
}

// add appends the declarations of regions: those that are known by their text,
// and others parsed. Room is for how many problems.
func (t *Tree) add(regions []region, known map[string]*Decl, room int) {
	for i := range regions {
		r := &regions[i]
		text := t.File.Text[r.start:r.end]
		// Where a brace is missing, what a declaration holds depends on the
		// text around it.
		d := known[text]
		if d == nil || d.Troubled() || len(r.diagnostics) > 0 || r.omitted.count > 0 {
			d = parseRegion(text, r, t.Language)
			d.limit(room)
			room -= len(d.Diagnostics)
		}
		t.Decls = append(t.Decls, Placed{r.start, d})
	}
}

// reparseAround is [Reparse] for a text that differs from the previous one in one
// place. It returns nil where all has to be scanned again.
//
// A region is scanned with a look at what follows it, to see whether it goes on:
// so the one before the edit is scanned again too. One with a mistake may have
// looked for the end of a literal as far as the end of the file. Behind the edit,
// as soon as a region begins where one began before, all is as it was.
func reparseAround(file *source.File, previous *Tree) *Tree {
	if !previous.scanned.simple || previous.Language != JSONata && previous.scanned.header < 0 || len(previous.Decls) == 0 {
		return nil
	}
	problems := 0
	for _, p := range previous.Decls {
		if p.Omits() {
			return nil
		}
		problems += len(p.Diagnostics)
	}
	if problems > maxProblems/2 {
		return nil // near the limit it matters what comes first
	}
	e := editOf(previous.File.Text, file.Text)
	now := previous.scanned
	if now.indent {
		if now.trusted = e.unbalanced(file, previous); now.trusted == nil {
			return nil
		}
	}
	first := previous.rescanFrom(e.at)
	start := previous.Decls[first].Start
	if now.header >= start || !e.startsLine(start) {
		return nil
	}
	rest := -1 // the old declaration that scanning came to
	s := e.scanner(file, previous, start)
	s.indent = now.indent
	s.scanUntil(func(pos int32) bool {
		if !e.behind(pos) {
			return false
		}
		i := sort.Search(len(previous.Decls), func(i int) bool { return previous.Decls[i].Start >= pos-e.delta })
		if i == len(previous.Decls) || previous.Decls[i].Start != pos-e.delta {
			return false
		}
		rest = i
		return true
	})
	if s.unbalanced && !now.indent || s.relang || s.header != (now.header >= 0) || s.kept > maxProblems/2 {
		return nil
	}
	t := &Tree{File: file, Language: previous.Language, scanned: now, Decls: make([]Placed, first, len(previous.Decls)+len(s.regions))}
	copy(t.Decls, previous.Decls)
	last := len(previous.Decls)
	if rest >= 0 {
		last = rest
	}
	known := map[string]*Decl{}
	for _, p := range previous.Decls[first:last] {
		known[p.Text] = p.Decl
	}
	t.add(s.regions, known, maxProblems/2)
	if rest >= 0 {
		for _, p := range previous.Decls[rest:] {
			t.Decls = append(t.Decls, Placed{p.Start + e.delta, p.Decl})
		}
	}
	return t
}

// textEdit is what makes one text of another.
type textEdit struct {
	text   string
	at     int32 // up to here they are the same
	suffix int32 // and from here on in the new text
	delta  int32 // by which that is moved
}

func editOf(old, text string) textEdit {
	same := commonPrefix(old, text)
	tail := commonSuffix(old[same:], text[same:])
	return textEdit{text, int32(same), int32(len(text) - tail), int32(len(text) - len(old))}
}

// startsLine reports whether a line starts at an offset.
func (e *textEdit) startsLine(pos int32) bool { return pos == 0 || e.text[pos-1] == '\n' }

// behind reports whether a line starts at an offset that also starts one in the
// old text.
func (e *textEdit) behind(pos int32) bool { return pos > e.suffix && e.startsLine(pos) }

// scanner returns a scanner that goes on at a region behind the header.
func (e *textEdit) scanner(file *source.File, previous *Tree, start int32) *scanner {
	return &scanner{
		src: file.Text, text: file, file: previous.Language, lang: previous.Language,
		header: previous.scanned.header >= 0, pos: start,
	}
}

// unbalanced returns the trusted starts of a text whose braces still do not
// balance, nil when they may.
func (e *textEdit) unbalanced(file *source.File, previous *Tree) []int32 {
	old := previous.scanned.trusted
	i := max(sort.Search(len(old), func(i int) bool { return old[i] > e.at })-2, 0)
	if len(old) == 0 || previous.scanned.header >= old[i] || !e.startsLine(old[i]) {
		return nil
	}
	rest := -1
	s := e.scanner(file, previous, old[i])
	s.scanUntil(func(pos int32) bool {
		if s.unbalanced {
			return true
		}
		if !e.behind(pos) {
			return false
		}
		k := sort.Search(len(old), func(k int) bool { return old[k] >= pos-e.delta })
		if k == len(old) || old[k] != pos-e.delta {
			return false
		}
		rest = k // what made them unbalanced is behind it
		return true
	})
	if !s.unbalanced && rest < 0 || s.relang || s.header != (previous.scanned.header >= 0) {
		return nil
	}
	trusted, sound := append(old[:i:i], s.trusted()...), s.sound()
	if rest >= 0 && sound {
		for _, start := range old[rest:] {
			trusted = append(trusted, start+e.delta)
		}
	}
	return trusted
}

// trusted returns the starts of the regions up to the first in which something is
// wrong.
func (s *scanner) trusted() []int32 {
	var starts []int32
	for i := range s.regions {
		r := &s.regions[i]
		starts = append(starts, r.start)
		if r.troubled || len(r.diagnostics) > 0 || r.omitted.count > 0 {
			break
		}
	}
	return starts
}

// sound reports whether nothing is wrong in any region.
func (s *scanner) sound() bool {
	return !slices.ContainsFunc(s.regions, func(r region) bool {
		return r.troubled || len(r.diagnostics) > 0 || r.omitted.count > 0
	})
}

// rescanFrom returns the first declaration that an edit at an offset can change.
func (t *Tree) rescanFrom(edit int32) int {
	i := sort.Search(len(t.Decls), func(i int) bool { return t.Decls[i].Start > edit }) - 1
	i = max(i-1, 0)
	for k := range i {
		if t.Decls[k].Troubled() {
			return k
		}
	}
	return i
}

// chunk is how many bytes are compared at a time.
const chunk = 4096

func commonPrefix(a, b string) int {
	n := 0
	for len(a)-n >= chunk && len(b)-n >= chunk && a[n:n+chunk] == b[n:n+chunk] {
		n += chunk
	}
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b string) int {
	n := 0
	for len(a)-n >= chunk && len(b)-n >= chunk && a[len(a)-n-chunk:len(a)-n] == b[len(b)-n-chunk:len(b)-n] {
		n += chunk
	}
	for n < len(a) && n < len(b) && a[len(a)-n-1] == b[len(b)-n-1] {
		n++
	}
	return n
}
