package hover_test

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/hover"
)

// laws holds what is true of every answer at an offset.
func laws(t *testing.T, doc *document.Document, offset int32) {
	t.Helper()
	if h := hover.At(doc, offset); h != nil {
		if h.Span.Start < 0 || h.Span.Start > offset || offset > h.Span.End || int(h.Span.End) > len(doc.File.Text) {
			t.Errorf("%s: at %d of %q the span is %v", doc.File.Path, offset, doc.File.Text, h.Span)
		}
		if h.Markdown == "" || h.Plain == "" {
			t.Errorf("%s: at %d nothing is said", doc.File.Path, offset)
		}
		wellFormed(t, h.Markdown)
	}
	if s := hover.SignatureAt(doc, offset); s != nil {
		if s.Active >= len(s.Params) {
			t.Errorf("%s: at %d of %d parameters %d is the active one", doc.File.Path, offset, len(s.Params), s.Active)
		}
		end := int32(0)
		for _, p := range s.Params {
			if p.Start < end || p.Len() <= 0 || int(p.End) > len(s.Label) {
				t.Errorf("%s has parameters at %v", s.Label, s.Params)
			}
			end = p.End
		}
		wellFormed(t, s.Markdown)
	}
}

// wellFormed: blocks of code are closed, code spans are closed, and outside of
// both nothing of a text can be taken for Markdown.
func wellFormed(t *testing.T, markdown string) {
	t.Helper()
	fence := ""
	for line := range strings.Lines(markdown) {
		line = strings.TrimSuffix(line, "\n")
		marks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch {
		case fence != "":
			if len(marks) >= len(fence) && marks == line {
				fence = ""
			}
			continue
		case len(marks) >= 3 && !strings.Contains(line[len(marks):], "`"):
			fence = marks
			continue
		}
		rest := line
		for {
			at := strings.IndexAny(rest, "`<\\")
			if at < 0 {
				break
			}
			switch {
			case rest[at] == '\\':
				rest = rest[min(at+2, len(rest)):]
				continue
			case rest[at] == '<':
				if at < 2 || rest[at-2:at] != "](" {
					t.Fatalf("a tag in %q", line)
				}
				rest = rest[at+1:]
				continue
			}
			open := rest[at : at+len(rest[at:])-len(strings.TrimLeft(rest[at:], "`"))]
			rest = rest[at+len(open):]
			end := closing(rest, open)
			if end < 0 {
				t.Fatalf("code that is not closed in %q", line)
			}
			rest = rest[end:]
		}
	}
	if fence != "" {
		t.Fatalf("a block of code that is not closed in %q", markdown)
	}
}

// closing returns the end of a code span that begins with some backticks.
func closing(text, open string) int {
	for at := 0; at < len(text); {
		n := len(text[at:]) - len(strings.TrimLeft(text[at:], "`"))
		if n == len(open) {
			return at + n
		}
		at += max(n, 1)
	}
	return -1
}

// fixtures are all texts of testdata.
func fixtures(t testing.TB) []*document.Document {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no fixtures")
	}
	var docs []*document.Document
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fs, _ := open(archive)
		docs = append(docs, fs.document(archive.Files[0].Name))
	}
	return docs
}

// TestLaws asks at every offset of all fixtures, and of what is left of them when
// they are cut off.
func TestLaws(t *testing.T) {
	for _, doc := range fixtures(t) {
		for offset := int32(-1); int(offset) <= len(doc.File.Text)+1; offset++ {
			laws(t, doc, offset)
		}
		for cut := 0; cut < len(doc.File.Text); cut += 13 {
			broken := document.New(source.New(doc.File.Path, doc.File.Text[:cut]), nil, lint.Options{}, nil)
			for offset := max(0, int32(cut)-25); offset <= int32(cut); offset++ {
				laws(t, broken, offset)
			}
		}
	}
}

func TestLawsGenerated(t *testing.T) {
	for seed := range uint64(4) {
		text := testgen.Workflow(40, seed)
		doc := document.New(source.New("w.gait", text), nil, lint.Options{}, nil)
		for offset := range int32(len(text)) {
			if offset%3 == int32(seed%3) {
				laws(t, doc, offset)
			}
		}
	}
}

// TestConcurrent asks several at a time: for the race detector.
func TestConcurrent(t *testing.T) {
	for _, doc := range fixtures(t) {
		var wait sync.WaitGroup
		for g := range int32(4) {
			wait.Go(func() {
				for offset := g; int(offset) < len(doc.File.Text); offset += 17 {
					hover.At(doc, offset)
					hover.SignatureAt(doc, offset)
				}
			})
		}
		wait.Wait()
	}
}

func FuzzHover(f *testing.F) {
	for _, doc := range fixtures(f) {
		f.Add(doc.File.Text, doc.Gait, uint16(len(doc.File.Text)/2))
	}
	f.Fuzz(func(t *testing.T, text string, gait bool, at uint16) {
		name := "x.asl.json"
		if gait {
			name = "x.gait"
		}
		doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
		if n := len(doc.File.Text); n > 0 {
			laws(t, doc, int32(int(at)%(n+1)))
		}
	})
}
