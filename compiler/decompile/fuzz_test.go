package decompile_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lang/source"
)

// FuzzImport reads any JSON and imports it. What is imported must compile to
// the same, but for what the language cannot hold: a nesting beyond its
// limits, and placeholders without quotes that are no names.
func FuzzImport(f *testing.F) {
	for seed := range uint64(30) {
		g := generator{rand.New(rand.NewPCG(seed, 2))}
		f.Add(string(asl.Append(nil, g.machine(0), asl.WriteOptions{})))
	}
	f.Add(`{"States": {"A": {"Type": "Wait", "Seconds": ${Delay}, "End": true}}}`)
	f.Add(`{"States": {"A": {"Type": "Pass", "Result": ` + strings.Repeat(`[`, 300) + strings.Repeat(`]`, 300) + `}}}`)
	f.Add(`{"States": {"A": {"Type": "Pass", "Comment": "x", "Comment": "y", "Result": {"a": 1, "a": 2}}}, "States": 5}`)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // no JSON can hold such a string
		}
		root, _ := asl.ReadJSON(source.New("in.json", text))
		for _, fold := range []bool{false, true} {
			out, err := decompile.Import(root, decompile.Options{Fold: fold})
			var changed *decompile.ChangedError
			switch {
			case err == nil || errors.Is(err, decompile.ErrNoStates):
			case errors.As(err, &changed) && (len(changed.Diagnostics) > 0 && strings.Contains(changed.Diagnostics[0].Message, "nested")):
			case strings.Contains(strings.Join(out.Notes, "\n"), "became a string"):
			default:
				t.Fatalf("%s\n%s", explain(err), out.Text)
			}
		}
	})
}
