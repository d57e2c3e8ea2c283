package complete

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/place"
)

// Tiers of items: the lower, the more likely.
const (
	first = iota
	second
	third
	fourth
	last
)

// collector gathers the items for a place.
type collector struct {
	*place.Place
	doc   *document.Document
	text  string
	opts  Options
	span  source.Span // what items replace
	items []Item
	seen  map[string]bool
	// call is what the state at the place calls, once it is known.
	called   *call
	asked    bool
	filtered bool // some items did not match
}

// At returns what can be typed at an offset of a document.
func At(doc *document.Document, offset int32, opts Options) List {
	p := doc.Place(offset)
	c := &collector{Place: p, doc: doc, text: doc.File.Text, opts: opts, span: onLine(doc.File.Text, p), seen: map[string]bool{}}
	if p.ASL != nil {
		c.asl()
	} else {
		c.gait()
	}
	return c.finish()
}

// onLine is the span of a place as far as it is on the line of the offset.
func onLine(text string, p *place.Place) source.Span {
	s := p.Span
	if s.Start > p.Offset || s.End < p.Offset {
		return source.At(p.Offset)
	}
	if at := strings.LastIndexByte(text[s.Start:p.Offset], '\n'); at >= 0 {
		s.Start += int32(at) + 1
	}
	if at := strings.IndexAny(text[p.Offset:s.End], "\r\n"); at >= 0 {
		s.End = p.Offset + int32(at)
	}
	return s
}

// add adds an item if what is typed matches it and none of that label and kind
// is there. Insert, Filter and Span have defaults: the label, the label and the
// span of the place.
func (c *collector) add(tier int, item Item) {
	if item.Filter == "" {
		item.Filter = item.Label
	}
	if item.Insert == "" {
		item.Insert = item.Label
	}
	if item.Span == (source.Span{}) {
		item.Span = c.span
	}
	key := kindNames[item.Kind] + " " + item.Label
	if c.seen[key] {
		return
	}
	typed := c.text[item.Span.Start:max(item.Span.Start, min(c.Offset, item.Span.End))]
	match, score, ok := matches(typed, item.Filter)
	if !ok {
		c.filtered = true
		return
	}
	c.seen[key] = true
	if item.Snippet && !c.opts.Snippets {
		item.Insert, item.Snippet = plain(item.Insert), false
	}
	c.spaced(&item)
	item.rank = rank{match, tier, score, len(c.items)}
	c.items = append(c.items, item)
}

// matches reports whether what is typed may stand for a text, and how well: as
// its beginning, in any case, or by its letters from the start of a word on.
func matches(typed, text string) (class, score int, ok bool) {
	switch {
	case typed == "", strings.HasPrefix(text, typed):
		return 0, 0, true
	case len(text) >= len(typed) && strings.EqualFold(text[:len(typed)], typed):
		return 1, 0, true
	}
	if !utf8.ValidString(typed) {
		return 0, 0, false
	}
	letter, _ := utf8.DecodeRuneInString(typed)
	before := ' '
	for i, r := range text {
		if unicode.ToLower(r) == unicode.ToLower(letter) && beginsWord(before, r) {
			if s, found := index.Match(typed, text[i:]); found && (!ok || s > score) {
				score, ok = s, true
			}
		}
		before = r
	}
	if !ok && len(typed) >= inner && strings.Contains(strings.ToLower(text), strings.ToLower(typed)) {
		return 2, 0, true
	}
	return 2, score, ok
}

// inner is how many letters find a text that has them inside of a word.
const inner = 3

// beginsWord reports whether a word begins with a letter, or a sign stands there.
func beginsWord(before, r rune) bool {
	return !isLetter(before) || !isLetter(r) || unicode.IsUpper(r) && !unicode.IsUpper(before)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// finish sorts the items and cuts the list.
func (c *collector) finish() List {
	slices.SortFunc(c.items, func(a, b Item) int {
		switch {
		case a.match != b.match:
			return a.match - b.match
		case a.match == 2 && a.score != b.score:
			return b.score - a.score
		case a.tier != b.tier:
			return a.tier - b.tier
		}
		return a.order - b.order
	})
	list := List{Items: c.items, Incomplete: c.filtered}
	most := c.opts.Most
	if most <= 0 {
		most = DefaultMost
	}
	if len(list.Items) > most {
		list.Items, list.Incomplete = list.Items[:most:most], true
	}
	for i := range list.Items {
		list.Items[i].Sort = fmt.Sprintf("%05d", i)
	}
	if len(list.Items) > 0 && c.Prefix != "" && list.Items[0].match == 0 {
		list.Items[0].Preselect = true
	}
	return list
}

// words adds the bare words that may stand at the place.
func (c *collector) words(tier int, words []string) {
	for _, w := range words {
		c.word(tier, w)
	}
}

func (c *collector) word(tier int, w string) {
	rest := strings.TrimLeft(c.text[c.span.End:], " \t")
	switch {
	case strings.HasPrefix(rest, w) && c.Prefix == "" && (!isNamePart(w[0]) || firstWord(rest) == w):
		return // it is there
	case (w == "{" || w == "->" || w == "=") && startsWithNone(rest, "-}/,\r\n{") || (w == "=" || w == "->") && strings.HasPrefix(rest, "{"):
		return // the entry goes on in another way
	}
	item := Item{Label: w, Kind: Keyword}
	item.Detail, item.doc = c.aboutWord(w)
	switch w {
	case "{":
		item.Insert, item.Snippet = "{\n  $0\n}", true
	case "->", "=", "from", ":", "on", "every", "max", "backoff", "cap", "jitter", "assign", "output", "into", "error", "cause",
		"until", "percent", "count", "and", "or", "not", "is", "matches", "asl", "==", "<", "<=", ">", ">=":
		item.Insert, item.Again = w+" ", true
	case "true", "false", "null":
		item.Kind = Literal
	case "all", "any", "string", "number", "bool", "time":
		if c.Kind == place.Condition && !slices.Contains(c.Words, "present") || c.Kind == place.Value && c.Clause == "when" {
			item.Insert, item.Snippet, item.Again = w+"($0)", true, true
		}
	}
	c.add(tier, item)
}

// brief is how a text begins, up to where it goes into detail: what stands beside
// a label.
func brief(text string) string {
	for _, end := range []string{". ", "; ", ": "} {
		text, _, _ = strings.Cut(text, end)
	}
	return strings.TrimSuffix(text, ".")
}

func docOf(text string) func() string {
	if text == "" {
		return nil
	}
	return func() string { return text }
}

// isJSONata reports whether expressions at the place are JSONata.
func (c *collector) isJSONata() bool { return c.Language == syntax.JSONata }

// quotedName is a name at the place: as Gait writes it, or inside of the quotes
// that the place is in.
func (c *collector) quotedName(name string, bare bool) string {
	if c.Quote == 0 {
		if bare {
			return name
		}
		return index.Quoted(name)
	}
	return c.inside(name)
}

// inside is text as it stands in the quotes that the place is in, with the
// closing one where the text has none.
func (c *collector) inside(text string) string {
	if c.Quote == '\'' {
		text = strings.ReplaceAll(text, "'", "''")
	} else {
		text = strings.TrimSuffix(strings.TrimPrefix(index.Quoted(text), `"`), `"`)
	}
	if !c.Closed {
		text += string(c.Quote)
	}
	return text
}
