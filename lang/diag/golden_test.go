package diag_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestRender renders the diagnostic that each file of testdata/render tells
// of. Its comment has one `key: value` a line; ⟦ and ⟧ in the input mark
// spans, taken in order by the diagnostic itself, then by each `related` and
// `fix` line. `\e`, `\0`, `\r`,
// `\bad` and `\bom` stand for what an editor would not keep, and `\end` for no
// line end.
func TestRender(t *testing.T) {
	files, err := filepath.Glob("testdata/render/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			ds, opts := parseCase(t, a)
			var text, js bytes.Buffer
			if err := diag.Render(&text, ds, opts); err != nil {
				t.Fatal(err)
			}
			if err := diag.WriteJSON(&js, ds); err != nil {
				t.Fatal(err)
			}
			shown := strings.ReplaceAll(text.String(), "\x1b", `\e`)
			compare(t, path, a, map[string]string{"want.txt": shown, "want.json": js.String()})
		})
	}
}

func compare(t *testing.T, path string, a *txtar.Archive, got map[string]string) {
	t.Helper()
	for _, name := range []string{"want.txt", "want.json"} {
		i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
		if *update {
			if i < 0 {
				a.Files = append(a.Files, txtar.File{Name: name})
				i = len(a.Files) - 1
			}
			a.Files[i].Data = []byte(got[name])
			continue
		}
		if i < 0 {
			t.Errorf("%s has no section %s; run the test with -update", path, name)
		} else if want := string(a.Files[i].Data); want != got[name] {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got[name], want)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func parseCase(t *testing.T, a *txtar.Archive) ([]diag.Diagnostic, diag.RenderOptions) {
	t.Helper()
	var marks []diag.Location
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, "want.") {
			continue
		}
		marks = append(marks, marked(f.Name, string(f.Data))...)
	}
	next := func() (l diag.Location) {
		if len(marks) == 0 {
			t.Fatal("more places than marks")
		}
		l, marks = marks[0], marks[1:]
		return l
	}
	var ds []diag.Diagnostic
	var opts diag.RenderOptions
	var d *diag.Diagnostic
	for line := range strings.Lines(string(a.Comment)) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			continue
		}
		value = unescape(value)
		switch key {
		case "error", "warning", "info", "nowhere":
			rule, message, _ := strings.Cut(value, " ")
			ds = append(ds, diag.Diagnostic{Rule: rule, Message: message})
			d = &ds[len(ds)-1]
			d.Severity = map[string]diag.Severity{"error": diag.Error, "nowhere": diag.Error, "warning": diag.Warning, "info": diag.Info}[key]
			if key != "nowhere" {
				d.Location = next()
			}
		case "note":
			d.Notes = append(d.Notes, strings.ReplaceAll(value, `\n`, "\n"))
		case "related":
			d.Related = append(d.Related, diag.Related{Location: next(), Message: value})
		case "fix":
			title, text, _ := strings.Cut(value, " =>")
			text = strings.TrimPrefix(text, " ")
			edit := diag.Edit{Location: next(), Text: strings.ReplaceAll(text, `\n`, "\n")}
			d.Fixes = append(d.Fixes, diag.Fix{Title: title, Safe: true, Edits: []diag.Edit{edit}})
		case "and":
			edit := diag.Edit{Location: next(), Text: value}
			fix := &d.Fixes[len(d.Fixes)-1]
			fix.Edits = append(fix.Edits, edit)
		case "tag":
			d.Tags = append(d.Tags, diag.Tag(value))
		case "pointer":
			d.Pointer = value
		case "url":
			d.URL = value
		case "color":
			opts.Color = true
		case "about":
		default:
			t.Fatalf("unknown key %q", key)
		}
	}
	if len(marks) > 0 {
		t.Fatalf("%d marks are not used", len(marks))
	}
	return ds, opts
}

func unescape(s string) string {
	return strings.NewReplacer(`\end`+"\n", "", `\e`, "\x1b", `\0`, "\x00", `\r`, "\r", `\bom`, "\uFEFF", `\bad`, "\xff").Replace(s)
}

// marked returns the spans between ⟦ and ⟧ in the text without them.
func marked(name, text string) []diag.Location {
	text = unescape(text)
	var clean strings.Builder
	var spans [][2]int
	for i, r := range text {
		switch r {
		case '⟦':
			spans = append(spans, [2]int{clean.Len(), -1})
		case '⟧':
			for j := len(spans) - 1; j >= 0; j-- {
				if spans[j][1] < 0 {
					spans[j][1] = clean.Len()
					break
				}
			}
		case '\uFFFD':
			clean.WriteByte(text[i])
		default:
			clean.WriteRune(r)
		}
	}
	f := source.New(name, clean.String())
	// The marks count bytes of the text as given; spans count those of Text.
	offset := func(original int) int32 {
		off := int32(0)
		for int(f.OriginalOffset(off)) < original {
			off++
		}
		return off
	}
	out := make([]diag.Location, len(spans))
	for i, s := range spans {
		out[i] = diag.Location{File: f, Span: source.Span{Start: offset(s[0]), End: offset(s[1])}}
	}
	return out
}
