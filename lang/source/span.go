package source

// Span is a half-open range of byte offsets, [Start, End), in a File's Text
// (or, inside a syntax declaration, relative to that declaration's start).
type Span struct{ Start, End int32 }

// At returns the empty span at off.
func At(off int32) Span { return Span{off, off} }

// Len returns the number of bytes covered.
func (s Span) Len() int32 { return s.End - s.Start }

// Shift moves the span by delta bytes.
func (s Span) Shift(delta int32) Span { return Span{s.Start + delta, s.End + delta} }

// Contains reports whether off lies in the span; an empty span contains its
// own start, so that a cursor on a missing thing finds it.
func (s Span) Contains(off int32) bool {
	return s.Start <= off && (off < s.End || s.Start == s.End && off == s.Start)
}

// Covers reports whether all of t lies inside s.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Join returns the smallest span that covers both.
func (s Span) Join(t Span) Span { return Span{min(s.Start, t.Start), max(s.End, t.End)} }
