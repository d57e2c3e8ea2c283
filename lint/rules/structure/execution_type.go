package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// ExecutionType finds a ProcessorConfig whose two fields do not go together.
var ExecutionType = &rule.Rule{
	ID: "execution-type", Group: rule.Structure, Severity: diag.Error,
	Summary: "mode DISTRIBUTED without ExecutionType, or mode INLINE with one",
	Why:     "A distributed map starts an execution for each item or batch and has to say of which type; an inline one starts none.",
	Instead: "add ExecutionType STANDARD or EXPRESS in mode DISTRIBUTED, and leave it out in mode INLINE",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: These fields are required: [ExecutionType]",
	Fix:        rule.UnsafeFix,
	Peers:      []string{"amazon-states-language-service"},
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": «"DISTRIBUTED"»},
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
	}, {
		Title: "An inline map has no executions of its own",
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "INLINE", «"ExecutionType"»: "STANDARD"},
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "INLINE"},
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
	}},
}

// DistributedInExpress finds distributed maps where there can be none.
var DistributedInExpress = &rule.Rule{
	ID: "distributed-in-express", Group: rule.Structure, Severity: diag.Error,
	Summary: "a distributed map in an express workflow",
	Why:     "Express workflows run Map states in mode INLINE only.",
	Instead: "use mode INLINE, or put the map into a standard workflow",
	Refused: true,
	Message: "SCHEMA_VALIDATION_FAILED: The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",

	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html"},
	Examples: []rule.Example{{
		Express: true,
		Bad: `{
  "StartAt": "M",
  "States": {
    "M": {"Type": "Map", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": «"DISTRIBUTED"», "ExecutionType": "STANDARD"},
      "StartAt": "A",
      "States": {"A": {"Type": "Pass", "End": true}}
    }}
  }
}`,
		Good: plainMap,
	}},
}

var executionType = &rule.Check{
	Rules: []*rule.Rule{ExecutionType, DistributedInExpress},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind != asl.OwnerMap {
			return
		}
		config := s.Processor().Get("ProcessorConfig")
		mode := config.Member("Mode")
		if mode == nil || !facts.Known(mode.Value, asl.String) {
			return
		}
		kind := config.Member("ExecutionType")
		switch mode.Value.Text {
		case "DISTRIBUTED":
			if p.Express {
				p.ReportNode(DistributedInExpress, mode.Value, "an express workflow cannot have a distributed map")
				return
			}
			if kind == nil {
				p.ReportNode(ExecutionType, mode.Value, `mode DISTRIBUTED must have "ExecutionType": "STANDARD" or "EXPRESS" beside it`).
					Offer(`add "ExecutionType": "STANDARD"`, false, p.Insert(mode, "ExecutionType", `"STANDARD"`)...)
			}
		case "INLINE":
			if kind != nil {
				p.ReportKey(ExecutionType, kind, "an inline map has no executions, and so no ExecutionType").
					Relate(mode.Value.At, "the mode is here").
					Offer("remove it", false, p.Remove(config, kind)...)
			}
		}
	},
}
