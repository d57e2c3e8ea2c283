package errors

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/agext/levenshtein"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// ServiceError finds names that are nearly those of the errors of the service that
// the task calls.
var ServiceError = &rule.Rule{
	ID: "misspelled-service-error", Group: rule.Errors, Severity: diag.Warning,
	Summary: "an error name that is one slip away from one of the service that the task calls",
	Why: "Errors of integrations are called as in the AWS SDK for Java: the client, a full stop and the exception, whose name ends in " +
		"Exception. Optimized integrations and those of the AWS SDK differ: DynamoDB.ConditionalCheckFailedException is raised by " +
		"dynamodb:putItem, DynamoDb.ConditionalCheckFailedException by aws-sdk:dynamodb:putItem. Names are compared letter by letter, " +
		"so that the entry is never used. (The models do not list all errors: others are not judged.)",
	Instead: "write the name as \"gait explain SERVICE:ACTION\" shows it",
	Fix:     rule.UnsafeFix,
	References: []string{"measured on AWS", "the service models of aws-sdk-go",
		"https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad:  sdkTask(`"Retry": [{"ErrorEquals": [«"DynamoDb.ConditionalCheckFailedExceptionn"»]}]`),
		Good: sdkTask(`"Retry": [{"ErrorEquals": ["DynamoDb.ConditionalCheckFailedException"]}]`),
	}, {
		Title: "without the client",
		Bad:   sdkTask(`"Retry": [{"ErrorEquals": [«"ConditionalCheckFailedException"»]}]`),
		Good:  sdkTask(`"Retry": [{"ErrorEquals": ["DynamoDb.ConditionalCheckFailedException"]}]`),
	}, {
		Title: "letter case",
		Bad:   sdkTask(`"Retry": [{"ErrorEquals": [«"DynamoDB.ConditionalCheckFailedException"»]}]`),
		Good:  sdkTask(`"Retry": [{"ErrorEquals": ["DynamoDb.ConditionalCheckFailedException"]}]`),
	}},
}

// sdkTask is a definition of a task that calls the AWS SDK.
func sdkTask(fields string) string {
	return `{
  "StartAt": "Put",
  "States": {
    "Put": {
      "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem",
      "Parameters": {"TableName": "t", "Item": {"id": {"S": "1"}}},
      ` + fields + `,
      "End": true
    }
  }
}`
}

var serviceErrors = &rule.Check{
	Rules: []*rule.Rule{ServiceError},
	State: func(p *rule.Pass, s *facts.State) {
		if s.Kind != asl.OwnerTask || !s.HasField(listFields[:]...) {
			return
		}
		var raised *raisedErrors
		for _, field := range listFields {
			for _, entry := range facts.Items(s.Get(field)) {
				for _, name := range errorNames(entry) {
					if !facts.Known(name, asl.String) || slices.Contains(facts.ErrorNames, name.Text) {
						continue
					}
					if raised == nil {
						if raised = raisedBy(s); raised == nil {
							return
						}
					}
					raised.check(p, name)
				}
			}
		}
	},
}

// raisedErrors is what is known of the errors of a call.
type raisedErrors struct {
	resource  facts.Resource
	service   *catalog.Service
	more      []string // names without prefix that those of the service lack
	prefix    string   // "" where it was not measured how it is spelled
	base      string   // the error for all that has no name; "" as for prefix
	optimized bool
}

// raisedBy returns what is known of the errors of what a task calls, or nil.
func raisedBy(s *facts.State) *raisedErrors {
	r := &raisedErrors{resource: facts.ResourceOf(s)}
	call, err := r.resource.Call()
	if err != nil || call == nil || call.SDK == nil {
		return nil
	}
	id := r.resource.Service
	if call.Optimized != nil {
		r.optimized = true
		id, _, _ = strings.Cut(call.Optimized.SDK, ":")
	}
	all, err := catalog.Default()
	if err != nil {
		return nil
	}
	if r.service, err = all.Service(id); err != nil || r.service == nil {
		return nil
	}
	r.prefix, r.base = r.service.Prefix, r.service.Prefix+"Exception"
	if r.optimized {
		r.prefix, r.base = catalog.OptimizedNamed(r.resource.Service).ErrorPrefix, ""
		for _, e := range call.Optimized.Errors {
			_, name, _ := strings.Cut(e, ".")
			r.more = append(r.more, name)
			if isBase(name, r.service.Prefix) {
				r.base = name
			}
		}
	}
	return r
}

// maxName bounds how long a name may be that is looked at.
const maxName = 100

func (r *raisedErrors) check(p *rule.Pass, name *asl.Node) {
	prefix, rest, dotted := strings.Cut(name.Text, ".")
	if !dotted {
		r.checkBare(p, name)
		return
	}
	if !r.isOwn(prefix) || len(name.Text) > maxName || !utf8.ValidString(name.Text) || slip(name.Text) != "" || p.Raises(name.Text) {
		return
	}
	right := prefix
	if r.prefix != "" {
		right = r.prefix
	}
	meant := r.meant(rest)
	if full := right + "." + meant; full != name.Text {
		var f *rule.Finding
		if meant == rest {
			f = p.ReportNode(ServiceError, name, "errors of %s begin with \"%s.\", not \"%s.\"", r.resource.Name(), right, prefix)
		} else {
			f = p.ReportNode(ServiceError, name, "%s raises no error %q, did you mean %q?", r.resource.Name(), name.Text, full)
		}
		f.Offer("write "+full, false, p.ReplaceErrorName(name, full)...)
	}
}

// checkBare finds the name of an exception without the client before it. Functions
// and whoever sends a task's failure choose their names: nothing is said of those.
func (r *raisedErrors) checkBare(p *rule.Pass, name *asl.Node) {
	if r.prefix == "" || r.resource.Callback() || r.service.ID == "lambda" || len(name.Text) > maxName ||
		!slices.Contains(errorsOf(r.service), name.Text) && !slices.Contains(r.more, name.Text) {
		return
	}
	full := r.prefix + "." + name.Text
	p.ReportNode(ServiceError, name, "%s raises no error %q, did you mean %q?", r.resource.Name(), name.Text, full).
		Offer("write "+full, false, p.ReplaceErrorName(name, full)...)
}

// isOwn reports whether a prefix is that of the service, in one of the integrations
// and in any letter case.
func (r *raisedErrors) isOwn(prefix string) bool {
	return strings.EqualFold(prefix, r.service.Prefix) || strings.EqualFold(prefix, r.prefix) ||
		r.service.ID == "sfn" && strings.EqualFold(prefix, "StepFunctions")
}

// meant returns the name of the exception that was meant, the same where nothing
// is near.
func (r *raisedErrors) meant(rest string) string {
	if rest == r.base || slices.Contains(r.more, rest) {
		return rest
	}
	known := errorsOf(r.service)
	if slices.Contains(known, rest) {
		return rest
	}
	known = slices.Concat(known, r.more)
	if r.base != "" && isBase(rest, r.service.Prefix) {
		return r.base
	}
	if !r.optimized { // whose letter case was not measured
		for _, k := range known {
			if strings.EqualFold(k, rest) {
				return k
			}
		}
	}
	for _, end := range ends {
		if slices.Contains(known, rest+end) {
			return rest + end
		}
		if bare, found := strings.CutSuffix(rest, end); found && slices.Contains(known, bare+ends[0]) {
			return bare + ends[0]
		}
	}
	for _, k := range known {
		if isNear(k, rest) {
			return k
		}
	}
	return rest
}

// ends are what names of exceptions end in, the AWS SDK for Java's own first: names
// in the API lack it or have another.
var ends = []string{"Exception", "ErrorException", "FaultException", "Error", "Fault"}

// isBase reports whether a name is that of the error for what has no name, in one
// of the SDKs.
func isBase(name, prefix string) bool {
	name = strings.ToLower(name)
	name = strings.TrimPrefix(strings.TrimPrefix(name, "amazon"), "aws")
	return name == strings.ToLower(prefix)+"exception"
}

// isNear reports whether one or two letters differ, and more than their case.
func isNear(known, name string) bool {
	if d := len(known) - len(name); d < -2 || d > 2 || len(known) < 12 || strings.EqualFold(known, name) {
		return false
	}
	return levenshtein.Distance(known, name, nil) <= 2
}

// serviceErrorNames are the names of the errors of services by their ids: at most as
// many as the catalogue has.
var serviceErrorNames sync.Map

// errorsOf returns the names of all errors that actions of a service raise, sorted,
// without their prefix. That another action raises an error is not held against a
// name: the models do not list all.
func errorsOf(s *catalog.Service) []string {
	if names, ok := serviceErrorNames.Load(s.ID); ok {
		return names.([]string)
	}
	var names []string
	actions, err := s.Actions()
	if err != nil {
		return nil
	}
	for _, action := range actions {
		a, err := s.Action(action)
		if err != nil || a == nil {
			return nil
		}
		for _, e := range a.Errors {
			names = append(names, strings.TrimPrefix(e, s.Prefix+"."))
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	serviceErrorNames.Store(s.ID, names)
	return names
}
