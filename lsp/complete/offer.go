package complete

import (
	"slices"
	"strings"
	"sync"

	"github.com/gait-lang/gait/compiler/asl/catalog"
)

// offer is an action that Step Functions calls by itself, as it is offered.
type offer struct {
	Service, Action string
	// Patterns are those that may follow the action, such as ".sync".
	Patterns []string
	// Required are the members without which the call cannot succeed.
	Required []string
	// Members are all members, nil where they are those of the API.
	Members []string
	// Words are the values of members that have a fixed list of them.
	Words map[string][]string
}

// popular are the services that most tasks of real definitions call, those that
// are called most first.
var popular = []string{"lambda", "dynamodb", "sns", "sqs", "states", "events", "ecs", "glue", "batch"}

// offers are all of them: those of popular services, then by name.
var offers = sync.OnceValue(func() []offer {
	var all []offer
	services := catalog.OptimizedServices()
	for i := range services {
		for k := range services[i].Actions {
			all = append(all, offerFrom(&services[i], &services[i].Actions[k]))
		}
	}
	rank := func(o offer) int {
		if i := slices.Index(popular, o.Service); i >= 0 {
			return i
		}
		return len(popular)
	}
	slices.SortStableFunc(all, func(a, b offer) int { return rank(a) - rank(b) })
	return all
})

// offerOf returns the action that Step Functions calls by itself, if it does.
func offerOf(service, action string) (offer, bool) {
	s := catalog.OptimizedNamed(service)
	if s == nil {
		return offer{}, false
	}
	if a := s.Action(action); a != nil {
		return offerFrom(s, a), true
	}
	return offer{}, false
}

func offerFrom(s *catalog.OptimizedService, a *catalog.OptimizedAction) offer {
	o := offer{Service: s.ID, Action: a.Name, Required: slices.Clone(a.Required), Members: slices.Clone(a.Only)}
	for _, p := range a.Patterns() {
		if strings.HasPrefix(p, ".") {
			o.Patterns = append(o.Patterns, p)
		}
	}
	for _, f := range a.Fields {
		if f.Required && !slices.Contains(o.Required, f.Name) {
			o.Required = append(o.Required, f.Name)
		}
		if len(f.Enum) > 0 {
			if o.Words == nil {
				o.Words = map[string][]string{}
			}
			o.Words[f.Name] = f.Enum
		}
		if a.SDK == "" || len(a.Only) > 0 {
			o.Members = append(o.Members, f.Name)
		}
	}
	return o
}
