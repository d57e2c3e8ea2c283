package diag_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

func TestUTF16(t *testing.T) {
	for text, want := range map[string]int{
		"\xff\xfe{\x00": 1, "\xfe\xff\x00{": 1, "{\x00\n\x00": 1, "\x00{\x00\n": 1,
		"": 0, "{}": 0, "\xef\xbb\xbf{}": 0, "{\x00}}": 0, "\x00\x00\x00\x00": 0,
	} {
		if got := len(diag.UTF16(source.New("a.json", text))); got != want {
			t.Errorf("%q: %d diagnostics, want %d", text, got, want)
		}
	}
}
