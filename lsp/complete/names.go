package complete

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lsp/index"
)

// maxImported bounds how many imports are followed.
const maxImported = 200

// declaredNames calls f for each policy, const and param that the file declares
// or imports, with the file that does.
func (c *collector) declaredNames(f func(home *index.File, s *index.Symbol)) {
	type visit struct {
		file  *index.File
		names string
	}
	been := map[visit]bool{}
	// only are the names that are wanted of a file, nil for all.
	var follow func(file *index.File, only []string)
	follow = func(file *index.File, only []string) {
		this := visit{file, "*"}
		if only != nil {
			this.names = strings.Join(only, ",")
		}
		if been[this] || len(been) == maxImported {
			return
		}
		been[this] = true
		for _, s := range file.Symbols {
			switch s.Kind {
			case index.RetryPolicy, index.CatchPolicy, index.Const, index.Param:
				if s.Declared() != nil && s.Span.Len() > 0 && brings(only, s.Name) {
					f(file, s)
				}
			}
		}
		if c.doc.Files == nil {
			return
		}
		for i := range file.Imports {
			imported := &file.Imports[i]
			names := only
			if !imported.All {
				names = []string{}
				for _, n := range imported.Names {
					if brings(only, n) {
						names = append(names, n)
					}
				}
			}
			if other := c.doc.Files.Import(file, imported.Path); other != nil {
				follow(other, names)
			}
		}
	}
	follow(c.doc.Index(), nil)
}

func brings(only []string, name string) bool {
	return only == nil || slices.Contains(only, name)
}

// named adds the policies, consts or params of the kinds, at the end also those of
// libraries that are not imported yet.
func (c *collector) named(tier int, kinds ...index.Kind) {
	own := c.doc.Index()
	visible := map[string]bool{}
	c.declaredNames(func(home *index.File, s *index.Symbol) {
		visible[s.Name] = true
		if !slices.Contains(kinds, s.Kind) {
			return
		}
		item := c.nameItem(home, s)
		if home != own {
			item.Detail += ", of " + base(home)
		}
		c.add(tier, item)
	})
	c.importable(visible, kinds)
}

func (c *collector) nameItem(home *index.File, s *index.Symbol) Item {
	item := Item{Label: s.Name, Kind: kindOfName(s.Kind), Detail: detailOf(home, s), doc: documentName(home, s)}
	if item.Kind == Policy {
		item.Insert = c.stateName(s.Name)
	}
	return item
}

// base is the last part of a file's path.
func base(f *index.File) string {
	return f.Source.Path[strings.LastIndexByte(f.Source.Path, '/')+1:]
}

// detailOf is what a policy, const or param is declared to be, on one line.
func detailOf(home *index.File, s *index.Symbol) string {
	const most = 60
	text := home.Source.Slice(s.Span)
	if at := strings.IndexAny(text, "=:{"); at >= 0 {
		text = text[at:]
	}
	text = strings.TrimLeft(strings.Join(strings.Fields(text), " "), "=: ")
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "…"
	}
	return strings.TrimSpace(s.Kind.String() + " " + text)
}

func documentName(home *index.File, s *index.Symbol) func() string {
	return func() string { return "```gait\n" + home.Source.Slice(s.Span) + "\n```" }
}

// importPaths adds the Gait files that the file can import.
func (c *collector) importPaths() {
	own := c.doc.Index()
	if c.doc.Files != nil {
		for _, other := range c.doc.Files.All() {
			if other.Source.Path == own.Source.Path {
				continue
			}
			way, err := index.ImportPath(own.Source.Path, other.Source.Path)
			if err != nil {
				continue
			}
			tier, detail := first, "library"
			if len(other.Scope.States) > 0 {
				tier, detail = second, "workflow"
			}
			for i := range own.Imports {
				if own.Imports[i].Path == way {
					tier = last
				}
			}
			c.add(tier, Item{Label: way, Kind: File, Detail: detail, Insert: c.quotedName(way, false), Filter: c.unquotedFilter(way)})
		}
	}
	for _, w := range c.Words {
		c.add(third, Item{Label: w + " … }", Kind: Keyword, Detail: "only some names of a file", Filter: w, Insert: "{ $0 } from \"\"", Snippet: true, Again: true})
	}
}

// unquotedFilter is a path as it is typed: with the dots before it or without.
func (c *collector) unquotedFilter(way string) string {
	if strings.HasPrefix(c.Prefix, ".") || strings.HasPrefix(c.Prefix, "/") {
		return way
	}
	return strings.TrimLeft(way, "./")
}

// importNames adds the names that the file declares from which the list imports.
func (c *collector) importNames() {
	from := c.importedPath()
	if c.doc.Files == nil {
		return
	}
	own := c.doc.Index()
	listed := map[string]bool{}
	for _, n := range c.Names {
		listed[n] = true
	}
	offer := func(other *index.File) {
		for _, s := range other.Symbols {
			switch s.Kind {
			case index.RetryPolicy, index.CatchPolicy, index.Const, index.Param:
				if s.Declared() != nil && !listed[s.Name] {
					c.add(first, Item{Label: s.Name, Kind: kindOfName(s.Kind), Detail: detailOf(other, s), Insert: c.stateName(s.Name), doc: documentName(other, s)})
				}
			}
		}
	}
	if from != "" {
		if other := c.doc.Files.Import(own, from); other != nil {
			offer(other)
		}
		return
	}
	for _, other := range c.doc.Files.All() {
		if other.Source.Path != own.Source.Path {
			offer(other)
		}
	}
}

func kindOfName(k index.Kind) Kind {
	switch k {
	case index.Const:
		return Const
	case index.Param:
		return Param
	}
	return Policy
}

// importedPath is the path behind the list of names that the place is in, or "".
func (c *collector) importedPath() string {
	for i := range c.doc.Index().Imports {
		if at := c.doc.Index().Imports[i].At; at.Start >= c.Offset && !strings.Contains(c.text[c.Offset:at.Start], "\nimport") {
			return c.doc.Index().Imports[i].Path
		}
	}
	rest := c.text[c.Offset:]
	if at := strings.IndexByte(rest, '"'); at >= 0 && strings.Contains(rest[:at], "from") && !strings.Contains(rest[:at], "import") {
		if end := strings.IndexAny(rest[at+1:], "\"\n"); end >= 0 {
			return rest[at+1 : at+1+end]
		}
	}
	return ""
}
