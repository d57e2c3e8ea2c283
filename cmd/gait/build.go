package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
)

// ruleOutOfDate is the rule of the diagnostic that --check gives.
const ruleOutOfDate = "out-of-date"

type buildCommand struct {
	Path      []string `arg:"" optional:"" help:"Files, folders (searched at every depth for .gait files), or - for standard input, whose document goes to standard output. The current folder without any."`
	Output    flagPath `short:"o" placeholder:"FILE|DIR" help:"Write to this file, or into this folder. Without it NAME.asl.json is written beside each source."`
	Stdout    bool     `help:"Write documents to standard output."`
	Format    string   `enum:"json,yaml" default:"json" placeholder:"FORMAT" help:"Write json or yaml."`
	Minify    bool     `help:"Write JSON without white space."`
	SourceMap bool     `help:"Also write NAME.asl.json.map, which maps JSON pointers to places in the source."`
	Check     bool     `help:"Write nothing; exit with 1 when what is on disk is not what would be built."`
	Watch     bool     `help:"Build again whenever a source, an import or the params file changes."`
	NoVerify  bool     `help:"Do not check the result against the schema of ASL."`
	valueFlags
	stdinFlags
	diagnosticsFlags
}

// Help implements kong.HelpProvider.
func (*buildCommand) Help() string {
	return `A file with a workflow line or a state is a workflow; a file without either is a library and builds to nothing. Of a workflow with an error nothing is written. Diagnostics as JSON go to standard output, unless documents do.

Examples:

    gait build                                     build every workflow here and below
    gait build orders.gait                         write orders.asl.json
    gait build flows -o dist                       write into dist, folders kept
    gait build orders.gait --stdout --minify       print the document on one line
    gait build orders.gait --set TopicArn=arn:aws:sns:eu-west-1:123456789012:done
    gait build --check .                           fail when a document is out of date
    gait build --watch flows                       build again on every change
    gait build - < orders.gait                     read standard input
`
}

// Validate implements kong's hook.
func (c *buildCommand) Validate() error {
	stdin := hasStdin(c.Path)
	document := c.Stdout || stdin && c.Output == ""
	switch {
	case c.Stdout && c.Output != "":
		return errors.New("--stdout and -o cannot be used together")
	case c.Minify && c.Format == "yaml":
		return errors.New("--minify is for JSON")
	case c.Check && document:
		return errors.New("--check compares files, and the document would go to standard output")
	case c.Check && c.Watch:
		return errors.New("--check and --watch cannot be used together")
	case c.Watch && stdin:
		return errors.New("--watch cannot watch standard input")
	case c.SourceMap && document:
		return errors.New("--source-map is a file beside the document, which would go to standard output")
	case c.StdinFilename != "" && !stdin:
		return errNoStdin
	}
	return c.valueFlags.validate()
}

// Run builds once, or again and again.
func (c *buildCommand) Run(s *session) error {
	if c.Watch {
		return c.watch(s)
	}
	r := s.report(c.Diagnostics, c.Stdout || hasStdin(c.Path) && c.Output == "")
	sources := gaitSources(c.Path, r)
	b := &build{command: c, s: s, r: r, all: len(sources)}
	b.run(sources)
	return r.finish()
}

// build is one pass over the sources.
type build struct {
	command *buildCommand
	s       *session
	r       *reporter
	tally   tally
	all     int // sources of the command, of which run may get some
	// seen and loading, when they are not nil, are told which imports each
	// source has, and of each import before it is read.
	seen    func(src project.Source, imports []string)
	loading func(path string)
}

type tally struct{ written, unchanged, libraries, failed int }

func (b *build) run(sources []project.Source) {
	c := b.command
	values, ok := c.params(b.r)
	if !ok {
		return
	}
	paths, err := b.paths(sources)
	if err != nil {
		b.r.problem(err)
		return
	}
	u := &unit{set: c.set(), params: values, verify: !c.NoVerify, several: b.all > 1, loading: b.loading}
	if b.hasUnknownValues(u, sources) {
		return
	}
	documents := 0
	b.r.progress("building", len(sources))
	project.InOrder(len(sources),
		func(i int) *built { return b.one(u, sources[i], paths[i]) },
		func(_ int, r *built) {
			b.r.working.step()
			if r.data != nil && r.path == "" {
				b.print(r, documents)
				documents++
			}
			b.done(r)
		})
	if len(sources) > 1 {
		b.summary()
	}
}

// hasUnknownValues reports values that none of several sources has a use for,
// and what else is wrong with those. It compiles them once more than the build
// does: such a value is known only when all are, and nothing may be written.
func (b *build) hasUnknownValues(u *unit, sources []project.Source) bool {
	if len(u.set)+len(u.params) == 0 || !u.several || len(sources) < b.all {
		return false
	}
	var found []*built
	project.InOrder(len(sources),
		func(i int) *built {
			r := b.compile(u, sources[i])
			r.root = nil // only its diagnostics are asked for
			return r
		},
		func(_ int, r *built) { found = append(found, r) })
	unknown := u.unknownParams()
	if len(unknown) == 0 {
		return false
	}
	for _, r := range found {
		b.r.problem(r.err)
		b.r.add(r.diags)
		if b.seen != nil {
			b.seen(r.src, r.imports)
		}
	}
	b.r.add(unknown)
	return true
}

// paths plans where the document of each source goes.
func (b *build) paths(sources []project.Source) ([]string, error) {
	c := b.command
	o, err := newOutputs(string(c.Output), c.Stdout, ".asl."+c.Format, c.StdinFilename, sources, b.r.broken && len(c.Path) > 1)
	if err != nil {
		return nil, err
	}
	taken := newClaims(sources)
	paths := make([]string, len(sources))
	for i, src := range sources {
		if paths[i], err = o.path(src, ""); err != nil {
			return nil, err
		}
		if err := taken.claim(paths[i], src.Path); err != nil {
			return nil, err
		}
		if c.SourceMap && paths[i] != "" {
			if err := taken.claim(paths[i]+".map", src.Path); err != nil {
				return nil, err
			}
		}
	}
	return paths, nil
}

// built is what became of one source.
type built struct {
	compiled
	src     project.Source
	path    string // "" for standard output
	data    []byte // the document; nil when there is none
	changed bool
	mapped  bool // the source map changed
	err     error
}

// compile reads and compiles a source.
func (b *build) compile(u *unit, src project.Source) *built {
	r := &built{src: src}
	file, err := b.s.open(src, b.command.StdinFilename)
	if err != nil {
		r.err = err
		return r
	}
	failed := guard(file.Path, func() { r.compiled = u.compile(file) })
	r.diags = append(r.diags, failed...)
	return r
}

func (b *build) one(u *unit, src project.Source, path string) *built {
	c := b.command
	r := b.compile(u, src)
	r.path = path
	if r.root == nil {
		return r
	}
	failed := guard(r.file.Path, func() {
		var mapping []byte
		r.data, mapping = c.encode(&r.compiled, path)
		switch {
		case path == "":
		case c.Check:
			r.diags = append(r.diags, c.compare(r, mapping)...)
		default:
			r.changed, r.err = project.Write(path, r.data)
			if mapping != nil && r.err == nil {
				r.mapped, r.err = project.Write(path+".map", mapping)
			}
		}
	})
	r.diags = append(r.diags, failed...)
	if path != "" {
		r.data = nil // it may be large, and others wait their turn
	}
	return r
}

// compare returns a diagnostic for each file that is not what would be
// written.
func (c *buildCommand) compare(r *built, mapping []byte) (ds []diag.Diagnostic) {
	check := func(path string, data []byte) {
		if project.Holds(path, data) {
			return
		}
		message := fmt.Sprintf("%q is not what %q builds", path, r.src.Path)
		if !project.Exists(path) {
			message = fmt.Sprintf("%q, which %q builds, does not exist", path, r.src.Path)
		}
		ds = append(ds, diag.Diagnostic{
			Rule: ruleOutOfDate, Severity: diag.Error, Message: message, Location: whole(path),
			Notes: []string{`"gait build" writes it`},
		})
	}
	check(r.path, r.data)
	if mapping != nil {
		check(r.path+".map", mapping)
	}
	return ds
}

func (b *build) done(r *built) {
	b.r.problem(r.err)
	b.r.add(r.diags)
	if b.seen != nil {
		b.seen(r.src, r.imports)
	}
	switch {
	case r.err != nil || diag.HasErrors(r.diags):
		b.tally.failed++
	case r.library:
		b.tally.libraries++
		if len(b.command.Path) == 1 && !r.src.Found {
			b.r.say("%s is a library and builds to nothing", r.src.Path)
		}
	case r.path == "": // printed
	case r.changed:
		b.tally.written++
		b.r.say("wrote %s", r.path)
	case r.mapped:
		b.tally.written++
		b.r.say("wrote %s.map", r.path)
	default:
		b.tally.unchanged++
	}
}

// print writes a document to standard output. YAML documents after the first
// are told apart by a line; JSON needs none.
func (b *build) print(r *built, before int) {
	if before > 0 && b.command.Format == "yaml" {
		_, err := io.WriteString(b.s.stdout, "---\n")
		b.r.check(err)
	}
	_, err := b.s.stdout.Write(r.data)
	b.r.check(err)
	if b.command.Minify {
		_, err := io.WriteString(b.s.stdout, "\n")
		b.r.check(err)
	}
}

func (b *build) summary() {
	t := b.tally
	if b.command.Stdout || b.command.Check {
		return
	}
	text := quantity(t.written, "document") + " written, " + fmt.Sprint(t.unchanged) + " unchanged"
	if t.libraries == 1 {
		text += ", 1 library"
	} else if t.libraries > 1 {
		text += fmt.Sprintf(", %d libraries", t.libraries)
	}
	if t.failed > 0 {
		text += fmt.Sprintf(", %d failed (%s)", t.failed, b.r.summary())
	}
	b.r.say("%s", text)
}
