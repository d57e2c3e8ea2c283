package hygiene

import "github.com/gait-lang/gait/lint/rule"

// TooManyStates finds definitions that are hard to follow.
var TooManyStates = &rule.Rule{
	ID: "too-many-states", Group: rule.Hygiene, Severity: rule.Off,
	Summary: "a definition with more states than one can follow",
	Why:     "A large state machine is hard to read and to test, and an execution has room for 25,000 events.",
	Instead: "move a part into a state machine of its own and start it with states:startExecution.sync:2",
	Options: []rule.Option{{Name: "max", Doc: "How many states a definition may have, those inside of others included.", Default: 60}},
	Examples: []rule.Example{{
		Bad:  chain(61),
		Good: chain(60),
	}},
}

var size = &rule.Check{
	Rules: []*rule.Rule{TooManyStates},
	Definition: func(p *rule.Pass) {
		if most := p.Int(TooManyStates, "max"); len(p.States) > most && most >= 0 {
			p.ReportName(TooManyStates, p.States[most], "the definition has %d states, and %d at most are allowed; this is the first beyond", len(p.States), most)
		}
	},
}
