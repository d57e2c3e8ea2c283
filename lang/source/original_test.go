package source_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/source"
)

func TestOriginal(t *testing.T) {
	for _, text := range []string{"", "a\nb", "a\r\nb\r\n", "\uFEFFa\r\nb\nc\r\r\n", "\uFEFF", "\r\n", "\r"} {
		if got := source.New("x", text).Original(); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}
