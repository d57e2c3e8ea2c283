package outline

import (
	"cmp"
	"slices"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/document"
)

// HintKind says what a hint tells.
type HintKind uint8

// The kinds of hints.
const (
	// NextHint is the state that a state goes on to without saying so.
	NextHint HintKind = iota
	// DefaultsHint is what defaults give to a task.
	DefaultsHint
	// RetryHint is how often a retrier tries again, and how long that may take.
	RetryHint
)

// String returns the kind in a word.
func (k HintKind) String() string { return [...]string{"next", "defaults", "retry"}[k] }

// Hint is text that an editor shows in the text without its being there. There is
// white space to be put before it.
type Hint struct {
	Kind    HintKind
	Offset  int32
	Parts   []HintPart
	Tooltip string
}

// HintPart is a part of a hint, perhaps with a place that it leads to.
type HintPart struct {
	Text   string
	Target diag.Location // File is nil without one
}

// HintOptions turn kinds of hints off, or one on. The zero value is what is never
// in the way.
type HintOptions struct {
	NoNext, NoDefaults, NoRetries bool
	// EveryNext tells where each state goes that does not say it, and not only
	// where one has to look for it.
	EveryNext bool
}

// Hints returns the hints whose place a span touches, in the order of the text.
// ASL has none: there all is written.
//
// What defaults give is what the compiler makes of them, imported ones among
// them, so that there is none of it while the text has errors.
func Hints(d *document.Document, span source.Span, opts HintOptions) []Hint {
	if !d.Gait {
		return nil
	}
	h := hints{d: d, span: span, opts: opts}
	if !opts.NoNext {
		h.nexts()
	}
	if !opts.NoDefaults {
		h.defaults()
	}
	if !opts.NoRetries {
		h.retries()
	}
	slices.SortStableFunc(h.list, func(a, b Hint) int { return cmp.Compare(a.Offset, b.Offset) })
	return h.list
}

type hints struct {
	d    *document.Document
	span source.Span
	opts HintOptions
	list []Hint
}

// wanted reports whether hints are asked for at an offset.
func (h *hints) wanted(offset int32) bool { return h.span.Start <= offset && offset <= h.span.End }

// touches reports whether hints are asked for anywhere in a span.
func (h *hints) touches(s source.Span) bool { return s.Start <= h.span.End && h.span.Start <= s.End }

func (h *hints) add(kind HintKind, offset int32, tooltip string, parts ...HintPart) {
	if h.wanted(offset) {
		h.list = append(h.list, Hint{kind, offset, parts, tooltip})
	}
}
