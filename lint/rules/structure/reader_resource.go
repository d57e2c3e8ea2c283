package structure

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// ReaderResource finds resources that an ItemReader cannot read with.
var ReaderResource = &rule.Rule{
	ID: "reader-resource", Group: rule.Structure, Severity: diag.Error,
	Summary: "an ItemReader with another resource than s3:getObject or s3:listObjectsV2",
	Why:     "The items of a distributed map come from one object in Amazon S3 or from a list of objects.",
	Instead: "write arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2, with the partition of the account",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: The field 'Resource' does not match any of the allowed values",
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html"},
	Examples: []rule.Example{{
		Bad:  distributed(`"ItemReader": {"Resource": «"arn:aws:states:::dynamodb:getItem"», "Parameters": {"Bucket": "b", "Key": "k"}, "ReaderConfig": {"InputType": "JSON"}}`),
		Good: distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"}, "ReaderConfig": {"InputType": "JSON"}}`),
	}},
}

// readerAPIs are what an ItemReader can call.
var readerAPIs = []string{"s3:getObject", "s3:listObjectsV2"}

var readerResource = &rule.Check{
	Rules: []*rule.Rule{ReaderResource},
	Object: func(p *rule.Pass, o *facts.Object) {
		if o.Owner != asl.OwnerItemReader {
			return
		}
		resource := o.Get("Resource")
		if !facts.Known(resource, asl.String) || readerAPI(resource) != "" {
			return
		}
		f := p.ReportNode(ReaderResource, resource, "an ItemReader reads with %s only, not with %s", diag.List(readerAPIs, "or"), quote(resource.Text))
		if api, ok := integration(resource.Text); ok {
			if near := diag.Nearest(api, readerAPIs); near != "" {
				fixed := strings.TrimSuffix(resource.Text, api) + near
				f.Offer("write "+fixed, false, p.Replace(resource, rule.Spell(fixed))...)
			}
		}
	},
}

// integration returns what follows arn:…:states::: in a resource.
func integration(arn string) (api string, ok bool) {
	rest, ok := strings.CutPrefix(arn, "arn:")
	if !ok {
		return "", false
	}
	partition, api, ok := strings.Cut(rest, ":states:::")
	return api, ok && partition != "" && !strings.Contains(partition, ":")
}

// readerAPI returns which of the APIs an ItemReader calls, or "".
func readerAPI(resource *asl.Node) string {
	if resource.Is(asl.String) {
		text := resource.Text
		for _, api := range readerAPIs {
			if strings.HasSuffix(text, ":states:::"+api) {
				if facts.IsUnknown(resource) {
					return api
				}
				if got, ok := integration(text); ok && got == api {
					return api
				}
			}
		}
	}
	return ""
}
