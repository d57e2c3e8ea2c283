package asl

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

func TestRecovery(t *testing.T) {
	golden(t, "testdata/json_recover.txtar", func(name, text string) string {
		// txtar ends every file with a newline; truncated texts have none.
		if strings.HasPrefix(name, "truncated") {
			text = strings.TrimSuffix(text, "\n")
		}
		file := source.New(name, text)
		n, ds := ReadJSON(file)
		checkSpans(t, n)
		checkDiagnostics(t, ds)
		want := string(Append(nil, n, WriteOptions{Minify: true})) + "\n" + show(ds)
		if after := fixed(file, ds); after != file.Text {
			want += strings.TrimSuffix(after, "\n") + "\n"
		}
		return want
	})
}

// golden checks a txtar file that has, after each text, what is expected of it.
func golden(t *testing.T, path string, f func(name, text string) string) {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		in, want := a.Files[i], &a.Files[i+1]
		if want.Name != in.Name+".want" {
			t.Fatalf("%s: %s is followed by %s", path, in.Name, want.Name)
		}
		t.Run(in.Name, func(t *testing.T) {
			got := f(in.Name, string(in.Data))
			if *update {
				want.Data = []byte(got)
			} else if got != string(want.Data) {
				t.Errorf("got\n%s\nwant\n%s", got, want.Data)
			}
		})
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestReadJSONValues(t *testing.T) {
	for _, test := range []struct {
		text string
		kind Kind
		want string
	}{
		{`null`, Null, "null"},
		{`true`, Bool, "true"},
		{`false`, Bool, "false"},
		{`2.0`, Number, "2.0"},
		{`-0`, Number, "-0"},
		{`1E+2`, Number, "1E+2"},
		{`123456789012345678901234567890.10`, Number, "123456789012345678901234567890.10"},
		{`"a\/b\u0041\n"`, String, "a/bA\n"},
		{`"\ud83d\ude00"`, String, "😀"},
		{`"\ud83dx"`, String, "\xed\xa0\xbdx"},
		{`"\ude00\ud83d"`, String, "\xed\xb8\x80\xed\xa0\xbd"},
		{`${Name}`, Placeholder, "${Name}"},
		{`${AWS::StackName}`, Placeholder, "${AWS::StackName}"},
		{`${jsonencode({a = 1})}`, Placeholder, "${jsonencode({a = 1})}"},
		{`"${Name}"`, String, "${Name}"},
	} {
		n, ds := ReadJSON(source.New("t", " "+test.text+"\n"))
		if len(ds) > 0 {
			t.Errorf("%s:\n%s", test.text, show(ds))
		}
		if n.Kind != test.kind || n.Text != test.want {
			t.Errorf("%s is of kind %d with text %q", test.text, n.Kind, n.Text)
		}
		if want := (source.Span{Start: 1, End: int32(1 + len(test.text))}); n.At.Span != want {
			t.Errorf("%s has the span %v, want %v", test.text, n.At.Span, want)
		}
	}
}

func TestReadJSONSpans(t *testing.T) {
	text := `{ "a" : [ 1 , "b\n" ] , "c" : { } }`
	n, ds := ReadJSON(source.New("t", text))
	if len(ds) > 0 {
		t.Fatal(show(ds))
	}
	slice := func(o Origin) string { return o.File.Slice(o.Span) }
	for _, test := range []struct {
		at   Origin
		want string
	}{
		{n.At, text},
		{n.Members[0].KeyAt, `"a"`},
		{n.Get("a").At, `[ 1 , "b\n" ]`},
		{n.Find("/a/0").At, `1`},
		{n.Find("/a/1").At, `"b\n"`},
		{n.Get("c").At, `{ }`},
	} {
		if got := slice(test.at); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestDepthLimit(t *testing.T) {
	ok := strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth)
	if _, ds := ReadJSON(source.New("t", ok)); len(ds) > 0 {
		t.Errorf("%d levels: %s", MaxDepth, show(ds))
	}
	for _, text := range []string{
		"[" + ok + "]",
		strings.Repeat("[", 100_000),
		strings.Repeat(`{"a":`, 100_000) + "1" + strings.Repeat("}", 100_000),
	} {
		n, ds := ReadJSON(source.New("t", text))
		if !strings.Contains(show(ds), "more than 1000") {
			t.Errorf("no word of the depth:\n%.300s", show(ds))
		}
		checkSpans(t, n)
	}
}

func TestFindingsAreLimited(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("[{\"a\": 1, ", 1<<14),
		strings.Repeat("\xff", 1<<16),
		"[" + strings.Repeat("; ", 1<<16),
		"[" + strings.Repeat("// x\n", 1<<16),
		"{" + strings.Repeat(`"a": 1,`, 1<<12) + "}",
		strings.Repeat("\"a\n\\", 1<<14),
		"[" + strings.Repeat("${", 1<<14),
		"[" + strings.Repeat("a[", 1<<14),
	} {
		n, ds := ReadJSON(source.New("t", text))
		if len(ds) == 0 || len(ds) > 2*maxFindings {
			t.Errorf("%.10q…: %d diagnostics", text, len(ds))
		}
		checkSpans(t, n)
	}
}

func FuzzReadJSON(f *testing.F) {
	a, err := txtar.ParseFile("testdata/json_recover.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range a.Files {
		if !strings.HasSuffix(file.Name, ".want") {
			f.Add(string(file.Data))
		}
	}
	f.Add(`{"a": [1, 2.50, "x\u00e9\ud800", true, null, {"b": {}}], "a": "é\u2028"}`)
	f.Add(" [ ] ")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New("t", text)
		n, ds := ReadJSON(file)
		checkSpans(t, n)
		checkDiagnostics(t, ds)
		for _, d := range ds {
			for _, fix := range d.Fixes {
				for _, e := range fix.Edits {
					if e.Span.Start < 0 || e.Span.End < e.Span.Start || int(e.Span.End) > len(file.Text) {
						t.Fatalf("edit at %v", e.Span)
					}
				}
			}
		}
		placeholders := has(n, Placeholder)
		failed := diag.HasErrors(ds)
		valid := json.Valid([]byte(file.Text))
		switch {
		case valid && failed && utf8.ValidString(file.Text) && !strings.Contains(show(ds), "more than 1000"):
			t.Fatalf("errors in valid JSON:\n%s", show(ds))
		case !valid && !failed && !placeholders:
			t.Fatal("no error in invalid JSON")
		}
		for _, o := range []WriteOptions{{}, {Minify: true}} {
			out := Append(nil, n, o)
			again, ds := ReadJSON(source.New("t", string(out)))
			if diag.HasErrors(ds) {
				t.Fatalf("%s does not read back:\n%s", out, show(ds))
			}
			if utf8.ValidString(file.Text) {
				if pointer, what, equal := Diff(n, again); !equal {
					t.Fatalf("written and read again: %s: %s", pointer, what)
				}
			}
			// Bytes that are no UTF-8 are an error here, and not there.
			if valid && utf8.ValidString(file.Text) {
				var was, is any
				if err := json.Unmarshal([]byte(file.Text), &was); err != nil {
					continue // numbers out of range
				}
				if err := json.Unmarshal(out, &is); err != nil || !reflect.DeepEqual(was, is) {
					t.Fatalf("encoding/json reads %v from %s (%v)", is, out, err)
				}
			}
		}
	})
}

func has(n *Node, kind Kind) bool {
	if n.Kind == kind {
		return true
	}
	for _, m := range n.Members {
		if has(m.Value, kind) {
			return true
		}
	}
	for _, item := range n.Items {
		if has(item, kind) {
			return true
		}
	}
	return false
}
