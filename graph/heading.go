package graph

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lint/facts"
)

// state makes the node of a state, without the scopes inside.
func (b *builder) state(s *facts.State) *Node {
	n := &Node{
		ID: s.Pointer, Kind: StateNode, Name: s.Name, Type: s.Type(), State: s, At: s.NameAt,
		Unreachable: !s.Reachable, Heading: heading(s), Retry: retries(s),
	}
	if c := s.Get("Comment"); c.Is(asl.String) {
		n.Comment = c.Text
	}
	return n
}

// heading says what kind of state it is, and what matters most of it.
func heading(s *facts.State) string {
	kind := strings.ToLower(s.Type())
	if kind == "" {
		return "no type"
	}
	if detail := details[s.Kind]; detail != nil {
		if text := detail(s); text != "" {
			return kind + " " + text
		}
	}
	return kind
}

var details = map[asl.Owner]func(*facts.State) string{
	asl.OwnerTask:     resource,
	asl.OwnerWait:     wait,
	asl.OwnerFail:     func(s *facts.State) string { return value(s.Get("Error"), s.Get("ErrorPath")) },
	asl.OwnerMap:      loop,
	asl.OwnerParallel: branches,
}

// resource names what a task calls in as few words as tell it.
func resource(s *facts.State) string {
	r := facts.ResourceOf(s)
	switch {
	case r.Node == nil:
		return value(s.Get("Resource"), nil)
	case r.Kind == facts.OptimizedResource || r.Kind == facts.SDKResource:
		return r.Name()
	case r.Kind == facts.FunctionResource:
		name, _, _ := strings.Cut(strings.TrimPrefix(r.Parts[5], "function:"), ":")
		return name
	case r.Kind == facts.ActivityResource:
		return r.Parts[5]
	}
	return r.Node.Text
}

func wait(s *facts.State) string {
	switch n := s.Get("Seconds"); {
	case n.Is(asl.Number):
		if d := decompile.Duration(n.Text); d != n.Text {
			return d
		}
		return n.Text + "s"
	case n != nil:
		return value(n, nil)
	}
	if text := value(s.Get("SecondsPath"), nil); text != "" {
		return text
	}
	if text := value(s.Get("Timestamp"), s.Get("TimestampPath")); text != "" {
		return "until " + text
	}
	return ""
}

func loop(s *facts.State) string {
	var words []string
	if s.Distributed() {
		words = append(words, "distributed")
	}
	if n := s.Get("MaxConcurrency"); n.Is(asl.Number) && n.Text != "0" {
		words = append(words, "max "+n.Text)
	}
	return strings.Join(words, " ")
}

func branches(s *facts.State) string {
	switch n := len(s.Inner); n {
	case 0:
		return ""
	case 1:
		return "1 branch"
	default:
		return strconv.Itoa(n) + " branches"
	}
}

// value is a scalar as it is read by people: an expression without its braces.
func value(n, path *asl.Node) string {
	if n == nil {
		n = path
	}
	if n == nil || n.Is(asl.Object) || n.Is(asl.Array) {
		return ""
	}
	text := n.Text
	if n.Is(asl.String) && facts.IsJSONata(text) {
		text = text[2 : len(text)-2]
	}
	return strings.Join(strings.Fields(text), " ")
}

// retries sums up the retriers: how often at most they try again.
func retries(s *facts.State) string {
	list := s.Retriers()
	if len(list) == 0 {
		return ""
	}
	most := 0.0
	for _, r := range list {
		attempts := 3.0 // of the specification, where none are given
		if n := r.Node.Get("MaxAttempts"); n != nil {
			x, ok := facts.Number(n)
			if !ok {
				return "retry"
			}
			attempts = x
		}
		most = max(most, attempts)
	}
	return fmt.Sprintf("retry %s×", facts.SpellNumber(most))
}
