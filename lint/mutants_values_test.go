package lint_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// valueMutants makes mistakes in the values of calls, in the errors that are
// expected and in what is read of results.
type valueMutants struct {
	random *rand.Rand
	call   *catalog.Call
	dynamo bool
	out    []mutant
}

func (m *valueMutants) add(kind, rule string, at source.Span, text string) {
	m.out = append(m.out, mutant{kind: kind, rule: rule, at: at, text: text})
}

// misspelt returns a name with a letter twice, somewhere in its middle.
func (m *valueMutants) misspelt(name string) string {
	i := 1 + m.random.IntN(len(name)-1)
	return name[:i] + name[i-1:i] + name[i:]
}

// value makes mistakes in a value that stands in the text.
func (m *valueMutants) value(t *testing.T, n *asl.Node, id catalog.ShapeID) {
	shape, err := m.call.Shape(id)
	if err != nil {
		t.Fatal(err)
	}
	m.bounds(n, shape)
	m.plain(n, shape)
	switch {
	case n.Is(asl.Array) && shape.Kind == catalog.List:
		for _, item := range n.Items {
			m.value(t, item, shape.Item)
		}
	case n.Is(asl.Object) && shape.Kind == catalog.Map:
		for _, e := range n.Members {
			if !strings.HasSuffix(e.Key, ".$") {
				m.value(t, e.Value, shape.Item)
			}
		}
	case n.Is(asl.Object) && shape.Kind == catalog.Structure:
		if m.dynamo && shape.Name == "AttributeValue" {
			m.attribute(n)
		}
		if m.dynamo {
			m.legacy(n, shape)
		}
		for _, e := range n.Members {
			// What is said of numbers of DynamoDB is another rule's.
			if member := shape.Member(e.Key); member != nil && !(m.dynamo && shape.Name == "AttributeValue" && strings.HasPrefix(e.Key, "N")) {
				m.value(t, e.Value, member.Shape)
			}
		}
	}
}

// bounds puts in what is just too much or too little.
func (m *valueMutants) bounds(n *asl.Node, shape *catalog.Shape) {
	add := func(text string) { m.add("bounds", "member-bounds", n.At.Span, text) }
	most := 5000.0
	switch {
	case n.Is(asl.Number) && shape.Kind >= catalog.Integer && shape.Kind <= catalog.Double:
		if shape.Min != nil {
			add(facts.SpellNumber(*shape.Min - 1))
		}
		if shape.Max != nil {
			add(facts.SpellNumber(*shape.Max + 1))
		}
	case n.Is(asl.String) && shape.Kind == catalog.String && len(shape.Enum) == 0:
		if shape.Min != nil && *shape.Min >= 1 {
			add(`""`)
		}
		if shape.Max != nil && *shape.Max < most {
			add(`"` + strings.Repeat("x", int(*shape.Max)+1) + `"`)
		}
	case n.Is(asl.Array) && shape.Kind == catalog.List && shape.Min != nil && *shape.Min >= 1:
		add("[]")
	case n.Is(asl.Object) && shape.Kind == catalog.Map && shape.Min != nil && *shape.Min >= 1:
		add("{}")
	}
}

// plain puts in a plain value of another type.
func (m *valueMutants) plain(n *asl.Node, shape *catalog.Shape) {
	number := shape.Kind >= catalog.Integer && shape.Kind <= catalog.Double || shape.Kind == catalog.Number
	switch {
	case n.Is(asl.Number) && number:
		m.add("plain type", "member-type", n.At.Span, `"many"`)
		m.add("plain type", "member-type", n.At.Span, `true`)
	case n.Is(asl.Bool) && shape.Kind == catalog.Boolean:
		m.add("plain type", "member-type", n.At.Span, `"never"`)
		m.add("plain type", "member-type", n.At.Span, `17`)
	case n.Is(asl.String) && shape.Kind == catalog.String:
		m.add("plain type", "member-type", n.At.Span, `17`)
	}
}

// attribute spoils an attribute value of DynamoDB.
func (m *valueMutants) attribute(n *asl.Node) {
	const found = "dynamodb-attribute-value"
	m.add("no type", found, n.At.Span, "{}")
	if len(n.Members) != 1 {
		return
	}
	e := &n.Members[0]
	other := `"BOOL": true`
	text := `{` + n.At.File.Text[n.At.Span.Start+1:n.At.Span.End-1] + `, `
	start := n.At.Span.Start + int32(len(text))
	m.out = append(m.out, mutant{kind: "two types", rule: found, at: n.At.Span, text: text + other + `}`,
		place: source.Span{Start: start, End: start + int32(len(`"BOOL"`))}})
	if e.Key == "N" && e.Value.Is(asl.String) && !strings.ContainsAny(e.Value.Text, "${") {
		m.add("number", found, e.Value.At.Span, e.Value.Text)
		m.add("number", found, e.Value.At.Span, `"`+e.Value.Text+`x"`)
	}
}

// legacy puts an old condition beside an expression.
func (m *valueMutants) legacy(n *asl.Node, shape *catalog.Shape) {
	for i := range n.Members {
		e := &n.Members[i]
		if !strings.HasSuffix(strings.TrimSuffix(e.Key, ".$"), "Expression") {
			continue
		}
		for _, old := range []string{"ConditionalOperator", "AttributesToGet"} {
			if shape.Member(old) == nil || n.Member(old) != nil {
				continue
			}
			key := `"` + old + `"`
			at := source.Span{Start: e.KeyAt.Span.Start, End: e.KeyAt.Span.Start}
			m.out = append(m.out, mutant{kind: "old and new", rule: "contradicting-members", at: at, text: key + `: ${Old}, `,
				place: source.Span{Start: at.Start, End: at.Start + int32(len(key))}})
			return
		}
	}
}

// errors misspells names of errors that the call raises.
func (m *valueMutants) errors(s *facts.State) {
	names := slices.DeleteFunc(m.call.Errors(), func(name string) bool {
		return strings.HasPrefix(name, "Lambda.") || len(name) < 20 || !strings.HasSuffix(name, "Exception")
	})
	for _, field := range []string{"Retry", "Catch"} {
		for _, entry := range facts.Items(s.Get(field)) {
			equals := facts.Items(entry.Get("ErrorEquals"))
			if len(equals) == 0 || len(names) == 0 {
				continue
			}
			name := names[m.random.IntN(len(names))]
			prefix, rest, _ := strings.Cut(name, ".")
			at := equals[0].At.Span
			m.add("error", "misspelled-service-error", at, `"`+prefix+"."+m.misspelt(rest)+`"`)
			m.add("error without Exception", "misspelled-service-error", at, `"`+strings.TrimSuffix(name, "Exception")+`"`)
			if wrong := strings.ToLower(prefix); m.prefixKnown() {
				m.add("error case", "misspelled-service-error", at, `"`+wrong+"."+rest+`"`)
			}
		}
	}
}

// prefixKnown reports whether the spelling of the prefix of errors is known.
func (m *valueMutants) prefixKnown() bool {
	return m.call.Optimized == nil || catalog.OptimizedNamed(m.call.Service).ErrorPrefix != ""
}

var resultRead = regexp.MustCompile(`^\$\.(\w+)|\$states\.result\.(\w+)`)

// results misspells what is read of the result.
func (m *valueMutants) results(t *testing.T, s *facts.State, pattern string) {
	id, known := m.call.Output(pattern)
	if !known || m.call.Name == "invoke" && m.call.Service == "lambda" || m.call.Name == "startExecution" && pattern == ".sync" {
		return
	}
	shape, err := m.call.Shape(id)
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"ResultSelector", "Output", "Assign"} {
		facts.Strings(s.Get(field), func(n *asl.Node) bool {
			at := resultRead.FindStringSubmatchIndex(n.Text)
			if at == nil || strings.Contains(n.At.File.Slice(n.At.Span), `\`) || strings.ContainsAny(n.Text, "?") || (at[2] >= 0) == s.JSONata {
				return true
			}
			from, to := max(at[2], at[4]), max(at[3], at[5])
			if name := n.Text[from:to]; shape.Member(name) != nil {
				span := source.Span{Start: int32(from), End: int32(to)}.Shift(n.At.Span.Start + 1)
				m.add("result", "result-member", span, m.misspelt(name))
				m.add("result case", "result-member", span, strings.ToLower(name[:1])+name[1:])
			}
			return true
		})
	}
}

// TestSeededValues asserts that mistakes in values, errors and reads of results of
// real calls are found at their place and by one finding.
func TestSeededValues(t *testing.T) {
	count, total := map[string]int{}, 0
	for _, d := range corpusDefinitions(t, true) {
		root, ds := asl.ReadJSON(d.file)
		if root == nil || len(ds) > 0 {
			continue
		}
		m := &valueMutants{random: rand.New(rand.NewPCG(4, 3))}
		for _, s := range facts.Of(root).States {
			r := facts.ResourceOf(s)
			if r.Node == nil || r.Parts[1] == "" {
				continue
			}
			var err error
			if m.call, err = r.Call(); err != nil {
				t.Fatal(err)
			}
			if m.call == nil || m.call.SDK == nil {
				continue
			}
			m.dynamo = r.Service == "dynamodb"
			if arguments := s.Get(facts.ArgumentsField(s.JSONata)); arguments.Is(asl.Object) && m.call.HasInput {
				m.value(t, arguments, m.call.Input)
			}
			m.errors(s)
			m.results(t, s, r.Pattern)
		}
		for _, x := range m.out {
			total++
			count[x.kind]++
			if err := x.check(t, d.file.Text); err != nil {
				t.Errorf("%s: %v", d.id, err)
			}
		}
	}
	t.Logf("%d mistakes: %v", total, count)
	if total < 500 {
		t.Errorf("only %d mistakes", total)
	}
}

// check makes the mistake in a text and looks for the one finding.
func (x *mutant) check(t *testing.T, text string) error {
	place := source.Span{Start: x.at.Start, End: x.at.Start + int32(len(x.text))}
	if x.place.Len() > 0 {
		place = x.place
	}
	found := testlint.Findings(t, "a.asl.json", text[:x.at.Start]+x.text+text[x.at.End:], lint.Options{}, rule.Integrations, rule.Errors, rule.DataFlow)
	at := 0
	for _, f := range found {
		if f.Rule == x.rule && f.Span == place {
			at++
		}
	}
	if at != 1 {
		return fmt.Errorf("%s: %.60q for %.60q: %d findings there of %s", x.kind, x.text, text[x.at.Start:x.at.End], at, x.rule)
	}
	return nil
}
