package main

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
)

// findings are what lint has found, for formats that are written at the end.
type findings struct {
	diags []diag.Diagnostic
	files []string // that were linted, in order
}

// formats writes findings for other tools. Text and lines are written as they
// come.
var formats = map[string]func(io.Writer, findings) error{
	"json":       func(w io.Writer, f findings) error { return diag.WriteJSON(w, f.diags) },
	"sarif":      writeSARIF,
	"github":     writeGitHub,
	"gitlab":     writeGitLab,
	"junit":      writeJUnit,
	"checkstyle": writeCheckstyle,
}

// byFile returns the findings of each file, those without a file first, and
// after them the files that were linted, in order.
func (f findings) byFile() (paths []string, of map[string][]diag.Diagnostic) {
	of = map[string][]diag.Diagnostic{}
	see := func(path string) {
		if _, seen := of[path]; !seen {
			of[path] = nil
			paths = append(paths, path)
		}
	}
	for _, d := range f.diags {
		if filePath(d) == "" {
			see("")
		}
	}
	for _, path := range f.files {
		see(slashed(path))
	}
	for _, d := range f.diags {
		path := filePath(d)
		see(path)
		of[path] = append(of[path], d)
	}
	return paths, of
}

// filePath returns the file of a diagnostic as other tools write paths.
func filePath(d diag.Diagnostic) string {
	if d.File == nil {
		return ""
	}
	return slashed(d.File.Path)
}

func slashed(path string) string { return filepath.ToSlash(filepath.Clean(path)) }

// fileURI returns a path as a reference of RFC 3986, relative when the path is.
func fileURI(path string) string {
	path = filepath.ToSlash(filepath.Clean(path))
	u := url.URL{Path: path}
	if filepath.IsAbs(filepath.FromSlash(path)) {
		u.Scheme = "file"
		if !strings.HasPrefix(path, "/") {
			u.Path = "/" + path // a drive of Windows
		}
	}
	return u.String()
}

// area is a place in lines and columns, from 1, the end exclusive.
type area struct{ line, column, endLine, endColumn int }

func areaOf(l diag.Location) area {
	if l.File == nil {
		return area{1, 1, 1, 1}
	}
	start, end := l.File.Position(l.Span.Start), l.File.Position(l.Span.End)
	return area{start.Line, start.Column, end.Line, end.Column}
}
