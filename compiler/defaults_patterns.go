package compiler

import (
	"cmp"
	"slices"
	"strings"
)

// patterns finds the `defaults` blocks of one scope by resource. A workflow may
// have very many blocks and very many resources.
type patterns struct {
	groups map[string]*patternGroup // by pattern
	// prefixes holds the lengths that prefixes before a star have, longest
	// first.
	prefixes []int
}

// patternGroup is the blocks of one scope with the same pattern, in text order.
type patternGroup struct {
	blocks []*defaults
	sets   [2]*defaultSet // what they give together, for each query language
}

// patterns sorts the scope's blocks, once.
func (s *scope) patterns() *patterns {
	if s.byPattern != nil {
		return s.byPattern
	}
	p := &patterns{groups: map[string]*patternGroup{}}
	lengths := map[int]bool{}
	for _, d := range s.defaults {
		g := p.groups[d.pattern]
		if g == nil {
			g = &patternGroup{}
			p.groups[d.pattern] = g
		}
		g.blocks = append(g.blocks, d)
		if prefix, star := strings.CutSuffix(d.pattern, "*"); star && !lengths[len(prefix)] {
			lengths[len(prefix)] = true
			p.prefixes = append(p.prefixes, len(prefix))
		}
	}
	slices.SortFunc(p.prefixes, func(a, b int) int { return cmp.Compare(b, a) })
	s.byPattern = p
	return p
}

// matching returns the groups that are for a resource, the most specific
// first: the exact one, then the longer prefix. Quoted resources are "".
func (p *patterns) matching(resource string) []*patternGroup {
	var all []*patternGroup
	if g := p.groups[resource]; g != nil && resource != "" && !strings.HasSuffix(resource, "*") {
		all = append(all, g)
	}
	for _, n := range p.prefixes {
		if n > len(resource) {
			continue
		}
		if g := p.groups[resource[:n]+"*"]; g != nil {
			all = append(all, g)
		}
	}
	return all
}
