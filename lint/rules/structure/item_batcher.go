package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// UnlimitedBatch finds batches without a limit.
var UnlimitedBatch = &rule.Rule{
	ID: "unlimited-batch", Group: rule.Structure, Severity: diag.Warning,
	Summary:    "an ItemBatcher that does not say how large a batch is",
	Why:        "The documentation asks for a largest number of items, of bytes, or both.",
	Instead:    "add MaxItemsPerBatch or MaxInputBytesPerBatch, or their Path forms in JSONPath",
	Peers:      []string{"asl-validator", "aws-cdk"},
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html"},
	Examples: []rule.Example{{
		Bad:  distributed(`«"ItemBatcher"»: {"BatchInput": {"date": "today"}}`),
		Good: distributed(`"ItemBatcher": {"BatchInput": {"date": "today"}, "MaxItemsPerBatch": 10}`),
	}},
}

var unlimitedBatch = &rule.Check{
	Rules: []*rule.Rule{UnlimitedBatch},
	Object: func(p *rule.Pass, o *facts.Object) {
		if o.Owner != asl.OwnerItemBatcher || facts.IsUnknown(o.Node) {
			return
		}
		for i := range o.Node.Members {
			f := asl.FieldOf(o.Owner, o.Node.Members[i].Key)
			if f == nil || f.Group != "" {
				return // a limit, or what may be meant for one
			}
		}
		report(p, UnlimitedBatch, o, `an ItemBatcher must have "MaxItemsPerBatch" or "MaxInputBytesPerBatch"`)
	},
}
