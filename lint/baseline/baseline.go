// Package baseline remembers findings that a project has, so that only new ones
// are shown.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/gait-lang/gait/lang/diag"
)

// version is that of the form of the file.
const version = 1

// Baseline is a set of findings. A finding is known again by its file, rule and
// message, wherever in the file it is.
type Baseline struct {
	dir   string // paths start from here
	count map[finding]int
}

type finding struct {
	File    string `json:"file"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
}

type document struct {
	Version  int       `json:"version"`
	Findings []counted `json:"findings"`
}

type counted struct {
	finding
	Count int `json:"count"`
}

// New returns a baseline without findings for the file at a path.
func New(path string) *Baseline {
	return &Baseline{dir: filepath.Dir(path), count: map[finding]int{}}
}

// Parse reads the baseline that a file holds.
func Parse(path string, data []byte) (*Baseline, error) {
	b := New(path)
	var doc document
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&doc); err != nil {
		return nil, fmt.Errorf("%q is no baseline: %w", path, err)
	}
	if doc.Version != version {
		return nil, fmt.Errorf("%q is no baseline of version %d", path, version)
	}
	for _, f := range doc.Findings {
		b.count[f.finding] += max(1, f.Count)
	}
	return b, nil
}

func (b *Baseline) key(d *diag.Diagnostic) finding {
	f := finding{Rule: d.Rule, Message: d.Message}
	if d.File != nil {
		f.File = b.rel(d.File.Path)
	}
	return f
}

func (b *Baseline) rel(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	dir, err := filepath.Abs(b.dir)
	if err != nil {
		return filepath.ToSlash(abs)
	}
	rel, err := filepath.Rel(dir, abs)
	if err != nil {
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(rel)
}

// Add remembers findings.
func (b *Baseline) Add(ds []diag.Diagnostic) {
	for i := range ds {
		b.count[b.key(&ds[i])]++
	}
}

// Filter returns the findings that are not known, and uses up those that are:
// of two equal ones a baseline that has one lets the second through.
func (b *Baseline) Filter(ds []diag.Diagnostic) []diag.Diagnostic {
	kept := ds[:0]
	for i := range ds {
		if k := b.key(&ds[i]); b.count[k] > 0 {
			b.count[k]--
			continue
		}
		kept = append(kept, ds[i])
	}
	return kept
}

// Left returns how many findings have not been used up.
func (b *Baseline) Left() (n int) {
	for _, c := range b.count {
		n += c
	}
	return n
}

// Encode returns the file. The same findings give the same bytes.
func (b *Baseline) Encode() []byte {
	doc := document{Version: version, Findings: []counted{}}
	for f, n := range b.count {
		if n > 0 {
			doc.Findings = append(doc.Findings, counted{f, n})
		}
	}
	slices.SortFunc(doc.Findings, func(a, b counted) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		panic(err) // strings and numbers always have a spelling
	}
	return out.Bytes()
}
