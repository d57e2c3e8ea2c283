package syntax

import "github.com/gait-lang/gait/lang/source"

// LexemeKind tells lexemes apart.
type LexemeKind uint8

const (
	// WordLexeme is a bare word: a keyword, or a name.
	WordLexeme LexemeKind = iota
	// StringLexeme is a quoted name. It is empty where a name is missing.
	StringLexeme
	// KeyLexeme is the field of an `asl` entry, its colon included.
	KeyLexeme
	// PropertyLexeme is `key: value`.
	PropertyLexeme
	// ResourceLexeme is a resource, or the pattern of `defaults`.
	ResourceLexeme
	// ValueLexeme is a value. It is empty where one is missing.
	ValueLexeme
	// ConditionLexeme is a rule's condition in a JSONPath state.
	ConditionLexeme
	// DocLexeme is a run of `///` lines.
	DocLexeme
	// OpenLexeme is the brace of a block, CloseLexeme its closer; both are empty
	// where the text has none and the scanner put one in.
	OpenLexeme
	CloseLexeme
	// PunctLexeme is one of `->`, `=`, `:`, `,` and the braces of an import.
	PunctLexeme
	// OddLexeme is text that stands where nothing of its kind can.
	OddLexeme
)

// Lexeme is a piece of text as the scanner cuts it. Values are one lexeme each,
// however long.
type Lexeme struct {
	Kind LexemeKind
	Loc  source.Span // relative to the declaration
	// First says that an entry of a block or file starts here.
	First bool
	// Language is that of the expressions in a value or property.
	Language Language
}

// Lexemes scans the declaration's text again and returns what it consists of,
// in text order, comments left out. Blocks are balanced: each OpenLexeme has its
// CloseLexeme. For whoever asks what stands at a place where the tree has a Bad
// item, or nothing yet.
func (d *Decl) Lexemes() []Lexeme {
	file := source.New("", d.Text)
	if len(file.Text) != len(d.Text) {
		return nil // no text of a tree: those have neither a mark nor CRLF
	}
	s := run(file, false, d.Language)
	if s.unbalanced {
		s = run(file, true, d.Language)
	}
	list := make([]Lexeme, len(s.tokens))
	for i, t := range s.tokens {
		list[i] = lexeme(t)
	}
	return list
}

func lexeme(t token) Lexeme {
	l := Lexeme{Kind: OddLexeme, Loc: source.Span{Start: t.start, End: t.end}, First: t.first}
	switch t.kind {
	case tokenWord:
		l.Kind = WordLexeme
	case tokenString:
		l.Kind = StringLexeme
	case tokenKey:
		l.Kind = KeyLexeme
	case tokenProperty:
		l.Kind = PropertyLexeme
	case tokenPathProperty:
		l.Kind, l.Language = PropertyLexeme, JSONPath
	case tokenResource:
		l.Kind = ResourceLexeme
	case tokenValue:
		l.Kind = ValueLexeme
	case tokenPathValue:
		l.Kind, l.Language = ValueLexeme, JSONPath
	case tokenCondition:
		l.Kind, l.Language = ConditionLexeme, JSONPath
	case tokenDoc:
		l.Kind = DocLexeme
	case tokenOpen:
		l.Kind = OpenLexeme
	case tokenClose:
		l.Kind = CloseLexeme
	case tokenPunct:
		l.Kind = PunctLexeme
	}
	return l
}

// ReadValue parses the text of a ValueLexeme. Its spans count from base.
func ReadValue(text string, base int32, language Language) *Value {
	v := new(Value)
	r := valueReader{src: text, base: base, build: true, language: language}
	v.build(&r)
	return v
}

// ReadProperty parses the text of a PropertyLexeme. Its spans count from base.
func ReadProperty(text string, base int32, language Language) (Name, *Value) {
	v := new(Value)
	r := valueReader{src: text, base: base, build: true, language: language}
	key, _ := r.memberKey()
	r.pos = skipBlanks(r.src, r.pos)
	v.build(&r)
	return key, v
}
