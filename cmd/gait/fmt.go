package main

import (
	"errors"
	"io"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// ruleLayout is the rule of the diagnostic that --check gives.
const ruleLayout = "not-formatted"

type fmtCommand struct {
	Path  []string `arg:"" optional:"" help:"Files, folders (searched at every depth for .gait files), or - to format standard input to standard output. The current folder without any."`
	Check bool     `help:"Write nothing; exit with 1 when a file is not formatted."`
	Diff  bool     `help:"Write nothing; show what would change."`
	stdinFlags
	diagnosticsFlags
}

// Help implements kong.HelpProvider.
func (*fmtCommand) Help() string {
	return `Rewrites files in place. Comments, line ends and what the text compiles to stay as they are; a byte-order mark goes. A part with a syntax error is left as it stands, and the exit status is 1.

Examples:

    gait fmt                        format every .gait file here and below
    gait fmt orders.gait flows/     format a file and a folder
    gait fmt --check .              fail when something is not formatted
    gait fmt --diff orders.gait     show what would change
    gait fmt - < orders.gait        print the formatted text
`
}

// Validate implements kong's hook.
func (c *fmtCommand) Validate() error {
	if c.StdinFilename != "" && !hasStdin(c.Path) {
		return errNoStdin
	}
	return nil
}

var errNoStdin = errors.New("--stdin-filename is for standard input, which - stands for")

// Run formats files.
func (c *fmtCommand) Run(s *session) error {
	r := s.report(c.Diagnostics, c.Diff || hasStdin(c.Path))
	sources := gaitSources(c.Path, r)
	r.progress("formatting", len(sources))
	project.InOrder(len(sources),
		func(i int) formatted { return c.format(s, sources[i]) },
		func(_ int, f formatted) { c.done(r, f) })
	return r.finish()
}

// formatted is what became of one file.
type formatted struct {
	src   project.Source
	file  *source.File
	text  string // with the file's own line ends
	diags []diag.Diagnostic
	wrote bool
	err   error
}

// same reports whether the file was formatted already. A byte-order mark and
// mixed line ends are differences, too.
func (f *formatted) same() bool {
	return f.text == f.file.Restore(f.file.Text) && !hasMark(f.file) && !mixedLineEnds(f.file)
}

func hasMark(f *source.File) bool { return f.OriginalOffset(0) > 0 }

func mixedLineEnds(f *source.File) bool {
	size := int(f.OriginalOffset(int32(len(f.Text))) - f.OriginalOffset(0))
	return len(f.Restore(f.Text)) != size
}

func (c *fmtCommand) format(s *session, src project.Source) (f formatted) {
	f.src = src
	if f.file, f.err = s.open(src, c.StdinFilename); f.err != nil {
		return f
	}
	f.text = f.file.Restore(f.file.Text)
	broken := guard(f.file.Path, func() {
		tree := syntax.Parse(f.file)
		f.text = f.file.Restore(format.Tree(tree))
		// The formatter leaves the insides of expressions alone and does not
		// parse them.
		f.diags = compiler.SyntaxErrors(tree)
	})
	if broken != nil {
		f.diags = broken
		return f
	}
	if !src.IsStdin() && !c.Check && !c.Diff && !f.same() {
		f.wrote, f.err = project.Write(src.Path, []byte(f.text))
	}
	return f
}

func (c *fmtCommand) done(r *reporter, f formatted) {
	r.working.step()
	if f.err != nil {
		r.problem(f.err)
	}
	if f.file == nil {
		return
	}
	r.add(f.diags)
	if c.Check && !f.same() {
		r.add([]diag.Diagnostic{notFormatted(f.file, f.text)})
	}
	switch {
	case c.Diff:
		printDiff(r, f.file, strings.ReplaceAll(f.text, "\r\n", "\n"))
	case f.src.IsStdin() && !c.Check:
		_, err := io.WriteString(r.s.stdout, f.text)
		r.check(err)
	case f.wrote:
		r.say("formatted %s", f.src.Path)
	}
}

// printDiff shows how the text of a file would change.
func printDiff(r *reporter, file *source.File, now string) {
	text, err := unified(file.Path+".orig", file.Path, file.Text, now)
	if err == nil {
		if r.s.colored(r.s.stdout) {
			text = colorDiff(text)
		}
		_, err = io.WriteString(r.s.stdout, text)
	}
	r.check(err)
}

// notFormatted points at the first line that formatting changes.
func notFormatted(f *source.File, text string) diag.Diagnostic {
	d := diag.Diagnostic{
		Rule: ruleLayout, Severity: diag.Error, Message: "this file is not formatted",
		Location: diag.Location{File: f},
		Notes:    []string{`"gait fmt" formats it`},
	}
	old, now := f.Restore(f.Text), text
	if old == now {
		d.Message = "this file has mixed line ends"
		if hasMark(f) {
			d.Message = "this file starts with a byte-order mark"
		}
		return d
	}
	line := 1
	for {
		a, restA, moreA := strings.Cut(old, "\n")
		b, restB, moreB := strings.Cut(now, "\n")
		if a != b || !moreA || !moreB {
			break
		}
		old, now, line = restA, restB, line+1
	}
	d.Span = f.LineSpan(min(line, f.LineCount()))
	return d
}
