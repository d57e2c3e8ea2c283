package schema

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/santhosh-tekuri/jsonschema/v5"
)

// Options says what [Validate] is to let pass. The zero value lets nothing pass.
type Options struct {
	// Exempt reports whether a field of an object is the writer's own affair.
	// Its value is not looked at, no kind of object is without it, and fields
	// that may not stand beside it may. It is also asked for fields that are
	// not there, which are then not missed: exempting "Next" of a state says
	// that its transition was left out on purpose.
	Exempt func(owner *asl.Node, field string) bool
	// Skip reports whether an object and everything inside it is not to be
	// looked at. It is asked for the machine, and for every state, retrier,
	// catcher, choice rule and other object with a schema of its own.
	Skip func(n *asl.Node) bool
}

// Validate checks a state machine against the schemas of its objects, and
// returns what they refuse, up to a hundred violations: an object before the
// objects inside it, and the fields of an object in their order.
//
// A state has the query language that it names, or else that of the machine. A
// state whose language is a placeholder is not looked at. It is safe to call
// from several goroutines.
func Validate(root *asl.Node, o Options) []Violation {
	w := &walker{o: o, language: languageOf(root, jsonPath)}
	w.object(root, machineKind, jsonPath)
	return w.found[:min(len(w.found), maxViolations)]
}

// languageOf reads the field QueryLanguage. Any value but the exact name of
// JSONPath makes AWS treat the fields as those of JSONata.
func languageOf(n *asl.Node, otherwise language) language {
	l := n.Get("QueryLanguage")
	switch {
	case l == nil:
		return otherwise
	case isPlaceholder(l):
		return unknown
	case l.Is(asl.String) && l.Text == "JSONPath":
		return jsonPath
	}
	return jsonata
}

// isPlaceholder reports whether a deployment tool will replace n.
func isPlaceholder(n *asl.Node) bool {
	return n.Is(asl.Placeholder) || n.Is(asl.String) && strings.Contains(n.Text, "${")
}

// walker goes through one definition.
type walker struct {
	o        Options
	language language // of the whole machine
	found    []Violation

	path  []step // from the root to the object that is looked at
	shape shape
	// clean holds the shapes that a schema has accepted.
	clean map[string]bool
}

// step leads from a node to one inside it.
type step struct {
	key   string
	index int // of an item, or -1
}

func (w *walker) enter(key string, index int) { w.path = append(w.path, step{key, index}) }
func (w *walker) leave()                      { w.path = w.path[:len(w.path)-1] }

// pointer returns the JSON pointer of the object that is looked at.
func (w *walker) pointer() string {
	var p strings.Builder
	for _, s := range w.path {
		if s.index >= 0 {
			p.WriteString(asl.PointerIndex("", s.index))
		} else {
			p.WriteString(asl.PointerKey("", s.key))
		}
	}
	return p.String()
}

func (w *walker) exempt(owner *asl.Node, field string) bool {
	return w.o.Exempt != nil && w.o.Exempt(owner, field)
}

func (w *walker) skips(n *asl.Node) bool {
	return n == nil || n.Is(asl.Placeholder) || len(w.found) >= maxViolations || w.o.Skip != nil && w.o.Skip(n)
}

// object checks an object of a kind and the objects inside it.
func (w *walker) object(n *asl.Node, k *kind, l language) {
	if w.skips(n) {
		return
	}
	w.check(n, k, l)
	w.inside(n, k.schema(l), l)
}

// inside goes on to the objects in the fields that the schema knows.
func (w *walker) inside(n *asl.Node, s *jsonschema.Schema, l language) {
	for i := range n.Members {
		m := &n.Members[i]
		if k := m.Value.Kind; k != asl.Object && k != asl.Array {
			continue
		}
		if s.Properties[m.Key] == nil || w.exempt(n, m.Key) {
			continue
		}
		w.enter(m.Key, -1)
		w.field(m, l)
		w.leave()
	}
}

// field goes on to the objects in a field, if it is one that holds any.
func (w *walker) field(m *asl.Member, l language) {
	switch m.Key {
	case "States":
		w.states(m.Value)
	case "Branches":
		w.items(m.Value, func(n *asl.Node) { w.object(n, branchKind, jsonPath) })
	case "ItemProcessor", "Iterator":
		w.single(m.Value, processorKind, l)
	case "ProcessorConfig":
		w.single(m.Value, processorSetup, l)
	case "Retry":
		w.items(m.Value, func(n *asl.Node) { w.object(n, retrierKind, l) })
	case "Catch":
		w.items(m.Value, func(n *asl.Node) { w.object(n, catcherKind, l) })
	case "Credentials":
		w.single(m.Value, credentialsKind, l)
	case "Choices":
		w.items(m.Value, func(n *asl.Node) { w.rule(n, l, false) })
	case "And", "Or":
		w.items(m.Value, func(n *asl.Node) { w.rule(n, l, true) })
	case "Not":
		if m.Value.Is(asl.Object) {
			w.rule(m.Value, l, true)
		}
	case "ItemReader":
		w.single(m.Value, readerKind, l)
	case "ReaderConfig":
		w.single(m.Value, readerSetup, l)
	case "ItemBatcher":
		w.single(m.Value, batcherKind, l)
	case "ResultWriter":
		w.single(m.Value, writerKind, l)
	case "WriterConfig":
		w.single(m.Value, writerSetup, l)
	}
}

// single checks the object that is the value of a field. That it is one at all
// the schema around it demands.
func (w *walker) single(n *asl.Node, k *kind, l language) {
	if n.Is(asl.Object) {
		w.object(n, k, l)
	}
}

func (w *walker) items(n *asl.Node, f func(*asl.Node)) {
	if !n.Is(asl.Array) {
		return
	}
	for i, item := range n.Items {
		w.enter("", i)
		f(item)
		w.leave()
	}
}

func (w *walker) states(n *asl.Node) {
	if !n.Is(asl.Object) {
		return
	}
	for i := range n.Members {
		m := &n.Members[i]
		w.enter(m.Key, -1)
		w.state(m.Value)
		w.leave()
	}
}

// state checks a state by its type and language.
func (w *walker) state(n *asl.Node) {
	if w.skips(n) {
		return
	}
	t := n.Get("Type")
	if isPlaceholder(t) {
		return
	}
	var k *kind
	if t.Is(asl.String) {
		k = stateKinds[t.Text]
	}
	if k == nil {
		if !w.exempt(n, "Type") {
			w.check(n, stateKind, jsonPath)
		}
		return
	}
	l := languageOf(n, w.language)
	if l == unknown {
		return
	}
	if l == jsonPath && w.language == jsonata && !w.exempt(n, "QueryLanguage") {
		w.backwards(n, k)
	} else {
		w.check(n, k, l)
	}
	w.inside(n, k.schema(l), l)
}

// backwards checks a JSONPath state in a JSONata machine. Fields of the wrong
// language follow from the one mistake and are not held against it.
func (w *walker) backwards(n *asl.Node, k *kind) {
	w.found = append(w.found, Violation{
		Node:    n.Get("QueryLanguage"),
		Pointer: asl.PointerKey(w.pointer(), "QueryLanguage"),
		Keyword: "not",
		Message: `a state cannot say "JSONPath" when the machine says "JSONata"`,
	})
	start := len(w.found)
	w.check(n, k, jsonPath)
	other := k.schema(jsonata)
	w.found = append(w.found[:start], slices.DeleteFunc(w.found[start:], func(v Violation) bool {
		return v.Keyword == "additionalProperties" && other.Properties[v.Key] != nil
	})...)
}

// rule checks a choice rule by its language and by what it does.
func (w *walker) rule(n *asl.Node, l language, nested bool) {
	if l == jsonata {
		w.object(n, condition, l)
		return
	}
	compares, combines := comparison, combination
	if nested {
		compares, combines = nestedComparison, nestedCombination
	}
	if n.Get("And") != nil || n.Get("Or") != nil || n.Get("Not") != nil {
		w.object(n, combines, l)
		return
	}
	w.object(n, compares, l)
}
