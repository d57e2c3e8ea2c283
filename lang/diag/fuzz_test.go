package diag_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// FuzzRender draws any span of any text. Laws: no panic; one line stays
// within the width asked for, but for the gutter and the marks of a cut; no
// control character but the line end and no invalid UTF-8 comes out; the JSON
// has 1-based positions inside the file.
func FuzzRender(f *testing.F) {
	f.Add("pass A\n", int32(5), int32(6), int32(0), int32(4), "B", 80)
	f.Add("\uFEFFa\r\n\tb值\r\n", int32(3), int32(9), int32(-1), int32(1000), "\r\n", 3)
	f.Add("\x1b[31m\xff\u202e\u0301", int32(0), int32(99), int32(2), int32(1), "", 1)
	f.Add(strings.Repeat("x", 2000), int32(1500), int32(1501), int32(10), int32(1990), strings.Repeat("y", 500), 40)
	f.Add("", int32(0), int32(0), int32(0), int32(0), "\n\n", 0)
	f.Add("0\x8f\x87\x87\x87\x87\x87\x87\x87\x8f", int32(-82), int32(3), int32(-40), int32(121), "0", 201)
	f.Add("a\u00ad\u200d\U0001F469\u200d\U0001F466\n\n\n\n", int32(9), int32(13), int32(12), int32(12), "z\n", 10)
	f.Fuzz(func(t *testing.T, text string, start, end, start2, end2 int32, put string, width int) {
		file := source.New("f\x1b.gait", text)
		at := diag.Location{File: file, Span: source.Span{Start: start, End: end}}
		other := diag.Location{File: file, Span: source.Span{Start: start2, End: end2}}
		d := diag.Diagnostic{
			Rule: "r", Severity: diag.Error, Message: put, Location: at, Notes: []string{put},
			Related: []diag.Related{{Location: other, Message: "second"}},
			Fixes: []diag.Fix{{Title: put, Edits: []diag.Edit{
				{Location: at, Text: put}, {Location: other, Text: put},
			}}},
		}
		width %= 200
		var out bytes.Buffer
		if err := diag.Render(&out, []diag.Diagnostic{d, d}, diag.RenderOptions{Width: width}); err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(out.Bytes()) {
			t.Fatalf("not UTF-8: %q", out.String())
		}
		if i := strings.IndexFunc(out.String(), func(r rune) bool { return r != '\n' && unicode.IsControl(r) }); i >= 0 {
			t.Fatalf("control character at %d: %q", i, out.String())
		}

		var js bytes.Buffer
		if err := diag.WriteJSON(&js, []diag.Diagnostic{d}); err != nil {
			t.Fatal(err)
		}
		type position struct{ Line, Column, Offset int }
		var got []struct{ Range struct{ Start, End position } }
		if err := json.Unmarshal(js.Bytes(), &got); err != nil || len(got) != 1 {
			t.Fatal(err, js.String())
		}
		for _, p := range []position{got[0].Range.Start, got[0].Range.End} {
			if p.Line < 1 || p.Column < 1 || p.Offset < 0 || p.Offset > len(text) {
				t.Fatalf("position %+v outside %q", p, text)
			}
		}
	})
}
