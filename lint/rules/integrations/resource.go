package integrations

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

const guide = "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html"

// Invalid finds resources that are no ARN.
var Invalid = &rule.Rule{
	ID: "invalid-resource", Group: rule.Integrations, Severity: diag.Error,
	Summary: "a Resource that is no ARN",
	Why:     "A task calls what its Resource names, by an ARN of six parts. AWS refuses anything else.",
	Instead: "write the whole ARN, or a placeholder that deployment replaces by one",
	Refused: true, Message: `SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN`,
	Peers:      []string{"statelint", "asl-validator", "cfn-lint"},
	References: []string{"measured on AWS", guide},
	Examples:   []rule.Example{{Bad: call(`«"MyFunction"»`, ``), Good: call(`"arn:aws:lambda:eu-west-1:123456789012:function:MyFunction"`, ``)}},
}

// Unsupported finds integrations that AWS was seen to refuse.
var Unsupported = &rule.Rule{
	ID: "unsupported-integration", Group: rule.Integrations, Severity: diag.Error,
	Summary: "a pattern or action that the service integration does not have",
	Why: "Not every service can be waited for with .sync, and not every one can send a task token back. AWS takes " +
		"an integration that does not exist for a wrong ARN.",
	Instead: "use a pattern that the action has, or the AWS SDK integration of the service",
	Refused: true, Message: `SCHEMA_VALIDATION_FAILED: The resource provided arn:… is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
	Fix:        rule.UnsafeFix,
	Peers:      []string{"LocalStack"},
	References: []string{"measured on AWS", guide},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::sqs:sendMessage«.sync»"`, `"Parameters": {"QueueUrl": "${Queue}", "MessageBody": "x"}, `),
		Good: call(`"arn:aws:states:::sqs:sendMessage"`, `"Parameters": {"QueueUrl": "${Queue}", "MessageBody": "x"}, `),
	}},
}

// Unknown finds integrations that are not documented.
var Unknown = &rule.Rule{
	ID: "unknown-integration", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "a service, action or pattern that is not among the documented integrations",
	Why:        "AWS refuses an integration that it does not know. Unless the service is newer than this table, it is a slip.",
	Instead:    "use a documented integration, or the AWS SDK integration of the service",
	Fix:        rule.UnsafeFix,
	References: []string{guide, "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::lambda:«invok»"`, `"Parameters": {"FunctionName": "f"}, `),
		Good: call(`"arn:aws:states:::lambda:invoke"`, `"Parameters": {"FunctionName": "f"}, `),
	}, {
		Title: "actions of the AWS SDK begin with a small letter",
		Bad:   call(`"arn:aws:states:::aws-sdk:glue:«StartCrawler»"`, `"Parameters": {"Name": "c"}, `),
		Good:  call(`"arn:aws:states:::aws-sdk:glue:startCrawler"`, `"Parameters": {"Name": "c"}, `),
	}},
}

// call is the definition of the examples: a task with a resource and fields.
func call(resource, fields string) string {
	return `{
  "StartAt": "Call",
  "States": {
    "Call": {"Type": "Task", "Resource": ` + resource + `, ` + fields + `"End": true}
  }
}`
}

// partitions are the partitions of AWS.
var partitions = []string{"aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"}

// checkResource judges the ARN. It returns the action that is called, nil where
// it is not known, and whether the ARN is in order.
func checkResource(p *rule.Pass, r *facts.Resource) (*catalog.Call, bool) {
	switch r.Kind {
	case facts.NoARN:
		p.ReportNode(Invalid, r.Node, "%q is no ARN: a Resource is like \"arn:aws:states:::lambda:invoke\"", r.Node.Text)
		return nil, false
	case facts.UnknownResource:
		return nil, true
	}
	if partition := r.Parts[1]; !facts.IsTemplate(partition) && !slices.Contains(partitions, partition) {
		p.ReportNode(Unknown, r.Node, "AWS has no partition %q, only %s", partition, diag.Quoted(partitions))
		return nil, false
	}
	switch r.Kind {
	case facts.OtherResource:
		f := p.ReportNode(Unknown, r.Node, "a task cannot call this resource: it is neither a Lambda function nor an activity nor an integration")
		if strings.HasPrefix(r.Parts[5], "stateMachine:") {
			f.Note("an execution is started by \"arn:aws:states:::states:startExecution\" with StateMachineArn among its arguments")
		}
		return nil, false
	case facts.FunctionResource:
		checkQualifier(p, r)
	case facts.SDKResource:
		return checkSDK(p, r)
	case facts.OptimizedResource:
		return checkOptimized(p, r)
	}
	return nil, true
}

func checkOptimized(p *rule.Pass, r *facts.Resource) (*catalog.Call, bool) {
	s := catalog.OptimizedNamed(r.Service)
	if s == nil {
		f := p.Report(Unknown, r.At(r.ServiceAt), "there is no integration of a service %q", r.Service).About(r.Node)
		if near := diag.Nearest(r.Service, optimizedServices()); near != "" {
			f.Offer("write "+near, false, p.ReplaceSpan(r.At(r.ServiceAt), near)...)
		} else {
			f.Note("services without one are called as \"arn:aws:states:::aws-sdk:%s:…\"", r.Service)
		}
		return nil, false
	}
	if len(s.Actions) == 0 {
		return nil, checkPattern(p, r, s, nil)
	}
	if a := s.Action(r.Action); a != nil {
		return optimizedCall(s, a), checkPattern(p, r, s, a)
	}
	kind := Unknown
	if s.Closed {
		kind = Unsupported
	}
	at := r.ActionAt
	if at.Len() == 0 {
		at = r.ServiceAt
	}
	names := s.Names()
	f := p.Report(kind, r.At(at), "%s has no action %q here, only %s", r.Service, r.Action, diag.Quoted(names)).About(r.Node)
	if near := diag.Nearest(r.Action, names); near != "" {
		f.Offer("write "+near, false, p.ReplaceSpan(r.At(at), near)...)
	} else if r.Action != "" {
		f.Note("all other actions are called as \"aws-sdk:%s:%s\"", r.Service, r.Action)
	}
	return nil, false
}

// optimizedCall returns what is known of an action, or nil where the file with
// the data is damaged.
func optimizedCall(s *catalog.OptimizedService, a *catalog.OptimizedAction) *catalog.Call {
	all, err := catalog.Default()
	if err != nil {
		return nil
	}
	call, err := all.OptimizedCall(s.ID, a.Name)
	if err != nil {
		return nil
	}
	return call
}

func optimizedServices() []string {
	var ids []string
	for _, s := range catalog.OptimizedServices() {
		ids = append(ids, s.ID)
	}
	return ids
}

// patterns are all patterns.
var patterns = []string{facts.SyncPattern, facts.Sync2Pattern, facts.CallbackPattern}

// checkPattern judges the pattern; a is nil where the actions are not known.
func checkPattern(p *rule.Pass, r *facts.Resource, s *catalog.OptimizedService, a *catalog.OptimizedAction) bool {
	var has []string
	kind := Unknown
	switch r.Pattern {
	case "":
		return true
	case facts.SyncPattern:
		if a != nil && a.Sync {
			return true
		}
		if s.NoSync {
			kind = Unsupported
		}
	case facts.Sync2Pattern:
		if a != nil && a.Sync2 {
			return true
		}
		kind = Unsupported
	case facts.CallbackPattern:
		if a != nil && a.Callback {
			return true
		}
		if s.NoCallback {
			kind = Unsupported
		}
	}
	if a != nil {
		has = a.Patterns()
	} else if kind == Unknown && slices.Contains(patterns, r.Pattern) {
		return true
	}
	f := p.Report(kind, r.At(r.PatternAt), "%s:%s has no pattern %q", r.Service, r.Action, r.Pattern).About(r.Node)
	if len(has) > 0 {
		f.Message += ", only " + diag.Quoted(has)
	} else {
		f.Note("it answers requests only: leave the pattern out")
	}
	if near := diag.Nearest(r.Pattern, has); near != "" {
		f.Offer("write "+near, false, p.ReplaceSpan(r.At(r.PatternAt), near)...)
	} else if len(has) == 0 {
		f.Offer("remove it", false, p.ReplaceSpan(r.At(r.PatternAt), "")...)
	}
	return false
}
