package hover

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/index"
)

// inside says which state the scope of a state is inside of.
func (f *finder) inside(outer, kind string) {
	if outer != "" {
		f.item("in %s, a %s", code(outer), strings.ToLower(kind))
	}
}

// outerOf returns the name and the kind of the state that a scope is inside of.
func outerOf(scope *index.Scope) (name, kind string) {
	if scope == nil || scope.Owner == nil {
		return "", ""
	}
	return scope.Owner.Name, scope.Owner.Detail
}

// reached says from where a state of Gait is reached.
func (f *finder) reached(s *index.Symbol) {
	var from, policies []string
	seen := map[*index.Symbol]bool{}
	for _, e := range f.doc.Index().In(s) {
		if !seen[e.From] {
			seen[e.From] = true
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
	_, kind := outerOf(s.Scope)
	f.reachedFrom(s.Scope != nil && s.Scope.Start == s, kind, from, policies)
}

// reachedFrom says from where a state is reached: whether its scope starts with
// it, which is inside of a state of a kind, from which states, and by which
// catch policies.
func (f *finder) reachedFrom(first bool, kind string, from, policies []string) {
	start := "the start"
	switch {
	case strings.EqualFold(kind, "map"):
		start = "the start of an iteration"
	case kind != "":
		start = "the start of its branch"
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
