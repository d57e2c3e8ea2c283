package outline

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// declTokens returns the tokens of a declaration. They depend on nothing but its
// text: the lexemes tell what each piece is, also of what the parser could not
// read, and the tree has the values that are parsed already.
func declTokens(d *syntax.Decl) []Token {
	p := declPainter{painter: painter{text: d.Text, list: make([]Token, 0, len(d.Text)/12+8)}, values: map[int32]*syntax.Value{}}
	for _, c := range d.Comments {
		p.add(CommentToken, 0, c.Span)
	}
	syntax.Walk(d.Items, func(item syntax.Item) bool {
		valuesOf(item, func(v *syntax.Value) {
			if v.Loc.Len() > 0 {
				p.values[v.Loc.Start] = v
			}
		})
		return true
	})
	p.lexemes = d.Lexemes()
	for i := range p.lexemes {
		p.lexeme(i)
	}
	p.rest()
	return p.finish()
}

// declPainter colours one declaration.
type declPainter struct {
	painter
	values  map[int32]*syntax.Value // of the tree, by where they start, until they are coloured
	lexemes []syntax.Lexeme

	depth   int
	entry   string // the keyword of the entry
	last    string // the keyword or sign before the lexeme
	names   int    // names since the keyword
	imports bool   // inside of the braces of an import
}

// rest colours the values of the tree that no lexeme was: where braces are missing
// in the file, the declaration may be cut in another way than it is alone.
func (p *declPainter) rest() {
	if len(p.values) == 0 {
		return
	}
	var left []*syntax.Value
	for _, v := range p.values {
		left = append(left, v)
	}
	slices.SortFunc(left, func(a, b *syntax.Value) int { return cmp.Compare(a.Loc.Start, b.Loc.Start) })
	p.list = slices.DeleteFunc(p.list, func(t Token) bool {
		i := sort.Search(len(left), func(i int) bool { return left[i].Loc.End > t.Span.Start })
		return t.Type != CommentToken && i < len(left) && left[i].Loc.Start < t.Span.End
	})
	for _, v := range left {
		p.value(v)
	}
}

// known returns the value of the tree that starts at an offset, once, or nil.
func (p *declPainter) known(offset int32) *syntax.Value {
	v := p.values[offset]
	delete(p.values, offset)
	return v
}

func (p *declPainter) lexeme(i int) {
	l := &p.lexemes[i]
	text := p.text[l.Loc.Start:l.Loc.End]
	if l.First && l.Kind != syntax.DocLexeme || i > 0 && p.lexemes[i-1].Kind == syntax.DocLexeme {
		p.entry, p.last, p.names = "", "", 0
		if l.Kind == syntax.WordLexeme {
			p.first(text, l.Loc)
			return
		}
	}
	switch l.Kind {
	case syntax.DocLexeme:
		p.doc(l.Loc)
	case syntax.WordLexeme, syntax.StringLexeme:
		p.word(i, text, l.Kind == syntax.StringLexeme, l.Loc)
	case syntax.KeyLexeme:
		at := l.Loc
		at.End = at.Start + int32(len(strings.TrimRight(strings.TrimSuffix(text, ":"), " \t\r")))
		p.string(PropertyToken, 0, at)
	case syntax.PropertyLexeme:
		key, v := syntax.ReadProperty(text, l.Loc.Start, l.Language)
		p.string(PropertyToken, 0, key.Loc)
		if known := p.known(v.Loc.Start); known != nil && known.Loc == v.Loc {
			v = known
		}
		p.value(v)
	case syntax.ResourceLexeme:
		p.resource(text, l.Loc)
	case syntax.ValueLexeme:
		v := p.known(l.Loc.Start)
		if v == nil {
			v = syntax.ReadValue(text, l.Loc.Start, l.Language)
		}
		if p.last == "assign" {
			p.assign(v)
		} else {
			p.value(v)
		}
	case syntax.ConditionLexeme:
		if v := p.known(l.Loc.Start); v != nil {
			p.value(v)
		}
	case syntax.OpenLexeme:
		p.depth++
		p.last = "{"
	case syntax.CloseLexeme:
		p.depth--
		p.last = "}"
	case syntax.PunctLexeme:
		switch text {
		case "->", "=":
			p.add(OperatorToken, 0, l.Loc)
		case "{":
			p.imports = true
		case "}":
			p.imports = false
		}
		if text != "," {
			p.last = text
		}
	}
}

// doc adds the lines of a documentation comment, without what separates entries.
func (p *declPainter) doc(at source.Span) {
	for line := at.Start; line < at.End; {
		end := at.End
		if n := strings.IndexByte(p.text[line:at.End], '\n'); n >= 0 {
			end = line + int32(n)
		}
		if n := strings.Index(p.text[line:end], "//"); n >= 0 {
			m := Documenting
			if !strings.HasPrefix(p.text[line+int32(n):end], "///") {
				m = 0 // a comment between the lines
			}
			p.add(CommentToken, m, source.Span{Start: line + int32(n), End: end})
		}
		line = end + 1
	}
}

// first colours the word that an entry begins with.
func (p *declPainter) first(text string, at source.Span) {
	p.entry, p.last = text, text
	if !syntax.IsKeyword(text) {
		return // an argument that is not typed yet
	}
	m := Modifiers(0)
	if text == "iterator" {
		m = Deprecated
	}
	p.add(KeywordToken, m, at)
}

// word colours a word or quoted name inside of an entry.
func (p *declPainter) word(i int, text string, quoted bool, at source.Span) {
	p.names++
	p.known(at.Start) // `jitter full` is a value, and a word
	if !quoted && p.keyword(i, text) {
		p.add(KeywordToken, 0, at)
		p.last = text
		return
	}
	t, m := p.nameOf(i, quoted)
	p.string(t, m, at)
}

// keyword reports whether a word is one in its place.
func (p *declPainter) keyword(i int, text string) bool {
	switch text {
	case "end", "none":
		return p.last == "->" || p.last == text || p.last == "start" || p.last == "retry" || p.last == "catch"
	case "on":
		return p.last == "retry" || p.last == "="
	case "every", "max", "backoff", "cap", "jitter":
		return p.last != "jitter" && p.names > 1 && (p.entry == "retry" || p.entry == "on" || p.entry == "catch")
	case "assign", "output", "into":
		return p.names > 1 || p.entry == "when" || p.last == "catch"
	case "until", "error", "cause":
		return p.names > 1 && (p.entry == "wait" || p.entry == "fail")
	case "from":
		return p.entry == "import" && !p.imports
	case "asl":
		return p.last == "when"
	case "percent", "count":
		return p.last == "tolerate"
	}
	return false
}

// nameOf tells what a name is by what stands before it.
func (p *declPainter) nameOf(i int, quoted bool) (TokenType, Modifiers) {
	top := p.depth == 0
	switch p.last {
	case "->", "start":
		return StateToken, 0
	case "workflow":
		return NameToken, Declared
	case "task", "pass", "choice", "wait", "succeed", "fail", "parallel", "map", "raw":
		return StateToken, Declared
	case "param":
		return ParameterToken, Declared
	case "const":
		return VariableToken, Declared | ReadOnly
	case ":":
		return ChoiceToken, 0
	case "query", "type", "distributed", "jitter":
		return ChoiceToken, 0
	case "retry":
		if top {
			return PolicyToken, Declared
		}
		return PolicyToken, 0
	case "catch":
		if top {
			return PolicyToken, Declared
		}
		if !quoted && p.names == 1 && p.alone(i) {
			return PolicyToken, 0
		}
		return ErrorToken, 0
	case "on", "=":
		return ErrorToken, 0
	}
	if p.imports {
		return PolicyToken, 0
	}
	return VariableToken, 0
}

// alone reports whether nothing of a catcher follows a name: it is that of a
// policy then.
func (p *declPainter) alone(i int) bool {
	l := p.lexemes[i]
	if strings.ContainsRune(p.text[l.Loc.Start:l.Loc.End], '.') {
		return false
	}
	if i+1 == len(p.lexemes) {
		return true
	}
	next := p.lexemes[i+1]
	return next.First || next.Kind == syntax.CloseLexeme || next.Kind == syntax.DocLexeme
}

// resource colours service:action.suffix, a pattern, or an ARN.
func (p *painter) resource(text string, at source.Span) {
	if strings.HasPrefix(text, `"`) {
		p.string(StringToken, 0, at)
		return
	}
	colon := strings.LastIndexByte(text, ':')
	if n := strings.Index(text, ".sync:"); n >= 0 {
		colon = strings.LastIndexByte(text[:n], ':')
	}
	if colon < 0 {
		if text == "*" {
			p.add(OperatorToken, 0, at)
		} else {
			p.add(ServiceToken, 0, at)
		}
		return
	}
	p.add(ServiceToken, 0, source.Span{Start: at.Start, End: at.Start + int32(colon)})
	action := source.Span{Start: at.Start + int32(colon) + 1, End: at.End}
	if dot := strings.IndexByte(text[colon:], '.'); dot >= 0 {
		action.End = at.Start + int32(colon+dot)
		p.add(DecoratorToken, 0, source.Span{Start: action.End, End: at.End})
	}
	if p.text[action.Start:action.End] == "*" {
		p.add(OperatorToken, 0, action)
	} else {
		p.add(FunctionToken, Given, action)
	}
}
