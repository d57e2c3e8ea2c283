package syntax

import (
	"sort"

	"github.com/gait-lang/gait/lang/source"
)

// scanned is what a tree remembers of how its text was cut into regions, for the
// next version.
type scanned struct {
	// simple: braces balanced, and the header, if any, came before what it changes
	// the meaning of. Then each region is found from left to right, and from its
	// start on depends on nothing before it but the file's language.
	simple bool
	// header is the start of the region with the header, -1 without one.
	header int32
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
	if !previous.scanned.simple || len(previous.Decls) == 0 {
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
	old, text := previous.File.Text, file.Text
	same := commonPrefix(old, text)
	tail := commonSuffix(old[same:], text[same:])
	first := previous.rescanFrom(int32(same))
	start := previous.Decls[first].Start
	if h := previous.scanned.header; h >= start || start > 0 && text[start-1] != '\n' {
		return nil
	}
	delta := int32(len(text) - len(old))
	suffix := int32(len(text) - tail) // what begins here was there before
	rest := -1                        // the old region that scanning came to
	s := &scanner{src: text, text: file, file: previous.Language, lang: previous.Language, header: previous.scanned.header >= 0, pos: start}
	s.scanUntil(func(pos int32) bool {
		if pos <= suffix || text[pos-1] != '\n' {
			return false
		}
		i := sort.Search(len(previous.Decls), func(i int) bool { return previous.Decls[i].Start >= pos-delta })
		if i == len(previous.Decls) || previous.Decls[i].Start != pos-delta {
			return false
		}
		rest = i
		return true
	})
	if s.unbalanced || s.relang || s.header != (previous.scanned.header >= 0) || s.kept > maxProblems/2 {
		return nil
	}
	t := &Tree{File: file, Language: previous.Language, scanned: previous.scanned, Decls: make([]Placed, first, len(previous.Decls)+len(s.regions))}
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
			t.Decls = append(t.Decls, Placed{p.Start + delta, p.Decl})
		}
	}
	return t
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
