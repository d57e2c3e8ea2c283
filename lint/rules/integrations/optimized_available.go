package integrations

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// OptimizedAvailable finds calls of the AWS SDK for which there is an optimized
// integration that can do more.
var OptimizedAvailable = &rule.Rule{
	ID: "optimized-available", Group: rule.Integrations, Severity: diag.Info,
	Summary: "a call of the AWS SDK of an action whose optimized integration can do more",
	Why: "Step Functions has integrations of its own for some actions: they wait for the end of a job with .sync, take JSON where " +
		"the API has text, or fail where the API answers that a part has failed. As plain requests most are called alike, and their " +
		"results have SdkHttpMetadata and SdkResponseMetadata in addition. (Those that can do nothing more, as of DynamoDB, are not found.)",
	Instead: "leave \"aws-sdk:\" out; where the fix is not offered, the form differs, or a name of an error that the state has",
	Fix:     rule.EitherFix,
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html",
		"https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::«aws-sdk:glue:startJobRun»"`, `"Parameters": {"JobName": "j"}, "ResultPath": null, `),
		Good: call(`"arn:aws:states:::glue:startJobRun.sync"`, `"Parameters": {"JobName": "j"}, "ResultPath": null, `),
	}},
}

// unequal are optimized integrations that differ from the call of the AWS SDK in
// more than their arguments and results, or may do so.
var unequal = map[string]string{
	"events:putEvents": "it fails when one of the entries fails, and adds the ARN of the execution to their resources",
	"ecs:runTask":      "whether it fails when a task cannot be placed was not measured",
}

// optimizedOf returns the optimized integration that makes a call of the AWS SDK,
// or nil.
func optimizedOf(r *facts.Resource) (*catalog.OptimizedService, *catalog.OptimizedAction) {
	name := r.Service + ":" + r.Action
	services := catalog.OptimizedServices()
	for i := range services {
		for j := range services[i].Actions {
			if a := &services[i].Actions[j]; a.SDK == name {
				return &services[i], a
			}
		}
	}
	return nil, nil
}

func checkOptimizedAvailable(p *rule.Pass, s *facts.State, r *facts.Resource) {
	if r.Kind != facts.SDKResource || !p.Enabled(OptimizedAvailable) {
		return
	}
	o, a := optimizedOf(r)
	if a == nil || r.Callback() && !a.Callback {
		return
	}
	// From "aws-sdk:" to the end of the action.
	at := source.Span{Start: r.ServiceAt.Start - int32(len("aws-sdk:")), End: r.ActionAt.End}
	name := o.ID + ":" + a.Name
	differs, equal := unequal[name], equalForms(r, a)
	if !a.Sync && equal && differs == "" {
		return // it can do nothing more
	}
	f := p.Report(OptimizedAvailable, r.At(at), "there is an optimized integration, %q", name).About(r.Node)
	if a.Sync2 {
		f.Note("%q waits for the end", name+facts.Sync2Pattern)
	} else if a.Sync {
		f.Note("%q waits for the end", name+facts.SyncPattern)
	}
	for _, field := range a.Fields {
		if field.Kind == catalog.Document {
			f.Note("it takes any JSON as %s", field.Name)
		}
	}
	switch {
	case differs != "":
		f.Note("%s", differs)
	case equal && !namesErrors(s):
		f.Offer("write "+name, withoutResult(s, r), p.ReplaceSpan(r.At(at), name)...)
	}
}

// equalForms reports whether the optimized integration takes the same arguments
// and gives the same result, save for metadata.
func equalForms(r *facts.Resource, a *catalog.OptimizedAction) bool {
	return len(a.Fields) == 0 && a.Only == nil && a.Without == nil && (a.Result("") == nil || r.Callback())
}

// namesErrors reports whether the state names an error of a service, which may be
// another one in the other integration.
func namesErrors(s *facts.State) bool {
	for _, field := range []string{"Retry", "Catch"} {
		for _, entry := range facts.Items(s.Get(field)) {
			for _, name := range facts.Items(entry.Get("ErrorEquals")) {
				if !name.Is(asl.String) || !strings.HasPrefix(name.Text, "States.") {
					return true
				}
			}
		}
	}
	return false
}

// withoutResult reports whether nothing of the result goes on as a whole, so that
// nobody sees what else there is in it.
func withoutResult(s *facts.State, r *facts.Resource) bool {
	if r.Callback() {
		return true // it comes with the token
	}
	if s.HasField("Assign") {
		return false
	}
	if s.JSONata {
		output := s.Get("Output")
		return output != nil && facts.Strings(output, func(n *asl.Node) bool {
			return !strings.Contains(n.Text, "$states.result") && !facts.HasPlaceholder(n.Text)
		})
	}
	path := s.Get("ResultPath")
	return path.Is(asl.Null) && !path.Missing() && s.Get("ResultSelector") == nil
}
