package catalog

import (
	"strings"
	"testing"
)

func TestComplete(t *testing.T) {
	for prefix, want := range map[string]string{
		"":                               "apigateway: athena: … aws-sdk:",
		"e":                              "ecs: eks: elasticmapreduce: emr-containers: emr-serverless: events:",
		"a":                              "apigateway: athena: aws-sdk:",
		"aws":                            "aws-sdk:",
		"zz":                             "",
		"Lambda:":                        "lambda:invoke",
		"states:start":                   "states:startExecution",
		"states:startExecution.":         "states:startExecution.sync states:startExecution.sync:2 states:startExecution.waitForTaskToken",
		"states:startExecution.sync:":    "states:startExecution.sync:2",
		"states:start.":                  "",
		"lambda:invoke.s":                "",
		"codebuild:STOP":                 "codebuild:stopBuild codebuild:stopBuildBatch",
		"dynamo:":                        "",
		"aws-sdk:dynamo":                 "aws-sdk:dynamodb: aws-sdk:dynamodbstreams:",
		"aws-sdk:DynamoDB:putI":          "aws-sdk:dynamodb:putItem",
		"aws-sdk:dynamodb:putItem.":      "aws-sdk:dynamodb:putItem.waitForTaskToken",
		"aws-sdk:sts:assume":             "aws-sdk:sts:assumeRoot", // the others are not offered
		"aws-sdk:nothing:":               "",
		"aws-sdk:sfn:startExecution\x00": "",
	} {
		list, err := catalogue(t).Complete(prefix)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, c := range list {
			texts = append(texts, c.Text)
			if c.Open != strings.HasSuffix(c.Text, ":") || c.Open != (c.Call == nil) {
				t.Errorf("%s: %+v", prefix, c)
			}
			if sdk := strings.HasPrefix(c.Text, SDKPrefix) && c.Text != SDKPrefix; sdk != (c.Service != nil) {
				t.Errorf("%s: %s has the service %v", prefix, c.Text, c.Service)
			}
		}
		got := strings.Join(texts, " ")
		if start, end, ok := strings.Cut(want, "…"); ok && strings.HasPrefix(got, start) && strings.HasSuffix(got, end) {
			continue
		}
		if got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", prefix, got, want)
		}
	}
}

// BenchmarkComplete lists services, and the actions of the largest.
func BenchmarkComplete(b *testing.B) {
	for _, prefix := range []string{"", "aws-sdk:", "aws-sdk:ec2:", "aws-sdk:dynamodb:p"} {
		b.Run(prefix, func(b *testing.B) {
			c := catalogue(b)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Complete(prefix); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
