package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// The form of [WriteJSON]. Fields may be added, never renamed.
type (
	jsonDiagnostic struct {
		File     string        `json:"file"`
		Rule     string        `json:"rule"`
		Severity string        `json:"severity"`
		Message  string        `json:"message"`
		Range    jsonRange     `json:"range"`
		Pointer  string        `json:"pointer"`
		Tags     []Tag         `json:"tags"`
		Notes    []string      `json:"notes"`
		Related  []jsonRelated `json:"related"`
		Fixes    []jsonFix     `json:"fixes"`
		URL      string        `json:"url"`
	}
	jsonRange struct {
		Start jsonPosition `json:"start"`
		End   jsonPosition `json:"end"`
	}
	jsonPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
		Offset int `json:"offset"`
	}
	jsonRelated struct {
		File    string    `json:"file"`
		Range   jsonRange `json:"range"`
		Message string    `json:"message"`
	}
	jsonFix struct {
		Title string     `json:"title"`
		Safe  bool       `json:"safe"`
		Edits []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		File  string    `json:"file"`
		Range jsonRange `json:"range"`
		Text  string    `json:"text"`
	}
)

// WriteJSON writes diagnostics as one JSON array, in the order given, for
// other tools. Lines and columns count from 1, columns in Unicode code points;
// offsets count bytes of the file as it was given. The texts of edits have the
// file's own line ends. Arrays may be empty but are never null; a diagnostic
// about no file has the file "" and the range of an empty file.
// The error is the writer's.
func WriteJSON(w io.Writer, ds []Diagnostic) error {
	out := bufio.NewWriter(w)
	var one bytes.Buffer
	enc := json.NewEncoder(&one)
	enc.SetEscapeHTML(false)
	before := "[\n"
	for i := range ds {
		one.Reset()
		if err := enc.Encode(toJSON(&ds[i])); err != nil {
			return err
		}
		out.WriteString(before)
		out.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n")))
		before = ",\n"
	}
	if len(ds) == 0 {
		out.WriteString("[]\n")
	} else {
		out.WriteString("\n]\n")
	}
	return out.Flush()
}

func toJSON(d *Diagnostic) jsonDiagnostic {
	j := jsonDiagnostic{
		File:     path(d.File),
		Rule:     d.Rule,
		Severity: d.Severity.String(),
		Message:  d.Message,
		Range:    rangeOf(d.Location),
		Pointer:  d.Pointer,
		Tags:     append([]Tag{}, d.Tags...),
		Notes:    append([]string{}, d.Notes...),
		Related:  make([]jsonRelated, 0, len(d.Related)),
		Fixes:    make([]jsonFix, 0, len(d.Fixes)),
		URL:      d.URL,
	}
	for _, r := range d.Related {
		j.Related = append(j.Related, jsonRelated{path(r.File), rangeOf(r.Location), r.Message})
	}
	for _, f := range d.Fixes {
		fix := jsonFix{Title: f.Title, Safe: f.Safe, Edits: make([]jsonEdit, 0, len(f.Edits))}
		for _, e := range f.Edits {
			text := e.Text
			if e.File != nil {
				text = e.File.Restore(text)
			}
			fix.Edits = append(fix.Edits, jsonEdit{path(e.File), rangeOf(e.Location), text})
		}
		j.Fixes = append(j.Fixes, fix)
	}
	return j
}

func rangeOf(at Location) jsonRange {
	if at.File == nil {
		nowhere := jsonPosition{Line: 1, Column: 1}
		return jsonRange{nowhere, nowhere}
	}
	span := clip(at)
	return jsonRange{jsonPosition(at.File.Position(span.Start)), jsonPosition(at.File.Position(span.End))}
}
