package place

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// property is in an argument.
func (r *reader) property(l syntax.Lexeme) {
	key, v := syntax.ReadProperty(r.of(l), l.Loc.Start, l.Language)
	r.Language, r.Value = l.Language, v
	if r.Offset <= key.Loc.End {
		r.key(&key)
		return
	}
	r.Path = append(r.Path, Step{Key: key.Text, Index: -1})
	if colon := strings.IndexByte(r.text[key.Loc.End:], ':'); colon >= 0 && r.Offset <= key.Loc.End+int32(colon) {
		r.Kind = Nothing
		return
	}
	r.inValue(v)
}

// key is a key that has its colon.
func (r *reader) key(key *syntax.Name) {
	r.Kind = Key
	if key.Quoted {
		if r.inString(key.Loc) {
			r.quoted(key.Loc, `"`)
		} else {
			r.Kind = Nothing
		}
		return
	}
	r.setSpan(key.Loc)
}

// inValue is in or behind a value.
func (r *reader) inValue(v *syntax.Value) {
	if r.Offset < v.Loc.Start || r.Offset == v.Loc.Start && v.Kind == syntax.StringValue {
		r.emptyValue(v.Language)
		return
	}
	switch v.Kind {
	case syntax.ObjectValue:
		r.inObject(v)
	case syntax.ArrayValue:
		r.inArray(v)
	case syntax.StringValue:
		r.inText(v.Loc, `"`)
	case syntax.TextValue:
		r.inText(v.Loc, `"""`)
	case syntax.NumberValue, syntax.DurationValue, syntax.PercentValue:
		if r.Offset > v.Loc.End {
			r.behind(v)
			return
		}
		r.Kind = Value
		r.setSpan(v.Loc)
	case syntax.ConditionValue:
		r.condition(v.Loc)
	case syntax.BadValue:
		r.inBad(v)
	default:
		r.inExpression(v)
	}
}

// inBad is in text that is no value.
func (r *reader) inBad(v *syntax.Value) {
	text := r.text[v.Loc.Start:v.Loc.End]
	switch {
	case text == "":
		r.emptyValue(v.Language)
	case strings.HasPrefix(text, `"""`):
		r.inText(v.Loc, `"""`)
	case strings.HasPrefix(text, `"`) && strings.Count(text, `"`) == 1:
		r.inText(v.Loc, `"`)
	case strings.HasPrefix(text, "{%"):
		r.expression(syntax.JSONata, source.Span{Start: v.Loc.Start + 2, End: v.Loc.End})
	case '0' <= text[0] && text[0] <= '9' && r.Offset > v.Loc.End:
		r.behind(v)
	case '0' <= text[0] && text[0] <= '9':
		r.Kind = Value
		r.setSpan(v.Loc)
	default:
		r.expression(v.Language, v.Loc)
	}
}

// behind is behind a value that nothing can go on with, on its line.
func (r *reader) behind(v *syntax.Value) {
	r.Kind = Continuation
	r.setSpan(source.At(r.Offset))
	if v.Language == syntax.JSONata {
		r.Expression = newExpr(v.Language, r.text, source.Span{Start: v.Loc.Start, End: r.Offset}, r.Offset)
	}
}

func (r *reader) inExpression(v *syntax.Value) {
	switch {
	case v.Kind == syntax.VerbatimValue:
		if r.Offset < v.Loc.Start+2 || r.Offset > v.Loc.End-2 {
			r.Kind = Continuation
			return
		}
		r.expression(syntax.JSONata, source.Span{Start: v.Loc.Start + 2, End: v.Loc.End - 2})
	case v.Kind == syntax.LiteralValue && r.Offset > v.Loc.End:
		r.behind(v)
	case v.Language == syntax.JSONPath && r.Offset > v.Loc.End:
		r.Kind = Continuation
		r.setSpan(source.At(r.Offset))
	default:
		r.expression(v.Language, v.Loc)
	}
}

// expression is in an expression, or behind one on its line.
func (r *reader) expression(language syntax.Language, span source.Span) {
	r.Language = language
	if r.Offset < span.Start {
		return // in the marks around it
	}
	span.End = max(span.End, r.Offset)
	r.Expression = newExpr(language, r.text, span, r.Offset)
	r.Kind = Expression
	if language == syntax.JSONPath {
		r.Kind = Path
	}
	r.setSpan(r.Expression.Word.Shift(span.Start))
	if r.Expression.Want == Operator && r.Prefix == "" {
		r.Kind = Continuation
	}
}

// inText is in a string or text block, or behind it.
func (r *reader) inText(s source.Span, quote string) {
	r.quoted(s, quote)
	inside := r.Offset >= r.Span.Start && (r.Offset <= r.Span.End)
	if !inside {
		closed := r.Closed
		r.Quote, r.Closed = 0, false
		if r.Offset <= s.Start || !closed {
			r.Kind = Nothing
			r.setSpan(source.At(r.Offset))
			return
		}
		r.behind(&syntax.Value{Loc: s, Language: r.Language})
		return
	}
	r.Kind = String
	if text := r.text[r.Span.Start:r.Offset]; strings.HasPrefix(text, "{%") && r.Language == syntax.JSONata {
		r.stringExpression()
		return
	}
	r.placeholder()
}

// stringExpression is in a string that has the marks of an expression.
func (r *reader) stringExpression() {
	inner := source.Span{Start: r.Span.Start + 2, End: r.Span.End}
	if strings.HasSuffix(r.text[inner.Start:inner.End], "%}") {
		inner.End -= 2
	}
	if r.Offset > inner.End || strings.Contains(r.text[inner.Start:inner.End], `\`) {
		return
	}
	r.expression(syntax.JSONata, inner)
}

// placeholder looks for the ${ of a placeholder that the place is in.
func (r *reader) placeholder() {
	text := r.text[r.Span.Start:r.Offset]
	at := strings.LastIndex(text, "${")
	if at < 0 || strings.ContainsAny(text[at+2:], "} \n") {
		return
	}
	start := r.Span.Start + int32(at) + 2
	end := r.Offset
	for int(end) < len(r.text) && isWord(r.text[end]) {
		end++
	}
	r.Kind = Placeholder
	r.Closed = int(end) < len(r.text) && r.text[end] == '}'
	r.setSpan(source.Span{Start: start, End: end})
}

// inObject is in a template's object, or behind it.
func (r *reader) inObject(v *syntax.Value) {
	if r.outside(v, '}') {
		return
	}
	from := v.Loc.Start + 1
	for i := range v.Members {
		m := &v.Members[i]
		if m.Key.Loc.Start > r.Offset {
			break
		}
		if r.Offset <= m.Key.Loc.End {
			r.key(&m.Key)
			return
		}
		next := max(v.Loc.End, r.Offset)
		if i+1 < len(v.Members) {
			next = v.Members[i+1].Key.Loc.Start
		}
		if r.reaches(m.Value, next) {
			r.Path = append(r.Path, Step{Key: m.Key.Text, Index: -1})
			r.inValue(m.Value)
			return
		}
		from = max(m.Value.Loc.End, m.Key.Loc.End)
	}
	r.Names = nil
	for i := range v.Members {
		r.Names = append(r.Names, v.Members[i].Key.Text)
	}
	r.newKey(from)
}

// outside reports whether the place is outside of the brackets of a template.
func (r *reader) outside(v *syntax.Value, bracket byte) bool {
	closed := v.Loc.Len() > 1 && r.text[v.Loc.End-1] == bracket
	switch {
	case r.Offset <= v.Loc.Start:
		r.Kind = Nothing
	case closed && r.Offset >= v.Loc.End:
		r.behind(v)
	default:
		return false
	}
	return true
}

// reaches reports whether the place belongs to a value, which may be missing;
// the next member begins at next.
func (r *reader) reaches(v *syntax.Value, next int32) bool {
	if r.Offset <= v.Loc.End {
		return true
	}
	if r.Offset > next {
		return false
	}
	gap := r.text[v.Loc.End:r.Offset]
	if v.Kind == syntax.BadValue && v.Loc.Len() == 0 {
		gap = strings.TrimLeft(gap, " \t:")
	}
	return strings.Trim(gap, " \t") == ""
}

// newKey is where a key may begin, behind what ends at from.
func (r *reader) newKey(from int32) {
	r.Kind = Key
	from = min(from, r.Offset)
	text := r.text[from:r.Offset]
	if at := strings.LastIndexAny(text, "\n,"); at >= 0 {
		text = text[at+1:]
	}
	if at := strings.LastIndexByte(text, '"'); at >= 0 && strings.Count(text, `"`)%2 == 1 {
		end := r.Offset
		if n := strings.IndexAny(r.text[end:], "\"\n"); n >= 0 && r.text[end+int32(n)] == '"' {
			end += int32(n) + 1
		}
		r.quoted(source.Span{Start: r.Offset - int32(len(text)-at), End: end}, `"`)
		if r.Offset <= r.Span.End {
			return
		}
		r.Quote, r.Closed = 0, false
	}
	r.wordAround(isWord, from)
}

// inArray is in a template's array, or behind it.
func (r *reader) inArray(v *syntax.Value) {
	if r.outside(v, ']') {
		return
	}
	index := 0
	for i, item := range v.Items {
		if item.Loc.Start > r.Offset {
			break
		}
		next := max(v.Loc.End, r.Offset)
		if i+1 < len(v.Items) {
			next = v.Items[i+1].Loc.Start
		}
		index = i
		if r.reaches(item, next) {
			r.Path = append(r.Path, Step{Index: i})
			r.inValue(item)
			return
		}
		index = i + 1
	}
	r.Path = append(r.Path, Step{Index: index})
	r.emptyValue(r.Language)
	r.wordAround(isWord, v.Loc.Start+1)
}
