package outline

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/document"
)

// Link leads from a piece of text to a file or a page: one of Path and URL is set.
type Link struct {
	Span source.Span
	// Path is that of a file, which may not be there.
	Path string
	URL  string
	// Tooltip says what is there.
	Tooltip string
}

// Links returns the links of a text in its order: imports and definitions in
// other files, resources and the rules that comments silence.
func Links(d *document.Document) []Link {
	l := linker{file: d.File}
	if d.Gait {
		l.gait(d.Tree())
	} else {
		l.asl(d)
	}
	slices.SortStableFunc(l.list, func(a, b Link) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return l.list
}

type linker struct {
	file *source.File
	list []Link
}

func (l *linker) add(at source.Span, link Link) {
	if at.Len() > 0 {
		link.Span = at
		l.list = append(l.list, link)
	}
}

func (l *linker) gait(t *syntax.Tree) {
	for _, p := range t.Decls {
		for _, c := range p.Comments {
			l.directives(p.At(c.Span))
		}
		syntax.Walk(p.Items, func(item syntax.Item) bool {
			switch x := item.(type) {
			case *syntax.Import:
				at := p.At(x.Path.Loc)
				if x.Path.Kind == syntax.StringValue && at.Len() > 2 && !x.Path.Broken {
					l.path(source.Span{Start: at.Start + 1, End: at.End - 1}, x.Path.String())
				}
			case *syntax.State:
				l.resource(p, x.Resource)
			case *syntax.ResourceClause:
				l.resource(p, x.Resource)
			}
			return true
		})
	}
}

func (l *linker) resource(p syntax.Placed, r *syntax.Resource) {
	if r == nil || r.Loc.Len() == 0 {
		return
	}
	at := p.At(r.Loc)
	name := r.Text
	if r.Quoted {
		at = source.Span{Start: at.Start + 1, End: at.End - 1}
		name = strings.TrimPrefix(name, integration)
	}
	l.integration(at, name)
}

// integration is how the ARN of an integration begins.
const integration = "arn:aws:states:::"

// directives adds the rules that comments silence, in a part of the text that is
// one, or has some.
func (l *linker) directives(in source.Span) {
	for at := in.Start; ; {
		n := strings.Index(l.file.Text[at:in.End], "lint:")
		if n < 0 {
			return
		}
		at += int32(n)
		word := l.cut(&at, in.End)
		if word != "lint:ignore" && word != "lint:file-ignore" {
			continue
		}
		from := at
		id := l.cut(&from, in.End)
		if r := lint.RuleNamed(id); r != nil {
			l.add(source.Span{Start: from - int32(len(id)), End: from}, Link{URL: lint.Page(id), Tooltip: r.Summary})
		}
	}
}

// cut returns the next word from an offset on and moves behind it.
func (l *linker) cut(at *int32, end int32) string {
	text := l.file.Text[*at:end]
	rest := strings.TrimLeft(text, " \t")
	n := strings.IndexAny(rest, " \t\n\"'")
	if n < 0 {
		n = len(rest)
	}
	*at += int32(len(text) - len(rest) + n)
	return rest[:n]
}

// path adds a file that is named from the folder of this one.
func (l *linker) path(at source.Span, name string) {
	if name == "" {
		return
	}
	path := filepath.FromSlash(name)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(l.file.Path), path)
	}
	l.add(at, Link{Path: path, Tooltip: "open " + name})
}

// integration adds the documentation of a service's action.
func (l *linker) integration(at source.Span, name string) {
	sdk, isSDK := strings.CutPrefix(name, "aws-sdk:")
	service, action, ok := strings.Cut(sdk, ":")
	if !ok || strings.Contains(service, "*") {
		return
	}
	action, _, _ = strings.Cut(action, ".")
	if s := catalog.OptimizedNamed(service); !isSDK && s != nil && s.Link != "" {
		l.add(at, Link{URL: s.Link, Tooltip: "Step Functions and " + service + ", in the developer guide"})
		return
	}
	c, err := catalog.Default()
	if err != nil {
		return
	}
	if a, err := c.Action(service, action); err == nil && a != nil && a.Link != "" {
		l.add(at, Link{URL: a.Link, Tooltip: a.Operation + " in the API reference of " + service})
	}
}

func (l *linker) asl(d *document.Document) {
	l.directives(source.Span{End: int32(len(l.file.Text))})
	for i := range d.Definitions() {
		def := &d.Definitions()[i]
		switch {
		case def.URI != "":
			l.uri(def)
		case def.Root != nil && !def.Embedded:
			for _, s := range d.Facts()[i].States {
				if r := facts.ResourceOf(s); r.Service != "" && r.Node.At.File == d.File && r.Node.At.Via == nil {
					at := r.At(r.ServiceAt.Join(r.ActionAt)).Span
					if r.Kind == facts.SDKResource {
						l.integration(at, "aws-sdk:"+r.Service+":"+r.Action)
					} else {
						l.integration(at, r.Service+":"+r.Action)
					}
				}
			}
		}
	}
}

// uri adds the file that a template takes a definition from.
func (l *linker) uri(def *asl.Definition) {
	if strings.Contains(def.URI, "://") {
		return
	}
	n := documentOf(l.file).Find(def.Pointer)
	if !n.Is(asl.String) && !n.Is(asl.Placeholder) || n.At.Via != nil {
		return
	}
	if at := strings.Index(l.file.Slice(n.At.Span), def.URI); at >= 0 {
		start := n.At.Span.Start + int32(at)
		l.path(source.Span{Start: start, End: start + int32(len(def.URI))}, def.URI)
	}
}

// documentOf reads the template itself, of which a document keeps the definitions
// only.
func documentOf(file *source.File) *asl.Node {
	if strings.HasPrefix(strings.TrimLeft(file.Text, " \t\n"), "{") {
		n, _ := asl.ReadJSON(file)
		return n
	}
	documents, _ := asl.ReadYAML(file)
	if len(documents) == 0 {
		return nil
	}
	return documents[0]
}
