package hover_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/hover"
	"github.com/gait-lang/gait/lsp/index"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata")

// mark stands in the texts of testdata where something is asked, before a number.
const mark = "«"

// TestHover: each archive has a text with marks «1», «2» and so on, files that it
// may import, and what is said at the marks.
func TestHover(t *testing.T) {
	archives(t, "hover", func(doc *document.Document, offset int32) string {
		h := hover.At(doc, offset)
		if h == nil {
			return "nothing\n"
		}
		return fmt.Sprintf("[%s]\n%s\n", doc.File.Slice(h.Span), h.Markdown)
	})
}

func TestPlain(t *testing.T) {
	archives(t, "plain", func(doc *document.Document, offset int32) string {
		h := hover.At(doc, offset)
		if h == nil {
			return "nothing\n"
		}
		return h.Plain + "\n"
	})
}

func TestSignature(t *testing.T) {
	archives(t, "signature", func(doc *document.Document, offset int32) string {
		s := hover.SignatureAt(doc, offset)
		if s == nil {
			return "nothing\n"
		}
		active := "none"
		if s.Active >= 0 {
			p := s.Params[s.Active]
			active = s.Label[p.Start:p.End]
		}
		return fmt.Sprintf("%s, active: %s\n%s\n", s.Label, active, s.Markdown)
	})
}

func archives(t *testing.T, kind string, answer func(*document.Document, int32) string) {
	t.Helper()
	names, err := filepath.Glob("testdata/" + kind + "_*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no archives of %s: %v", kind, err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			old := string(txtar.Format(archive))
			sources, marks := open(archive)
			doc := sources.document(archive.Files[0].Name)
			out := &txtar.Archive{Comment: archive.Comment}
			for _, f := range archive.Files {
				if !strings.HasPrefix(f.Name, "at ") {
					out.Files = append(out.Files, f)
				}
			}
			if len(marks) == 0 {
				t.Fatal("no marks")
			}
			for i, offset := range marks {
				out.Files = append(out.Files, txtar.File{Name: fmt.Sprintf("at %d", i+1), Data: []byte(answer(doc, offset))})
			}
			now := string(txtar.Format(out))
			if now == old {
				return
			}
			if *update {
				if err := os.WriteFile(name, []byte(now), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, f := range out.Files {
				if !strings.HasPrefix(f.Name, "at ") {
					continue
				}
				want := "none\n"
				for _, g := range archive.Files {
					if g.Name == f.Name {
						want = string(g.Data)
					}
				}
				if want != string(f.Data) {
					t.Errorf("%s\ngot:\n%s\nwant:\n%s", f.Name, f.Data, want)
				}
			}
		})
	}
}

// files are texts that can import each other.
type files struct {
	texts map[string]string

	mu   sync.Mutex
	docs map[string]*document.Document
}

// open takes the marks out of the first text of an archive.
func open(archive *txtar.Archive) (*files, []int32) {
	fs := &files{texts: map[string]string{}, docs: map[string]*document.Document{}}
	var marks []int32
	for i, f := range archive.Files {
		text := string(f.Data)
		for i == 0 {
			m := fmt.Sprintf("%s%d»", mark, len(marks)+1)
			at := strings.Index(text, m)
			if at < 0 {
				break
			}
			if n := len(marks); n > 0 && int32(at) < marks[n-1] {
				panic("the marks are not in the order of the text")
			}
			text = text[:at] + text[at+len(m):]
			marks = append(marks, int32(at))
		}
		fs.texts[f.Name] = text
	}
	return fs, marks
}

func (f *files) document(name string) *document.Document {
	f.mu.Lock()
	defer f.mu.Unlock()
	if d := f.docs[name]; d != nil {
		return d
	}
	text, ok := f.texts[name]
	if !ok {
		return nil
	}
	var opts lint.Options
	opts.Compile.Load = func(path string) (*source.File, error) {
		text, ok := f.texts[filepath.Clean(path)]
		if !ok {
			return nil, os.ErrNotExist
		}
		return source.New(path, text), nil
	}
	d := document.New(source.New(name, text), nil, opts, f)
	f.docs[name] = d
	return d
}

func (f *files) Import(from *index.File, path string) *index.File {
	if d := f.document(filepath.Join(filepath.Dir(from.Source.Path), path)); d != nil {
		return d.Index()
	}
	return nil
}

func (f *files) All() []*index.File {
	var all []*index.File
	for name := range f.texts {
		if d := f.document(name); d != nil && d.Gait {
			all = append(all, d.Index())
		}
	}
	return all
}
