package source_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/gait-lang/gait/internal/cputime"
	"github.com/gait-lang/gait/lang/source"
)

// TestPositionOnLongLines compares columns on lines that code points are
// counted ahead on with a plain count.
func TestPositionOnLongLines(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for b.Len() < 20000 {
		b.WriteString([]string{"a", "é", "值", "𝄞", "b", "c"}[r.IntN(6)])
		if r.IntN(3000) == 0 {
			b.WriteByte('\n')
		}
	}
	text := b.String()
	f := source.New("a.gait", text)
	for off := 0; off <= len(text); off++ {
		if off < len(text) && !utf8.RuneStart(text[off]) {
			continue
		}
		line := strings.LastIndexByte(text[:off], '\n') + 1
		if got, want := f.Position(int32(off)).Column, utf8.RuneCountInString(text[line:off])+1; got != want {
			t.Fatalf("column of %d is %d, want %d", off, got, want)
		}
	}
}

// TestNewlineOfALongFile asks for the line end as often as fixes do, which is
// no time unless the whole text is read each time.
func TestNewlineOfALongFile(t *testing.T) {
	f := source.New("a.gait", strings.Repeat("pass\r\n", 1<<20))
	start := cputime.Used()
	for range 100_000 {
		if got := f.Restore("a\n"); got != "a\r\n" {
			t.Fatalf("%q", got)
		}
	}
	if spent := cputime.Used() - start; spent > 10*time.Second {
		t.Errorf("it took %v", spent)
	}
}
