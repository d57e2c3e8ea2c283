package integrations

import (
	"slices"

	"github.com/gait-lang/gait/lint/facts"
)

// Offer is what is known of an action that Step Functions calls by itself.
type Offer struct {
	Service, Action string
	// Patterns are those that may follow the action: [facts.SyncPattern] and so on.
	Patterns []string
	// Required are the members without which the call cannot succeed.
	Required []string
	// Members are all members, nil where they are those of the API.
	Members []string
	// Words are the values of members that have a fixed list of them.
	Words map[string][]string
}

// Offers returns the actions that Step Functions calls by itself, in the order of
// the table.
func Offers() []Offer {
	var all []Offer
	for i := range services {
		s := &services[i]
		for k := range s.actions {
			all = append(all, s.offer(&s.actions[k]))
		}
	}
	return all
}

// OfferOf returns the action that Step Functions calls by itself, if it does.
func OfferOf(service, action string) (Offer, bool) {
	if s := byName()[service]; s != nil {
		if a := s.action(action); a != nil {
			return s.offer(a), true
		}
	}
	return Offer{}, false
}

func (s *service) offer(a *action) Offer {
	o := Offer{Service: s.name, Action: a.name, Required: slices.Concat(a.required, a.expected), Members: a.members}
	for _, p := range []struct {
		name string
		has  bool
	}{{facts.SyncPattern, a.sync}, {facts.Sync2Pattern, a.sync2}, {facts.CallbackPattern, a.token}} {
		if p.has {
			o.Patterns = append(o.Patterns, p.name)
		}
	}
	switch s.name {
	case "apigateway":
		o.Words = map[string][]string{"Method": methods, "AuthType": authTypes}
	case "http":
		o.Words = map[string][]string{"Method": methods}
	}
	return o
}

// SDKService returns the name by which the integrations of the AWS SDK call a
// service that Step Functions, ARNs or the AWS CLI call by that name.
func SDKService(name string) string {
	if other := sdkNames[name]; other != "" {
		return other
	}
	return name
}
