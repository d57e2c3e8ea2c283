package syntax_test

import (
	"reflect"
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// leaves returns the spans of everything in the tree that holds text of its
// own. The keywords that participle matches by its tags leave no node; they
// are the first words of their items, or one of a few inside.
func leaves(text string, items []syntax.Item) []source.Span {
	var spans []source.Span
	syntax.Walk(items, func(item syntax.Item) bool {
		if d := item.Documentation(); d != nil {
			spans = append(spans, d.Loc)
		}
		s := item.Span()
		switch x := item.(type) {
		case *syntax.Bad:
			spans = append(spans, s)
			return true
		case *syntax.Property:
		case *syntax.State:
			for _, bad := range x.Junk {
				spans = append(spans, bad.Loc)
			}
			spans = append(spans, x.Keyword)
		default:
			spans = append(spans, source.Span{Start: s.Start, End: s.Start + 11}) // the longest keyword
		}
		spans = append(spans, structLeaves(text, reflect.ValueOf(item).Elem())...)
		return true
	})
	return spans
}

var (
	valueType = reflect.TypeFor[syntax.Value]()
	bodyType  = reflect.TypeFor[syntax.Body]()
	baseType  = reflect.TypeFor[syntax.Base]()
)

func structLeaves(text string, v reflect.Value) []source.Span {
	var spans []source.Span
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return structLeaves(text, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			spans = append(spans, structLeaves(text, v.Index(i))...)
		}
	case reflect.Struct:
		switch v.Type() {
		case bodyType, baseType:
			return nil
		case valueType:
			return valueLeaves(v.Addr().Interface().(*syntax.Value))
		}
		switch n := v.Addr().Interface().(type) {
		case *syntax.Name:
			return []source.Span{n.Loc}
		case *syntax.Word:
			return []source.Span{n.Loc}
		case *syntax.Resource:
			return []source.Span{n.Loc}
		case *syntax.Setting:
			return append(valueLeaves(n.Value), n.Keyword.Loc)
		case *syntax.Retrier:
			// `on`
			spans = append(spans, wordBefore(text, n.Loc.Start))
		case *syntax.When:
			if n.ASL != nil {
				spans = append(spans, wordBefore(text, n.ASL.Loc.Start))
			}
		case *syntax.WaitHead:
			if n.Until != nil {
				spans = append(spans, wordBefore(text, n.Until.Loc.Start))
			}
		case *syntax.Import:
			spans = append(spans, wordBefore(text, n.Path.Loc.Start))
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				spans = append(spans, structLeaves(text, v.Field(i))...)
			}
		}
	}
	return spans
}

func valueLeaves(v *syntax.Value) []source.Span {
	switch v.Kind {
	case syntax.ObjectValue:
		var spans []source.Span
		for _, m := range v.Members {
			spans = append(append(spans, m.Key.Loc), valueLeaves(m.Value)...)
		}
		return spans
	case syntax.ArrayValue:
		var spans []source.Span
		for _, i := range v.Items {
			spans = append(spans, valueLeaves(i)...)
		}
		return spans
	}
	return []source.Span{v.Loc}
}

// wordBefore returns the word that stands before an offset, white space
// between them: a keyword that participle matched by its tag.
func wordBefore(text string, end int32) source.Span {
	i := end
	for i > 0 && strings.IndexByte(" \t\r\n", text[i-1]) >= 0 {
		i--
	}
	for i > 0 && word(text[i-1]) {
		i--
	}
	return source.Span{Start: i, End: end}
}
