package jsonata_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/jsonata"
)

func TestFunctions(t *testing.T) {
	all := jsonata.Functions()
	var aws, unavailable []string
	for i, f := range all {
		if i > 0 && f.Name <= all[i-1].Name {
			t.Errorf("%s comes after %s", f.Name, all[i-1].Name)
		}
		if got, ok := jsonata.Lookup(f.Name); !ok || got != f {
			t.Errorf("Lookup(%q) finds %v", f.Name, got)
		}
		if f.Doc == "" || !strings.HasSuffix(f.Doc, ".") {
			t.Errorf("%s: documentation is %q", f.Name, f.Doc)
		}
		for _, p := range f.Signature.Params {
			if p.Name == "" || p.Types == 0 {
				t.Errorf("%s: parameter %+v", f.Name, p)
			}
		}
		if least, most := f.Signature.Arity(); most >= 0 && least > most {
			t.Errorf("%s: takes %d to %d arguments", f.Name, least, most)
		}
		if f.StepFunctions {
			aws = append(aws, f.Name)
		}
		if f.Unavailable {
			unavailable = append(unavailable, f.Name)
		}
	}
	if want := []string{"hash", "parse", "partition", "random", "range", "uuid"}; !slices.Equal(aws, want) {
		t.Errorf("functions of Step Functions %q, want %q", aws, want)
	}
	if want := []string{"eval"}; !slices.Equal(unavailable, want) {
		t.Errorf("unavailable functions %q, want %q", unavailable, want)
	}
	if _, ok := jsonata.Lookup("values"); ok {
		t.Error("$values is found, which JSONata does not have")
	}
}

func TestUsageAndArity(t *testing.T) {
	for _, c := range []struct {
		name, usage string
		least, most int
	}{
		{"sum", "$sum(array)", 1, 1},
		{"substring", "$substring(string, start[, length])", 1, 3},
		{"fromMillis", "$fromMillis(milliseconds[, picture[, timezone]])", 0, 3},
		{"now", "$now([picture[, timezone]])", 0, 2},
		{"millis", "$millis()", 0, 0},
		{"zip", "$zip(arrays...)", 1, -1},
		{"replace", "$replace(string, pattern, replacement[, limit])", 2, 4},
		{"string", "$string(arg[, prettify])", 0, 2},
		{"append", "$append(array1, array2)", 2, 2},
		{"random", "$random([seed])", 0, 1},
		{"range", "$range(start, end, delta)", 3, 3},
	} {
		f, ok := jsonata.Lookup(c.name)
		if !ok {
			t.Errorf("no function %s", c.name)
			continue
		}
		if got := f.Usage(); got != c.usage {
			t.Errorf("usage %q, want %q", got, c.usage)
		}
		if least, most := f.Signature.Arity(); least != c.least || most != c.most {
			t.Errorf("%s takes %d to %d arguments, want %d to %d", c.name, least, most, c.least, c.most)
		}
	}
}

func TestSignature(t *testing.T) {
	text := "function($a, $b, $c, $d, $e){1}"
	text = strings.Replace(text, "{", "<a<n>-(sb)?f<s:o>j+x:a<s>>{", 1)
	tree := jsonata.Parse(text)
	lambda, ok := tree.Root.(*jsonata.Lambda)
	if !ok || len(tree.Errors) > 0 {
		t.Fatalf("%T, %v", tree.Root, tree.Errors)
	}
	sig := lambda.Signature
	want := []jsonata.Param{
		{Types: jsonata.ArrayType, Of: "n", Context: true},
		{Types: jsonata.StringType | jsonata.BooleanType, Optional: true},
		{Types: jsonata.FunctionType, Of: "s:o"},
		{Types: jsonata.JSONType, Variadic: true},
		{Types: jsonata.AnyType},
	}
	if !slices.Equal(sig.Params, want) {
		t.Errorf("parameters %+v, want %+v", sig.Params, want)
	}
	if sig.Result != "a<s>" {
		t.Errorf("result %q", sig.Result)
	}
	if got := text[sig.Span.Start:sig.Span.End]; got != sig.Text {
		t.Errorf("span covers %q, text is %q", got, sig.Text)
	}
	for types, want := range map[jsonata.Types]string{
		jsonata.AnyType:                          "any",
		jsonata.JSONType:                         "JSON",
		jsonata.StringType | jsonata.BooleanType: "string or boolean",
		jsonata.NullType:                         "null",
		0:                                        "",
	} {
		if got := types.String(); got != want {
			t.Errorf("types %b are %q, want %q", types, got, want)
		}
	}
}
