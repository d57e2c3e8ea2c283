package integrations

import (
	"slices"
	"strings"

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

// checkResource judges the ARN. It returns the action that is called, of an
// optimized integration or of the AWS SDK, and whether the ARN is in order.
func checkResource(p *rule.Pass, r *facts.Resource) (*action, *sdkCall, bool) {
	switch r.Kind {
	case facts.NoARN:
		p.ReportNode(Invalid, r.Node, "%q is no ARN: a Resource is like \"arn:aws:states:::lambda:invoke\"", r.Node.Text)
		return nil, nil, false
	case facts.UnknownResource:
		return nil, nil, true
	}
	if partition := r.Parts[1]; !facts.IsTemplate(partition) && !slices.Contains(partitions, partition) {
		p.ReportNode(Unknown, r.Node, "AWS has no partition %q, only %s", partition, diag.Quoted(partitions))
		return nil, nil, false
	}
	switch r.Kind {
	case facts.OtherResource:
		f := p.ReportNode(Unknown, r.Node, "a task cannot call this resource: it is neither a Lambda function nor an activity nor an integration")
		if strings.HasPrefix(r.Parts[5], "stateMachine:") {
			f.Note("an execution is started by \"arn:aws:states:::states:startExecution\" with StateMachineArn among its arguments")
		}
		return nil, nil, false
	case facts.FunctionResource:
		checkQualifier(p, r)
	case facts.SDKResource:
		call, fine := checkSDK(p, r)
		return nil, call, fine
	case facts.OptimizedResource:
		a, fine := checkOptimized(p, r)
		return a, nil, fine
	}
	return nil, nil, true
}

func checkOptimized(p *rule.Pass, r *facts.Resource) (*action, bool) {
	s := byName()[r.Service]
	if s == nil {
		f := p.Report(Unknown, r.At(r.ServiceAt), "there is no integration of a service %q", r.Service).About(r.Node)
		if near := diag.Nearest(r.Service, serviceNames()); near != "" {
			f.Offer("write "+near, false, p.ReplaceSpan(r.At(r.ServiceAt), near)...)
		} else {
			f.Note("services without one are called as \"arn:aws:states:::aws-sdk:%s:…\"", r.Service)
		}
		return nil, false
	}
	if s.actions == nil {
		return nil, checkPattern(p, r, s, nil)
	}
	a := s.action(r.Action)
	if a != nil {
		return a, checkPattern(p, r, s, a)
	}
	kind := Unknown
	if s.closed {
		kind = Unsupported
	}
	at := r.ActionAt
	if at.Len() == 0 {
		at = r.ServiceAt
	}
	f := p.Report(kind, r.At(at), "%s has no action %q here, only %s", r.Service, r.Action, diag.Quoted(s.names())).About(r.Node)
	if near := diag.Nearest(r.Action, s.names()); near != "" {
		f.Offer("write "+near, false, p.ReplaceSpan(r.At(at), near)...)
	} else if r.Action != "" {
		f.Note("all other actions are called as \"aws-sdk:%s:%s\"", r.Service, r.Action)
	}
	return nil, false
}

// patterns are all patterns.
var patterns = []string{facts.SyncPattern, facts.Sync2Pattern, facts.CallbackPattern}

// checkPattern judges the pattern; a is nil where the actions are not known.
func checkPattern(p *rule.Pass, r *facts.Resource, s *service, a *action) bool {
	var has []string
	kind := Unknown
	switch r.Pattern {
	case "":
		return true
	case facts.SyncPattern:
		if a != nil && a.sync {
			return true
		}
		if s.noSync {
			kind = Unsupported
		}
	case facts.Sync2Pattern:
		if a != nil && a.sync2 {
			return true
		}
		kind = Unsupported
	case facts.CallbackPattern:
		if a != nil && a.token {
			return true
		}
		if s.noToken {
			kind = Unsupported
		}
	}
	if a != nil {
		for i, there := range []bool{a.sync, a.sync2, a.token} {
			if there {
				has = append(has, patterns[i])
			}
		}
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
