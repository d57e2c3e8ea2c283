package main

import "testing"

// TestNames holds names that AWS's documentation or definitions that ran have.
func TestNames(t *testing.T) {
	for name, rule := range map[string]struct {
		of    func(string) string
		names map[string]string
	}{
		// docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
		"prefix": {prefixOf, map[string]string{
			"DynamoDB": "DynamoDb", "SFN": "Sfn", "ACM PCA": "AcmPca", "SESv2": "SesV2", "WAFV2": "Wafv2",
			"Config Service": "Config", "Cost and Usage Report Service": "CostAndUsageReport",
			"Elastic Load Balancing v2": "ElasticLoadBalancingV2", "b2bi": "B2Bi", "FSx": "FSx",
			"IoTAnalytics": "IoTAnalytics", "IoT Events Data": "IotEventsData", "AmplifyUIBuilder": "AmplifyUiBuilder",
			"SageMaker A2I Runtime": "SageMakerA2IRuntime", "Kinesis Video WebRTC Storage": "KinesisVideoWebRtcStorage",
			"codestar notifications": "CodestarNotifications", "AWS Thing": "Thing",
		}},
		"action": {actionOf, map[string]string{
			"PutItem": "putItem", "DescribeDBInstances": "describeDBInstances", "ListObjectsV2": "listObjectsV2", "X": "x",
		}},
		"member": {memberOf, map[string]string{
			"stateMachineArn": "StateMachineArn", "DBInstanceIdentifier": "DbInstanceIdentifier", "ACL": "Acl",
			"TemplateURL": "TemplateURL", "PerformAutoML": "PerformAutoML", "S3Bucket": "S3Bucket",
			"BOOL": "Bool", "NULL": "Nul", "equals": "EqualsValue", "Equals": "EqualsValue", "Return": "ReturnValue", "default": "DefaultValue", "DefaultAction": "DefaultAction", "_x": "_x",
		}},
		"error": {errorOf, map[string]string{
			"NoSuchKey": "NoSuchKeyException", "ConditionalCheckFailedException": "ConditionalCheckFailedException",
			"DBSnapshotAlreadyExistsFault": "DbSnapshotAlreadyExistsException", "BucketAlreadyExists": "BucketAlreadyExistsException",
			"KMSAccessDeniedException": "KmsAccessDeniedException", "InternalServerFaultException": "InternalServerFaultException",
		}},
	} {
		for in, want := range rule.names {
			if got := rule.of(in); got != want {
				t.Errorf("%s of %s is %s, want %s", name, in, got, want)
			}
		}
	}
}
