package facts

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
)

// Variables returns what [jsonata.Variables] finds in the expression; for
// [JSONataForm].
func (e *Expression) Variables() []jsonata.VariableRef {
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.free {
		e.free = true
		if strings.IndexByte(e.Text, '$') >= 0 {
			e.vars = jsonata.Variables(e.parsed())
		}
	}
	return e.vars
}

// Assigned returns the member of an Assign that sets a variable of that name
// anywhere in the definition, the first in the text, or nil.
func (f *Facts) Assigned(name string) *asl.Member {
	f.onceAssigned.Do(func() {
		f.assigned = map[string]*asl.Member{}
		for _, o := range f.Objects {
			if o.State == nil {
				continue
			}
			assign := o.Get("Assign")
			if !assign.Is(asl.Object) {
				continue
			}
			for i := range assign.Members {
				m := &assign.Members[i]
				key := m.Key
				if !o.JSONata {
					key = strings.TrimSuffix(key, ".$")
				}
				if f.assigned[key] == nil {
					f.assigned[key] = m
				}
			}
		}
	})
	return f.assigned[name]
}

// StatesParts are the fields of $states.
var StatesParts = []string{"input", "context", "result", "errorOutput"}

// MeantStates returns what of $states a read of a variable that nothing assigns
// was probably meant to be: "$states" for $state.input, "$states.input" for
// $input. It is empty where the variable may be meant as it is.
func (f *Facts) MeantStates(r jsonata.VariableRef) string {
	if r.Called || r.Name == "states" || f.Assigned(r.Name) != nil {
		return ""
	}
	for _, part := range StatesParts {
		switch {
		case r.Field == part && diag.Nearest(r.Name, []string{"states"}) != "":
			return "$states"
		case r.Name == part:
			return "$states." + part
		}
	}
	return ""
}
