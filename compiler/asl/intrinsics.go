package asl

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
)

// scope says which objects are functions of a template.
type scope uint8

const (
	// tagsOnly: those written as a tag. Anything else is data of a definition.
	tagsOnly scope = iota
	// allFunctions: all that CloudFormation would take for one.
	allFunctions
)

// isFunction reports whether n is a function of CloudFormation.
func isFunction(n *Node, where scope) bool {
	if n.Kind != Object || len(n.Members) != 1 {
		return false
	}
	m := &n.Members[0]
	if where == tagsOnly {
		return strings.HasPrefix(written(m.KeyAt), "!")
	}
	return m.Key == "Ref" || strings.HasPrefix(m.Key, "Fn::")
}

// resolver puts placeholders in the place of a template's functions.
type resolver struct {
	where scope
	known []Substitution
	index map[string]int // of known, by name
	notes []diag.Diagnostic
	// parts says that functions inside of functions are noted, too: those of a
	// text that is a definition.
	parts bool
}

func newResolver(where scope, known []Substitution) *resolver {
	r := &resolver{where: where, index: map[string]int{}}
	for _, s := range known {
		r.index[s.Name] = len(r.known)
		r.known = append(r.known, s)
	}
	return r
}

// node returns n without functions: n itself when it has none. Key is the last
// key on the way to it.
func (r *resolver) node(n *Node, key string) *Node {
	if isFunction(n, r.where) {
		return r.function(n, key)
	}
	changed := n
	copied := func() *Node {
		if changed == n {
			c := *n
			c.Items = append([]*Node(nil), n.Items...)
			c.Members = append([]Member(nil), n.Members...)
			changed = &c
		}
		return changed
	}
	for i, m := range n.Members {
		if v := r.node(m.Value, m.Key); v != m.Value {
			copied().Members[i].Value = v
		}
	}
	for i, item := range n.Items {
		if v := r.node(item, key); v != item {
			copied().Items[i] = v
		}
	}
	return changed
}

// function returns the text that stands for a function.
func (r *resolver) function(n *Node, key string) *Node {
	text, ok := r.text(n)
	if !ok {
		name := r.name(n, key)
		text = "${" + name + "}"
	}
	r.note(n, text)
	at := n.At
	if arg := n.Members[0].Value; arg.Kind == String && arg.Text == text {
		at = arg.At // so that places inside the text can be found
	}
	return &Node{Kind: String, Text: text, At: at}
}

// note tells what text stands for a function.
func (r *resolver) note(n *Node, text string) {
	r.notes = append(r.notes, diag.Diagnostic{
		Rule:     RuleTemplate,
		Severity: diag.Info,
		Message:  fmt.Sprintf("%s is read as %s", shownFunction(n), quote(text)),
		Location: diag.Location{File: n.At.File, Span: n.At.Span},
	})
}

// shownFunction names a function as the text does.
func shownFunction(n *Node) string {
	m := &n.Members[0]
	if s := written(m.KeyAt); strings.HasPrefix(s, "!") {
		return s
	}
	return m.Key
}

// written returns the text that an origin goes back to.
func written(o Origin) string {
	file, span := o.File, o.Span
	for f := o.Via; f != nil; f = f.Next {
		file, span = f.File, f.Span
	}
	if file == nil {
		return ""
	}
	return file.Slice(span)
}

// text returns the text that a function makes, with placeholders for what is
// known only at deployment, if it makes text.
func (r *resolver) text(n *Node) (string, bool) {
	t, ok := r.assemble(n)
	if !ok {
		return "", false
	}
	return t.text.String(), true
}

// definition is assemble for a text that is a definition: it notes each
// function for which a placeholder stands.
func (r *resolver) definition(n *Node) (*assembled, bool) {
	r.parts = true
	t, ok := r.assemble(n)
	r.parts = false
	if !ok {
		r.notes = nil // nothing of it is read
	}
	return t, ok
}

// assemble puts a text together from a string or a function that makes text.
func (r *resolver) assemble(n *Node) (*assembled, bool) {
	t := new(assembled)
	ok := r.append(t, n, 0)
	if t.file == nil {
		t.stand("", n) // joined of nothing
	}
	return t, ok
}

func (r *resolver) append(t *assembled, n *Node, depth int) bool {
	switch n.Kind {
	case String:
		t.node(n)
		return true
	case Number, Bool:
		t.stand(n.Text, n)
		return true
	case Object:
	default:
		return false
	}
	if !isFunction(n, r.where) || depth > 100 || t.text.Len() > maxAssembled {
		return false
	}
	arg := n.Members[0].Value
	switch n.Members[0].Key {
	case "Ref":
		if arg.Kind == String {
			r.stand(t, arg.Text, n)
			return true
		}
	case "Fn::GetAtt":
		if name := attribute(arg); name != "" {
			r.stand(t, name, n)
			return true
		}
	case "Fn::Sub":
		before := t.text.Len()
		ok := r.sub(t, arg)
		if ok && r.parts && depth > 0 {
			r.note(n, t.text.String()[before:])
		}
		return ok
	case "Fn::Join":
		return r.join(t, arg, depth)
	}
	return false
}

// stand appends ${name} for a function, and remembers what it stands for.
func (r *resolver) stand(t *assembled, name string, n *Node) {
	r.know(name, n)
	text := "${" + name + "}"
	t.stand(text, n)
	if r.parts {
		r.note(n, text)
	}
}

func (r *resolver) know(name string, value *Node) {
	if _, ok := r.index[name]; ok {
		return
	}
	r.index[name] = len(r.known)
	r.known = append(r.known, Substitution{name, value, value.At})
}

// attribute returns A.B for "A.B" and ["A", "B"].
func attribute(n *Node) string {
	if n.Kind == String {
		return n.Text
	}
	var parts []string
	for _, item := range n.Items {
		if item.Kind != String {
			return ""
		}
		parts = append(parts, item.Text)
	}
	return strings.Join(parts, ".")
}

// sub appends the text of Fn::Sub. Its variables stay in the text.
func (r *resolver) sub(t *assembled, arg *Node) bool {
	if arg.Kind == Array && len(arg.Items) == 2 && arg.Items[1].Kind == Object {
		for _, m := range arg.Items[1].Members {
			r.know(m.Key, m.Value)
			if r.parts && isFunction(m.Value, r.where) {
				r.note(m.Value, "${"+m.Key+"}")
			}
		}
		arg = arg.Items[0]
	}
	if arg.Kind != String {
		return false
	}
	t.node(arg)
	return true
}

// maxAssembled bounds the text that parts, which aliases may repeat, make
// together. AWS accepts one mebibyte.
const maxAssembled = 8 << 20

// join appends the text of Fn::Join when all its parts are text.
func (r *resolver) join(t *assembled, arg *Node, depth int) bool {
	if arg.Kind != Array || len(arg.Items) != 2 || arg.Items[0].Kind != String || arg.Items[1].Kind != Array {
		return false
	}
	between := arg.Items[0]
	for i, part := range arg.Items[1].Items {
		if i > 0 && between.Text != "" {
			t.stand(between.Text, part)
		}
		if t.text.Len() > maxAssembled {
			return false
		}
		if r.append(t, part, depth+1) {
			continue
		}
		if part.Kind != Object || !isFunction(part, r.where) {
			return false
		}
		r.stand(t, r.name(part, "Join"), part)
	}
	return true
}

// name makes a placeholder name for a function that has none: the same for the
// same function, and for no other.
func (r *resolver) name(n *Node, key string) string {
	base := strings.TrimPrefix(n.Members[0].Key, "Fn::")
	if key = identifier(key); key != "" {
		base = key + base
	}
	for name, i := base, 2; ; i++ {
		known, ok := r.index[name]
		if !ok {
			r.know(name, n)
		}
		if !ok || Equal(r.known[known].Value, n) {
			return name
		}
		name = fmt.Sprintf("%s%d", base, i)
	}
}

// identifier keeps the letters and digits of a key.
func identifier(key string) string {
	return strings.Map(func(c rune) rune {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			return c
		}
		return -1
	}, key)
}
