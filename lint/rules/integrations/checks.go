// Package integrations holds the rules about what tasks call: resources and
// patterns that do not exist, arguments that are missing, task tokens and
// timeouts.
//
// One check looks at each task and asks the files of the package in turn. What is
// known of integrations is in the catalogue.
package integrations

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Checks are the checks of the group.
var Checks = []*rule.Check{tasks}

// tasks is one look at each task. A Resource that is wrong says nothing about
// what belongs beside it.
var tasks = &rule.Check{
	Rules: []*rule.Rule{
		Invalid, Unsupported, Unknown, Qualifier, Express, ExpressChild, NoArguments, MissingMember, ExpectedMember, UnknownMember,
		MemberValue, MemberType, MemberEnum, Placeholders, NoToken, StrayToken, NoTimeout, Endless, NoHeartbeat, FixedName, StartedBy, TextOutput,
		MemberBounds, AttributeValue, Contradiction, RetriedWrite, OptimizedAvailable,
	},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind != asl.OwnerTask {
			return
		}
		r := facts.ResourceOf(s)
		if r.Node == nil {
			return
		}
		call, fine := checkResource(p, &r)
		if !fine || checkExpress(p, s, &r) {
			return
		}
		checkArguments(p, s, &r, call)
		checkLiterals(p, s, &r, call)
		checkRetriedWrite(p, s, &r, call)
		checkOptimizedAvailable(p, s, &r)
		checkToken(p, s, &r)
		checkTimes(p, s, &r)
		checkStart(p, s, &r)
	},
}
