package lint_test

import (
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestServiceErrors holds error names against those of the service that is called.
func TestServiceErrors(t *testing.T) {
	for _, test := range []struct{ resource, name, meant string }{
		{"aws-sdk:dynamodb:putItem", "DynamoDb.ConditionalCheckFailedException", ""},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.DynamoDbException", ""},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.SdkClientException", ""},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.ThrottlingException", ""},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.TableInUseException", ""}, // of another action
		{"aws-sdk:dynamodb:putItem", "DynamoDb.VeryNewException", ""},
		{"aws-sdk:dynamodb:putItem", "DynamoDb", ""},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.", ""},
		{"aws-sdk:dynamodb:putItem", "Lambda.ConditionalCheckFailedExceptionn", ""}, // whatever that is
		{"aws-sdk:dynamodb:putItem", "ConditionalCheckFailedException", "DynamoDb.ConditionalCheckFailedException"},
		{"aws-sdk:dynamodb:putItem", "ConditionalCheckFailed", ""},
		{"aws-sdk:dynamodb:putItem", "VeryNewException", ""},
		{"aws-sdk:dynamodb:putItem.waitForTaskToken", "ConditionalCheckFailedException", ""}, // SendTaskFailure may say so
		{"dynamodb:putItem", "ConditionalCheckFailedException", "DynamoDB.ConditionalCheckFailedException"},
		{"lambda:invoke", "TooManyRequestsException", ""}, // of the function's own
		{"aws-sdk:dynamodb:putItem", "DynamoDB.ProvisionedThroughputExceeded", "DynamoDb.ProvisionedThroughputExceededException"},
		{"dynamodb:putItem", "DynamoDB.ProvisionedThroughputExceeded", "DynamoDB.ProvisionedThroughputExceededException"},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.InternalServer", "DynamoDb.InternalServerErrorException"},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.ConditionalCheckFailedError", "DynamoDb.ConditionalCheckFailedException"},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.ResourceNotFoundFault", "DynamoDb.ResourceNotFoundException"},
		{"aws-sdk:dynamodb:putItem", "${Error}", ""},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.ConditionalCheckFailedExceptionn", "DynamoDb.ConditionalCheckFailedException"},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.ConditionalCheckFailed", "DynamoDb.ConditionalCheckFailedException"},
		{"aws-sdk:dynamodb:putItem", "DynamoDb.conditionalCheckFailedException", "DynamoDb.ConditionalCheckFailedException"},
		{"aws-sdk:dynamodb:putItem", "DynamoDB.ConditionalCheckFailedException", "DynamoDb.ConditionalCheckFailedException"},
		{"aws-sdk:dynamodb:putItem", "dynamodb.VeryNewException", "DynamoDb.VeryNewException"},
		{"aws-sdk:dynamodb:putItem", "DynamoDB.AmazonDynamoDBException", "DynamoDb.DynamoDbException"},
		{"aws-sdk:s3:getObject", "S3.NoSuchBucketException", ""},
		{"aws-sdk:s3:getObject", "S3.NoSuchKey", "S3.NoSuchKeyException"},
		{"aws-sdk:sfn:startExecution", "StepFunctions.ExecutionAlreadyExistsException", "Sfn.ExecutionAlreadyExistsException"},
		{"aws-sdk:glue:noSuchAction", "glue.EntityNotFoundException", ""},
		{"dynamodb:putItem", "DynamoDB.ConditionalCheckFailedException", ""},
		{"dynamodb:putItem", "DynamoDB.AmazonDynamoDBException", ""},
		{"dynamodb:putItem", "DynamoDb.ConditionalCheckFailedException", "DynamoDB.ConditionalCheckFailedException"},
		{"dynamodb:putItem", "DynamoDb.DynamoDbException", "DynamoDB.AmazonDynamoDBException"},
		{"dynamodb:putItem", "DynamoDB.ConditionalCheckFaildException", "DynamoDB.ConditionalCheckFailedException"},
		{"sqs:sendMessage", "Sqs.SdkClientException", "SQS.SdkClientException"},
		{"sns:publish", "SNS.NotFoundException", ""},
		{"states:startExecution", "StepFunctions.ExecutionAlreadyExistsException", ""},
		{"codebuild:startBuild", "CodeBuild.AWSCodeBuildException", ""},
		{"lambda:invoke", "Lambda.TooManyRequestsException", ""},
		{"lambda:invoke", "Lambda.ResourceConflictExcepton", "Lambda.ResourceConflictException"},
	} {
		for _, field := range []string{`"Retry": [{"ErrorEquals": ["` + test.name + `"]}]`, `"Catch": [{"Next": "A", "ErrorEquals": ["` + test.name + `"]}]`} {
			text := oneTask(`"Resource": "arn:aws:states:::` + test.resource + `", "Parameters": {}, ` + field)
			ds := testlint.Findings(t, "a.asl.json", text, lint.Options{}, rule.Errors)
			if test.meant == "" {
				if len(ds) > 0 {
					t.Errorf("%s: %s: %s", test.resource, test.name, ds[0].Message)
				}
				continue
			}
			if len(ds) != 1 || ds[0].Rule != "misspelled-service-error" || ds[0].File.Slice(ds[0].Span) != `"`+test.name+`"` ||
				len(ds[0].Fixes) != 1 || ds[0].Fixes[0].Edits[0].Text != `"`+test.meant+`"` {
				t.Errorf("%s: %s: found %v", test.resource, test.name, ds)
			}
		}
	}
}

// TestRaisedError leaves alone what a Fail state raises.
func TestRaisedError(t *testing.T) {
	const text = `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:listTables", "Parameters": {}, ` +
		`"Retry": [{"ErrorEquals": ["DynamoDb.ResourceNotFound"]}], "Next": "B"}, "B": {"Type": "Fail", "Error": "DynamoDb.ResourceNotFound"}}}`
	if got := testlint.Found(t, "a.asl.json", text, lint.Options{}, rule.Errors); len(got) > 0 {
		t.Errorf("got %q", got)
	}
}
