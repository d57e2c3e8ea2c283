package hover

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/index"
)

// state is at the name of a state, of which the index may know nothing more than
// that some transition names it.
func (f *finder) state(s *index.Symbol) bool {
	declared := s.Declared()
	if declared == nil {
		f.title("state", code(s.Name), "")
		f.say("There is no such state in this scope.")
		return true
	}
	if !f.doc.Gait {
		f.aslState(s)
		return true
	}
	d, state := f.stateIn(declared)
	if state == nil {
		return false
	}
	f.title(state.Kind.String(), code(s.Name), "")
	if doc := state.Documentation(); doc != nil {
		f.comment(doc.Text())
	}
	states, sound := compiler.CompileStates(f.doc.Tree(), d.Start, f.doc.Options.Compile)
	n := find(states, s.Name)
	if state.Resource != nil {
		f.item("runs %s", code(state.Resource.Text))
	}
	f.inside(s.Scope)
	f.reached(s)
	if n != nil {
		f.leads(n)
		f.brought(n)
	} else {
		f.leadsByIndex(s)
	}
	switch {
	case n == nil:
	case !sound:
		f.say("What could be compiled of it, with errors left out:")
		fallthrough
	default:
		f.node(n)
	}
	return true
}

// lonelyState is at the name of a state that the index does not have.
func (f *finder) lonelyState(name string) {
	f.title("state", code(name), "")
	f.say("Another state, or text that is broken, hides it.")
}

// workflow is at the name of the workflow.
func (f *finder) workflow(name string) {
	f.title("workflow", code(name), "")
	for _, d := range f.doc.Tree().Decls {
		for _, item := range d.Items {
			if w, ok := item.(*syntax.Workflow); ok && w.Documentation() != nil {
				f.comment(w.Documentation().Text())
			}
		}
	}
	scopes := f.doc.Index().Scopes
	n := 0
	for _, s := range scopes {
		n += len(s.States)
	}
	switch n {
	case 0:
		f.item("no states")
		return
	case 1:
		f.item("1 state")
	default:
		f.item("%d states", n)
	}
	if first := scopes[0].Start; first != nil {
		f.item("starts with %s", code(first.Name))
	}
	f.item("query language %s", f.doc.Tree().Language.String())
}

// stateIn returns the state that an occurrence declares, and its declaration.
func (f *finder) stateIn(o *index.Occurrence) (syntax.Placed, *syntax.State) {
	d, ok := declAt(f.doc.Tree(), o.Span.Start)
	if !ok {
		return d, nil
	}
	var found *syntax.State
	syntax.Walk(d.Items, func(item syntax.Item) bool {
		if s, ok := item.(*syntax.State); ok && d.At(s.Name.Loc) == o.Span {
			found = s
		}
		return found == nil
	})
	return d, found
}

// declAt returns the declaration around an offset.
func declAt(tree *syntax.Tree, offset int32) (syntax.Placed, bool) {
	low, high := 0, len(tree.Decls)
	for low < high {
		if mid := (low + high) / 2; tree.Decls[mid].Start > offset {
			high = mid
		} else {
			low = mid + 1
		}
	}
	if low == 0 {
		return syntax.Placed{}, false
	}
	return tree.Decls[low-1], true
}

// find returns the state of that name among states and those inside of them.
func find(states *asl.Node, name string) *asl.Node {
	if !states.Is(asl.Object) {
		return nil
	}
	if n := states.Get(name); n != nil {
		return n
	}
	m := asl.MachineOf(&asl.Node{Kind: asl.Object, Members: []asl.Member{{Key: "States", Value: states}}})
	for s := range m.All() {
		if s.Name == name {
			return s.Node
		}
	}
	return nil
}

// inside says which state the scope of a state is inside of.
func (f *finder) inside(scope *index.Scope) {
	if scope != nil && scope.Owner != nil {
		f.item("in %s, a %s", code(scope.Owner.Name), strings.ToLower(scope.Owner.Detail))
	}
}

// reached says from where a state is reached.
func (f *finder) reached(s *index.Symbol) {
	var from, policies []string
	first := s.Scope != nil && s.Scope.Start == s
	seen := map[*index.Symbol]int{}
	for _, e := range f.doc.Index().In(s) {
		if seen[e.From]++; seen[e.From] == 1 {
			from = append(from, e.From.Name)
		}
	}
	for _, o := range s.Occurrences {
		if o.Role != index.Transition || o.In != nil {
			continue
		}
		for _, policy := range f.doc.Index().Symbols {
			if policy.Kind == index.CatchPolicy && policy.Span.Len() > 0 && policy.Span.Covers(o.Span) {
				policies = append(policies, policy.Name)
			}
		}
	}
	start := "the start"
	if first && s.Scope.Owner != nil {
		start = "the start of " + scopeWord(s.Scope)
	}
	switch {
	case first && len(from) > 0:
		f.item("reached from %s, %s", start, codes(from))
	case first:
		f.item("reached from %s", start)
	case len(from) > 0:
		f.item("reached from %s", codes(from))
	case len(policies) == 0:
		f.item("reached from nowhere")
	}
	if len(policies) > 0 {
		f.item("reached where the catch policy %s holds", codes(policies))
	}
}

func scopeWord(s *index.Scope) string {
	if strings.EqualFold(s.Owner.Detail, "map") {
		return "an iteration"
	}
	return "its branch"
}

// mostWays is how many ways out of a state are listed.
const mostWays = 8

// leads says where a state of ASL goes.
func (f *finder) leads(n *asl.Node) {
	var ways [][]any
	add := func(format string, args ...any) { ways = append(ways, append([]any{format}, args...)) }
	for _, rule := range items(n.Get("Choices")) {
		if next := rule.Get("Next"); next.Is(asl.String) {
			add("when %s to %s", f.condition(rule), code(next.Text))
		}
	}
	if next := n.Get("Default"); next.Is(asl.String) {
		add("else to %s", code(next.Text))
	}
	if next := n.Get("Next"); next.Is(asl.String) {
		add("goes to %s", code(next.Text))
	}
	kind := n.Get("Type")
	if end := n.Get("End"); end.Is(asl.Bool) && end.Text == "true" || facts.IsText(kind, "Succeed") {
		add("ends here")
	}
	if facts.IsText(kind, "Fail") {
		if name := n.Get("Error"); name.Is(asl.String) {
			add("fails with %s", code(name.Text))
		} else {
			add("fails")
		}
	}
	for _, catcher := range items(n.Get("Catch")) {
		if next := catcher.Get("Next"); next.Is(asl.String) {
			add("on %s to %s%s", codes(texts(catcher.Get("ErrorEquals"))), code(next.Text), byWhom(catcher))
		}
	}
	for i, way := range ways {
		if i == mostWays && len(ways) > mostWays+1 {
			f.item("and %s more ways", strconv.Itoa(len(ways)-i))
			break
		}
		f.item(way[0].(string), way[1:]...)
	}
	for i, retrier := range items(n.Get("Retry")) {
		if i == mostWays {
			break
		}
		f.retries(retrier, byWhom(retrier))
	}
}

// byWhom says which policy or defaults brought a retrier or catcher in.
func byWhom(n *asl.Node) sources {
	var list sources
	for v := n.At.Via; v != nil && len(list) < mostNames; v = v.Next {
		if v.Kind != "import" {
			list = append(list, v.Kind, v.Name)
		}
	}
	return list
}

// brought lists the fields that defaults bring in.
func (f *finder) brought(n *asl.Node) {
	var fields, by []string
	for i := range n.Members {
		m := &n.Members[i]
		if v := m.KeyAt.Via; v != nil && v.Kind == "defaults" && m.Key != "Retry" && m.Key != "Catch" {
			fields = append(fields, m.Key)
			if !slices.Contains(by, v.Name) {
				by = append(by, v.Name)
			}
		}
	}
	if len(fields) > 0 {
		f.item("%s from the defaults of %s", codes(fields), codes(by))
	}
}

// condition returns what a choice rule tests: as the text has it, or as JSON.
func (f *finder) condition(rule *asl.Node) code {
	if c := rule.Get("Condition"); c.Is(asl.String) {
		return code(strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(c.Text, "{%"), "%}")))
	}
	if at := rule.At; f.doc.Gait && at.File == f.doc.File && at.Via == nil {
		if text := strings.TrimSpace(strings.TrimPrefix(f.doc.File.Slice(at.Span), "when")); text != "" {
			if to := strings.Index(text, "->"); to >= 0 {
				text = text[:to]
			}
			return code(strings.TrimSpace(text))
		}
	}
	shown := &asl.Node{Kind: asl.Object}
	for _, m := range rule.Members {
		if m.Key != "Next" && m.Key != "Assign" && m.Key != "Comment" && m.Key != "Output" {
			shown.Members = append(shown.Members, m)
		}
	}
	return code(asl.Append(nil, shown, asl.WriteOptions{Minify: true}))
}

// leadsByIndex says where a state goes that does not compile.
func (f *finder) leadsByIndex(s *index.Symbol) {
	var to []string
	seen := map[*index.Symbol]bool{}
	for _, e := range f.doc.Index().Out(s) {
		if !seen[e.To] {
			seen[e.To] = true
			to = append(to, e.To.Name)
		}
	}
	if len(to) > 0 {
		f.item("leads to %s", codes(to))
	}
}

// node shows a part of a definition as JSON. Of states inside only the names
// stand there.
func (p *page) node(n *asl.Node) {
	p.code("json", string(asl.Append(nil, outline(n, 0), asl.WriteOptions{})))
}

// maxOutline bounds how deep a part of a definition is shown.
const maxOutline = 20

// outline is a copy of a node without the states inside.
func outline(n *asl.Node, depth int) *asl.Node {
	if n == nil || n.Kind != asl.Object && n.Kind != asl.Array {
		return n
	}
	if depth == maxOutline {
		return &asl.Node{Kind: asl.String, Text: "…"}
	}
	c := &asl.Node{Kind: n.Kind}
	for i, item := range n.Items {
		if i == mostLines {
			c.Items = append(c.Items, &asl.Node{Kind: asl.String, Text: "…"})
			break
		}
		c.Items = append(c.Items, outline(item, depth+1))
	}
	machine := depth > 0 && n.Get("StartAt") != nil
	for i, m := range n.Members {
		switch {
		case machine && m.Key == "States" && m.Value.Is(asl.Object):
			m.Value = &asl.Node{Kind: asl.String, Text: statesText(m.Value)}
		default:
			m.Value = outline(m.Value, depth+1)
		}
		c.Members = append(c.Members, m)
		if i == mostLines {
			break // more lines than are shown
		}
	}
	return c
}

func statesText(states *asl.Node) string {
	names := make([]string, 0, mostNames)
	for _, m := range states.Members[:min(len(states.Members), mostNames)] {
		names = append(names, m.Key)
	}
	text := strings.Join(names, ", ")
	if n := len(states.Members) - len(names); n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return "… " + text
}

func items(n *asl.Node) []*asl.Node {
	if n == nil {
		return nil
	}
	return n.Items
}
