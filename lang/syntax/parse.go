package syntax

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// Parse reads a file. It always returns a tree; what is wrong is in the
// tree's diagnostics.
func Parse(file *source.File) *Tree { return Reparse(file, nil) }

func parseRegion(text string, r *region, language Language) *Decl {
	d := &Decl{Text: text, Language: language, Comments: r.comments, Diagnostics: r.diagnostics, omitted: r.omitted}
	lex, err := lexer.Upgrade(&tokenStream{text: text, base: r.start, tokens: r.tokens})
	if err != nil {
		// A tokenStream has no errors to return.
		panic(err)
	}
	d.Items = parseItems(lex, topLevel)
	collectProblems(d.Items, &d.Diagnostics)
	diag.Sort(d.Diagnostics)
	return d
}

// collectProblems gathers what the block loops left in bad items: participle
// hands no context to them to report to.
func collectProblems(items []Item, ds *[]diag.Diagnostic) {
	for _, item := range items {
		if bad, ok := item.(*Bad); ok && bad.Problem != nil {
			*ds = append(*ds, *bad.Problem)
		}
		if s, ok := item.(*State); ok {
			for _, bad := range s.Junk {
				collectProblems([]Item{bad}, ds)
			}
		}
		if at, message := missingTarget(item); message != "" && !item.base().Leftover {
			*ds = append(*ds, *problemAt(at, message))
		}
		for _, b := range Bodies(item) {
			collectProblems(b.Items, ds)
		}
	}
}

// place says which entries a word may start where it stands.
type place uint8

const (
	topLevel place = iota
	inBody
)

// production parses one kind of entry.
type production func(lex *lexer.PeekingLexer) (Item, error)

// productions maps the first word of an entry to its production.
var productions = func() [2]map[string]production {
	task, wait, fail, raw, plain := stateProduction[taskState](), stateProduction[waitState](),
		stateProduction[failState](), stateProduction[rawState](), stateProduction[plainState]()
	loop, resource := produce[Loop](), produce[ResourceClause]()
	item := map[string]production{
		"workflow": produce[Workflow](), "library": produce[Library](), "param": produce[Param](),
		"const": produce[Const](), "import": produce[Import](), "defaults": produce[Defaults](),

		"task": task, "pass": plain, "choice": plain, "wait": wait, "succeed": plain,
		"fail": fail, "parallel": plain, "map": plain, "raw": raw,

		"asl": produce[ASLField](), "batch": produce[Batch](), "branch": produce[Branch](),
		"catch": produce[CatchClause](), "distributed": produce[Distributed](), "do": loop,
		"else": produce[Else](), "inline": produce[Inline](), "iterator": loop,
		"on": produce[OnRetrier](), "query": produce[Query](), "reader": resource,
		"retry": produce[RetryClause](), "start": produce[Start](), "tolerate": produce[Tolerate](),
		"type": produce[TypeClause](), "when": produce[When](), "writer": resource,
	}
	for word, arg := range keywords {
		if arg == valueArgument {
			item[word] = parseValueClause
		}
	}
	top := maps.Clone(item)
	top["retry"] = produce[RetryPolicy]()
	top["catch"] = produce[CatchPolicy]()
	return [2]map[string]production{topLevel: top, inBody: item}
}()

// itemPointer is a pointer to a production that is an item.
type itemPointer[P any] interface {
	*P
	Item
}

var trailing = participle.AllowTrailing(true)

// parserOf returns the parser of one production. participle takes a while to
// build one, so each is built when the first text needs it.
func parserOf[P any]() func() *participle.Parser[P] {
	return sync.OnceValue(func() *participle.Parser[P] {
		return participle.MustBuild[P](participle.Lexer(definition{}), participle.UseLookahead(1))
	})
}

func produce[P any, I itemPointer[P]]() production {
	parser := parserOf[P]()
	return func(lex *lexer.PeekingLexer) (Item, error) {
		v, err := parser().ParseFromLexer(lex, trailing)
		if err != nil {
			return nil, err
		}
		return I(v), nil
	}
}

// parseValueClause parses the most frequent clause by hand.
func parseValueClause(lex *lexer.PeekingLexer) (Item, error) {
	c := new(ValueClause)
	if err := c.Parse(lex); err != nil {
		return nil, err
	}
	return c, nil
}

// lifted is a state production that fills in a State.
type lifted[P any] interface {
	*P
	lift(*State)
}

func stateProduction[P any, I lifted[P]]() production {
	parser := parserOf[P]()
	return func(lex *lexer.PeekingLexer) (Item, error) {
		first := lex.Peek()
		v, err := parser().ParseFromLexer(lex, trailing)
		if err != nil {
			return nil, err
		}
		kind, _ := stateKind(first.Value)
		s := &State{Keyword: tokenSpan(first), Kind: kind}
		I(v).lift(s)
		return s, nil
	}
}

func (t *taskState) lift(s *State) {
	s.Name, s.Resource, s.Body, s.Flow = t.Name, t.Resource, t.Rest.Body, t.Rest.Flow
}

func (t *plainState) lift(s *State) {
	s.Name, s.Body, s.Flow = t.Name, t.Rest.Body, t.Rest.Flow
}

func (t *waitState) lift(s *State) {
	s.Name, s.Wait, s.Body, s.Flow = t.Name, t.Wait, t.Rest.Body, t.Rest.Flow
}

func (t *failState) lift(s *State) {
	s.Name, s.Fail, s.Body, s.Flow = t.Name, t.Fields, t.Rest.Body, t.Rest.Flow
}

func (t *rawState) lift(s *State) {
	s.Name, s.Raw, s.Body, s.Flow = t.Name, t.Value, t.Rest.Body, t.Rest.Flow
}

// parseItems is the loop over the entries of a block or file, up to its closer.
func parseItems(lex *lexer.PeekingLexer, at place) []Item {
	var items []Item
	for {
		tok := lex.Peek()
		if tok.EOF() || tok.Type == tokenClose {
			return items
		}
		item := parseItem(lex, at)
		items = append(items, item)
		// What is left of the entry belongs to nothing.
		for !atEntryEnd(lex) {
			if extra := finish(lex, item); extra != nil {
				items = append(items, extra)
			}
		}
	}
}

func atEntryEnd(lex *lexer.PeekingLexer) bool {
	tok := lex.Peek()
	return tok.EOF() || tok.Type == tokenClose || tok.Pos.Column == 1
}

// parseItem parses one entry. It always takes at least one token.
func parseItem(lex *lexer.PeekingLexer, at place) Item {
	var doc *Doc
	if lex.Peek().Type == tokenDoc {
		doc = newDoc(lex.Next())
	}
	tok := lex.Peek()
	start := tok.Pos.Offset
	if tok.EOF() || tok.Type == tokenClose || doc != nil && tok.Pos.Column == 1 {
		return badItem(doc.Loc, nil, "a `///` comment documents the entry after it, and there is none: use `//`")
	}
	before := lex.MakeCheckpoint()
	item, err := parseEntry(lex, tok, at)
	if err != nil {
		lex.LoadCheckpoint(before)
		return skipEntry(lex, at, doc, start, err)
	}
	b := item.base()
	b.Doc = doc
	b.Loc = source.Span{Start: int32(start), End: lastEnd(lex)}
	locateParts(item)
	return item
}

var (
	errUnknownEntry = errors.New("unknown entry")
	errReported     = errors.New("reported by the scanner")
)

func parseEntry(lex *lexer.PeekingLexer, tok *lexer.Token, at place) (Item, error) {
	switch tok.Type {
	case tokenProperty, tokenPathProperty:
		return parseProperty(lex.Next()), nil
	case tokenReported:
		return nil, errReported
	case tokenWord:
		if p := productions[at][tok.Value]; p != nil {
			return p(lex)
		}
	}
	return nil, errUnknownEntry
}

func parseProperty(tok *lexer.Token) *Property {
	p := &Property{Value: new(Value)}
	r := valueReader{src: tok.Value, base: int32(tok.Pos.Offset), build: true}
	if tok.Type == tokenPathProperty {
		r.language = JSONPath
	}
	p.Key, _ = r.memberKey()
	r.pos = skipBlanks(r.src, r.pos)
	p.Value.build(&r)
	return p
}

// locateParts gives the parts that productions made their spans: all behind
// the entry's keyword.
func locateParts(item Item) {
	switch x := item.(type) {
	case *RetryClause:
		if x.Retrier != nil {
			x.Retrier.locate()
		}
	case *RetryPolicy:
		if x.Retrier != nil {
			x.Retrier.locate()
		}
	case *OnRetrier:
		x.Retrier.locate()
	case *CatchClause:
		x.Catcher.locate()
	case *CatchPolicy:
		x.Catcher.locate()
	case *Import:
		if n := x.Names; n != nil && len(n.Names) > 0 {
			n.Loc = n.Names[0].Loc.Join(n.Names[len(n.Names)-1].Loc)
		}
	}
}

func (r *Retrier) locate() {
	r.Loc = r.Errors.Loc
	for _, s := range r.Settings {
		r.Loc = r.Loc.Join(s.Keyword.Loc).Join(s.Value.Loc)
	}
	if r.Body != nil {
		r.Loc = joinPart(r.Loc, r.Body.Loc)
	}
}

func (c *Catcher) locate() {
	c.Loc = c.Errors.Loc
	for _, s := range c.Settings {
		c.Loc = joinPart(c.Loc, s.Keyword.Loc.Join(s.Value.Loc))
	}
	if c.Body != nil {
		c.Loc = joinPart(c.Loc, c.Body.Loc)
	}
	if c.Target != nil {
		c.Loc = joinPart(c.Loc, c.Target.Loc)
	}
}

// joinPart joins spans of which the first may still be unset.
func joinPart(whole, part source.Span) source.Span {
	if whole == (source.Span{}) {
		return part
	}
	return whole.Join(part)
}

// lastEnd returns where the last token that was taken ends.
func lastEnd(lex *lexer.PeekingLexer) int32 {
	i := lex.RawCursor()
	last := &lex.Range(i-1, i)[0]
	return int32(last.Pos.Offset + len(last.Value))
}

func badItem(span source.Span, doc *Doc, message string) *Bad {
	return &Bad{Base: Base{Loc: span, Doc: doc}, Problem: problemAt(span, message)}
}

func problemAt(span source.Span, message string) *diag.Diagnostic {
	return &diag.Diagnostic{
		Rule: ruleSyntax, Severity: diag.Error, Message: message, Location: diag.Location{Span: span},
	}
}

// missingTarget says what an arrow in an item should lead to, if it leads to
// nothing.
func missingTarget(item Item) (source.Span, string) {
	var target *Target
	switch x := item.(type) {
	case *State:
		if x.Flow != nil && x.Flow.Name.Loc.Len() == 0 {
			return x.Flow.Loc, "expected a state's name, `end` or `none` after `->`; only a rule, `else` or a catcher leads to a block"
		}
	case *When:
		target = x.Target
	case *Else:
		target = x.Target
	case *CatchClause:
		target = x.Catcher.Target
	case *CatchPolicy:
		target = x.Catcher.Target
	}
	if target != nil && target.Name == nil && target.Block == nil {
		return source.Span{Start: target.Loc.Start - 1, End: target.Loc.Start}, "expected a state's name or a block after `->`"
	}
	return source.Span{}, ""
}

// skipEntry makes a bad item of an entry that could not be parsed. Blocks in
// it are still parsed, so that the states inside are not lost.
func skipEntry(lex *lexer.PeekingLexer, at place, doc *Doc, start int, err error) *Bad {
	bad := &Bad{Base: Base{Doc: doc}, Problem: explain(lex, at, err)}
	first := true
	for first || !atEntryEnd(lex) {
		if tok := lex.Peek(); tok.EOF() || tok.Type == tokenClose {
			break
		}
		skipToken(lex, bad)
		first = false
	}
	bad.Loc = source.Span{Start: int32(start), End: lastEnd(lex)}
	return bad
}

func skipToken(lex *lexer.PeekingLexer, bad *Bad) {
	if lex.Peek().Type == tokenOpen {
		b := new(Body)
		// An open brace always has its closer: Parse cannot fail.
		b.parse(lex)
		bad.Bodies = append(bad.Bodies, b)
		return
	}
	if lex.Next().Type == tokenReported {
		bad.Problem = nil
	}
}

// finish takes what stands behind a complete entry: parts that come too late
// still go to a state that lacks them, the rest becomes a bad item.
func finish(lex *lexer.PeekingLexer, item Item) Item {
	state, _ := item.(*State)
	tok := lex.Peek()
	switch {
	case state != nil && tok.Type == tokenOpen && state.Body == nil:
		state.Body = new(Body)
		state.Body.parse(lex)
	case state != nil && tok.Type == tokenPunct && tok.Value == "->" && state.Flow == nil:
		state.Flow = new(Flow)
		_ = state.Flow.Parse(lex) // an arrow stands here
	default:
		item.base().Leftover = true
		bad := &Bad{Base: Base{Loc: tokenSpan(tok)}, Problem: leftover(lex, item)}
		for !atEntryEnd(lex) && (state == nil || !completes(lex.Peek(), state)) {
			skipToken(lex, bad)
		}
		bad.Loc.End = lastEnd(lex)
		if atEntryEnd(lex) {
			return bad
		}
		// More of the state follows.
		if bad.Problem != nil && len(bad.Problem.Fixes) == 0 {
			bad.Problem.Span = bad.Loc
		}
		state.Junk = append(state.Junk, bad)
		return nil
	}
	state.Loc.End = lastEnd(lex)
	return nil
}

func completes(tok *lexer.Token, s *State) bool {
	return tok.Type == tokenOpen && s.Body == nil || tok.Value == "->" && tok.Type == tokenPunct && s.Flow == nil
}

func tokenSpan(tok *lexer.Token) source.Span {
	start := int32(tok.Pos.Offset)
	return source.Span{Start: start, End: start + int32(len(tok.Value))}
}

func unexpected(tok *lexer.Token) string {
	return fmt.Sprintf("unexpected %s", quoteToken(shorten(tok.Value)))
}

// shorten returns the beginning of a text that may be long.
func shorten(text string) string {
	const enough = 40
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return shorten(text[:i]) + "…"
	}
	if len(text) <= enough {
		return text
	}
	end := enough
	for !utf8.RuneStart(text[end]) && end > enough-utf8.UTFMax {
		end--
	}
	return text[:end] + "…"
}

func quoteToken(text string) string {
	if strings.HasPrefix(text, `"`) {
		return text
	}
	return `"` + text + `"`
}
