package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// callMistakes are calls with one mistake each, in « and », of services that no
// definition of the corpus calls: the action and its arguments, other fields of the
// state, the rule that finds it, and the text that it offers instead, if any.
var callMistakes = []struct{ action, arguments, fields, rule, offered string }{
	// Services.
	{"«elastiCache»:describeCacheClusters", `{}`, ``, "unknown-integration", "elasticache"},
	{"«kinesys»:describeStream", `{"StreamName": "s"}`, ``, "unknown-integration", "kinesis"},
	{"«cognito-idp»:listUsers", `{"UserPoolId": "p"}`, ``, "unknown-integration", "cognitoidentityprovider"},
	{"«ce»:getCostAndUsage", `{}`, ``, "unknown-integration", "costexplorer"},
	{"«waf-v2»:listWebACLs", `{"Scope": "REGIONAL"}`, ``, "unknown-integration", "wafv2"},
	// Actions.
	{"kms:«Encrypt»", `{"KeyId": "k", "Plaintext": "eA=="}`, ``, "unknown-integration", "encrypt"},
	{"kms:«encript»", `{"KeyId": "k", "Plaintext": "eA=="}`, ``, "unknown-integration", "encrypt"},
	{"route53:«changeResourceRecords»", `{}`, ``, "unknown-integration", "changeResourceRecordSets"},
	{"ecr:«describeImgaes»", `{"RepositoryName": "repository"}`, ``, "unknown-integration", "describeImages"},
	{"sts:«getCallerIdentidy»", `{}`, ``, "unknown-integration", "getCallerIdentity"},
	{"firehose:«putRecords»", `{}`, ``, "unknown-integration", "putRecord"},
	{"guardduty:listDetectors«.sync»", `{}`, ``, "unsupported-integration", ""},
	// Members, and their case.
	{"kms:encrypt", `{"KeyId": "k", «"PlainText"»: "eA=="}`, ``, "unknown-member", "Plaintext"},
	{"kms:decrypt", `{«"ciphertextBlob"»: "eA=="}`, ``, "unknown-member", "CiphertextBlob"},
	{"eks:describeCluster", `{«"name"»: "c"}`, ``, "unknown-member", "Name"},
	{"apigatewayv2:getApi", `{«"ApiID"»: "a"}`, ``, "unknown-member", "ApiId"},
	{"codepipeline:startPipelineExecution", `{"Name": "p", «"ClientRequestTokens"»: "t"}`, ``, "unknown-member", "ClientRequestToken"},
	{"kinesis:putRecord", `{"StreamName": "s", "Data": "eA==", «"PartitionKeys.$"»: "$.k"}`, ``, "unknown-member", "PartitionKey.$"},
	{"sesv2:sendEmail", `{"Content": {}, «"FromEmailAdress"»: "a@example.com"}`, ``, "unknown-member", "FromEmailAddress"},
	{"backup:startBackupJob", `{"BackupVaultName": "vault", "ResourceArn": "r", «"IAMRoleArn"»: "i"}`, ``, "unknown-member", "IamRoleArn"},
	{"xray:getGroup", `{«"GroupNam"»: "g"}`, ``, "unknown-member", "GroupName"},
	// Types.
	{"ecr:describeImages", `{"RepositoryName": "repository", "ImageIds": «{"ImageTag": "t"}»}`, ``, "member-type", ""},
	{"kinesis:putRecords", `{"StreamName": "s", "Records": «"r"»}`, ``, "member-type", ""},
	{"route53:changeResourceRecordSets", `{"HostedZoneId": "z", "ChangeBatch": «[]»}`, ``, "member-type", ""},
	{"elasticache:describeCacheClusters", `{"MaxRecords": «[50]»}`, ``, "member-type", ""},
	{"wafv2:tagResource", `{"ResourceARN": "arn:aws:wafv2:eu-west-1:123456789012:x", "Tags": [«"team"»]}`, ``, "member-type", ""},
	// One of a few.
	{"kms:encrypt", `{"KeyId": "k", "Plaintext": "eA==", "EncryptionAlgorithm": «"SYMETRIC_DEFAULT"»}`, ``, "member-enum", "SYMMETRIC_DEFAULT"},
	{"polly:synthesizeSpeech", `{"Text": "t", "VoiceId": "Joanna", "OutputFormat": «"mp4"»}`, ``, "member-enum", "mp3"},
	{"wafv2:listWebACLs", `{"Scope": «"REGION"»}`, ``, "member-enum", "REGIONAL"},
	{"route53:changeResourceRecordSets", `{"HostedZoneId": "z", "ChangeBatch": {"Changes": [{"Action": «"upsert"», ` +
		`"ResourceRecordSet": {"Name": "n", "Type": "A"}}]}}`, ``, "member-enum", "UPSERT"},
	{"costexplorer:getCostAndUsage", `{"TimePeriod": {"Start": "2026-01-01", "End": "2026-02-01"}, "Metrics": ["BlendedCost"], "Granularity": «"DAYLY"»}`,
		``, "member-enum", "DAILY"},
	// Missing members, at the top and inside.
	{"kms:encrypt", `{"KeyId": "k"}`, ``, "expected-member", ""},
	{"efs:createMountTarget", `{"FileSystemId": "fs-12345678"}`, ``, "expected-member", ""},
	{"codedeploy:stopDeployment", `{}`, ``, "expected-member", ""},
	{"route53:changeResourceRecordSets", `{"HostedZoneId": "z", «"ChangeBatch"»: {"Comment": "c"}}`, ``, "expected-member", ""},
	{"backup:createBackupPlan", `{"BackupPlan": {"BackupPlanName": "p", «"Rules"»: [{"RuleName": "r"}]}}`, ``, "expected-member", ""},
	{"wafv2:tagResource", `{"ResourceARN": "arn:aws:wafv2:eu-west-1:123456789012:x", «"Tags"»: [{"Key": "k"}]}`, ``, "expected-member", ""},
	// Nested members.
	{"route53:changeResourceRecordSets", `{"HostedZoneId": "z", "ChangeBatch": {"Changes": [{"Action": "UPSERT", ` +
		`"ResourceRecordSet": {"Name": "n", "Type": "A", «"SetIdentifer"»: "i"}}]}}`, ``, "unknown-member", "SetIdentifier"},
	{"sesv2:sendEmail", `{"Content": {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {«"data"»: "b"}}}}}`, ``, "unknown-member", "Data"},
	{"scheduler:createSchedule", `{"Name": "s", "ScheduleExpression": "rate(1 day)", "FlexibleTimeWindow": {"Mode": "OFF"}, ` +
		`"Target": {"Arn": "a", "RoleArn": "arn:aws:iam::123456789012:role/r", "RetryPolicy": {«"MaximumRetryAttempt"»: 1}}}`, ``, "unknown-member", "MaximumRetryAttempts"},
	// Ranges, lengths and patterns.
	{"kinesis:createStream", `{"StreamName": "s", "ShardCount": «0»}`, ``, "member-bounds", ""},
	{"kinesis:putRecords", `{"StreamName": "s", "Records": «[]»}`, ``, "member-bounds", ""},
	{"kms:encrypt", `{"KeyId": «""», "Plaintext": "eA=="}`, ``, "member-bounds", ""},
	{"efs:createMountTarget", `{"FileSystemId": "fs-12345678", "SubnetId": «"net-1"»}`, ``, "member-bounds", ""},
	{"backup:startBackupJob", `{"BackupVaultName": «"v"», "ResourceArn": "r", "IamRoleArn": "i"}`, ``, "member-bounds", ""},
	{"sts:getSessionToken", `{"DurationSeconds": «60»}`, ``, "member-bounds", ""},
	{"scheduler:getSchedule", `{"Name": «"my schedule"»}`, ``, "member-bounds", ""},
	// Contradictions.
	{"kms:generateDataKey", `{"KeyId": "k", "KeySpec": "AES_256", «"NumberOfBytes"»: 32}`, ``, "contradicting-members", ""},
	{"accessanalyzer:createAccessPreview", `{"AnalyzerArn.$": "$.a", "Configurations": {"x": {"SqsQueue": {}, «"KmsKey"»: {}}}}`, ``, "contradicting-members", ""},
	// Errors.
	{"kms:decrypt", `{"CiphertextBlob": "eA=="}`, `"Retry": [{"ErrorEquals": [«"KMS.NotFoundException"»]}]`, "misspelled-service-error", "Kms.NotFoundException"},
	{"kms:decrypt", `{"CiphertextBlob": "eA=="}`, `"Catch": [{"ErrorEquals": [«"Kms.InvalidCipherTextException"»], "Next": "A"}]`,
		"misspelled-service-error", "Kms.InvalidCiphertextException"},
	{"kinesis:putRecord", `{"StreamName": "s", "Data": "eA==", "PartitionKey": "k"}`, `"Retry": [{"ErrorEquals": [«"Kinesis.ProvisionedThroughputExceeded"»]}]`,
		"misspelled-service-error", "Kinesis.ProvisionedThroughputExceededException"},
	{"ecr:describeImages", `{"RepositoryName": "repository"}`, `"Retry": [{"ErrorEquals": [«"ecr.ServerException"»]}]`, "misspelled-service-error", "Ecr.ServerException"},
	// What is read of results.
	{"kms:encrypt", `{"KeyId": "k", "Plaintext": "eA=="}`, `"ResultSelector": {"c.$": "$.«CipherTextBlob»"}`, "result-member", "CiphertextBlob"},
	{"eks:describeCluster", `{"Name": "c"}`, `"ResultSelector": {"s.$": "$.«cluster».status"}`, "result-member", "Cluster"},
	{"eks:describeCluster", `{"Name": "c"}`, `"ResultSelector": {"s.$": "$.Cluster.«Phase»"}`, "result-member", ""},
	{"sts:getSessionToken", `{}`,
		`"ResultPath": "$.session", "OutputPath": "$.session.«Credential».AccessKeyId"`, "result-member", "Credentials"},
	{"kinesis:listStreams", `{}`, `"ResultSelector": {"s.$": "$.StreamNames.«Name»"}`, "result-member", ""},
	{"codepipeline:getPipelineState", `{"Name": "p"}`, `"OutputPath": "$.StageStates[0].ActionStates[*].«LatestExecutions».Status"`, "result-member", "LatestExecution"},
	{"guardduty:listDetectors", `{}`, `"Assign": {"ids.$": "$.«DetectorsIds»"}`, "result-member", "DetectorIds"},
	// Writes that are retried.
	{"efs:createAccessPoint", `{"FileSystemId": "fs-12345678"}`, `"Retry": [{"ErrorEquals": [«"States.TaskFailed"»]}]`, "retried-write", ""},
	// Streams.
	{"dynamodbstreams:«getRecord»", `{}`, ``, "unknown-integration", "getRecords"},
}

// TestMistakesOfAllKinds finds each mistake at its place and nothing else.
func TestMistakesOfAllKinds(t *testing.T) {
	if len(callMistakes) < 60 {
		t.Errorf("only %d mistakes", len(callMistakes))
	}
	services := map[string]bool{}
	for _, m := range callMistakes {
		marked := `"Resource": "arn:aws:states:::aws-sdk:` + m.action + `", "Parameters": ` + m.arguments
		if m.fields != "" {
			marked += ", " + m.fields
		}
		if !strings.Contains(marked, "«") { // what is missing has no place but the field
			marked = strings.Replace(marked, `"Parameters"`, `«"Parameters"»`, 1)
		}
		text, span := unmark(t, oneTask(marked))
		service, _, _ := strings.Cut(strings.NewReplacer("«", "", "»", "").Replace(m.action), ":")
		services[service] = true
		found := slices.DeleteFunc(testlint.Findings(t, "a.asl.json", text, lint.Options{}, rule.Integrations, rule.Errors, rule.DataFlow), func(d diag.Diagnostic) bool {
			return d.Rule == "unused-variable"
		})
		if len(found) != 1 || found[0].Rule != m.rule || found[0].Span != span {
			t.Errorf("%s %s %s: found", m.action, m.arguments, m.fields)
			for _, d := range found {
				t.Logf("  %s at %s: %s", d.Rule, d.File.Slice(d.Span), d.Message)
			}
			continue
		}
		offered := ""
		if len(found[0].Fixes) > 0 {
			offered = strings.Trim(found[0].Fixes[0].Edits[0].Text, `"`)
		}
		if offered != m.offered {
			t.Errorf("%s %s %s: offers %q", m.action, m.arguments, m.fields, offered)
		}
	}
	for _, d := range corpusDefinitions(t, true) {
		root, _ := asl.ReadJSON(d.file)
		if root == nil {
			continue
		}
		for _, s := range facts.Of(root).States {
			if r := facts.ResourceOf(s); r.Kind == facts.SDKResource && services[r.Service] {
				t.Errorf("%s calls %s", d.id, r.Service)
			}
		}
	}
}
