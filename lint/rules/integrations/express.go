package integrations

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Express finds tasks that express workflows cannot have.
var Express = &rule.Rule{
	ID: "express-integration", Group: rule.Integrations, Severity: diag.Error,
	Summary: "an activity, or a task that waits, in an express workflow",
	Why: "Express workflows run for five minutes at most and are not durable: they cannot wait for a job, " +
		"a task token or an activity. AWS refuses the definition.",
	Instead: "use the integration without a pattern, or a standard workflow",
	Refused: true, Message: `SCHEMA_VALIDATION_FAILED: Express state machine does not support '.sync' service integration`,
	Peers:      []string{"LocalStack"},
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html"},
	Examples: []rule.Example{{
		Express: true,
		Bad:     call(`"arn:aws:states:::ecs:runTask«.sync»"`, `"Parameters": {"TaskDefinition": "t"}, `),
		Good:    call(`"arn:aws:states:::ecs:runTask"`, `"Parameters": {"TaskDefinition": "t"}, `),
	}},
}

// ExpressChild finds the same inside a distributed map whose children are
// express workflows.
var ExpressChild = &rule.Rule{
	ID: "express-child-integration", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "an activity, or a task that waits, in a distributed map with ExecutionType EXPRESS",
	Why:        "The child executions are express workflows, which cannot wait for a job, a task token or an activity.",
	Instead:    "use ExecutionType STANDARD, or the integration without a pattern",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html"},
	Examples:   []rule.Example{{Bad: child(`ecs:runTask«.sync»`), Good: child(`ecs:runTask`)}},
}

// child is the definition of an example with a distributed map.
func child(resource string) string {
	return `{
  "StartAt": "Each",
  "States": {
    "Each": {
      "Type": "Map",
      "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
        "StartAt": "Run",
        "States": {
          "Run": {
            "Type": "Task",
            "Resource": "arn:aws:states:::` + resource + `",
            "Parameters": {"TaskDefinition": "t"},
            "End": true
          }
        }
      },
      "End": true
    }
  }
}`
}

// checkExpress reports whether it found something.
func checkExpress(p *rule.Pass, s *facts.State, r *facts.Resource) bool {
	if !r.Waits() {
		return false
	}
	kind, where := Express, "express workflows"
	if !p.Express {
		outer := expressMap(s)
		if outer == nil {
			return false
		}
		kind, where = ExpressChild, "express workflows, which the children of map "+rule.Spell(outer.Name)+" are,"
	}
	if r.Kind == facts.ActivityResource {
		p.ReportNode(kind, r.Node, "%s cannot have activities", where)
	} else {
		p.Report(kind, r.At(r.PatternAt), "%s cannot wait with %q", where, r.Pattern).About(r.Node)
	}
	return true
}

// expressMap returns the map around a state whose child executions are express
// workflows, or nil.
func expressMap(s *facts.State) *facts.State {
	for scope := s.Scope; scope.Outer != nil; scope = scope.Outer.Scope {
		if scope.Distributed {
			if scope.IsExpress() {
				return scope.Outer
			}
			return nil
		}
	}
	return nil
}
