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
	args    argumentSet
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

// argumentSet holds arguments of different names in text order.
type argumentSet struct {
	list   []defaultArgument
	byName map[string]int
}

// find returns the argument of a name, or nil.
func (s *argumentSet) find(name string) *defaultArgument {
	if i, ok := s.byName[name]; ok {
		return &s.list[i]
	}
	return nil
}

// add adds an argument unless there is one of its name.
func (s *argumentSet) add(a defaultArgument) {
	if s.find(a.name) != nil {
		return
	}
	if s.byName == nil {
		s.byName = map[string]int{}
	}
	s.byName[a.name] = len(s.list)
	s.list = append(s.list, a)
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

// DefaultClauses returns the keywords of the clauses that `defaults` may have.
func DefaultClauses() []string { return slices.Clone(defaultKeywords[:]) }

func defaultKindOf(keyword string) int { return slices.Index(defaultKeywords[:], keyword) }

func (c *compiler) newDefaults(m *module, base int32, d *syntax.Defaults) *defaults {
	p := d.Pattern
	if at := m.origin(base, p.Loc); p.Quoted {
		c.report(RuleDefaults, at, "a pattern is a resource without quotes, such as `lambda:invoke`, `dynamodb:*` or `*`; quoted ARNs match only `*`")
	} else if p.Loc.Len() > 0 && !isPattern(p.Text) {
		c.refusePattern(p.Text, at)
	}
	block := &defaults{decl: d, module: m, base: base, pattern: p.Text, fates: make([]fate, len(d.Body.Items))}
	c.blocks = append(c.blocks, block)
	return block
}

// isPattern reports whether a text is an action, all actions of a service, or
// everything.
func isPattern(text string) bool {
	service, any := strings.CutSuffix(text, "*")
	switch {
	case strings.Contains(service, "*"):
		return false
	case any:
		return service == "" || strings.HasSuffix(service, ":") && syntax.IsAction(service+"x")
	}
	return syntax.IsAction(text)
}

func (c *compiler) refusePattern(text string, at asl.Origin) {
	f := c.report(RuleDefaults, at, "a pattern is an action, a service or everything, such as `lambda:invoke`, `dynamodb:*` or `*`, not `%s`", text)
	service, _, star := strings.Cut(text, "*")
	colon := strings.LastIndexByte(service, ':')
	switch {
	case star:
		f.note("`*` stands alone or after a colon, for whole names")
	case slices.Contains(stateWords, text):
		f.note("defaults are for tasks, and for no other kind of state")
	}
	switch {
	case colon >= 0:
		service = service[:colon]
	case star || slices.Contains(stateWords, text):
		return
	}
	if pattern := service + ":*"; isPattern(pattern) {
		f.replace("write "+pattern, false, at, pattern)
	}
}

// stateWords are the keywords of states.
var stateWords = func() []string {
	var words []string
	for k := syntax.Task; k <= syntax.Raw; k++ {
		words = append(words, k.String())
	}
	return words
}()
