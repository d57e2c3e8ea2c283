package place

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
)

// ASL returns what stands at an offset of a JSON or YAML file that holds the
// definitions. Problems are what reading it found, by [asl.Definitions].
func ASL(file *source.File, definitions []asl.Definition, problems []diag.Diagnostic, offset int32) *Place {
	offset = max(0, min(offset, int32(len(file.Text))))
	p := &Place{Offset: offset, Span: source.At(offset), Entry: -1, ASL: &Document{YAML: isYAML(file)}}
	r := aslReader{reader: reader{Place: p, text: file.Text}}
	var w where
	if p.ASL.YAML {
		w = inYAML(file.Text, offset)
	} else {
		w = inJSON(file.Text, before(file, definitions, problems, offset), offset)
	}
	if w.comment {
		p.Kind = Comment
		return p
	}
	for i := range definitions {
		rest, ok := below(w.path, asl.PointerTokens(definitions[i].Pointer))
		if !ok || definitions[i].Root == nil || definitions[i].Embedded {
			continue
		}
		r.locate(definitions[i].Root, definitions[i].Pointer, rest)
		break
	}
	r.begun(&w)
	r.set(w)
	return p
}

// isYAML reports whether a file is read as YAML.
func isYAML(file *source.File) bool {
	name := strings.ToLower(file.Path)
	if strings.HasSuffix(name, ".json") {
		return false
	}
	text := strings.TrimLeft(file.Text, " \t\r\n")
	return !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[")
}

// below returns the steps behind a pointer, and whether the path goes through it.
func below(path []Step, tokens []string) ([]Step, bool) {
	if len(path) < len(tokens) {
		return nil, false
	}
	for i, t := range tokens {
		s := path[i]
		if s.Index >= 0 && strconv.Itoa(s.Index) != t || s.Index < 0 && s.Key != t {
			return nil, false
		}
	}
	return path[len(tokens):], true
}

type aslReader struct {
	reader
	here *asl.Node // the value at the end of the path, nil when the tree has none
	last string    // the key that it is the value of
}

// locate finds the innermost object around the place that the tables know.
func (r *aslReader) locate(root *asl.Node, pointer string, path []Step) {
	d := r.ASL
	d.Root = root
	w := facts.NewWalker(root)
	enter := func(rest []Step) {
		if !w.Known {
			return
		}
		d.Owner, d.Object, d.Field = w.Owner, w.Node, nil
		if w.InState {
			d.State, r.Language = w.State, languageOf(w.JSONata)
		} else if w.Owner == asl.OwnerMachine {
			r.Language = languageOf(asl.LanguageOf(w.Node.Get("QueryLanguage")) == "JSONata")
		}
		r.Path = rest
	}
	enter(path)
	for i, s := range path {
		if s.Index >= 0 {
			pointer = asl.PointerIndex(pointer, s.Index)
			w.Item(s.Index)
		} else {
			pointer = asl.PointerKey(pointer, s.Key)
			if w.Node != nil && w.Node == d.Object {
				d.Field = asl.FieldOf(d.Owner, s.Key)
				r.Path = path[i+1:]
				r.Clause = s.Key
			}
			r.last = s.Key
			w.Key(s.Key)
		}
		enter(path[i+1:])
		if w.Node != nil && w.Node == d.Object {
			r.Clause = ""
		}
	}
	r.here, d.Pointer = w.Node, pointer
}

func languageOf(jsonata bool) syntax.Language {
	if jsonata {
		return syntax.JSONata
	}
	return syntax.JSONPath
}

// begun takes the place for that of a key where an object is to stand and nothing
// of it is written yet, so that the tree does not have it.
func (r *aslReader) begun(w *where) {
	d := r.ASL
	if d.Field == nil || r.here.Is(asl.Object) {
		return
	}
	switch n := len(r.Path); {
	case d.Field.Name == "States" && n == 1 && w.key:
		d.State, d.Owner = r.Path[0].Key, ""
	case d.Field.Holds == "" || !w.key && !w.either || n > 1 || n == 1 && r.Path[0].Index < 0:
		return
	default:
		d.Owner = d.Field.Holds
	}
	w.key = true
	d.Object, d.Field, r.Path, r.Clause = &asl.Node{Kind: asl.Object}, nil, nil, ""
}

// set tells what the place is.
func (r *aslReader) set(w where) {
	text := r.text[w.text.Start:w.text.End]
	d := r.ASL
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		r.quoted(w.text, text[:1])
		if r.Offset < r.Span.Start {
			r.Quote, r.Closed = 0, false
			r.setSpan(source.At(r.Offset))
		} else if r.Offset > r.Span.End {
			r.Kind = Nothing
			r.setSpan(source.At(r.Offset))
			return
		}
	} else {
		s := w.text
		if r.Offset < s.Start || r.Offset > s.End {
			s = source.At(r.Offset)
		}
		r.setSpan(s)
	}
	if w.behind && w.text.Len() == 0 {
		r.Kind = Continuation
		return
	}
	if w.key {
		r.key(d)
		return
	}
	r.value(d, w)
}

func (r *aslReader) key(d *Document) {
	r.Kind = Key
	if r.here.Is(asl.Object) {
		for i := range r.here.Members {
			if m := &r.here.Members[i]; r.Offset < m.KeyAt.Span.Start || m.KeyAt.Span.End < r.Offset {
				r.Names = append(r.Names, m.Key)
			}
		}
	}
	switch {
	case d.Field != nil && d.Field.Name == "States" && len(r.Path) == 0:
		r.Kind = NewName
	case d.Object != nil && d.Field == nil && r.Clause == "":
		r.Kind = Field
	}
}

func (r *aslReader) value(d *Document, w where) {
	f := d.Field
	typed := r.text[r.Span.Start:r.Span.End]
	switch {
	case r.Clause == "Type" && d.State != "" && len(r.Path) == 0 && (f == nil || slices.Contains(asl.StateTypes, string(f.Owner))):
		r.Kind, r.Words = String, asl.StateTypes
		return
	case f == nil:
		r.Kind = String
	case f.Values&asl.StateNameValue != 0:
		r.Kind = Target
	case f.Name == "ErrorEquals":
		r.Kind = ErrorName
		for _, n := range items(d.Object.Get("ErrorEquals")) {
			if n.Is(asl.String) && (r.Offset < n.At.Span.Start || n.At.Span.End < r.Offset) {
				r.Names = append(r.Names, n.Text)
			}
		}
	case f.Name == "Resource":
		r.Kind = Resource
	default:
		r.Kind = String
		if r.Quote == 0 && !d.YAML || typed == "" && r.Quote == 0 {
			r.Kind = Value
		}
		if len(r.Path) == 0 {
			r.Words = f.Enum
		}
		r.inExpression(typed)
		return
	}
	if f == nil {
		r.inExpression(typed)
	}
}

// inExpression looks for an expression in a string.
func (r *aslReader) inExpression(typed string) {
	f := r.ASL.Field
	open := strings.Index(typed, "{%")
	switch {
	case open == 0 && r.Offset >= r.Span.Start+2 && r.Language == syntax.JSONata:
		inner := source.Span{Start: r.Span.Start + 2, End: r.Span.End}
		if strings.HasSuffix(typed, "%}") && len(typed) >= 4 {
			inner.End -= 2
		}
		if r.Offset <= inner.End {
			r.escaped(syntax.JSONata, inner)
		}
	case r.Language == syntax.JSONPath && f != nil && (strings.HasSuffix(r.last, ".$") || f.Values&(asl.PathValue|asl.ReferenceValue|asl.IntrinsicValue) != 0):
		if typed == "" || jsonpath.LooksLikePath(typed) || strings.HasPrefix(typed, "$") || strings.HasPrefix("States.", typed[:min(7, len(typed))]) {
			r.escaped(syntax.JSONPath, r.Span)
		}
	default:
		r.placeholder()
	}
}

// escaped is in an expression that stands in quotes, perhaps with escapes.
func (r *aslReader) escaped(language syntax.Language, inner source.Span) {
	text := r.text[inner.Start:inner.End]
	if r.Quote != '"' || !strings.Contains(text, `\`) {
		r.expression(language, inner)
		return
	}
	before := source.Unescape(r.text[inner.Start:r.Offset])
	whole := before + source.Unescape(r.text[r.Offset:inner.End])
	e := exprOf(language, whole, inner.Start, int32(len(before)))
	r.Kind, r.Language, r.Expression = Expression, language, e
	if language == syntax.JSONPath {
		r.Kind = Path
	}
	start := r.Offset - int32(len(e.Prefix()))
	if r.text[max(start, 0):r.Offset] != e.Prefix() {
		start = r.Offset
	}
	end := r.Offset
	for int(end) < len(r.text) && isWord(r.text[end]) {
		end++
	}
	r.setSpan(source.Span{Start: start, End: end})
	if e.Want == Operator && r.Prefix == "" {
		r.Kind = Continuation
	}
}

func items(n *asl.Node) []*asl.Node {
	if n == nil {
		return nil
	}
	return n.Items
}
