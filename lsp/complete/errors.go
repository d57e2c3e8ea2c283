package complete

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/place"
	"github.com/gait-lang/gait/lsp/words"
)

// features are what errors may come from in a state and the states inside it.
type features struct {
	kind                                          string // of the state itself; "" where any may be meant
	parallel, choice, reader, writer, distributed bool
	heartbeat, http, jsonata, jsonpath            bool
	calls                                         []*call
	raised                                        []string // by fail states inside
}

// errorNames adds the names of errors that can occur at the place.
func (c *collector) errorNames() {
	listed := map[string]bool{}
	for _, n := range c.Names {
		listed[n] = true
	}
	x := c.features()
	add := func(tier int, name, detail string) {
		if listed[name] {
			return
		}
		item := Item{Label: name, Kind: Error, Detail: detail, Insert: c.errorName(name), Filter: name}
		if known, ok := words.ErrorNamed(name); ok {
			item.doc = docOf(known.Raised + "\n\n" + known.Caught)
			if detail == "" {
				item.Detail = brief(known.Raised)
			}
		}
		c.add(tier, item)
	}
	for _, k := range x.calls {
		for _, name := range k.errors() {
			add(first, name, k.resource)
		}
	}
	for _, name := range x.raised {
		add(first, name, "a fail state raises it")
	}
	for _, name := range facts.ErrorNames {
		if !strings.HasPrefix(name, "States.") || !x.possible(name) {
			continue
		}
		tier := third
		switch name {
		case facts.ErrorAll, facts.ErrorTaskFailed, facts.ErrorTimeout:
			tier = second
		}
		add(tier, name, "")
	}
	c.namedElsewhere(func(tier int, name, detail string) {
		if name != "" && !(strings.HasPrefix(name, "States.") && slices.Contains(facts.ErrorNames, name)) {
			add(tier, name, detail)
		}
	})
}

func (c *collector) errorName(name string) string {
	if c.ASL != nil {
		text := c.stateName(name)
		if c.Quote == 0 && c.comma() {
			text += ","
		}
		return text
	}
	text := c.quotedName(name, syntax.IsErrorName(name))
	if c.listGoesOn() {
		text += ","
	}
	return text
}

// listGoesOn reports whether the place is behind a comma, and the next line has
// the name that followed it.
func (c *collector) listGoesOn() bool {
	if c.Quote != 0 || !strings.HasSuffix(strings.TrimRight(c.text[:c.span.Start], " \t"), ",") {
		return false
	}
	line, below, _ := strings.Cut(c.text[c.span.End:], "\n")
	below = strings.TrimLeft(below, " \t")
	word := firstWord(below)
	return strings.TrimSpace(line) == "" && (strings.HasPrefix(below, `"`) || word != "" && !syntax.IsKeyword(word))
}

// namedElsewhere adds the names of errors that other retriers and catchers of the
// text have.
func (c *collector) namedElsewhere(add func(tier int, name, detail string)) {
	const detail = "named elsewhere"
	list := func(l *syntax.ErrorList, base int32) {
		for i := range l.Names {
			n := &l.Names[i]
			if at := n.Loc.Shift(base); c.Offset < at.Start || at.End < c.Offset {
				add(fourth, n.Text, detail)
			}
		}
	}
	if c.ASL != nil {
		for _, f := range c.doc.Facts() {
			if f == nil || f.Root != c.ASL.Root {
				continue
			}
			for _, o := range f.Objects {
				for _, n := range facts.Items(o.Get("ErrorEquals")) {
					if n.Is(asl.String) && (c.Offset < n.At.Span.Start || n.At.Span.End < c.Offset) {
						add(fourth, n.Text, detail)
					}
				}
			}
		}
		return
	}
	for _, d := range c.doc.Tree().Decls {
		syntax.Walk(d.Items, func(i syntax.Item) bool {
			switch x := i.(type) {
			case *syntax.RetryClause:
				if x.Retrier != nil {
					list(&x.Retrier.Errors, d.Start)
				}
			case *syntax.RetryPolicy:
				if x.Retrier != nil {
					list(&x.Retrier.Errors, d.Start)
				}
			case *syntax.OnRetrier:
				list(&x.Retrier.Errors, d.Start)
			case *syntax.CatchClause:
				if x.Policy() == nil {
					list(&x.Catcher.Errors, d.Start)
				}
			case *syntax.CatchPolicy:
				list(&x.Catcher.Errors, d.Start)
			}
			return true
		})
	}
}

// possible reports whether a state with these features may fail with an error
// of Step Functions that a retrier or catcher gets to see.
func (x *features) possible(name string) bool {
	any := x.kind == ""
	switch name {
	case facts.ErrorRuntime:
		return false // nothing catches it
	case facts.ErrorHeartbeat:
		return any || x.heartbeat
	case facts.ErrorBranchFailed:
		return any || x.parallel
	case facts.ErrorItemReader:
		return any || x.reader
	case facts.ErrorResultWriter:
		return any || x.writer
	case facts.ErrorToleratedFailure:
		return any || x.distributed
	case facts.ErrorNoChoice:
		return any || x.choice
	case facts.ErrorQueryEvaluation:
		return x.jsonata
	case facts.ErrorIntrinsic, facts.ErrorParameterPath, facts.ErrorResultPathMismatch:
		return x.jsonpath
	case facts.ErrorHTTPSocket:
		return any || x.http
	}
	return true
}

// features looks at the state at the place and those inside it; in a policy or
// in defaults, at what may be meant.
func (c *collector) features() *features {
	x := &features{}
	x.language(c.isJSONata())
	if c.ASL != nil {
		c.featuresASL(x)
		return x
	}
	around := c.StateAround()
	switch {
	case around == nil && c.Block() == place.DefaultsBlock:
		if k := callOf("", c.Owner().Resource); k != nil {
			x.add(k)
		}
	case around == nil: // a policy is for any state of the file
		for _, d := range c.doc.Tree().Decls {
			for _, item := range d.Items {
				if s, ok := item.(*syntax.State); ok {
					x.state(s)
				}
			}
		}
		x.kind = ""
	default:
		x.kind = around.Keyword
		x.keyword(around.Keyword)
		x.resource(around.Resource)
		if s, ok := around.Item.(*syntax.State); ok {
			x.state(s)
		}
	}
	return x
}

// state looks at a state of which the errors are, and those inside it, but not
// at states that stand behind its arrows.
func (x *features) state(s *syntax.State) {
	x.keyword(s.Kind.String())
	if s.Resource != nil {
		x.resource(s.Resource.Text)
	}
	if s.Body == nil {
		return
	}
	for _, item := range s.Body.Items {
		switch item.(type) {
		case *syntax.CatchClause, *syntax.When, *syntax.Else:
		default:
			x.items([]syntax.Item{item})
		}
	}
}

func (x *features) language(jsonata bool) {
	x.jsonata, x.jsonpath = x.jsonata || jsonata, x.jsonpath || !jsonata
}

func (x *features) keyword(word string) {
	x.parallel = x.parallel || word == "parallel"
	x.choice = x.choice || word == "choice"
}

func (x *features) add(k *call) {
	for _, other := range x.calls {
		if other.resource == k.resource {
			return
		}
	}
	x.calls = append(x.calls, k)
	x.http = x.http || k.is != nil && k.is.Optimized != nil && k.is.Service == "http"
}

func (x *features) resource(text string) {
	if k := callOf("", text); k != nil {
		x.add(k)
	} else if strings.HasPrefix(text, "arn:") && strings.Contains(text, ":lambda:") {
		if k := callOf("task", "lambda:invoke"); k != nil {
			x.add(k)
		}
	}
}

// items looks at clauses, and at the states inside them.
func (x *features) items(items []syntax.Item) {
	syntax.Walk(items, func(item syntax.Item) bool {
		switch i := item.(type) {
		case *syntax.State:
			x.keyword(i.Kind.String())
			if i.Resource != nil {
				x.resource(i.Resource.Text)
			}
			for _, f := range i.Fail {
				if f.Keyword.Text == "error" {
					x.raises(f.Value)
				}
			}
		case *syntax.ValueClause:
			switch i.Keyword.Text {
			case "heartbeat":
				x.heartbeat = true
			case "error":
				x.raises(i.Value)
			}
		case *syntax.ResourceClause:
			x.reader = x.reader || i.Keyword.Text == "reader"
			x.writer = x.writer || i.Keyword.Text == "writer"
		case *syntax.Distributed:
			x.distributed = true
		case *syntax.Query:
			x.language(i.Language.Text != "jsonpath")
		}
		return true
	})
}

func (x *features) raises(v *syntax.Value) {
	if v != nil && v.Kind == syntax.StringValue {
		if name := v.String(); name != "" && !facts.IsTemplate(name) && !strings.HasPrefix(name, "{%") {
			x.raise(name)
		}
	}
}

func (x *features) raise(name string) {
	for _, other := range x.raised {
		if other == name {
			return
		}
	}
	x.raised = append(x.raised, name)
}
