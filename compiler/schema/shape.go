package schema

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/santhosh-tekuri/jsonschema/v5"
)

// shape is what a schema sees of one object: everything that its answer
// depends on and, to be fast, little else. A payload is replaced by an empty
// one, free text by "x", a path by its beginning.
//
// Objects of the same shape get the same answer, and most objects in a
// definition have the shape of one before them.
type shape struct {
	value map[string]any // for the library
	key   []byte         // spells value out, in the order of the members
	// exempt says which names of states are let through.
	exempt func(owner *asl.Node, field string) bool
}

// The stand-ins for values whose content does not matter.
var (
	someText    any = "x"
	someNumber  any = 0
	emptyObject any = map[string]any{}
	emptyArray  any = []any{}
	oneItem     any = []any{nil}
)

// check validates one object, without the objects inside it.
func (w *walker) check(n *asl.Node, k *kind, l language) {
	s := k.schema(l)
	if !n.Is(asl.Object) {
		w.report(subject{n, k, s, l}, s.Validate(stand(n)))
		return
	}
	w.outline(n, s)
	if w.clean[string(w.shape.key)] {
		return
	}
	if err := s.Validate(w.shape.value); err != nil {
		w.report(subject{n, k, s, l}, err)
		return
	}
	if w.clean == nil {
		w.clean = map[string]bool{}
	}
	w.clean[string(w.shape.key)] = true
}

// outline makes w.shape that of an object. Exempt fields and placeholders are
// not part of it; missing takes account of that.
func (w *walker) outline(n *asl.Node, s *jsonschema.Schema) {
	if w.shape.value == nil {
		w.shape.value, w.shape.exempt = map[string]any{}, w.exempt
	}
	clear(w.shape.value)
	w.shape.key = appendText(w.shape.key[:0], s.Location)
	for i := range n.Members {
		m := &n.Members[i]
		if m.Value.Is(asl.Placeholder) || w.exempt(n, m.Key) {
			continue
		}
		w.shape.key = appendText(w.shape.key, m.Key)
		w.shape.value[m.Key] = w.shape.field(m.Value, s.Properties[m.Key])
	}
}

// field returns what the schema p, which may be nil, sees of a value.
func (sh *shape) field(n *asl.Node, p *jsonschema.Schema) any {
	sh.key = append(sh.key, byte(n.Kind))
	if p == nil {
		return stand(n)
	}
	switch n.Kind {
	case asl.String:
		return sh.text(n.Text, p)
	case asl.Number:
		if p.Minimum == nil && p.Maximum == nil && !slices.Contains(p.Types, "integer") {
			return someNumber
		}
		sh.key = appendText(sh.key, n.Text)
	case asl.Array:
		if items, ok := p.Items.(*jsonschema.Schema); ok {
			sh.key = binary.AppendUvarint(sh.key, uint64(len(n.Items)))
			values := make([]any, len(n.Items))
			for i, item := range n.Items {
				values[i] = sh.field(item, items)
			}
			return values
		}
		sh.key = append(sh.key, byte(min(len(n.Items), 1)))
	case asl.Object:
		if p.PropertyNames != nil {
			return sh.names(n)
		}
	}
	return stand(n)
}

// text returns a string that matches the pattern of p if s does.
func (sh *shape) text(s string, p *jsonschema.Schema) any {
	if p.Pattern == nil && p.AnyOf == nil && p.Constant == nil {
		// The schemas bound lengths by patterns only.
		return someText
	}
	s = abridge(s)
	sh.key = appendText(sh.key, s)
	return s
}

// abridge shortens text in such a way that no pattern in the schemas can tell.
// They tell apart, by what the field is: text with a placeholder in it, an
// expression, and a path by its first two bytes. Text that is none of these is
// left as it is.
func abridge(s string) string {
	switch {
	case strings.Contains(s, "${"):
		return "${"
	case len(s) >= 4 && strings.HasPrefix(s, "{%") && strings.HasSuffix(s, "%}"):
		return "{%%}"
	case len(s) > 2 && s[0] == '$':
		return s[:2]
	}
	return s
}

// maxName is the length of the longest name of a state, in characters.
const maxName = 80

// names returns the names of states. Those that are short in bytes are short
// in characters too, and count as one.
func (sh *shape) names(n *asl.Node) any {
	names := map[string]any{}
	for i := range n.Members {
		name := n.Members[i].Key
		if 0 < len(name) && len(name) <= maxName || sh.exempt(n, name) {
			name = "x"
		}
		if _, ok := names[name]; !ok {
			names[name] = nil
			sh.key = appendText(sh.key, name)
		}
	}
	return names
}

// stand returns a value of the same type as n.
func stand(n *asl.Node) any {
	switch n.Kind {
	case asl.Bool:
		return n.Text == "true"
	case asl.Number:
		return number(n.Text)
	case asl.String:
		return someText
	case asl.Placeholder:
		// As a string, it may stand wherever the schemas let a placeholder.
		return "${"
	case asl.Array:
		if len(n.Items) > 0 {
			return oneItem
		}
		return emptyArray
	case asl.Object:
		return emptyObject
	}
	return nil
}

// number returns a number that the library can compute with. It turns numbers
// into fractions, for which 1e999999 takes a megabyte, and fails on larger
// ones; these are rounded, which takes none across a bound in the schemas.
func number(spelling string) any {
	f, err := strconv.ParseFloat(spelling, 64)
	switch {
	case err == nil && len(spelling) <= 20 && strings.Trim(spelling, "0123456789.-") == "":
		return json.Number(spelling)
	case math.IsInf(f, 0):
		return math.Copysign(math.MaxFloat64, f)
	case math.IsNaN(f):
		return 0.0
	}
	return f
}

func appendText(key []byte, s string) []byte {
	key = binary.AppendUvarint(key, uint64(len(s)))
	return append(key, s...)
}
