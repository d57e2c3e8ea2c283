package rule

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
)

// Edits are made only where the right text is certain. All functions return
// nil where the notation, or where the value comes from, does not allow an
// edit: in a definition that is a string of another file, in what an expansion
// or an alias put in, and for most of what a Gait source says in words of its
// own.

// editable reports whether the text at a place is the value itself.
func (p *Pass) editable(at asl.Origin) bool {
	return at.File != nil && at.Via == nil && p.Notation != Embedded && at.Span.Len() > 0
}

// plain reports whether the text is a JSON value, or a YAML scalar in one line
// that a JSON value can replace.
func (p *Pass) plain(at asl.Origin) bool {
	if !p.editable(at) || p.Notation == GaitText {
		return false
	}
	text := at.File.Text[at.Span.Start:at.Span.End]
	return p.Notation == JSON || !strings.ContainsAny(text, "\n|>")
}

// Spell returns the JSON spelling of a string.
func Spell(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string always has a spelling
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Replace replaces a value by JSON text.
func (p *Pass) Replace(n *asl.Node, text string) []diag.Edit {
	if !p.plain(n.At) {
		return nil
	}
	return edit(n.At, text)
}

// ReplaceKey gives a member another key; in Gait the key of an argument, which
// is written without the mark of a JSONPath value.
func (p *Pass) ReplaceKey(m *asl.Member, key string) []diag.Edit {
	if p.Notation == GaitText && p.editable(m.KeyAt) {
		old, oldMark := strings.CutSuffix(m.Key, ".$")
		name, mark := strings.CutSuffix(key, ".$")
		if oldMark != mark || !syntax.IsIdentifier(name) || syntax.IsKeyword(name) || m.KeyAt.File.Slice(m.KeyAt.Span) != old {
			return nil
		}
		return edit(m.KeyAt, name)
	}
	if !p.plain(m.KeyAt) {
		return nil
	}
	if p.Notation == YAML && syntax.IsIdentifier(key) {
		return edit(m.KeyAt, key)
	}
	return edit(m.KeyAt, Spell(key))
}

// ReplaceName replaces a string that is the name of a state; in Gait too.
func (p *Pass) ReplaceName(n *asl.Node, name string) []diag.Edit {
	if p.Notation == GaitText && p.editable(n.At) {
		text := name
		// What is in quotes may have to be: `asl "Next": "A"`.
		if !syntax.IsIdentifier(name) || syntax.IsKeyword(name) || n.At.File.Text[n.At.Span.Start] == '"' {
			text = Spell(name)
		}
		return edit(n.At, text)
	}
	return p.Replace(n, Spell(name))
}

// ReplaceSpan replaces a span of an expression by text that needs no escape in
// any notation.
func (p *Pass) ReplaceSpan(at asl.Origin, text string) []diag.Edit {
	if !p.editable(at) || strings.ContainsAny(text, "\"\\\n") {
		return nil
	}
	return edit(at, text)
}

// ReplacePart replaces a part of an expression by text that needs no escape in
// any notation. It returns nil where the part is not written as it reads.
func (p *Pass) ReplacePart(e *facts.Expression, s source.Span, text string) []diag.Edit {
	at := e.At(s)
	if at.File == nil || at.File.Slice(at.Span) != e.Text[s.Start:s.End] {
		return nil
	}
	return p.ReplaceSpan(at, text)
}

// Remove removes a member of an object, with the comma that it makes
// superfluous; in JSON only.
func (p *Pass) Remove(object *asl.Node, m *asl.Member) []diag.Edit {
	if p.Notation != JSON || !p.editable(m.KeyAt) || !p.editable(m.Value.At) || !p.editable(object.At) {
		return nil
	}
	// In JSON the members are in the order of the text.
	i, _ := slices.BinarySearchFunc(object.Members, m.KeyAt.Span.Start, func(one asl.Member, at int32) int {
		return cmp.Compare(one.KeyAt.Span.Start, at)
	})
	if i == len(object.Members) || &object.Members[i] != m {
		return nil
	}
	text := m.KeyAt.File.Text
	span := source.Span{Start: m.KeyAt.Span.Start, End: m.Value.At.Span.End}
	switch {
	case i+1 < len(object.Members):
		span.End = object.Members[i+1].KeyAt.Span.Start
	case i > 0:
		span.Start = object.Members[i-1].Value.At.Span.End
	default:
		span.Start = object.At.Span.Start + 1
		for int(span.End) < len(text) && strings.IndexByte(" \t\n\r", text[span.End]) >= 0 {
			span.End++
		}
	}
	if span.End < span.Start {
		return nil
	}
	return edit(asl.Origin{File: m.KeyAt.File, Span: span}, "")
}

// Unwrap puts the members of an object that a member holds, at any depth, in
// the member's place; in JSON only. It returns nil where one of them has the
// key of another member of the object.
func (p *Pass) Unwrap(object *asl.Node, m *asl.Member, inner *asl.Node) []diag.Edit {
	if p.Notation != JSON || !inner.Is(asl.Object) || len(inner.Members) == 0 || !p.editable(m.KeyAt) || !p.editable(m.Value.At) {
		return nil
	}
	first, last := &inner.Members[0], &inner.Members[len(inner.Members)-1]
	if !p.editable(first.KeyAt) || !p.editable(last.Value.At) {
		return nil
	}
	for i := range inner.Members {
		key := inner.Members[i].Key
		if other := object.Member(key); other != nil && other != m {
			return nil
		}
	}
	text := m.KeyAt.File.Text[first.KeyAt.Span.Start:last.Value.At.Span.End]
	span := source.Span{Start: m.KeyAt.Span.Start, End: m.Value.At.Span.End}
	return edit(asl.Origin{File: m.KeyAt.File, Span: span}, text)
}

// Insert adds a member after another one of its object, laid out as that is; in
// JSON only.
func (p *Pass) Insert(after *asl.Member, key, value string) []diag.Edit {
	if p.Notation != JSON || !p.editable(after.KeyAt) || !p.editable(after.Value.At) {
		return nil
	}
	text := after.KeyAt.File.Text
	gap := strings.LastIndexByte(text[:after.KeyAt.Span.Start], '\n')
	separator := ", "
	if gap >= 0 && strings.TrimSpace(text[gap:after.KeyAt.Span.Start]) == "" {
		separator = "," + text[gap:after.KeyAt.Span.Start]
	}
	at := asl.Origin{File: after.KeyAt.File, Span: source.At(after.Value.At.Span.End)}
	return edit(at, separator+Spell(key)+": "+value)
}

func edit(at asl.Origin, text string) []diag.Edit {
	return []diag.Edit{{Location: diag.Location{File: at.File, Span: at.Span}, Text: text}}
}
