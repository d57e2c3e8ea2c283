package lint_test

import (
	"strconv"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestSlipWithDuration asserts that a duration as the value of an argument that
// is named like a clause is one mistake, of which the compiler speaks.
func TestSlipWithDuration(t *testing.T) {
	const text = "workflow\n\ntask A lambda:invoke { FunctionName: \"f\", timeout: 5m }\n"
	const want = "workflow\n\ntask A lambda:invoke { FunctionName: \"f\", timeout 5m }\n"
	ds := lint.File(source.New("a.gait", text), lint.Options{})
	if len(ds) != 1 || ds[0].Severity != diag.Error || len(ds[0].Fixes) != 1 || testlint.Edited(t, text, ds[0].Fixes[0]) != want {
		t.Errorf("found %v", ds)
	}
}

// TestArgumentsInGait asserts where findings about arguments stand in Gait, and
// that keys are mended there.
func TestArgumentsInGait(t *testing.T) {
	for text, want := range map[string]string{
		"task A sqs:sendMessage { QueueUrl: \"https://q.fifo\", MessageBody: 1 }":                      `contradicting-members "sqs:sendMessage"`,
		"task A aws-sdk:dynamodb:scan { TableName: \"table\", Limit: 0 }":                              `member-bounds "0"`,
		"task A dynamodb:getItem { TableName: \"t\", Key: { id: { N: 5 } } }":                          `dynamodb-attribute-value "5"`,
		"task A aws-sdk:kms:generateDataKey { KeyId: \"k\", KeySpec: \"AES_256\", NumberOfBytes: 32 }": `contradicting-members "NumberOfBytes"`,
		"task A aws-sdk:glue:startJobRun { JobName: \"j\" }":                                           `optimized-available "aws-sdk:glue:startJobRun" glue:startJobRun`,
		"task A aws-sdk:kms:decrypt { CiphertextBlob: \"eA==\", retry on Kms.NotFound }":               `misspelled-service-error "Kms.NotFound" Kms.NotFoundException`,
		"task A aws-sdk:efs:createAccessPoint { FileSystemId: \"fs-12345678\", retry on States.ALL }":  `retried-write "States.ALL"`,
		"task A aws-sdk:eks:describeCluster { Name: \"c\", output $states.result.Clusters }":           `result-member "Clusters" Cluster`,
		"task A lambda:invoke { Payload: 1 }":                                                          `missing-member "lambda:invoke"`,
		"task A lambda:invoke { functionName: \"f\", Payload: 1 }":                                     `unknown-member "functionName" FunctionName`,
	} {
		text = "workflow\n\n" + text + "\n"
		got := ""
		for _, d := range lint.File(source.New("a.gait", text), lint.Options{}) {
			got += d.Rule + " " + strconv.Quote(d.File.Slice(d.Span))
			if len(d.Fixes) > 0 {
				got += " " + d.Fixes[0].Edits[0].Text
			}
		}
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}
