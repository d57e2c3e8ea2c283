package hover

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lsp/index"
)

// declared is at the name of a policy, const, param or of what is imported.
func (f *finder) declared(s *index.Symbol) bool {
	own := f.doc.Index()
	home, found := index.Resolve(f.doc.Files, own, s)
	if found == nil && s.Kind == index.Param {
		f.placeholder(s.Name)
		return true
	}
	if found == nil {
		f.title(s.Kind.String(), code(s.Name), "")
		f.say("Nothing declares it here, and no import that could be followed brings it in.")
		return true
	}
	f.title(found.Kind.String(), code(found.Name), "")
	if home != own {
		f.last = noBlock
		f.write(paragraph, "", " of %s", []any{code(path.Base(home.Source.Path))})
	}
	f.declaration(home, found)
	switch found.Kind {
	case index.RetryPolicy, index.CatchPolicy:
		f.policy(s, found)
	case index.Param:
		f.say("Deployment fills it in, where the output has %s.", code("${"+found.Name+"}"))
	}
	f.used(index.References(f.doc.Files, own, s))
	return true
}

// declaration shows the text that declares something, its comment first.
func (f *finder) declaration(file *index.File, s *index.Symbol) {
	f.comment(commentBefore(file.Source.Text[:s.Span.Start]))
	f.code("gait", file.Source.Slice(s.Span))
}

// commentBefore returns the `///` comment that a text ends with.
func commentBefore(text string) string {
	var lines []string
	for range mostLines {
		text = strings.TrimRight(text, " \t\n")
		at := strings.LastIndexByte(text, '\n') + 1
		line, ok := strings.CutPrefix(strings.TrimLeft(text[at:], " \t"), "///")
		if !ok {
			break
		}
		lines = append(lines, strings.TrimPrefix(line, " "))
		text = text[:at]
	}
	slices.Reverse(lines)
	return strings.Join(lines, "\n")
}

// policy says what a policy gives as ASL.
func (f *finder) policy(s, found *index.Symbol) {
	catch := found.Kind == index.CatchPolicy
	nodes := compiler.CompilePolicy(f.doc.Tree(), catch, s.Name, f.doc.Options.Compile)
	if len(nodes) == 0 {
		return
	}
	for i, n := range nodes {
		switch {
		case i == mostWays:
			f.item("and %s more", strconv.Itoa(len(nodes)-i))
		case i > mostWays:
		case catch:
			f.item("on %s", codes(texts(n.Get("ErrorEquals"))))
		default:
			f.retries(n, nil)
		}
	}
	f.node(&asl.Node{Kind: asl.Array, Items: nodes})
}

// used says how often a name is used.
func (f *finder) used(references []index.Located) {
	here, elsewhere := 0, 0
	for _, r := range references {
		switch {
		case r.Role == index.Declaration || r.Role == index.Import:
		case r.File == f.doc.Index():
			here++
		default:
			elsewhere++
		}
	}
	switch {
	case here+elsewhere == 0:
		f.say("It is not used.")
	case elsewhere == 0:
		f.say("It is used %s here.", times(here))
	case here == 0:
		f.say("It is used %s in other files.", times(elsewhere))
	default:
		f.say("It is used %s here and %s in other files.", times(here), times(elsewhere))
	}
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return strconv.Itoa(n) + " times"
}
