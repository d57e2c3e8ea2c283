package integrations

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// NoArguments finds integrations that are called with nothing.
var NoArguments = &rule.Rule{
	ID: "missing-arguments", Group: rule.Integrations, Severity: diag.Error,
	Summary: "a service integration without Arguments, in JSONPath Parameters",
	Why: "AWS refuses every service integration without the field, also where the action needs no arguments; " +
		"only Lambda functions and activities that are called by their own ARN get the input of the state.",
	Instead: "add the field; {} where there is nothing to say",
	Refused: true, Message: `SCHEMA_VALIDATION_FAILED: Parameters field is required for resource ARN: arn:…`,
	Fix:        rule.UnsafeFix,
	References: []string{"measured on AWS", guide},
	Examples: []rule.Example{{
		Bad:  call(`«"arn:aws:states:::aws-sdk:s3:listBuckets"»`, ``),
		Good: call(`"arn:aws:states:::aws-sdk:s3:listBuckets"`, `"Parameters": {}, `),
	}},
}

// MissingMember finds arguments without which AWS refuses the definition.
var MissingMember = &rule.Rule{
	ID: "missing-member", Group: rule.Integrations, Severity: diag.Error,
	Summary: "an argument that the integration cannot do without",
	Why:     "AWS knows some arguments of the optimized integrations and refuses a definition in which one is missing.",
	Instead: "add the argument",
	Refused: true, Message: `SCHEMA_VALIDATION_FAILED: The field 'FunctionName' is required but was missing`,
	References: []string{"measured on AWS", guide},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::lambda:invoke"`, `«"Parameters"»: {"Payload": {}}, `),
		Good: call(`"arn:aws:states:::lambda:invoke"`, `"Parameters": {"FunctionName": "f", "Payload": {}}, `),
	}},
}

// ExpectedMember finds arguments without which the service refuses the call.
var ExpectedMember = &rule.Rule{
	ID: "expected-member", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "an argument that the service requires",
	Why:        "The service refuses the request, or AWS the definition: which of the two was not measured for this argument.",
	Instead:    "add the argument",
	References: []string{guide},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::dynamodb:deleteItem"`, `«"Parameters"»: {"TableName": "t"}, `),
		Good: call(`"arn:aws:states:::dynamodb:deleteItem"`, `"Parameters": {"TableName": "t", "Key": {"id": {"S": "1"}}}, `),
	}},
}

// UnknownMember finds arguments that the integration does not have.
var UnknownMember = &rule.Rule{
	ID: "unknown-member", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary: "an argument that the integration does not have, or that begins with a small letter",
	Why: "Arguments are called as the members of the API, always with a capital first letter, whatever the API itself does. " +
		"Others are refused, by AWS at creation or by the service at run time.",
	Instead:    "write the member as the documentation of the integration does",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html", guide},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::lambda:invoke"`, `"Parameters": {"FunctionName": "f", «"TaskToken"»: "t"}, `),
		Good: call(`"arn:aws:states:::lambda:invoke"`, `"Parameters": {"FunctionName": "f", "Payload": {"TaskToken": "t"}}, `),
	}, {
		Title: "letter case",
		Bad:   call(`"arn:aws:states:::aws-sdk:glue:startCrawler"`, `"Parameters": {«"name"»: "c"}, `),
		Good:  call(`"arn:aws:states:::aws-sdk:glue:startCrawler"`, `"Parameters": {"Name": "c"}, `),
	}},
}

// MemberValue finds arguments with a value that the integration does not take.
var MemberValue = &rule.Rule{
	ID: "member-value", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "an argument of http:invoke or apigateway:invoke with a value that it cannot have",
	Why:        "The methods, ways of authorization and encodings are fixed, and some headers are set by AWS alone.",
	Instead:    "use one of the values of the documentation",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html", "https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::apigateway:invoke"`, `"Parameters": {"ApiEndpoint": "${Api}", "Method": «"FETCH"»}, `),
		Good: call(`"arn:aws:states:::apigateway:invoke"`, `"Parameters": {"ApiEndpoint": "${Api}", "Method": "GET"}, `),
	}},
}

// argumentsOf returns the member with the arguments of a task, or nil.
func argumentsOf(s *facts.State) *asl.Member {
	return s.Node.Member(facts.ArgumentsField(s.JSONata))
}

func checkArguments(p *rule.Pass, s *facts.State, r *facts.Resource, call *catalog.Call) {
	if r.Kind != facts.OptimizedResource && r.Kind != facts.SDKResource {
		return
	}
	m := argumentsOf(s)
	if m == nil {
		field := facts.ArgumentsField(s.JSONata)
		if s.HasField(facts.ArgumentsField(!s.JSONata)) || s.Node.Cut() || misnamed(s, field) {
			return // which is a mistake of its own
		}
		p.ReportNode(NoArguments, r.Node, "%s needs %s, if only {}", r.Name(), field).
			Offer("add "+field, false, p.Insert(s.Node.Member("Resource"), field, "{}")...)
		return
	}
	if !m.Value.Is(asl.Object) {
		return
	}
	if r.Service == "dynamodb" {
		checkPlaceholders(p, s, m.Value)
	}
	if r.Service == "apigateway" && r.Kind == facts.OptimizedResource {
		checkHeaders(p, m.Value)
	}
	checkMembers(p, s, r, call, m)
}

// misnamed reports whether a state has a field under a wrong name.
func misnamed(s *facts.State, field string) bool {
	for i := range s.Node.Members {
		key := s.Node.Members[i].Key
		if asl.FieldOf(s.Kind, key) == nil && diag.Nearest(key, []string{field}) != "" {
			return true
		}
	}
	return false
}

// plainKey returns a key without the mark of a JSONPath value.
func plainKey(s *facts.State, key string) string {
	if s.JSONata {
		return key
	}
	return strings.TrimSuffix(key, ".$")
}

// startsSmall reports whether a key begins with a small letter, as no argument does.
func startsSmall(key string) bool {
	first, _ := utf8.DecodeRuneInString(key)
	return unicode.IsLower(first)
}
