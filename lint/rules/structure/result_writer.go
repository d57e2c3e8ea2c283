package structure

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// EmptyResultWriter finds writers that do not say where or what to write.
var EmptyResultWriter = &rule.Rule{
	ID: "empty-result-writer", Group: rule.Structure, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a ResultWriter that says neither where the results go nor in which form",
	Why:     "AWS saves the definition, and the Map state fails when it comes to write.",
	Instead: "add Resource with the bucket, or WriterConfig, or remove the ResultWriter",
	Fix:     rule.UnsafeFix,
	Peers:   []string{"aws-cdk"}, References: []string{"https://github.com/aws/aws-cdk/pull/33831", "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html"},
	Examples: []rule.Example{{
		Bad:  distributed(`«"ResultWriter"»: {}`),
		Good: distributed(`"ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b", "Prefix": "p"}}`),
	}},
}

// IncompleteResultWriter finds writers of which a part is missing or wrong.
var IncompleteResultWriter = &rule.Rule{
	ID: "incomplete-result-writer", Group: rule.Structure, Severity: diag.Warning,
	Summary: "a ResultWriter that lacks one of two parts that belong together",
	Why: "Results are written with s3:putObject, which needs the bucket; a WriterConfig says both how much is written " +
		"and in which format.",
	Instead: "add the other part",
	Peers:   []string{"amazon-states-language-service"}, References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html"},
	Examples: []rule.Example{{
		Bad:  distributed(`"ResultWriter": {«"WriterConfig"»: {"OutputType": "JSONL"}}`),
		Good: distributed(`"ResultWriter": {"WriterConfig": {"OutputType": "JSONL", "Transformation": "NONE"}}`),
	}, {
		Title: "Another resource",
		Bad:   distributed(`"ResultWriter": {"Resource": «"arn:aws:states:::s3:getObject"», "Parameters": {"Bucket": "b"}}`),
		Good:  distributed(`"ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b"}}`),
	}},
}

var resultWriter = &rule.Check{
	Rules: []*rule.Rule{EmptyResultWriter, IncompleteResultWriter},
	Object: func(p *rule.Pass, o *facts.Object) {
		if facts.IsUnknown(o.Node) {
			return
		}
		switch o.Owner {
		case asl.OwnerResultWriter:
			writer(p, o)
		case asl.OwnerWriterConfig:
			has, lacks := "OutputType", "Transformation"
			if o.Get(has) == nil {
				has, lacks = lacks, has
			}
			if o.Get(has) != nil && o.Get(lacks) == nil {
				report(p, IncompleteResultWriter, o, "a WriterConfig with %q must have %q", has, lacks)
			}
			if o.Get(has) == nil && len(o.Node.Members) == 0 {
				report(p, IncompleteResultWriter, o, `a WriterConfig must have "Transformation" and "OutputType"`)
			}
		}
	},
}

func writer(p *rule.Pass, o *facts.Object) {
	if len(o.Node.Members) == 0 {
		f := report(p, EmptyResultWriter, o, `a ResultWriter must have "Resource" or "WriterConfig"`)
		f.Offer("remove it", false, p.Remove(o.Up.Node, o.Up.Node.Member("ResultWriter"))...)
		return
	}
	bucket := facts.ArgumentsField(o.JSONata)
	resource, where := o.Node.Member("Resource"), o.Node.Member(bucket)
	switch {
	case resource != nil && facts.Known(resource.Value, asl.String) && !puts(resource.Value.Text):
		p.ReportNode(IncompleteResultWriter, resource.Value, "results are written with s3:putObject only, not with %s", quote(resource.Value.Text))
	case resource != nil && where == nil:
		p.ReportKey(IncompleteResultWriter, resource, "s3:putObject needs the bucket, in %q", bucket)
	case resource == nil && where != nil:
		p.ReportKey(IncompleteResultWriter, where, `%q must have "Resource" beside it`, bucket)
	}
}

func puts(arn string) bool {
	api, ok := integration(arn)
	return ok && api == "s3:putObject"
}
