package words

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
)

// TestExamples: every function has an example that is a call of it.
func TestExamples(t *testing.T) {
	for _, fn := range jsonata.Functions() {
		e := Example(fn.Name)
		if e == "" {
			switch fn.Name {
			case "clone", "decodeUrl", "encodeUrl", "eval", "millis", "shuffle":
			default:
				t.Errorf("$%s has no example", fn.Name)
			}
			continue
		}
		if !strings.HasPrefix(e, "$"+fn.Name+"(") {
			t.Errorf("%s is no call of $%s", e, fn.Name)
		}
		if tree := jsonata.Parse(e); len(tree.Errors) > 0 {
			t.Errorf("%s: %v", e, tree.Errors)
		}
		if _, result, found := strings.Cut(e, "/* "); found {
			if tree := jsonata.Parse(strings.TrimSuffix(result, " */")); len(tree.Errors) > 0 {
				t.Errorf("%s: the result is %v", e, tree.Errors)
			}
		}
	}
	for _, fn := range jsonpath.Functions() {
		e, _, _ := strings.Cut(Example(fn.Name), " gives ")
		if !strings.HasPrefix(e, fn.Name+"(") {
			t.Errorf("%q is no call of %s", e, fn.Name)
		}
		if x := jsonpath.Parse(e); len(x.Errors) > 0 {
			t.Errorf("%s: %v", e, x.Errors)
		}
	}
}

// TestClauses: there is a word about each clause, and none about others.
func TestClauses(t *testing.T) {
	clauses := map[string]bool{"asl": true}
	for kind := syntax.Task; kind <= syntax.Map; kind++ {
		for _, language := range []syntax.Language{syntax.JSONata, syntax.JSONPath} {
			for _, word := range compiler.Clauses(kind, language) {
				clauses[word] = true
				k, ok := Clause(word)
				if !ok {
					t.Errorf("nothing is said about %s", word)
				}
				if k.Field != "" {
					if Field(k.Owner, k.Field) == "" {
						t.Errorf("%s stands for %s, which has no sentence", word, k.Field)
					}
					continue
				}
				field := compiler.ClauseField(word, kind, language)
				if Field(asl.Owner(kind.Type()), field) == "" {
					t.Errorf("%s of a %s stands for %s, which has no sentence", word, kind, field)
				}
			}
		}
	}
	for word := range stateKeywords {
		if !clauses[word] {
			t.Errorf("%s is no clause", word)
		}
	}
}

// TestKeywords: what keywords stand for exists.
func TestKeywords(t *testing.T) {
	for _, table := range keywordTables {
		for word, k := range table {
			if !syntax.IsKeyword(word) {
				t.Errorf("%s is no keyword", word)
			}
			if k.Field != "" && Field(k.Owner, k.Field) == "" {
				t.Errorf("%s: there is no %s of %s", word, k.Field, k.Owner)
			}
			if k.Field == "" && k.Text == "" || k.Usage == "" {
				t.Errorf("nothing is said about %s", word)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	for _, name := range facts.ErrorNames {
		if e, ok := ErrorNamed(name); !ok || e.Raised == "" || e.Caught == "" {
			t.Errorf("nothing is said about %s", name)
		}
	}
	if len(errorNames) != len(facts.ErrorNames) {
		t.Errorf("%d errors, of %d", len(errorNames), len(facts.ErrorNames))
	}
}

// TestSentences: sentences are sentences.
func TestSentences(t *testing.T) {
	check := func(text string) {
		t.Helper()
		if text == "" || !strings.HasSuffix(text, ".") || strings.ContainsAny(text, "\n\t") {
			t.Errorf("no sentence: %q", text)
		}
	}
	for _, text := range States {
		check(text)
	}
	for _, text := range contextFields {
		check(text)
	}
	for kind := syntax.Task; kind <= syntax.Raw; kind++ {
		check(StateKind(kind))
	}
	for _, o := range append([]asl.Owner{asl.OwnerMachine, asl.OwnerRetrier}, asl.OwnerReaderConfig) {
		for _, f := range asl.FieldsOf(o) {
			check(f.Doc)
			if len(Facts(f)) == 0 {
				t.Errorf("nothing is known of %s", f.Name)
			}
		}
	}
	for _, name := range facts.StatesParts {
		check(States[name])
		if StatesWhere[name] == "" {
			t.Errorf("%s exists nowhere", name)
		}
	}
}
