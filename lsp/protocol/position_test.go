package protocol_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/protocol"
)

var encodings = []protocol.PositionEncodingKind{protocol.UTF8, protocol.UTF16, protocol.UTF32}

func TestPositions(t *testing.T) {
	const text = "\uFEFFaé\r\n𝄞b\rc\n\nlast\xff!"
	file := source.New("a.gait", text)
	at := func(s string) int32 { return int32(strings.Index(file.Text, s)) }
	for _, c := range []struct {
		offset             int32
		line               uint32
		utf8, utf16, utf32 uint32
	}{
		{0, 0, 3, 1, 1},
		{at("é"), 0, 4, 2, 2},
		{at("é") + 1, 0, 4, 2, 2},
		{at("\n"), 0, 6, 3, 3},
		{at("𝄞"), 1, 0, 0, 0},
		{at("b"), 1, 4, 2, 1},
		{at("c"), 2, 0, 0, 0},
		{at("last"), 4, 0, 0, 0},
		{at("!"), 4, 5, 5, 5},
		{1000, 4, 6, 6, 6},
		{-1, 0, 3, 1, 1},
	} {
		for i, want := range []uint32{c.utf8, c.utf16, c.utf32} {
			m := protocol.NewMapper(file, encodings[i])
			if got := m.Position(c.offset); got != (protocol.Position{Line: c.line, Character: want}) {
				t.Errorf("%s: position of %d is %v, want %d:%d", encodings[i], c.offset, got, c.line, want)
			}
		}
	}
	m := protocol.NewMapper(file, protocol.UTF16)
	for _, c := range []struct {
		line, character uint32
		want            int32
	}{
		{0, 0, 0}, {0, 1, 0}, {0, 2, 1}, {0, 99, at("\n")}, {1, 1, at("𝄞")}, {1, 2, at("b")}, {1, 9, at("\r")},
		{4, 99, int32(len(file.Text))}, {99, 0, int32(len(file.Text))}, {1<<32 - 1, 1<<32 - 1, int32(len(file.Text))},
	} {
		if got := m.Offset(protocol.Position{Line: c.line, Character: c.character}); got != c.want {
			t.Errorf("offset of %d:%d is %d, want %d", c.line, c.character, got, c.want)
		}
	}
}

// reference counts a position from the start of the text, the plain way.
func reference(text string, offset int, e protocol.PositionEncodingKind) protocol.Position {
	var p protocol.Position
	for i, r := range text {
		if i >= offset {
			break
		}
		switch {
		case r == '\n', r == '\r' && !strings.HasPrefix(text[i:], "\r\n"):
			p = protocol.Position{Line: p.Line + 1}
		case e == protocol.UTF8:
			p.Character += uint32(utf8.RuneLen(r))
		case e == protocol.UTF16:
			p.Character += uint32(len(utf16.Encode([]rune{r})))
		default:
			p.Character++
		}
	}
	return p
}

// TestMapperIsTheReference converts all offsets of random texts, there and back,
// and replaces random ranges.
func TestMapperIsTheReference(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	parts := []string{"a", "b c", "é", "值", "𝄞", "👩‍👩‍👧", "\n", "\r\n", "\r", "\t", strings.Repeat("long 🧵", 200)}
	for range 60 {
		var b strings.Builder
		if r.IntN(3) == 0 {
			b.WriteString("\uFEFF")
		}
		for range r.IntN(40) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		text := b.String()
		file := source.New("a.gait", text)
		for _, e := range encodings {
			m := protocol.NewMapper(file, e)
			for offset := 0; offset <= len(file.Text); offset += 1 + r.IntN(9) {
				if offset < len(file.Text) && !utf8.RuneStart(file.Text[offset]) {
					continue
				}
				want := reference(text, int(file.OriginalOffset(int32(offset))), e)
				got := m.Position(int32(offset))
				if got != want {
					t.Fatalf("%s: %q: position of %d is %v, want %v", e, text, offset, got, want)
				}
				if back := m.Offset(got); back != int32(offset) {
					t.Fatalf("%s: %q: offset of %v is %d, want %d", e, text, got, back, offset)
				}
			}
			for range 20 {
				p := protocol.Position{Line: uint32(r.IntN(12)), Character: uint32(r.IntN(2000))}
				q := protocol.Position{Line: uint32(r.IntN(12)), Character: uint32(r.IntN(20))}
				span := m.Span(protocol.Range{Start: p, End: q})
				start, end := file.OriginalOffset(span.Start), file.OriginalOffset(span.End)
				// Before the mark is a place, too, but no offset.
				if file.OriginalOffset(0) > 0 && (p == protocol.Position{} || q == protocol.Position{} || e == protocol.UTF8 && min(p.Line, q.Line) == 0) {
					continue
				}
				want := text[:start] + "new" + text[end:]
				if got := protocol.Apply(text, protocol.Range{Start: p, End: q}, "new", e); got != want {
					t.Fatalf("%s: %q: %v-%v: %q, want %q", e, text, p, q, got, want)
				}
			}
		}
	}
}

func FuzzMapper(f *testing.F) {
	f.Add("a\r\n𝄞b\xff\x80\r", int32(3), uint32(1), uint32(1))
	f.Fuzz(func(t *testing.T, text string, offset int32, line, character uint32) {
		file := source.New("a.gait", text)
		for _, e := range encodings {
			m := protocol.NewMapper(file, e)
			p := m.Position(offset)
			// Positions are those of whole characters, and stay.
			if again := m.Position(m.Offset(p)); again != p {
				t.Errorf("%s: %v is at %d, which is %v", e, p, m.Offset(p), again)
			}
			if at := m.Offset(protocol.Position{Line: line, Character: character}); at < 0 || int(at) > len(file.Text) {
				t.Errorf("offset %d of a text of %d", at, len(file.Text))
			}
			protocol.Apply(text, protocol.Range{Start: protocol.Position{Line: line, Character: character}}, "x", e)
		}
	})
}

func BenchmarkPosition(b *testing.B) {
	line := strings.Repeat(`{"Type": "Pass", "Comment": "ä", "Next": "B"},`, 6000)
	m := protocol.NewMapper(source.New("a.asl.json", line), protocol.UTF16)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m.Offset(m.Position(int32(i*7919) % int32(len(line))))
	}
}
