package catalog

import "strings"

// Candidate is a way to go on with the beginning of an integration's name.
type Candidate struct {
	// Text is the name from its start: "aws-sdk:dynamodb:", "lambda:invoke",
	// "ecs:runTask.sync".
	Text string
	// Open says that more must follow: the text ends with a colon.
	Open bool
	// Service is that of the AWS SDK, for one and its actions, nil else.
	Service *Info
	// Call is the action that is called; nil without one.
	Call *Call
}

// Complete returns how the name of an integration can go on that begins as prefix does,
// whatever the case of its letters: what arn:aws:states::: has before it. Actions come
// without patterns until a full stop is there. The candidates are in order, optimized
// integrations first; actions that Step Functions does not offer are left out.
func (c *Catalog) Complete(prefix string) ([]Candidate, error) {
	if rest, ok := cutFold(prefix, SDKPrefix); ok {
		return c.completeSDK(rest)
	}
	id, action, found := strings.Cut(prefix, ":")
	if !found {
		var out []Candidate
		for i := range optimized {
			if s := &optimized[i]; hasFold(s.ID, id) {
				out = append(out, Candidate{Text: s.ID + ":", Open: true})
			}
		}
		if hasFold(SDKPrefix, id) {
			out = append(out, Candidate{Text: SDKPrefix, Open: true})
		}
		return out, nil
	}
	s := OptimizedNamed(strings.ToLower(id))
	if s == nil {
		return nil, nil
	}
	name, pattern, dotted := strings.Cut(action, ".")
	var out []Candidate
	for i := range s.Actions {
		a := &s.Actions[i]
		if !hasFold(a.Name, name) || dotted && !strings.EqualFold(a.Name, name) {
			continue
		}
		call, err := c.OptimizedCall(s.ID, a.Name)
		if err != nil {
			return nil, err
		}
		out = appendCall(out, call, dotted, pattern)
	}
	return out, nil
}

// completeSDK goes on behind SDKPrefix.
func (c *Catalog) completeSDK(prefix string) ([]Candidate, error) {
	id, action, found := strings.Cut(prefix, ":")
	var out []Candidate
	if !found {
		for i := range c.services {
			if e := &c.services[i]; hasFold(e.ID, id) {
				out = append(out, Candidate{Text: SDKPrefix + e.ID + ":", Open: true, Service: &e.Info})
			}
		}
		return out, nil
	}
	s, err := c.Service(strings.ToLower(id))
	if s == nil || err != nil {
		return nil, err
	}
	names, err := s.Actions()
	if err != nil {
		return nil, err
	}
	wanted, pattern, dotted := strings.Cut(action, ".")
	for _, name := range names {
		if !hasFold(name, wanted) || dotted && !strings.EqualFold(name, wanted) {
			continue
		}
		call, err := c.SDKCall(s.ID, name)
		if err != nil {
			return nil, err
		}
		if call.SDK.Excluded == "" {
			before := len(out)
			out = appendCall(out, call, dotted, pattern)
			for i := range out[before:] {
				out[before+i].Service = &s.Info
			}
		}
	}
	return out, nil
}

// appendCall adds a call, or it with the patterns that begin as one does.
func appendCall(out []Candidate, call *Call, dotted bool, pattern string) []Candidate {
	const arn = "arn:aws:states:::"
	if !dotted {
		return append(out, Candidate{Text: strings.TrimPrefix(call.Resource(""), arn), Call: call})
	}
	for _, p := range call.Patterns() {
		if hasFold(p[1:], pattern) {
			out = append(out, Candidate{Text: strings.TrimPrefix(call.Resource(p), arn), Call: call})
		}
	}
	return out
}

func hasFold(s, prefix string) bool {
	_, ok := cutFold(s, prefix)
	return ok
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
