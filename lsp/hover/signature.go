package hover

import (
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/document"
)

// Signature is what is to be said about the call of a function that a place is
// in.
type Signature struct {
	// Label is the function with its parameters: "$substring(string, start[, length])".
	Label string
	// Params are the parameters, as spans of Label.
	Params []source.Span
	// Active is the parameter that the place is in, or -1 where the function has
	// no more.
	Active int
	// Markdown and Plain say what the function does.
	Markdown, Plain string
}

// SignatureAt returns the function of JSONata, or the intrinsic function, in whose
// call an offset is, or nil. Of nested calls it is the innermost of a function
// that is known.
func SignatureAt(doc *document.Document, offset int32) *Signature {
	if offset < 0 || int(offset) > len(doc.File.Text) || doc.Gait && doc.Tree().NotText {
		return nil
	}
	e := doc.Place(offset).Expression
	if e == nil {
		return nil
	}
	for i := len(e.Calls) - 1; i >= 0; i-- {
		c := e.Calls[i]
		if c.Open >= e.Offset {
			continue
		}
		var s *Signature
		var p page
		if fn, ok := jsonata.Lookup(strings.TrimPrefix(c.Name, "$")); ok && strings.HasPrefix(c.Name, "$") {
			s = functionLabel(fn)
			s.activate(c.Arg, last(fn).Variadic)
			p.sentence(fn.Doc)
			p.functionNotes(fn)
		} else if fn := jsonpath.Lookup(c.Name); fn != nil {
			s = intrinsicLabel(fn)
			s.activate(c.Arg, fn.Variadic)
			p.sentence(fn.Doc)
			p.intrinsicNotes(fn)
		} else {
			continue
		}
		s.Markdown, s.Plain = p.markdown.String(), p.plain.String()
		return s
	}
	return nil
}

func last(fn *jsonata.Function) jsonata.Param {
	if n := len(fn.Signature.Params); n > 0 {
		return fn.Signature.Params[n-1]
	}
	return jsonata.Param{}
}

// activate sets the active parameter from the index of an argument.
func (s *Signature) activate(arg int, variadic bool) {
	s.Active = arg
	if arg >= len(s.Params) {
		s.Active = -1
		if variadic {
			s.Active = len(s.Params) - 1
		}
	}
}

// functionLabel is a function of JSONata with its parameters.
func functionLabel(fn *jsonata.Function) *Signature {
	s := &Signature{Label: fn.Usage()}
	at := strings.IndexByte(s.Label, '(')
	for _, p := range fn.Signature.Params {
		at = s.param(at, p.Name)
	}
	return s
}

// intrinsicLabel is an intrinsic function with its parameters.
func intrinsicLabel(fn *jsonpath.Function) *Signature {
	var b strings.Builder
	b.WriteString(fn.Name + "(")
	open := 0
	for i, p := range fn.Params {
		if i >= fn.MinArgs && !(fn.Variadic && i == 0) {
			b.WriteByte('[')
			open++
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(p.Name)
		if fn.Variadic && i == len(fn.Params)-1 {
			b.WriteString("...")
		}
	}
	b.WriteString(strings.Repeat("]", open) + ")")
	s := &Signature{Label: b.String()}
	at := strings.IndexByte(s.Label, '(')
	for _, p := range fn.Params {
		at = s.param(at, p.Name)
	}
	return s
}

// param adds the parameter whose name stands behind an offset of the label.
func (s *Signature) param(from int, name string) int {
	at := from + strings.Index(s.Label[from:], name)
	s.Params = append(s.Params, source.Span{Start: int32(at), End: int32(at + len(name))})
	return at + len(name)
}
