package source_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/source"
)

// TestPosition holds lines, columns and offsets against a text with all that
// makes them differ: a byte-order mark, CRLF, tabs, and runes of every width.
func TestPosition(t *testing.T) {
	f := source.New("a.gait", "\ufeffab\r\ncéd\r\n\t𝄞x\nlast")
	if want := "ab\ncéd\n\t𝄞x\nlast"; f.Text != want {
		t.Fatalf("text is %q, want %q", f.Text, want)
	}
	for _, c := range []struct {
		off  int32
		want source.Position
	}{
		{0, source.Position{Line: 1, Column: 1, Offset: 3}},
		{2, source.Position{Line: 1, Column: 3, Offset: 5}},
		{3, source.Position{Line: 2, Column: 1, Offset: 7}},
		{6, source.Position{Line: 2, Column: 3, Offset: 10}},
		{8, source.Position{Line: 3, Column: 1, Offset: 13}},
		{13, source.Position{Line: 3, Column: 3, Offset: 18}},
		{15, source.Position{Line: 4, Column: 1, Offset: 20}},
		{99, source.Position{Line: 4, Column: 5, Offset: 24}},
		{-1, source.Position{Line: 1, Column: 1, Offset: 3}},
	} {
		if got := f.Position(c.off); got != c.want {
			t.Errorf("Position(%d) = %+v, want %+v", c.off, got, c.want)
		}
	}
	if n := f.LineCount(); n != 4 {
		t.Errorf("%d lines, want 4", n)
	}
	if got := f.Slice(f.LineSpan(2)); got != "céd" {
		t.Errorf("line 2 is %q", got)
	}
}

func TestNewline(t *testing.T) {
	for text, want := range map[string]string{
		"":              "\n",
		"a\nb\n":        "\n",
		"a\r\nb\r\n":    "\r\n",
		"a\r\nb\nc\n":   "\n",
		"a\r\nb\r\nc\n": "\r\n",
	} {
		f := source.New("", text)
		if got := f.Newline(); got != want {
			t.Errorf("%q: newline is %q, want %q", text, got, want)
		}
		if want == "\r\n" && f.Restore("x\ny\n") != "x\r\ny\r\n" {
			t.Errorf("%q: line ends were not restored", text)
		}
	}
}

func TestFirstInvalid(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int32
		bad  bool
	}{
		{"fine é 𝄞 \ufffd", 0, false},
		{"a\x00b", 1, true},
		{"é\xffb", 2, true},
		{"cut \xe2\x82", 4, true},
	} {
		if at, bad := source.New("", c.text).FirstInvalid(); at != c.at || bad != c.bad {
			t.Errorf("%q: %d, %t, want %d, %t", c.text, at, bad, c.at, c.bad)
		}
	}
}

func TestSpan(t *testing.T) {
	s := source.Span{Start: 2, End: 5}
	if !s.Contains(2) || !s.Contains(4) || s.Contains(5) || !source.At(3).Contains(3) {
		t.Error("Contains is half open, and an empty span contains its start")
	}
	if got := s.Join(source.Span{Start: 4, End: 9}); got != (source.Span{Start: 2, End: 9}) {
		t.Errorf("Join gives %v", got)
	}
	if !s.Covers(source.Span{Start: 3, End: 5}) || s.Covers(source.Span{Start: 3, End: 6}) {
		t.Error("Covers is wrong at the end")
	}
	if got := s.Shift(-2); got != (source.Span{Start: 0, End: 3}) || got.Len() != 3 {
		t.Errorf("Shift gives %v", got)
	}
}

func TestUnescape(t *testing.T) {
	for text, want := range map[string]string{
		`plain`:              "plain",
		`\"\\\/\b\f\n\r\t`:   "\"\\/\b\f\n\r\t",
		`\u00e9\ud83d\ude00`: "é😀",
		`\ud800x`:            "\xed\xa0\x80x",
		`\q\u12`:             "qu12",
		`end\`:               `end\`,
	} {
		if got := source.Unescape(text); got != want {
			t.Errorf("Unescape(%q) = %q, want %q", text, got, want)
		}
	}
}
