package lint_test

import (
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

// mutant is one mistake in a definition: other text at a place, what must find
// it there, and the text that the finding must cover.
type mutant struct {
	kind, rule string
	at         source.Span
	text       string
	// place is where the finding stands, when not at the mistake.
	place source.Span
}

// sdkMutants makes mistakes in the calls of a definition: one of each kind for
// every name and value that can have it.
type sdkMutants struct {
	random *rand.Rand
	call   *catalog.Call
	out    []mutant
}

// misspelt returns a name with a letter twice, somewhere behind its first.
func (m *sdkMutants) misspelt(name string) string {
	i := 1 + m.random.IntN(len(name)-1)
	return name[:i] + name[i-1:i] + name[i:]
}

func (m *sdkMutants) make(t *testing.T, r *facts.Resource, arguments *asl.Member) {
	all, err := catalog.Default()
	if err != nil {
		t.Fatal(err)
	}
	find := all.SDKCall
	if r.Kind == facts.OptimizedResource {
		find = all.OptimizedCall
	}
	call, err := find(r.Service, r.Action)
	if err != nil || call == nil {
		t.Fatalf("%s: %v", r.Name(), err)
	}
	m.call = call
	misspelt := "unknown-integration"
	if s := catalog.OptimizedNamed(r.Service); s != nil && s.Closed && call.Optimized != nil {
		misspelt = "unsupported-integration"
	}
	add := func(kind, rule string, at source.Span, text string) {
		m.out = append(m.out, mutant{kind: kind, rule: rule, at: at, text: text})
	}
	add("service", "unknown-integration", r.At(r.ServiceAt).Span, m.misspelt(r.Service))
	add("service case", "unknown-integration", r.At(r.ServiceAt).Span, strings.ToUpper(r.Service[:1])+r.Service[1:])
	add("action", misspelt, r.At(r.ActionAt).Span, m.misspelt(r.Action))
	add("action case", misspelt, r.At(r.ActionAt).Span, strings.ToUpper(r.Action[:1])+r.Action[1:])
	if arguments != nil && r.Service == "dynamodb" {
		m.placeholders(arguments.Value)
	}
	if arguments != nil && call.HasInput {
		m.value(t, arguments, arguments.Value, call.Input)
	}
}

// placeholders misspells each placeholder of an expression that is defined.
func (m *sdkMutants) placeholders(arguments *asl.Node) {
	defined := map[string]bool{}
	for _, field := range []string{"ExpressionAttributeNames", "ExpressionAttributeValues"} {
		if names := arguments.Get(field); names.Is(asl.Object) {
			for _, e := range names.Members {
				defined[strings.TrimSuffix(e.Key, ".$")] = true
			}
		}
	}
	for _, e := range arguments.Members {
		if e.Value.Is(asl.String) && strings.HasSuffix(e.Key, "Expression") && !strings.HasPrefix(e.Value.Text, "{%") {
			for _, word := range placeholderWord.FindAllStringIndex(e.Value.Text, -1) {
				name := e.Value.Text[word[0]:word[1]]
				if !defined[name] {
					continue
				}
				wrong := name[:1] + "Q9q" + name[1:]
				start := e.Value.At.Span.Start + 1 + int32(word[0])
				m.out = append(m.out, mutant{kind: "placeholder", rule: "dynamodb-placeholder", text: wrong,
					at: source.Span{Start: start, End: start + int32(len(name))}})
			}
		}
	}
}

var placeholderWord = regexp.MustCompile(`[#:]\w+`)

func (m *sdkMutants) value(t *testing.T, holder *asl.Member, n *asl.Node, id catalog.ShapeID) {
	shape, err := m.call.Shape(id)
	if err != nil {
		t.Fatal(err)
	}
	if n.Is(asl.String) && slices.Contains(shape.Enum, n.Text) {
		kind := "member-enum"
		if m.call.IsOwn(id) {
			kind = "member-value"
		}
		m.out = append(m.out, mutant{kind: "enum", rule: kind, at: n.At.Span, text: `"` + m.misspelt(n.Text) + `"`})
	}
	switch {
	case n.Is(asl.Array) && shape.Kind == catalog.List:
		m.wrongType(n)
		for _, item := range n.Items {
			m.value(t, holder, item, shape.Item)
		}
	case n.Is(asl.Object) && shape.Kind == catalog.Map:
		m.wrongType(n)
		for i := range n.Members {
			if e := &n.Members[i]; !strings.HasSuffix(e.Key, ".$") {
				m.value(t, e, e.Value, shape.Item)
			}
		}
	case n.Is(asl.Object) && shape.Kind == catalog.Structure:
		if id != m.call.Input { // another rule's
			m.wrongType(n)
		}
		for i := range n.Members {
			e := &n.Members[i]
			name, computed := strings.CutSuffix(e.Key, ".$")
			member := shape.Member(name)
			if member == nil {
				continue
			}
			suffix := e.Key[len(name):]
			add := func(kind, rule, text string, place source.Span) {
				m.out = append(m.out, mutant{kind, rule, e.KeyAt.Span, `"` + text + suffix + `"`, place})
			}
			if len(name) > 2 {
				if wrong := m.misspelt(name); shape.Member(wrong) == nil {
					add("member", "unknown-member", wrong, source.Span{})
				}
			}
			small := strings.ToLower(name[:1]) + name[1:]
			add("member case", "unknown-member", small, source.Span{})
			top, lacks := id == m.call.Input, "expected-member"
			if top && m.call.Optimized != nil && slices.Contains(m.call.Optimized.Required, name) {
				lacks = "missing-member"
			}
			if member.Required && (!top || m.call.SDK == nil || name != m.call.SDK.Token) {
				add("required", lacks, "Qqqqqqqqqqqqqq", holder.KeyAt.Span)
			}
			if !computed {
				m.value(t, e, e.Value, member.Shape)
			}
		}
	}
}

// wrongType puts a number where an object or a list is.
func (m *sdkMutants) wrongType(n *asl.Node) {
	m.out = append(m.out, mutant{kind: "type", rule: "member-type", at: n.At.Span, text: "17"})
}

// TestSeededMistakes asserts that mistakes in the calls of real definitions are
// found at their place and by one finding.
func TestSeededMistakes(t *testing.T) {
	count, services := map[string]int{}, map[bool]map[string]bool{true: {}, false: {}}
	total := 0
	for _, d := range corpusDefinitions(t, true) {
		root, ds := asl.ReadJSON(d.file)
		if root == nil || len(ds) > 0 {
			continue
		}
		m := &sdkMutants{random: rand.New(rand.NewPCG(4, 2))}
		for _, s := range facts.Of(root).States {
			r := facts.ResourceOf(s)
			arguments := s.Node.Member(facts.ArgumentsField(s.JSONata))
			switch {
			case r.Node == nil || r.Parts[1] == "": // whose partition is the mistake
			case r.Kind == facts.SDKResource, r.Kind == facts.OptimizedResource && r.Action != "query": // which is one's own mistake
				services[r.Kind == facts.SDKResource][r.Service] = true
				m.make(t, &r, arguments)
			}
		}
		before := len(testlint.Findings(t, "a.asl.json", d.file.Text, lint.Options{}, rule.Integrations))
		for _, x := range m.out {
			total++
			count[x.kind]++
			text := d.file.Text[:x.at.Start] + x.text + d.file.Text[x.at.End:]
			place := source.Span{Start: x.at.Start, End: x.at.Start + int32(len(x.text))}
			if x.place.Len() > 0 {
				place = x.place
			}
			found := testlint.Findings(t, "a.asl.json", text, lint.Options{}, rule.Integrations)
			at := 0
			for _, f := range found {
				if f.Rule == x.rule && f.Span == place {
					at++
				}
			}
			if at != 1 {
				t.Errorf("%s: %s: %q for %q: %d findings there of %s (%d before, %d after)",
					d.id, x.kind, x.text, d.file.Slice(x.at), at, x.rule, before, len(found))
			}
		}
	}
	t.Logf("%d mistakes in calls of %d services through the SDK and %d optimized: %v", total, len(services[true]), len(services[false]), count)
	if total < 1500 {
		t.Errorf("only %d mistakes", total)
	}
}
