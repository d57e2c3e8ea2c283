package outline

import (
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
)

// meanings tells what a token means that only the rest of the file can tell, or
// other files: params from consts, what an import brings in, and variables with
// the names of functions.
type meanings struct {
	d     *document.Document
	names *index.File
	// taken: a variable has the name of a function.
	taken bool
	// lists: an import names what it brings in.
	lists bool
}

func newMeanings(d *document.Document) meanings {
	m := meanings{d: d, names: d.Index()}
	for _, s := range m.names.Symbols {
		switch s.Kind {
		case index.Variable:
			if _, given := jsonata.Lookup(s.Name); given {
				m.taken = true
			}
		case index.Imported:
			m.lists = true
		}
	}
	return m
}

// token returns the token as what it means in the file.
func (m *meanings) token(t Token) Token {
	switch {
	case t.Type == VariableToken && t.Modifiers == ReadOnly:
		if s := m.names.Named(index.Const, m.d.File.Slice(t.Span)); s != nil {
			t.Type = m.constant(s)
		}
	case m.taken && t.Type == FunctionToken && t.Modifiers&Given != 0:
		if o := m.names.At(t.Span.Start); o != nil && o.Span == t.Span && o.Symbol.Kind == index.Variable {
			t.Type, t.Modifiers = VariableToken, 0
		}
	case m.lists && t.Type == PolicyToken:
		if o := m.names.At(t.Span.Start); o != nil && o.Span == t.Span && o.Symbol.Kind == index.Imported {
			if _, s := index.Resolve(m.d.Files, m.names, o.Symbol); s != nil && (s.Kind == index.Const || s.Kind == index.Param) {
				t.Type, t.Modifiers = m.constant(s), ReadOnly
			}
		}
	}
	return t
}

// constant returns the type of a const or param, perhaps of another file.
func (m *meanings) constant(s *index.Symbol) TokenType {
	if s.Span.Len() == 0 && m.d.Files != nil {
		if _, declared := index.Resolve(m.d.Files, m.names, s); declared != nil {
			s = declared
		}
	}
	if s.Kind == index.Param {
		return ParameterToken
	}
	return VariableToken
}
