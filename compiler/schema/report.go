package schema

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/santhosh-tekuri/jsonschema/v5"
)

// maxViolations keeps a large definition of another dialect from giving a
// violation, with its pointer, for every line.
const maxViolations = 100

// subject is an object that a schema was applied to.
type subject struct {
	n *asl.Node
	k *kind
	s *jsonschema.Schema
	l language
}

// report turns what the library says of an object into violations.
func (w *walker) report(o subject, err error) {
	var tree *jsonschema.ValidationError
	if !errors.As(err, &tree) {
		return
	}
	r := reporter{subject: o, walker: w, pointer: w.pointer(), places: make(map[string]int, len(o.n.Members))}
	for i := range o.n.Members {
		r.places[o.n.Members[i].Key] = i
	}
	leaves(tree, r.leaf)
	// The library goes through maps.
	slices.SortFunc(r.found, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.Pointer, b.Pointer),
			cmp.Compare(a.Key, b.Key), cmp.Compare(a.Keyword, b.Keyword), cmp.Compare(a.Message, b.Message))
	})
	for i, v := range r.found {
		if i > 0 && v.Pointer == r.found[i-1].Pointer && v.Key == r.found[i-1].Key && v.Keyword == r.found[i-1].Keyword {
			continue
		}
		if len(w.found) >= maxViolations {
			return
		}
		w.found = append(w.found, v.Violation)
	}
}

// leaves calls f for the errors that say what is wrong, and not for those that
// say that something inside is. A choice of words and placeholders is refused
// as a whole.
func leaves(e *jsonschema.ValidationError, f func(at, keyword []string)) {
	if len(e.Causes) == 0 || strings.HasSuffix(e.KeywordLocation, "/anyOf") {
		f(tokens(e.InstanceLocation), tokens(e.KeywordLocation))
		return
	}
	for _, cause := range e.Causes {
		leaves(cause, f)
	}
}

// tokens splits a JSON pointer of the library, which also escapes it for URLs.
func tokens(pointer string) []string {
	all := asl.PointerTokens(pointer)
	for i, t := range all {
		if plain, err := url.PathUnescape(t); err == nil {
			all[i] = plain
		}
	}
	return all
}

// reporter makes violations of one object.
type reporter struct {
	subject
	walker  *walker
	pointer string
	places  map[string]int // the position of the last member with each key
	found   []placed
}

// placed is a violation with the position of the field that it is about. What
// is missing comes first.
type placed struct {
	Violation
	place int
}

// get returns the value of a field, or nil.
func (r *reporter) get(key string) *asl.Node {
	if i, ok := r.places[key]; ok {
		return r.n.Members[i].Value
	}
	return nil
}

// absent reports whether the schema was not shown a field that is there, or
// is not to miss one that is not.
func (r *reporter) absent(key string) bool {
	return r.get(key).Is(asl.Placeholder) || r.walker.exempt(r.n, key)
}

// lacks reports whether the schema misses a field.
func (r *reporter) lacks(key string) bool { return r.get(key) == nil && !r.absent(key) }

// value adds a violation about the value of a field or about something in it.
func (r *reporter) value(field string, v Violation) {
	r.found = append(r.found, placed{v, r.places[field]})
}

// field adds a violation about a field as such.
func (r *reporter) field(key, keyword, message string) {
	i, ok := r.places[key]
	v := Violation{r.n, key, r.pointer, keyword, message}
	if !ok {
		r.found = append(r.found, placed{v, -1})
		return
	}
	v.Pointer = asl.PointerKey(v.Pointer, key)
	r.found = append(r.found, placed{v, i})
}

// leaf takes over one error: where in the object it is, and the path of the
// keyword in the schema.
func (r *reporter) leaf(at, keyword []string) {
	last := keyword[len(keyword)-1]
	if len(at) == 0 {
		r.whole(last, keyword)
		return
	}
	if len(r.found) >= maxViolations {
		return
	}
	value, pointer := r.get(at[0]), asl.PointerKey(r.pointer, at[0])
	switch {
	case len(keyword) > 2 && keyword[len(keyword)-2] == "properties":
		// The schema of a field that may not be there is false.
		r.forbidden(at[0], keyword)
	case len(keyword) > 1 && keyword[len(keyword)-2] == "propertyNames":
		name := "" // which the library leaves out
		if len(at) > 1 {
			name = at[1]
		}
		r.value(at[0], Violation{value, name, asl.PointerKey(pointer, name), "propertyNames", sayName(name)})
	case len(at) == 1:
		v := Violation{value, "", pointer, last, sayValue(at[0], value, r.s.Properties[at[0]], last)}
		if last == "anyOf" {
			v.Keyword = "enum" // what it is there for
		}
		r.value(at[0], v)
	default:
		i, err := strconv.Atoi(at[1])
		items, ok := r.s.Properties[at[0]].Items.(*jsonschema.Schema)
		if err == nil && ok && i < len(value.Items) {
			item := value.Items[i]
			r.value(at[0], Violation{item, "", asl.PointerIndex(pointer, i), last, sayItem(at[0], item, items, last)})
		}
	}
}

// whole refuses the object as it is, for its type or for its fields.
func (r *reporter) whole(last string, keyword []string) {
	switch last {
	case "type":
		r.found = append(r.found, placed{Violation{r.n, "", r.pointer, last, sayNoObject(r.k, r.n)}, -1})
	case "additionalProperties":
		r.unknown()
	case "required":
		r.missing(keyword)
	case "not":
		// Without a path, nothing can be compared: that is one mistake.
		if !r.lacks("Variable") && !slices.ContainsFunc(r.n.Members, func(m asl.Member) bool { return r.absent(m.Key) }) {
			r.field("", "required", sayNoComparison)
		}
	case "maxProperties":
		r.crowd()
	}
}

// unknown reports the fields that the schema does not have.
func (r *reporter) unknown() {
	for i := range r.n.Members {
		key := r.n.Members[i].Key
		if r.s.Properties[key] != nil || r.places[key] != i || r.absent(key) {
			continue
		}
		if len(r.found) >= maxViolations {
			return
		}
		r.field(key, "additionalProperties", r.sayUnknown(key))
	}
}

// missing reports the fields that "required" at that place asks for.
func (r *reporter) missing(keyword []string) {
	if len(keyword) == 1 {
		for _, key := range r.s.Required {
			if r.lacks(key) {
				r.field(key, "required", sayMissing(r.k, []string{key}))
			}
		}
		return
	}
	branch := r.branch(keyword)
	if branch == nil {
		return
	}
	if keyword[2] == "else" {
		if keys := alternatives(branch); !slices.ContainsFunc(keys, r.absent) {
			r.field(keys[0], "required", sayMissing(r.k, keys))
		}
		return
	}
	for _, key := range branch.Then.Required {
		if r.lacks(key) {
			r.field(key, "required", r.sayMissingThen(key, branch.If.Required[0]))
		}
	}
}

// branch returns the entry of allOf that a keyword is in.
func (r *reporter) branch(keyword []string) *jsonschema.Schema {
	if len(keyword) < 3 || keyword[0] != "allOf" {
		return nil
	}
	i, err := strconv.Atoi(keyword[1])
	if err != nil || i >= len(r.s.AllOf) {
		return nil
	}
	return r.s.AllOf[i]
}

// alternatives returns the fields of which there must be one.
func alternatives(s *jsonschema.Schema) []string {
	var keys []string
	for ; s.If != nil; s = s.Else {
		keys = append(keys, s.If.Required...)
	}
	return append(keys, s.Required...)
}

// forbidden refuses a field because of another one or its value.
func (r *reporter) forbidden(key string, keyword []string) {
	if keyword[0] == "dependencies" {
		first, second := keyword[1], key
		if r.places[first] > r.places[second] {
			first, second = second, first
		}
		r.field(second, "dependencies", sayBeside(second, first))
		return
	}
	if branch := r.branch(keyword); branch != nil {
		r.field(key, "if", r.sayForbiddenBy(key, branch.If.Required[0]))
	}
}

// crowd refuses all comparisons in a choice rule but the first. A field that
// is unknown is refused for that and may be the one too many.
func (r *reporter) crowd() {
	first := ""
	for i := range r.n.Members {
		key := r.n.Members[i].Key
		if r.s.Properties[key] == nil || r.places[key] != i || r.absent(key) ||
			slices.Contains(r.s.Not.PropertyNames.Enum, any(key)) {
			continue
		}
		if first == "" {
			first = key
		} else {
			r.field(key, "dependencies", sayBeside(key, first))
		}
	}
}
