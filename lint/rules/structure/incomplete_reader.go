package structure

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// IncompleteItemReader finds readers that do not say what to read.
var IncompleteItemReader = &rule.Rule{
	ID: "incomplete-item-reader", Group: rule.Structure, Severity: diag.Warning,
	Summary: "an ItemReader that does not say which object or list to read",
	Why:     "s3:getObject reads the object with that Key in a Bucket, s3:listObjectsV2 lists a Bucket; without them there is nothing to read.",
	Instead: "add the missing member to Parameters, or to Arguments in JSONata",
	References: []string{
		"https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html",
	},
	Examples: []rule.Example{{
		Bad:  distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", «"Parameters"»: {"Bucket": "b"}, "ReaderConfig": {"InputType": "JSON"}}`),
		Good: distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"}, "ReaderConfig": {"InputType": "JSON"}}`),
	}},
}

var incompleteItemReader = &rule.Check{
	Rules: []*rule.Rule{IncompleteItemReader},
	Object: func(p *rule.Pass, o *facts.Object) {
		if o.Owner != asl.OwnerItemReader {
			return
		}
		wants := []string{"Bucket", "Key"}
		switch readerAPI(o.Get("Resource")) {
		case "":
			return
		case "s3:listObjectsV2":
			wants = wants[:1]
		}
		field := facts.ArgumentsField(o.JSONata)
		m := o.Node.Member(field)
		if m == nil {
			if o.Get(facts.ArgumentsField(!o.JSONata)) == nil {
				p.ReportField(IncompleteItemReader, o.Node, "Resource", "an ItemReader must have %q with %s", field, diag.QuotedList(wants, "and"))
			}
			return
		}
		if !m.Value.Is(asl.Object) || facts.IsUnknown(m.Value) {
			return
		}
		var lacks []string
		for _, want := range wants {
			if !names(m.Value, want) {
				lacks = append(lacks, want)
			}
		}
		if len(lacks) > 0 {
			p.ReportKey(IncompleteItemReader, m, "%q must have %s", field, diag.QuotedList(lacks, "and"))
		}
	},
}

// names reports whether an object has a member of that name, as it is or as a
// template, or may have.
func names(n *asl.Node, name string) bool {
	for i := range n.Members {
		key := n.Members[i].Key
		if strings.TrimSuffix(key, ".$") == name || facts.HasPlaceholder(key) || facts.IsFunction(key) {
			return true
		}
	}
	return false
}
