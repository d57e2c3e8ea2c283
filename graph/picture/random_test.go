package picture

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
)

// names are what people and others give states for names.
var names = []string{
	"Charge customer", "", " ", "<script>alert(1)</script>", `"quoted" & 'so'`, "a\nb\tc\x00d",
	strings.Repeat("m", 80), strings.Repeat("界", 80), "👩‍👩‍👧‍👦 family", "\u202Eright to left\u202C", "שלום עולם",
	"VeryLongNameInCamelCaseThatHasToBeBrokenSomewhere", "snake_case_name_that_goes_on_and_on_and_on", "\xff\xfe",
}

// randomMachine returns a machine with nothing regular about it.
func randomMachine(r *rand.Rand, depth int) string {
	n := 1 + r.IntN(14)
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("%q", fmt.Sprint(names[r.IntN(len(names))], i))
		if strings.Contains(list[i], `\x`) {
			list[i] = fmt.Sprintf(`"S%d"`, i)
		}
	}
	any := func() string {
		if r.IntN(20) == 0 {
			return `"nowhere"`
		}
		return list[r.IntN(n)]
	}
	var b strings.Builder
	fmt.Fprintf(&b, `{"StartAt":%s,"States":{`, any())
	for i, name := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `%s:{`, name)
		switch k := r.IntN(10); {
		case k < 3:
			fmt.Fprintf(&b, `"Type":"Choice","Choices":[`)
			for j := range 1 + r.IntN(4) {
				if j > 0 {
					b.WriteByte(',')
				}
				fmt.Fprintf(&b, `{"Variable":"$.x","StringEquals":%s,"Next":%s}`, any(), any())
			}
			fmt.Fprintf(&b, `],"Default":%s}`, any())
			continue
		case k < 5 && depth > 0:
			b.WriteString(`"Type":"Parallel","Branches":[`)
			for j := range 1 + r.IntN(3) {
				if j > 0 {
					b.WriteByte(',')
				}
				b.WriteString(randomMachine(r, depth-1))
			}
			b.WriteString(`],`)
		case k == 5:
			b.WriteString(`"Type":"Wait","Seconds":3600,`)
		default:
			b.WriteString(`"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem","Retry":[{"ErrorEquals":["States.ALL"]}],`)
			if r.IntN(2) == 0 {
				fmt.Fprintf(&b, `"Catch":[{"ErrorEquals":["States.ALL"],"Next":%s}],`, any())
			}
		}
		if r.IntN(5) == 0 {
			b.WriteString(`"End":true}`)
		} else {
			fmt.Fprintf(&b, `"Next":%s}`, any())
		}
	}
	b.WriteString("}}")
	return b.String()
}

// TestRandom: whatever the machine, no boxes overlap, no edge runs through a
// box, labels fit, and every transition is there.
func TestRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 400 {
		text := randomMachine(r, 2)
		definitions, _ := asl.Definitions(source.New("w.asl.json", text))
		if len(definitions) == 0 || definitions[0].Root == nil {
			t.Fatalf("no definition: %s", text)
		}
		f := facts.Of(definitions[0].Root)
		g := graph.Of(f, graph.Options{})
		transitions, drawn := 0, 0
		for _, s := range f.States {
			transitions += len(s.Out)
		}
		for _, o := range []Options{{}, {Right: true}, {Conditions: FullConditions}} {
			p := Of(g, o)
			if wrong := Check(p); len(wrong) > 0 {
				t.Fatalf("machine %d, %+v: %s\n%s", i, o, strings.Join(wrong, "\n"), text)
			}
			drawn = 0
			for _, l := range p.Lines {
				switch l.Edge.Kind {
				case graph.StartEdge, graph.EndEdge:
				case graph.CatchEdge:
					// A stub says the errors of all catchers of a state that lead there.
					drawn += 1 + strings.Count(l.Edge.Label, ", ")
				default:
					drawn++
				}
			}
			if drawn != transitions {
				t.Errorf("machine %d: %d of %d transitions are drawn", i, drawn, transitions)
			}
		}
	}
}

// TestStable: a state that is put in leaves what is above it in its layer and
// in its order.
func TestStable(t *testing.T) {
	f := machine(t, 50, 10)
	text := f.Root.At.File.Text
	text = strings.Replace(text, `"Next":"S41"}`, `"Next":"New"},"New":{"Type":"Pass","Next":"S41"}`, 1)
	definitions, _ := asl.Definitions(source.New("w.asl.json", text))
	after := order(Of(graph.Of(facts.Of(definitions[0].Root), graph.Options{}), Options{}))
	if len(after) == 0 || strings.Join(order(Of(graph.Of(f, graph.Options{}), Options{})), "\n") != strings.Join(after, "\n") {
		t.Errorf("the order changed:\n%s", strings.Join(after, "\n"))
	}
}

// order returns the first states of a machine, layer by layer from left to right.
func order(p *Picture) []string {
	boxes := slices.DeleteFunc(slices.Clone(p.Boxes), func(b *Box) bool {
		var n int
		_, err := fmt.Sscanf(b.Node.ID, "/States/S%d", &n)
		return err != nil || n > 36
	})
	slices.SortFunc(boxes, func(a, b *Box) int { return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(a.X, b.X)) })
	var list []string
	last := -1.0
	for _, b := range boxes {
		if b.Y > last {
			list = append(list, "")
			last = b.Y
		}
		list[len(list)-1] += b.Node.ID + " "
	}
	return list
}
