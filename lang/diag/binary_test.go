package diag_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

func TestBinary(t *testing.T) {
	for text, want := range map[string]string{
		"":                "",
		"text":            "",
		"a\x00b":          "", // damaged, and else readable
		"caf\xe9":         "", // another encoding
		"\x7fELF\x00\xff": "the file is not text: byte 0x00",
		"\x89PNG\x00":     "the file is not text: byte 0x89",
	} {
		got := ""
		if ds := diag.Binary(source.New("a.json", text)); len(ds) > 0 {
			got = ds[0].Message
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
