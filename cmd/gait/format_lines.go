package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
)

// writeGitHub writes the commands that make GitHub Actions show annotations.
func writeGitHub(w io.Writer, f findings) error {
	out := bufio.NewWriter(w)
	for _, d := range f.diags {
		command := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning"}[d.Severity]
		if command == "" {
			command = "notice"
		}
		fmt.Fprintf(out, "::%s ", command)
		if d.File != nil {
			a := areaOf(d.Location)
			fmt.Fprintf(out, "file=%s,line=%d,endLine=%d,", gitHubProperty(filePath(d)), a.line, a.endLine)
			if a.line == a.endLine {
				// Columns are only for one line.
				fmt.Fprintf(out, "col=%d,endColumn=%d,", a.column, max(a.column, a.endColumn-1))
			}
		}
		message := d.Message
		for _, n := range d.Notes {
			message += "\n" + n
		}
		if d.URL != "" {
			message += "\n" + d.URL
		}
		fmt.Fprintf(out, "title=%s::%s\n", gitHubProperty("gait "+d.Rule), gitHubText.Replace(message))
	}
	return out.Flush()
}

var gitHubText = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

func gitHubProperty(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(gitHubText.Replace(text))
}

// gitLabIssue is an entry of a Code Quality report.
type gitLabIssue struct {
	Description string `json:"description"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
			End   int `json:"end"`
		} `json:"lines"`
	} `json:"location"`
}

// writeGitLab writes a Code Quality report.
func writeGitLab(w io.Writer, f findings) error {
	issues := make([]gitLabIssue, len(f.diags))
	prints := newFingerprints()
	for i, d := range f.diags {
		one := &issues[i]
		one.Description, one.CheckName, one.Fingerprint = d.Message, d.Rule, prints.of(d)
		one.Severity = map[diag.Severity]string{diag.Error: "major", diag.Warning: "minor"}[d.Severity]
		if one.Severity == "" {
			one.Severity = "info"
		}
		a := areaOf(d.Location)
		one.Location.Path, one.Location.Lines.Begin, one.Location.Lines.End = filePath(d), a.line, a.endLine
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(issues)
}

// fingerprints name findings so that they are known again when lines have
// moved. Equal ones are counted.
type fingerprints map[string]int

func newFingerprints() fingerprints { return fingerprints{} }

func (p fingerprints) of(d diag.Diagnostic) string {
	what := strings.Join([]string{filePath(d), d.Rule, d.Pointer, d.Message}, "\x00")
	p[what]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", what, p[what]))
	return hex.EncodeToString(sum[:16])
}
