package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
)

type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitFailure `xml:"failure"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes a test suite for each file and in it a failed test for each
// finding; a file without one has a test that passes.
func writeJUnit(w io.Writer, f findings) error {
	all := junitSuites{Name: "gait lint"}
	paths, of := f.byFile()
	for _, path := range paths {
		suite := junitSuite{Name: path}
		for _, d := range of[path] {
			a := areaOf(d.Location)
			var text strings.Builder
			if err := diag.RenderLines(&text, []diag.Diagnostic{d}, diag.RenderOptions{}); err != nil {
				return err
			}
			suite.Cases = append(suite.Cases, junitCase{
				Name: fmt.Sprintf("%s %d:%d", d.Rule, a.line, a.column), Class: path, File: path, Line: a.line,
				Failure: &junitFailure{d.Message, d.Severity.String(), strings.TrimSuffix(text.String(), "\n")},
			})
		}
		suite.Failures = len(suite.Cases)
		if suite.Cases == nil {
			suite.Cases = []junitCase{{Name: "gait lint", Class: path, File: path}}
		}
		suite.Tests = len(suite.Cases)
		all.Tests += suite.Tests
		all.Failures += suite.Failures
		all.Suites = append(all.Suites, suite)
	}
	return writeXML(w, all)
}

type (
	checkstyleReport struct {
		XMLName xml.Name         `xml:"checkstyle"`
		Version string           `xml:"version,attr"`
		Files   []checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   string            `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// writeCheckstyle writes the format of Checkstyle.
func writeCheckstyle(w io.Writer, f findings) error {
	report := checkstyleReport{Version: "4.3"}
	paths, of := f.byFile()
	for _, path := range paths {
		file := checkstyleFile{Name: path}
		for _, d := range of[path] {
			a := areaOf(d.Location)
			file.Errors = append(file.Errors, checkstyleError{a.line, a.column, d.Severity.String(), d.Message, "gait." + d.Rule})
		}
		report.Files = append(report.Files, file)
	}
	return writeXML(w, report)
}

func writeXML(w io.Writer, document any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(document); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
