package compiler

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// defaults is a `defaults` block.
type defaults struct {
	decl    *syntax.Defaults
	module  *module
	base    int32
	pattern string
	via     *asl.Frame // the import that brought it in
	sets    [2]*defaultSet
	checked bool // the targets of an imported block were looked for
	// fates are shared by the copies that imports bring in; one for each entry.
	fates []fate
}

// defaultSet is what a block compiles to for one query language.
type defaultSet struct {
	clauses [defaultKinds]*defaultClause
	args    []defaultArgument
	// refused are the entries that the query language does not have.
	refused []refusal
}

// defaultClause is a template of a clause.
type defaultClause struct {
	at     asl.Origin
	none   bool // it removes what less specific blocks say
	member asl.Member
	template
	owner *defaults
}

type defaultArgument struct {
	name   string // without ".$"
	at     asl.Origin
	none   bool
	member asl.Member
}

// The clauses that defaults may hold.
var defaultKeywords = [...]string{
	"retry", "catch", "timeout", "heartbeat", "credentials", "assign", "output", "input", "select", "into",
}

const (
	retryKind    = 0
	catchKind    = 1
	defaultKinds = len(defaultKeywords)
)

func defaultKindOf(keyword string) int { return slices.Index(defaultKeywords[:], keyword) }

func (c *compiler) newDefaults(m *module, base int32, d *syntax.Defaults) *defaults {
	p := d.Pattern
	at := m.origin(base, p.Loc)
	star := strings.IndexByte(p.Text, '*')
	switch {
	case p.Quoted:
		c.report(RuleDefaults, at, "a pattern is a resource without quotes, such as `lambda:invoke`, `dynamodb:*` or `*`; quoted ARNs match only `*`")
	case star >= 0 && star < len(p.Text)-1:
		c.report(RuleDefaults, at, "in a pattern, `*` stands only at the end")
	}
	block := &defaults{decl: d, module: m, base: base, pattern: p.Text, fates: make([]fate, len(d.Body.Items))}
	c.blocks = append(c.blocks, block)
	return block
}

// matches reports whether the block is for a resource; quoted ones are "".
func (d *defaults) matches(resource string) bool {
	prefix, star := strings.CutSuffix(d.pattern, "*")
	if star {
		return strings.HasPrefix(resource, prefix)
	}
	return resource == d.pattern && resource != ""
}

// specificity orders patterns: an exact one first, then longer prefixes.
func (d *defaults) specificity() int {
	n := 2 * len(d.pattern)
	if !strings.HasSuffix(d.pattern, "*") {
		n += 1 << 30
	}
	return n
}
