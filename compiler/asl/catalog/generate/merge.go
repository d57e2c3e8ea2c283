package main

import (
	"maps"
	"slices"
	"strings"
)

// complete adds what newer models know to older ones: services, operations and
// their errors, members, values of enums. Which members are required, and which
// texts are enums, is as the newer say; bounds and patterns, of which these say
// nothing, stay. What a newer model lacks stays too: Step Functions may go on to
// offer it.
func complete(models, newer []*model) []*model {
	byID := map[string]*model{}
	for _, m := range models {
		byID[serviceKey(m)] = m
	}
	for _, m := range newer {
		old := byID[serviceKey(m)]
		if old == nil {
			byID[serviceKey(m)] = m
			models = append(models, m)
			continue
		}
		old.merge(m)
	}
	return models
}

func serviceKey(m *model) string { return strings.ToLower(prefixOf(m.Metadata.ServiceID)) }

// merger takes a newer model into an older one.
type merger struct {
	old, newer *model
	// known has the shape of old that a structure of newer is.
	known map[string]string
	// done are the pairs that were compared.
	done map[[2]string]bool
}

func (m *model) merge(newer *model) {
	g := &merger{old: m, newer: newer, known: map[string]string{}, done: map[[2]string]bool{}}
	m.release = newer.release
	m.Metadata.APIVersion = max(m.Metadata.APIVersion, newer.Metadata.APIVersion)
	for _, name := range slices.Sorted(maps.Keys(newer.Operations)) {
		op := newer.Operations[name]
		old, there := m.Operations[name]
		old.Name = name
		old.Input, old.Output = g.whole(old.Input, op.Input), g.whole(old.Output, op.Output)
		old.Idempotent = old.Idempotent || op.Idempotent
		old.Deprecated = old.Deprecated || op.Deprecated
		if !there || len(op.Errors) > 0 {
			old.Errors = append(slices.Clone(old.Errors), op.Errors...)
		}
		m.Operations[name] = old
	}
}

// whole merges the inputs or outputs of an operation.
func (g *merger) whole(old, newer *ref) *ref {
	switch {
	case newer == nil:
		return old
	case old == nil:
		return &ref{Shape: g.take(newer.Shape)}
	}
	g.pair(old.Shape, newer.Shape)
	return old
}

// isStructure reports whether a model has a structure with a name.
func (m *model) isStructure(name string) bool { return m.Shapes[name].Type == "structure" }

// take returns the key in old of a shape of newer, which is copied when old has
// none like it.
func (g *merger) take(key string) string {
	s := g.newer.Shapes[key]
	if s.Type == "structure" {
		if known := g.known[key]; known != "" {
			return known
		}
		if g.old.isStructure(key) {
			g.pair(key, key)
			return key
		}
	}
	// The mark is none that a name can have.
	own := "+" + key
	if _, ok := g.old.Shapes[own]; ok {
		return own
	}
	g.old.Shapes[own] = shape{Type: s.Type} // it may contain itself
	s.name = key
	if s.Type == "structure" {
		g.known[key] = own
		s.Members = maps.Clone(s.Members)
		for _, name := range slices.Sorted(maps.Keys(s.Members)) {
			r := s.Members[name]
			r.Shape = g.take(r.Shape)
			s.Members[name] = r
		}
	}
	for _, r := range []**ref{&s.Member, &s.Key, &s.Value} {
		if *r != nil {
			*r = &ref{Shape: g.take((*r).Shape)}
		}
	}
	g.old.Shapes[own] = s
	return own
}

// pair merges two structures that are the same.
func (g *merger) pair(old, newer string) {
	if g.done[[2]string{old, newer}] || !g.old.isStructure(old) || !g.newer.isStructure(newer) {
		return
	}
	g.done[[2]string{old, newer}] = true
	if g.known[newer] == "" {
		g.known[newer] = old
	}
	s, more := g.old.Shapes[old], g.newer.Shapes[newer]
	s.Members = maps.Clone(s.Members)
	if s.Members == nil {
		s.Members = map[string]ref{}
	}
	// A token is optional in the packages, which make one.
	s.Required = slices.DeleteFunc(slices.Clone(s.Required), func(name string) bool {
		return !s.Members[name].IdempotencyToken || slices.Contains(more.Required, name)
	})
	s.Required = append(s.Required, more.Required...)
	s.EventStream, s.Union = s.EventStream || more.EventStream, s.Union || more.Union
	g.old.Shapes[old] = s // the map is shared: what follows may come back here
	for _, name := range slices.Sorted(maps.Keys(more.Members)) {
		r := more.Members[name]
		was, there := s.Members[name]
		if !there {
			s.Members[name] = ref{Shape: g.take(r.Shape), IdempotencyToken: r.IdempotencyToken, Deprecated: r.Deprecated}
			continue
		}
		was.Shape = g.member(was.Shape, r.Shape)
		was.IdempotencyToken = was.IdempotencyToken || r.IdempotencyToken
		was.Deprecated = was.Deprecated || r.Deprecated
		s.Members[name] = was
	}
}

// member returns the shape of a member that both have.
func (g *merger) member(old, newer string) string {
	a, b := g.old.Shapes[old], g.newer.Shapes[newer]
	switch {
	case a.Type == "structure" && b.Type == "structure":
		if len(a.Members) == 0 && len(b.Members) > 0 {
			return g.take(newer) // once a document, or nothing
		}
		g.pair(old, newer)
		return old
	case a.Type == "structure" && b.Type == "JSON":
		return old
	case isCompound(a.Type) || isCompound(b.Type):
		return g.compound(old, newer)
	case len(b.Enum) > 0 && len(a.Enum) > 0:
		a.Enum = slices.Clone(a.Enum)
		for _, v := range b.Enum {
			if !slices.Contains(a.Enum, v) {
				a.Enum = append(a.Enum, v)
			}
		}
		g.old.Shapes[old] = a
		return old
	case len(b.Enum) > 0:
		return g.take(newer)
	case len(a.Enum) > 0: // texts of any kind by now
		own := "+" + old
		a.Enum = nil
		g.old.Shapes[own] = a
		return own
	}
	return old
}

func isCompound(kind string) bool { return kind == "structure" || kind == "list" || kind == "map" }

// compound merges lists and maps.
func (g *merger) compound(old, newer string) string {
	a, b := g.old.Shapes[old], g.newer.Shapes[newer]
	if a.Type != b.Type {
		return g.take(newer)
	}
	if g.done[[2]string{old, newer}] {
		return old
	}
	g.done[[2]string{old, newer}] = true
	if a.Type == "list" {
		a.Member = &ref{Shape: g.member(a.Member.Shape, b.Member.Shape)}
	} else {
		a.Value = &ref{Shape: g.member(a.Value.Shape, b.Value.Shape)}
	}
	g.old.Shapes[old] = a
	return old
}
