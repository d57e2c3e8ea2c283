package schema

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"math/big"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// TestAbridge holds what shape leaves out against every schema there is.
func TestAbridge(t *testing.T) {
	samples := []string{
		"", "$", "$.", "$.a", "$[0]", "$$", "$$.a", "$a", "$é", "$ x", "States.Format('{}', $)", "States.",
		"{%%}", "{%}", "{% 1 %}", "{% 1", "1 %}", " {% 1 %}", "{%\n1\n%}", "${", "x${A}y", "{% ${A}", "$ {",
		"2030-01-31T23:59:59Z", "2030-01-31", "arn:aws:states:::s3:getObject", "arn:aws:states:::s3:putObject",
		"a", "a b", "\x00", "JSONata", "1.0", "plain words, more than forty characters of them",
	}
	names, err := fs.Glob(files, "schemas/*.json")
	if err != nil || len(names) < 30 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		name = name[len("schemas/"):]
		if name == "asl.json" {
			continue
		}
		s := compile(name)()
		for field, p := range s.Properties {
			if p.MinLength >= 0 || p.MaxLength >= 0 || p.MinItems > 1 || p.MaxItems >= 0 || p.UniqueItems ||
				p.Contains != nil || p.Format != "" || p.Ref != nil || p.OneOf != nil || p.If != nil || p.Not != nil ||
				p.Properties != nil || p.Required != nil || p.ExclusiveMinimum != nil || p.MultipleOf != nil {
				t.Errorf("%s: %s has a keyword that shape does not reckon with", name, field)
			}
			if p.Pattern == nil {
				continue
			}
			for _, sample := range samples {
				if p.Pattern.MatchString(sample) != p.Pattern.MatchString(abridge(sample)) {
					t.Errorf("%s: %s tells %q from %q", name, field, sample, abridge(sample))
				}
			}
		}
		if states := s.Properties["States"]; states != nil {
			if names := states.PropertyNames.Pattern; !names.MatchString("x") || names.MatchString("") {
				t.Errorf("%s: shape reckons with other names of states", name)
			}
		}
	}
}

// TestNumber turns numbers into ones that the library can compute with, on the
// same side of every bound.
func TestNumber(t *testing.T) {
	for spelling, want := range map[string]any{
		"0":                              json.Number("0"),
		"-1":                             json.Number("-1"),
		"2.0":                            json.Number("2.0"),
		"99999999":                       json.Number("99999999"),
		"1e2":                            100.0,
		"1E-2":                           0.01,
		"1e999999999":                    math.MaxFloat64,
		"-1e999999999":                   -math.MaxFloat64,
		"123456789012345678901234567890": 123456789012345678901234567890.0,
		"nan":                            0.0,
		"-":                              0.0,
		"1/2":                            0.0,
		"":                               0.0,
	} {
		got := number(spelling)
		if got != want {
			t.Errorf("%s: got %v, want %v", spelling, got, want)
		}
		if _, ok := new(big.Rat).SetString(fmt.Sprint(got)); !ok {
			t.Errorf("%s: the library fails on %v", spelling, got)
		}
		s, err := jsonschema.CompileString("test:///n.json", `{"type": "integer", "minimum": 1}`)
		if err != nil {
			t.Fatal(err)
		}
		_ = s.Validate(got) // must not panic
	}
}
