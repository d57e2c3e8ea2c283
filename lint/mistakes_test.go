package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testlint"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// mistakes are calls with one mistake each, of services that the definitions of
// TestSeededMistakes do not call; what is between « and » is wrong. A mistake that
// something is missing stands at the arguments.
var mistakes = []struct{ resource, arguments, rule string }{
	// Names of services and actions.
	{"«kinesiss»:putRecord", `{}`, "unknown-integration"},
	{"«stepfunctions»:startExecution", `{}`, "unknown-integration"},
	{"«logs»:createLogGroup", `{}`, "unknown-integration"},
	{"«elasticmapreduce»:runJobFlow", `{}`, "unknown-integration"},
	{"«ses-v2»:sendEmail", `{}`, "unknown-integration"},
	{"«cognito-idp»:adminGetUser", `{}`, "unknown-integration"},
	{"«ECR»:describeImages", `{}`, "unknown-integration"},
	{"«wholly-unknown»:doIt", `{}`, "unknown-integration"},
	{"kms:«Encrypt»", `{}`, "unknown-integration"},
	{"kms:«encyrpt»", `{}`, "unknown-integration"},
	{"athena:«startQueryExecutions»", `{}`, "unknown-integration"},
	{"codepipeline:«startPipeline»", `{}`, "unknown-integration"},
	{"sts:«assumeRole»", `{}`, "unknown-integration"},
	{"bedrockruntime:«converseStream»", `{}`, "unknown-integration"},
	{"quicksight:«paintItBlue»", `{}`, "unknown-integration"},

	// Members: misspelt, of another case, deeper down.
	{"kinesis:putRecord", `{"StreamName": "s", "Data": "d", «"PartitionKeys"»: "k"}`, "unknown-member"},
	{"firehose:putRecord", `{"DeliveryStreamName": "s", "Record": {«"data"»: "d"}}`, "unknown-member"},
	{"kms:encrypt", `{«"KeyID"»: "k", "Plaintext": "p"}`, "unknown-member"},
	{"kms:decrypt", `{"CiphertextBlob": "c", «"encryptionContext"»: {}}`, "unknown-member"},
	{"athena:startQueryExecution", `{"QueryString": "q", "ResultConfiguration": {«"OutputLocations"»: "o"}}`, "unknown-member"},
	{"ecr:describeImages", `{«"repositoryName"»: "r"}`, "unknown-member"},
	{"ecs:updateService", `{"Service": "s", «"DesiredCounts"»: 1}`, "unknown-member"},
	{"eks:describeNodegroup", `{"ClusterName": "c", «"NodeGroupName"»: "n"}`, "unknown-member"},
	{"batch:submitJob", `{"JobName": "n", "JobQueue": "q", "JobDefinition": "d", "ContainerOverrides": {"Environment": [{"Name": "n", «"value"»: "v"}]}}`, "unknown-member"},
	{"codebuild:startBuild", `{"ProjectName": "p", "EnvironmentVariablesOverride": [{"Name": "n", "Value": "v", «"Typ"»: "PLAINTEXT"}]}`, "unknown-member"},
	{"route53:changeResourceRecordSets", `{"HostedZoneId": "z", «"ChangesBatch"»: {"Changes": []}}`, "unknown-member"},
	{"acm:requestCertificate", `{"DomainName": "d", «"ValidationMethods"»: "DNS"}`, "unknown-member"},
	{"sesv2:sendEmail", `{"Content": {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}}, "Destination": {«"ToAddress"»: ["a"]}}`, "unknown-member"},
	{"cognitoidentityprovider:adminGetUser", `{"UserPoolId": "p", «"UserName"»: "u"}`, "unknown-member"},
	{"sagemaker:createEndpoint", `{"EndpointName": "e", «"EndpointConfig"»: "c"}`, "unknown-member"},
	{"polly:synthesizeSpeech", `{"OutputFormat": "mp3", "Text": "t", "VoiceId": "Joanna", «"LexiconName"»: ["l"]}`, "unknown-member"},
	{"apigateway:getRestApi", `{«"restApiId"»: "r"}`, "unknown-member"},
	{"mediaconvert:createJob", `{"Role": "r", "Settings": {}, «"UsersMetadata"»: {}}`, "unknown-member"},
	{"efs:createAccessPoint", `{"FileSystemId": "f", "PosixUser": {"Uid": 1, «"gid"»: 1}}`, "unknown-member"},
	{"guardduty:createFilter", `{"DetectorId": "d", "Name": "n", "FindingCriteria": {«"Criterions"»: {}}}`, "unknown-member"},

	// Values: types and words.
	{"kinesis:putRecords", `{"StreamName": "s", "Records": «{"Data": "d", "PartitionKey": "k"}»}`, "member-type"},
	{"ecr:batchGetImage", `{"RepositoryName": "r", "ImageIds": [«"latest"»]}`, "member-type"},
	{"ecs:describeServices", `{"Services": «"s"»}`, "member-type"},
	{"elasticloadbalancingv2:registerTargets", `{"TargetGroupArn": "t", "Targets": [«"i-1"»]}`, "member-type"},
	{"cloudfront:createInvalidation", `{"DistributionId": "d", "InvalidationBatch": {"CallerReference": "r", "Paths": «["/*"]»}}`, "member-type"},
	{"route53:changeResourceRecordSets", `{"HostedZoneId": "z", "ChangeBatch": {"Changes": [{"Action": "UPSERT", "ResourceRecordSet": {"Name": "n", "Type": "A", "ResourceRecords": [«"1.2.3.4"»]}}]}}`, "member-type"},
	{"wafv2:updateIPSet", `{"Name": "n", "Scope": "REGIONAL", "Id": "i", "LockToken": "l", "Addresses": «"1.2.3.4/32"»}`, "member-type"},
	{"personalize:createCampaign", `{"Name": "n", "SolutionVersionArn": "s", "CampaignConfig": «"c"»}`, "member-type"},
	{"backup:startBackupJob", `{"BackupVaultName": "v", "ResourceArn": "r", "IamRoleArn": "i", "RecoveryPointTags": «[]»}`, "member-type"},
	{"mq:createConfiguration", `{"EngineType": "RABBITMQ", "EngineVersion": "3", "Name": "n", "Tags": «"t"»}`, "member-type"},
	{"ecs:runTask", `{"TaskDefinition": "t", "LaunchType": «"FARGATES"»}`, "member-enum"},
	{"wafv2:getIPSet", `{"Name": "n", "Id": "i", "Scope": «"CLOUDFRONTS"»}`, "member-enum"},
	{"route53:changeResourceRecordSets", `{"HostedZoneId": "z", "ChangeBatch": {"Changes": [{"Action": «"UPSRT"», "ResourceRecordSet": {"Name": "n", "Type": "A"}}]}}`, "member-enum"},
	{"codebuild:startBuild", `{"ProjectName": "p", "EnvironmentVariablesOverride": [{"Name": "n", "Value": "v", "Type": «"PLAIN_TEXT"»}]}`, "member-enum"},
	{"polly:synthesizeSpeech", `{"OutputFormat": «"mp33"», "Text": "t", "VoiceId": "Joanna"}`, "member-enum"},
	{"kms:encrypt", `{"KeyId": "k", "Plaintext": "p", "EncryptionAlgorithm": «"SYMMETRIC_DEFAULTS"»}`, "member-enum"},
	{"datasync:createTask", `{"SourceLocationArn": "s", "DestinationLocationArn": "d", "Options": {"VerifyMode": «"POINT_IN_TIME_CONSISTANT"»}}`, "member-enum"},
	{"acm:requestCertificate", `{"DomainName": "d", "ValidationMethod": «"EMIAL"»}`, "member-enum"},

	// What is missing, at the top and below.
	{"kinesis:putRecord", `{"StreamName": "s", "PartitionKey": "k"}`, "expected-member"},
	{"kms:encrypt", `{"KeyId": "k"}`, "expected-member"},
	{"ecr:describeImages", `{"ImageIds": []}`, "expected-member"},
	{"ecs:updateService", `{"Cluster": "c"}`, "expected-member"},
	{"eks:describeCluster", `{}`, "expected-member"},
	{"codepipeline:startPipelineExecution", `{}`, "expected-member"},
	{"firehose:putRecordBatch", `{"DeliveryStreamName": "s"}`, "expected-member"},
	{"cognitoidentityprovider:adminGetUser", `{"UserPoolId": "p"}`, "expected-member"},
	{"sesv2:sendEmail", `{"Destination": {"ToAddresses": ["a"]}}`, "expected-member"},
	{"elasticloadbalancingv2:registerTargets", `{"TargetGroupArn": "t", «"Targets"»: [{"Port": 80}]}`, "expected-member"},
	{"route53:changeResourceRecordSets", `{"HostedZoneId": "z", «"ChangeBatch"»: {"Comment": "c"}}`, "expected-member"},
	{"efs:createAccessPoint", `{"FileSystemId": "f", «"PosixUser"»: {"Uid": 1}}`, "expected-member"},
	{"s3tables:createTable", `{"TableBucketARN": "b", "Namespace": "n", "Name": "t"}`, "expected-member"},
	{"dsql:getCluster", `{}`, "expected-member"},
	{"bedrockruntime:converse", `{"Messages": []}`, "expected-member"},
	{"scheduler:createSchedule", `{"Name": "n", "ScheduleExpression": "s", "FlexibleTimeWindow": {"Mode": "OFF"}, «"Target"»: {"Arn": "a"}}`, "expected-member"},
	{"pipes:createPipe", `{"Name": "n", "Source": "s", "Target": "t"}`, "expected-member"},
}

// TestMistakes asserts that each of these mistakes is found, at its place, and that
// nothing else is.
func TestMistakes(t *testing.T) {
	corpus := map[string]bool{}
	for _, d := range corpusDefinitions(t, true) {
		for _, part := range strings.Split(d.file.Text, ":aws-sdk:")[1:] {
			service, _, _ := strings.Cut(part, ":")
			corpus[service] = true
		}
	}
	services := map[string]bool{}
	for _, m := range mistakes {
		service, _, _ := strings.Cut(strings.NewReplacer("«", "", "»", "").Replace(m.resource), ":")
		services[service] = true
		if corpus[service] {
			t.Errorf("%s is called by real definitions", service)
		}
		text := oneTask(`"Resource": "arn:aws:states:::aws-sdk:` + m.resource + `", "Parameters": ` + m.arguments)
		if !strings.Contains(text, "«") {
			text = strings.ReplaceAll(text, `"Parameters"`, `«"Parameters"»`)
		}
		before, rest, _ := strings.Cut(text, "«")
		wrong, after, _ := strings.Cut(rest, "»")
		got := slices.DeleteFunc(testlint.Found(t, "a.asl.json", before+wrong+after, lint.Options{}, rule.Integrations), func(s string) bool {
			rule, _, _ := strings.Cut(s, ":")
			return m.rule != rule && (rule == "member-bounds" || rule == "optimized-available") // which other tests are about
		})
		if want := []string{m.rule + ": " + wrong}; !slices.Equal(got, want) {
			t.Errorf("%s %s:\ngot  %q\nwant %q", m.resource, m.arguments, got, want)
		}
	}
	if len(mistakes) < 60 || len(services) < 35 {
		t.Errorf("only %d mistakes in calls of %d services", len(mistakes), len(services))
	}
}
