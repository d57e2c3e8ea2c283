package main

import (
	"io"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// homePage is what SARIF says of the tool.
const homePage = "https://github.com/gait-lang/gait"

// writeSARIF writes SARIF 2.1.0. Only rules that found something are described.
func writeSARIF(w io.Writer, f findings) error {
	run := sarif.NewRunWithInformationURI("gait", homePage).WithColumnKind("unicodeCodePoints")
	run.Tool.Driver.WithVersion(versionText())
	index := map[string]int{}
	prints := newFingerprints()
	for _, d := range f.diags {
		i, known := index[d.Rule]
		if !known {
			i = len(index)
			index[d.Rule] = i
			run.Tool.Driver.AddRule(sarifRule(d))
		}
		run.AddResult(sarifResult(d).WithRuleIndex(i).
			WithPartialFingerprints(map[string]string{"gait/v1": prints.of(d)}))
	}
	if err := sarif.NewReport().AddRun(run).PrettyWrite(w); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func sarifRule(d diag.Diagnostic) *sarif.ReportingDescriptor {
	about := sarif.NewRule(d.Rule)
	describe := func(text string) *sarif.MultiformatMessageString {
		return sarif.NewMultiformatMessageString().WithText(text)
	}
	severity := d.Severity
	if r := lint.RuleNamed(d.Rule); r != nil {
		severity = r.Severity
		about.WithShortDescription(describe(r.Summary)).WithFullDescription(describe(r.Why)).
			WithHelp(describe(r.Instead)).WithHelpURI(lint.Page(r.ID))
	} else if b, ok := lint.BuiltinNamed(d.Rule); ok {
		about.WithShortDescription(describe(b.Summary))
	}
	return about.WithDefaultConfiguration(sarif.NewReportingConfiguration().
		WithEnabled(severity != rule.Off).WithLevel(sarifLevel(severity)))
}

func sarifLevel(s diag.Severity) string {
	switch s {
	case diag.Error:
		return sarif.LevelError
	case diag.Warning:
		return sarif.LevelWarning
	}
	return sarif.LevelNote
}

func sarifResult(d diag.Diagnostic) *sarif.Result {
	message := d.Message
	for _, n := range d.Notes {
		message += "\n" + n
	}
	r := sarif.NewRuleResult(d.Rule).WithLevel(sarifLevel(d.Severity)).WithMessage(sarif.NewTextMessage(message))
	if d.File != nil {
		r.AddLocation(sarif.NewLocationWithPhysicalLocation(sarifPlace(d.Location)))
	}
	for _, rel := range d.Related {
		if rel.File != nil {
			r.AddRelatedLocation(sarif.NewLocationWithPhysicalLocation(sarifPlace(rel.Location)).
				WithMessage(sarif.NewTextMessage(rel.Message)))
		}
	}
	fixes := make([]*sarif.Fix, len(d.Fixes))
	for i, f := range d.Fixes {
		fixes[i] = sarifFix(f)
	}
	return r.WithFixes(fixes)
}

func sarifPlace(l diag.Location) *sarif.PhysicalLocation {
	return sarif.NewPhysicalLocation().
		WithArtifactLocation(sarif.NewSimpleArtifactLocation(fileURI(l.File.Path))).
		WithRegion(sarifRegion(l))
}

func sarifRegion(l diag.Location) *sarif.Region {
	a := areaOf(l)
	start, end := l.File.Position(l.Span.Start).Offset, l.File.Position(l.Span.End).Offset
	return sarif.NewRegion().
		WithStartLine(a.line).WithStartColumn(a.column).WithEndLine(a.endLine).WithEndColumn(a.endColumn).
		WithByteOffset(start).WithByteLength(end - start)
}

// sarifFix groups the edits of a fix by file.
func sarifFix(f diag.Fix) *sarif.Fix {
	fix := sarif.NewFix().WithDescription(sarif.NewTextMessage(f.Title))
	changes := map[string]*sarif.ArtifactChange{}
	for _, e := range f.Edits {
		if e.File == nil {
			continue
		}
		uri := fileURI(e.File.Path)
		if changes[uri] == nil {
			changes[uri] = sarif.NewArtifactChange().WithArtifactLocation(sarif.NewSimpleArtifactLocation(uri))
			fix.AddArtifactChange(changes[uri])
		}
		changes[uri].AddReplacement(sarif.NewReplacement().WithDeletedRegion(sarifRegion(e.Location)).
			WithInsertedContent(sarif.NewArtifactContent().WithText(e.File.Restore(e.Text))))
	}
	return fix
}
