package jsonata

import (
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/lang/source"
)

// Types is a set of value types.
type Types uint8

// The types that a signature can name.
const (
	StringType Types = 1 << iota
	NumberType
	BooleanType
	NullType
	ArrayType
	ObjectType
	FunctionType

	AnyType  = StringType | NumberType | BooleanType | NullType | ArrayType | ObjectType | FunctionType
	JSONType = AnyType &^ FunctionType
)

var typeNames = []string{"string", "number", "boolean", "null", "array", "object", "function"}

// String returns the types' names joined by "or", "any" for all of them and
// "JSON" for all but functions.
func (t Types) String() string {
	switch t {
	case AnyType:
		return "any"
	case JSONType:
		return "JSON"
	}
	var names []string
	for i, name := range typeNames {
		if t&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " or ")
}

// Param is one parameter of a function.
type Param struct {
	Name     string // "" in the signature of a lambda, which names no parameters
	Types    Types
	Of       string // the signature letters in <…> after an array or a function
	Optional bool
	Variadic bool // it takes one argument or more
	// Context: where the argument is left out, the context is taken for it.
	Context bool
}

// Signature is the <…> of a lambda or of a built-in function.
type Signature struct {
	Text   string      // as the reference puts it together: tokens without space
	Span   source.Span // empty for built-in functions
	Params []Param
	Result string // the letters after the colon, which are not checked
}

// Arity returns the least and the greatest number of arguments; the greatest
// is -1 where there is none. Arguments that the context can stand for are not
// needed.
func (s *Signature) Arity() (least, most int) {
	for _, p := range s.Params {
		if p.Variadic {
			most = -1
		}
		if most >= 0 {
			most++
		}
		if !p.Optional && !p.Context {
			least++
		}
	}
	return least, most
}

// signature reads the signature that begins at the current token.
func (p *parser) signature() *Signature {
	open := p.tok
	var text strings.Builder
	text.WriteByte('<')
	for depth := 1; depth > 0 && p.tok.kind != tokOpenBrace && p.tok.kind != tokEnd; {
		p.next(false)
		switch p.tok.kind {
		case tokLess:
			depth++
		case tokGreater:
			depth--
		}
		text.WriteString(p.value(p.tok))
	}
	end := p.prevEnd
	if p.tok.kind == tokGreater {
		end = p.tok.end
	}
	span := source.Span{Start: open.start, End: end}
	if !p.expect(tokGreater) {
		return &Signature{Text: text.String(), Span: span}
	}
	sig, fault := parseSignature(text.String())
	sig.Span = span
	if fault.code != "" {
		position := -1
		if fault.code != RegexCode {
			// The reference adds the offset in the text that it put together
			// to the place behind the bracket in the expression.
			position = addUnits(p.text, int(open.end), units(sig.Text[:fault.offset]))
			if strings.HasPrefix(p.text[open.start:], sig.Text) {
				span = source.At(open.start + int32(fault.offset))
				span.End++
			}
		}
		p.report(fault.code, fault.message, span, position)
	}
	return sig
}

// units returns the length of text in UTF-16 code units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// addUnits moves an offset in text by n UTF-16 code units; behind the text
// every unit is a byte.
func addUnits(text string, at, n int) int {
	for n > 0 {
		if at >= len(text) {
			return at + n
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		at += size
		n--
		if r > 0xFFFF {
			n--
		}
	}
	return at
}

type signatureFault struct {
	code, message string
	offset        int
}

// signatureParam is a parameter while it is read. The reference makes a
// regular expression of it and lets that fail on nonsense such as "s?+".
type signatureParam struct {
	Param
	regex string
	plain byte // the type's letter, which type parameters look at
}

// parseSignature reads a signature, < and > included. Letters that it does
// not know are passed over, as the reference does.
func parseSignature(text string) (*Signature, signatureFault) {
	sig := &Signature{Text: text}
	var params []*signatureParam
	// Modifiers belong to the parameter before them. The first ones have none
	// and fall on the parameter to come, whose regex is then made anew.
	param := &signatureParam{regex: "undefined"}
	previous := param
	whole := ""
	fail := func(code, message string, offset int) (*Signature, signatureFault) {
		return sig, signatureFault{code, message, offset}
	}
	add := func(c byte, types Types, regex string) {
		param.plain, param.Types, param.regex = c, types, regex
		params = append(params, param)
		previous, param = param, &signatureParam{regex: "undefined"}
	}
scan:
	for i := 1; i < len(text); i++ {
		switch c := text[i]; c {
		case ':':
			sig.Result = strings.TrimSuffix(text[i+1:], ">")
			break scan
		case 's', 'n', 'b', 'l', 'o':
			add(c, letterTypes(c), "["+text[i:i+1]+"m]")
		case 'a', 'x':
			add(c, letterTypes(c), "[asnblfom]")
		case 'j':
			add(c, letterTypes(c), "[asnblom]")
		case 'f':
			add(c, letterTypes(c), "f")
		case '-':
			if why := regexFault(previous.regex); why != "" {
				return fail(RegexCode, regexMessage(previous.regex, "", why), i)
			}
			previous.Context = true
			previous.regex += "?"
		case '?':
			previous.Optional = true
			previous.regex += "?"
		case '+':
			previous.Variadic = true
			previous.regex += "+"
		case '(':
			end := closing(text, i, '(', ')')
			choice := text[i+1 : end]
			if strings.Contains(choice, "<") {
				return fail("S0402", "Choice groups containing parameterized types are not supported", i)
			}
			var types Types
			for k := range len(choice) {
				types |= letterTypes(choice[k])
			}
			add('(', types, "["+choice+"m]")
			i = end
		case '<':
			if previous.plain != 'a' && previous.plain != 'f' {
				return fail("S0401", "Type parameters can only be applied to functions and arrays", i)
			}
			end := closing(text, i, '<', '>')
			previous.Of = text[i+1 : end]
			i = end
		}
	}
	for _, param := range params {
		sig.Params = append(sig.Params, param.Param)
		whole += "(" + param.regex + ")"
	}
	whole = "^" + whole + "$"
	if why := regexFault(whole); why != "" {
		return fail(RegexCode, regexMessage(whole, "", why), 0)
	}
	return sig, signatureFault{}
}

// closing returns where the bracket at i is closed, or the end of text.
func closing(text string, i int, open, closer byte) int {
	for depth := 0; i < len(text); i++ {
		switch text[i] {
		case open:
			depth++
		case closer:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

// letterTypes returns the types that a letter stands for. An array parameter
// takes any value: the reference wraps what is not an array.
func letterTypes(c byte) Types {
	switch c {
	case 's':
		return StringType
	case 'n':
		return NumberType
	case 'b':
		return BooleanType
	case 'l':
		return NullType
	case 'a':
		return ArrayType
	case 'o':
		return ObjectType
	case 'f':
		return FunctionType
	case 'x':
		return AnyType
	case 'j':
		return JSONType
	}
	return 0
}
