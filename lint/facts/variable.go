package facts

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
)

// Variables are the workflow variables of a definition: where they are
// assigned, where they are read, and what is known of them there.
type Variables struct {
	// All are the variables in the order of their first assignments.
	All []*Variable
	// Assignments are all keys of all Assign, in the order of the text, those
	// with impossible names included.
	Assignments []*Assignment
	// Reads are the reads in the order of [Facts.Expressions]; those of
	// $states and of built-in functions are left out.
	Reads []*VariableRead
	// Unknown: some expression has a part that a deployment tool puts in, and
	// may read any variable.
	Unknown bool

	inScope map[*Scope]*scopeVariables
	named   map[string][]*Variable
	meant   map[string]bool // by what is said of impossible names
}

// Variable is a name and the scope whose states assign it.
type Variable struct {
	Name        string
	Scope       *Scope
	Assignments []*Assignment
	// Reads are those that see it.
	Reads []*VariableRead
	// Tested: some expression asks whether the variable exists.
	Tested bool
	// Shadows is a variable of the same name in a scope around; AWS refuses that.
	Shadows *Variable

	index int // in its scope
}

// Assignment is one key of an Assign.
type Assignment struct {
	// Name is the key, without the ".$" that it has in a JSONPath state.
	Name string
	// Variable is nil when Name cannot be that of a variable.
	Variable *Variable
	// Object is the state, choice rule or catcher with the Assign, and Member
	// the key with its value.
	Object *Object
	Assign *asl.Node
	Member *asl.Member
}

// VariableRead is one read of a variable.
type VariableRead struct {
	Name       string
	Expression *Expression
	// Span is that of the name with its dollar sign, in Expression.Text.
	Span source.Span
	// Called: it stands where a function is called.
	Called bool
	// Field is the name that the next step reads from it in JSONata, or "".
	Field string
	// Tested: the expression asks whether it exists.
	Tested bool
	// Optional: the function that gets it does something sensible without it.
	Optional bool
	// Variable is what it reads, nil when no scope in sight assigns the name.
	// Hidden is then the one that a distributed Map state hides, if any.
	Variable, Hidden *Variable
	// Host is the state of Variable's scope that the read is in.
	Host *State
	// Sure: the variable is assigned on every way to Host; Possible: on one.
	// Both are true where nothing can be said: in states without a way to them,
	// and where a name or an expression is not known or broken.
	Sure, Possible bool
	// Certain: the expression could be read, and all names in sight are known.
	Certain bool
}

// scopeVariables are the variables of one scope.
type scopeVariables struct {
	list   []*Variable
	byName map[string]*Variable
	// unknown: something of the scope is not known, so that it may assign
	// other variables too.
	unknown bool
}

// Variables returns what is known of the variables. It is found on the first
// call.
func (f *Facts) Variables() *Variables {
	f.onceVariables.Do(func() {
		v := &Variables{inScope: map[*Scope]*scopeVariables{}, named: map[string][]*Variable{}, meant: map[string]bool{}}
		f.variables = v
		v.assignments(f)
		for _, e := range f.Expressions {
			v.reads(e)
		}
		if len(v.Reads) > 0 {
			for _, s := range f.Scopes {
				if in := v.inScope[s]; in != nil {
					in.flow(s)
				}
			}
		}
	})
	return f.variables
}

// Of returns the variable that states of a scope assign, or nil.
func (v *Variables) Of(s *Scope, name string) *Variable {
	if in := v.inScope[s]; in != nil {
		return in.byName[name]
	}
	return nil
}

// Named returns the variables of that name in all scopes.
func (v *Variables) Named(name string) []*Variable { return v.named[name] }

// Visible returns up to most of the names that a state can read, those of its
// own scope first.
func (v *Variables) Visible(s *State, most int) []string {
	var names []string
	for scope := s.Scope; ; scope = scope.Outer.Scope {
		if in := v.inScope[scope]; in != nil {
			for _, one := range in.list {
				if len(names) == most {
					return names
				}
				names = append(names, one.Name)
			}
		}
		if scope.Outer == nil || scope.Distributed {
			return names
		}
	}
}

// In returns the variable of that name that a state can read, or nil.
func (v *Variables) In(s *State, name string) *Variable {
	for scope := s.Scope; ; scope = scope.Outer.Scope {
		if one := v.Of(scope, name); one != nil {
			return one
		}
		if scope.Outer == nil || scope.Distributed {
			return nil
		}
	}
}

func (v *Variables) scope(s *Scope) *scopeVariables {
	in := v.inScope[s]
	if in == nil {
		in = &scopeVariables{byName: map[string]*Variable{}}
		v.inScope[s] = in
	}
	return in
}

// assignments finds all that is assigned.
func (v *Variables) assignments(f *Facts) {
	for _, s := range f.States {
		if s.Object == nil || s.Kind == "" {
			v.scope(s.Scope).unknown = true
		}
	}
	for _, o := range f.Objects {
		if o.State == nil {
			continue
		}
		m := o.Node.Member("Assign")
		if m == nil {
			continue
		}
		if asl.FieldOf(o.Owner, "Assign") == nil || !m.Value.Is(asl.Object) {
			v.scope(o.Scope).unknown = true
			continue
		}
		for i := range m.Value.Members {
			v.assign(o, m.Value, &m.Value.Members[i])
		}
	}
	for _, one := range v.All {
		for s := one.Scope; s.Outer != nil && !s.Distributed && one.Shadows == nil; {
			s = s.Outer.Scope
			one.Shadows = v.Of(s, one.Name)
		}
	}
}

func (v *Variables) assign(o *Object, assign *asl.Node, m *asl.Member) {
	name := m.Key
	if !o.JSONata {
		name = strings.TrimSuffix(name, ".$")
	}
	in := v.scope(o.Scope)
	a := &Assignment{Name: name, Object: o, Assign: assign, Member: m}
	switch {
	case HasPlaceholder(name):
		in.unknown = true
		return
	case !IsVariableName(name):
		for _, meant := range meantNames(name) {
			v.meant[meant] = true
		}
		v.Assignments = append(v.Assignments, a)
		return
	}
	v.Assignments = append(v.Assignments, a)
	one := in.byName[name]
	if one == nil {
		one = &Variable{Name: name, Scope: o.Scope, index: len(in.list)}
		in.byName[name] = one
		in.list = append(in.list, one)
		v.All = append(v.All, one)
		v.named[name] = append(v.named[name], one)
	}
	a.Variable = one
	one.Assignments = append(one.Assignments, a)
}

// resolve finds what a read reads.
func (v *Variables) resolve(r *VariableRead) {
	host := r.Expression.State()
	reachable, hidden := host.Reachable, false
	r.Sure, r.Possible = true, true
	r.Certain = r.Certain && !v.meant[r.Name]
	for {
		if in := v.inScope[host.Scope]; in != nil {
			one := in.byName[r.Name]
			switch {
			case one == nil:
			case hidden:
				if r.Variable == nil && r.Hidden == nil {
					r.Hidden = one
				}
			case r.Variable == nil:
				r.Variable, r.Host = one, host
				one.Tested = one.Tested || r.Tested
			default:
				r.Certain = false // reported where the inner one is assigned
			}
			if in.unknown && !hidden {
				r.Certain = false
			}
		}
		if host.Scope.Outer == nil {
			break
		}
		hidden = hidden || host.Scope.Distributed
		host = host.Scope.Outer
		reachable = reachable && host.Reachable
	}
	if r.Variable != nil {
		r.Variable.Reads = append(r.Variable.Reads, r)
		if !reachable {
			r.Host = nil
		}
	}
}
