package index

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
)

// Edit replaces text of a file.
type Edit struct {
	File *File
	Span source.Span
	Text string
}

// Renamable returns the part of an occurrence that stands for its name, without
// quotes and dollar sign, and an error that says why it cannot be renamed.
func Renamable(files Files, f *File, o *Occurrence) (source.Span, error) {
	_, declared := Resolve(files, f, o.Symbol)
	if declared == nil {
		return source.Span{}, fmt.Errorf("nothing declares the %s %q", o.Symbol.Kind, o.Symbol.Name)
	}
	for _, u := range References(files, f, o.Symbol) {
		if u.Fixed {
			return source.Span{}, fmt.Errorf("%q is written in %s line %d in a way that cannot be edited in its place", o.Symbol.Name, u.File.Source.Path, u.File.Source.LineAt(u.Span.Start))
		}
	}
	return inner(f, o), nil
}

// inner is an occurrence without its quotes, its dollar sign and the ".$" of a
// key.
func inner(f *File, o *Occurrence) source.Span {
	s := o.Span
	text := f.Source.Slice(s)
	if o.Form == DollarForm && strings.HasPrefix(text, "$") {
		s.Start++
		return s
	}
	if len(text) >= 2 && strings.ContainsRune(`"'`, rune(text[0])) && text[len(text)-1] == text[0] {
		s.Start++
		s.End--
		text = text[1 : len(text)-1]
	}
	if o.Symbol.Kind == Variable && o.Role == Write && strings.HasSuffix(text, ".$") {
		s.End -= 2
	}
	return s
}

// Rename returns the edits that give a symbol another name, in the order of
// [References], or an error that says why it cannot have that name.
func Rename(files Files, f *File, o *Occurrence, name string) ([]Edit, error) {
	if _, err := Renamable(files, f, o); err != nil {
		return nil, err
	}
	home, declared := Resolve(files, f, o.Symbol)
	uses := References(files, f, o.Symbol)
	if name == declared.Name {
		return nil, nil
	}
	if err := possible(declared.Kind, name, home.IsGait); err != nil {
		return nil, err
	}
	if err := clash(files, home, declared, uses, name); err != nil {
		return nil, err
	}
	edits := make([]Edit, 0, len(uses))
	for _, u := range uses {
		edits = append(edits, Edit{u.File, u.Span, written(u, name)})
	}
	return edits, nil
}

// MaxStateName is how many characters the name of a state may have.
const MaxStateName = 80

// possible refuses names that nothing of a kind can have.
func possible(kind Kind, name string, gait bool) error {
	switch kind {
	case State:
		switch n := utf8.RuneCountInString(name); {
		case name == "":
			return fmt.Errorf("a state has a name")
		case n > MaxStateName:
			return fmt.Errorf("the name of a state has at most %d characters, and this one %d", MaxStateName, n)
		case !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }):
			return fmt.Errorf("the name of a state has no control characters")
		}
	case Variable, Local:
		if !facts.IsVariableName(name) {
			return fmt.Errorf("no variable can be named %q: a name has letters, digits and underscores, begins with a letter, is not \"states\" and has at most %d characters", name, facts.MaxVariableName)
		}
		if _, given := jsonata.Lookup(name); given {
			return fmt.Errorf("$%s is a function", name)
		}
	case RetryPolicy:
		if name == "" || name == "none" || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
			return fmt.Errorf("%q cannot be the name of a retry policy", name)
		}
	default:
		if !syntax.IsIdentifier(name) {
			return fmt.Errorf("the name of a %s has letters, digits and underscores only, and does not begin with a digit", kind)
		}
		if syntax.IsKeyword(name) || name == "function" {
			return fmt.Errorf("%q is a word of the language", name)
		}
	}
	return nil
}

// clash refuses a name that means something else already.
func clash(files Files, home *File, declared *Symbol, uses []Located, name string) error {
	switch declared.Kind {
	case State:
		for _, scope := range home.Scopes {
			if s := scope.states[name]; s != nil {
				return home.taken(s, name)
			}
		}
		return home.importClash(files, declared, map[*File]bool{})
	case Variable:
		for _, scope := range home.Scopes {
			if s := scope.variables[name]; s != nil && related(scope, declared.Scope) {
				return home.taken(s, name)
			}
		}
		return home.readClash(declared, name, Local)
	case Local:
		if err := home.readClash(declared, name, Local); err != nil {
			return err
		}
		return home.readClash(declared, name, Variable)
	}
	return nameClash(files, declared, uses, name)
}

func (f *File) taken(s *Symbol, name string) error {
	o := s.Occurrences[0]
	if d := s.Declared(); d != nil {
		o = d
	}
	return fmt.Errorf("there is a %s %q already, in line %d", s.Kind, name, f.Source.LineAt(o.Span.Start))
}

// related reports whether one scope is around the other, or both are one.
func related(a, b *Scope) bool {
	return around(a, b) || around(b, a)
}

func around(outer, inner *Scope) bool {
	for ; inner != nil; inner = inner.Outer {
		if inner == outer {
			return true
		}
	}
	return false
}

// readClash refuses a name that something of a kind has in a state in which the
// symbol stands.
func (f *File) readClash(declared *Symbol, name string, kind Kind) error {
	states := map[*Symbol]bool{}
	for _, o := range declared.Occurrences {
		states[o.In] = true
	}
	for _, s := range f.Symbols {
		if s.Kind != kind || s.Name != name {
			continue
		}
		for _, o := range s.Occurrences {
			if states[o.In] {
				return f.taken(s, name)
			}
		}
	}
	return nil
}

// importClash refuses to rename a state that a policy or default of an imported
// file leads to, since other files may use that as well.
func (f *File) importClash(files Files, state *Symbol, been map[*File]bool) error {
	if files == nil || been[f] {
		return nil
	}
	been[f] = true
	for _, i := range f.Imports {
		other := files.Import(f, i.Path)
		if other == nil {
			continue
		}
		for _, o := range other.Occurrences {
			if o.Role == Transition && o.Symbol.Scope == nil && o.Symbol.Name == state.Name {
				return fmt.Errorf("%s line %d leads to %q too: rename it there, and in the files that use it", other.Source.Path, other.Source.LineAt(o.Span.Start), state.Name)
			}
		}
		if err := other.importClash(files, state, been); err != nil {
			return err
		}
	}
	return nil
}

// nameClash refuses a name of a policy, const or param that a file in which it
// would stand gives a meaning.
func nameClash(files Files, declared *Symbol, uses []Located, name string) error {
	var checked []*File
	for _, u := range uses {
		if slices.Contains(checked, u.File) {
			continue
		}
		checked = append(checked, u.File)
		listed := slices.ContainsFunc(uses, func(v Located) bool { return v.File == u.File && v.Role == Import })
		for _, space := range spaces {
			key := spaceName{space, name}
			if space != declared.Kind.space() && !listed {
				continue
			}
			if _, s := lookup(files, u.File, key, map[*File]bool{}); s != nil {
				return fmt.Errorf("%s has a %s %q already", u.File.Source.Path, s.Kind, name)
			}
			if s := u.File.names[key]; s != nil {
				return u.File.taken(s, name)
			}
		}
		if listed {
			// The list brings in all that have the name.
			for _, space := range spaces {
				if space == declared.Kind.space() {
					continue
				}
				if _, s := lookup(files, u.File, spaceName{space, declared.Name}, map[*File]bool{}); s != nil {
					return fmt.Errorf("%s imports the %s %q with the same word", u.File.Source.Path, s.Kind, declared.Name)
				}
			}
		}
		if at, ok := u.File.field(name); ok && declared.Kind.space() == Const {
			return fmt.Errorf("%s line %d reads a field %q where it could not be told from the %s", u.File.Source.Path, u.File.Source.LineAt(at), name, declared.Kind)
		}
	}
	return nil
}

// field returns where an expression of the file reads a field of that name.
func (f *File) field(name string) (int32, bool) {
	for _, p := range f.pieces {
		if at, found := p.fields[name]; found {
			return at.Start + p.base, true
		}
	}
	return 0, false
}

// written is a name in the form of an occurrence.
func written(u Located, name string) string {
	switch u.Form {
	case WordForm:
		return name
	case DollarForm:
		return "$" + name
	case NameForm, KeyForm:
		return GaitName(name)
	case PathKeyForm:
		return Quoted(name + ".$")
	}
	if u.Symbol.Kind == Variable && u.Role == Write && strings.HasSuffix(strings.Trim(u.File.Source.Slice(u.Span), `"'`), ".$") {
		name += ".$"
	}
	if u.Form == JSONForm {
		return Quoted(name)
	}
	return yamlName(name, u.File.Source.Slice(u.Span))
}

// GaitName returns a name as Gait writes it: bare where it may be, else quoted.
func GaitName(name string) string {
	if syntax.IsIdentifier(name) && !syntax.IsKeyword(name) {
		return name
	}
	return Quoted(name)
}

// Quoted returns a string of JSON.
func Quoted(text string) string {
	return string(asl.Append(nil, &asl.Node{Kind: asl.String, Text: text}, asl.WriteOptions{Minify: true}))
}

// YAMLName returns a string as YAML writes it: plain where it may be, else quoted.
func YAMLName(text string) string { return yamlName(text, "") }

// yamlName returns a name as YAML, in the quotes that the old text has where it
// has some.
func yamlName(name, old string) string {
	if strings.HasPrefix(old, "'") && !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return "'" + strings.ReplaceAll(name, "'", "''") + "'"
	}
	if !strings.HasPrefix(old, `"`) && yamlPlain(name) {
		return name
	}
	return Quoted(name)
}

// yamlPlain reports whether a string may stand in YAML without quotes, with a
// good margin.
func yamlPlain(name string) bool {
	if name == "" || !(name[0] >= 'a' && name[0] <= 'z' || name[0] >= 'A' && name[0] <= 'Z') || strings.HasSuffix(name, " ") {
		return false
	}
	switch strings.ToLower(name) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return false
	}
	for _, r := range name {
		if r >= 0x80 || strings.ContainsRune("_-.$ ", r) || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			continue
		}
		return false
	}
	return true
}
