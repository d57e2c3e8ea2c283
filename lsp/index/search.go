package index

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// Found is a symbol that a search found.
type Found struct {
	File   *File
	Symbol *Symbol
	Score  int
}

// Search returns the declared symbols whose names a query matches, best first:
// its letters occur in the name in that order, in any case. At most that many
// are returned; of equals those of the first files.
func Search(files []*File, query string, most int) []Found {
	var found []Found
	for _, f := range files {
		for _, s := range f.Symbols {
			if s.Kind == Local || s.Kind == Imported || s.Declared() == nil {
				continue
			}
			if score, ok := Match(query, s.Name); ok {
				found = append(found, Found{f, s, score})
			}
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Score > found[j].Score })
	return found[:min(most, len(found))]
}

// Points of a match.
const (
	matchLetter = 1
	matchCase   = 1
	matchNext   = 4 // right behind the letter before
	matchWord   = 6 // at the start of a word
	matchWhole  = 20
)

// Match reports whether the letters of a query occur in a name in that order,
// and how well: at the starts of words, next to each other, in the same case.
func Match(query, name string) (score int, ok bool) {
	at, last := 0, -1
	for _, q := range query {
		if unicode.IsSpace(q) {
			continue
		}
		points, end := 0, -1
		before := rune(' ')
		if at > 0 {
			before, _ = utf8.DecodeLastRuneInString(name[:at])
		}
		for i, r := range name[at:] {
			if unicode.ToLower(r) == unicode.ToLower(q) {
				p := matchLetter
				if r == q {
					p += matchCase
				}
				if at+i == last {
					p += matchNext
				}
				if startsWord(before, r) {
					p += matchWord
				}
				// The first one, unless a later one starts a word.
				if p > points && (end < 0 || startsWord(before, r) && points < matchNext) {
					points, end = p, at+i+utf8.RuneLen(r)
				}
			}
			before = r
		}
		if end < 0 {
			return matchEarly(query, name)
		}
		score += points
		at, last = end, end
	}
	if len(query) == len(name) {
		score += matchWhole
	}
	return score - utf8.RuneCountInString(name)/8, true
}

// matchEarly matches each letter as early as possible: what looks for words may
// go past a letter that is needed later.
func matchEarly(query, name string) (int, bool) {
	rest := []rune(name)
	for _, q := range query {
		if unicode.IsSpace(q) {
			continue
		}
		i := 0
		for i < len(rest) && unicode.ToLower(rest[i]) != unicode.ToLower(q) {
			i++
		}
		if i == len(rest) {
			return 0, false
		}
		rest = rest[i+1:]
	}
	return 0, true
}

func startsWord(before, r rune) bool {
	letter := unicode.IsLetter(r) || unicode.IsDigit(r)
	return letter && (!unicode.IsLetter(before) && !unicode.IsDigit(before) || unicode.IsUpper(r) && !unicode.IsUpper(before))
}
