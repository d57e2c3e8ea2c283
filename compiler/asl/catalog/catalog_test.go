package catalog

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

func catalogue(t testing.TB) *Catalog {
	t.Helper()
	c, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func service(t testing.TB, id string) *Service {
	t.Helper()
	s, err := catalogue(t).Service(id)
	if err != nil || s == nil {
		t.Fatalf("%s: %v", id, err)
	}
	return s
}

func action(t testing.TB, name string) (*Service, *Action) {
	t.Helper()
	id, actionName, _ := strings.Cut(name, ":")
	s := service(t, id)
	a, err := s.Action(actionName)
	if err != nil || a == nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s, a
}

func TestSize(t *testing.T) {
	if len(embedded) > 3<<20 {
		t.Errorf("the data file has %d bytes", len(embedded))
	}
}

// TestWhole decodes everything that the data file holds.
func TestWhole(t *testing.T) {
	c := catalogue(t)
	actions, excluded, listed, last := 0, 0, 0, ""
	for _, info := range c.Services() {
		if info.ID <= last || info.ID != strings.ToLower(info.Prefix) {
			t.Errorf("%s after %s, with prefix %s", info.ID, last, info.Prefix)
		}
		last = info.ID
		if info.Listed {
			listed++
		}
		s := service(t, info.ID)
		names, err := s.Actions()
		if err != nil || !slices.IsSorted(names) || len(names) != info.Actions {
			t.Errorf("%s: %v, %d actions", info.ID, err, len(names))
		}
		n := 0
		for _, name := range names {
			_, a := action(t, info.ID+":"+name)
			if !strings.EqualFold(a.Operation, name) {
				t.Errorf("%s:%s is %s", info.ID, name, a.Operation)
			}
			if a.Excluded != "" {
				n++
			}
		}
		if n != info.Excluded {
			t.Errorf("%s: %d excluded, the index says %d", info.ID, n, info.Excluded)
		}
		for id := range s.shapes.len() {
			checkShape(t, s, ShapeID(id))
		}
		actions += len(names)
		excluded += n
	}
	got := []int{len(c.Services()), listed, actions, excluded}
	if want := []int{429, 385, 18962, 54}; !slices.Equal(got, want) {
		t.Errorf("services, listed, actions, excluded: %d, want %d", got, want)
	}
	if c.Source != "github.com/aws/aws-sdk-go v1.55.8, @aws-sdk/client-* and github.com/aws/aws-sdk-go-v2/service/*" || c.Date != "2026-11-13" || c.Older != "2024-07-30" {
		t.Errorf("source %q of %q and %q", c.Source, c.Older, c.Date)
	}
}

func checkShape(t *testing.T, s *Service, id ShapeID) {
	t.Helper()
	shape, err := s.Shape(id)
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range shape.Members {
		if i > 0 && m.Name <= shape.Members[i-1].Name {
			t.Errorf("%s: %s: %s is not in order", s.ID, shape.Name, m.Name)
		}
		if shape.Member(m.Name) == nil {
			t.Errorf("%s: %s: %s is not found", s.ID, shape.Name, m.Name)
		}
	}
}

func TestKnownActions(t *testing.T) {
	for _, test := range []struct {
		action   string
		required string // members
		others   string // some of them
		error    string // one of them
		effect   Effect
		token    string
	}{
		{"dynamodb:putItem", "Item TableName", "ConditionExpression ReturnValues", "DynamoDb.ConditionalCheckFailedException", Write, ""},
		{"dynamodb:transactWriteItems", "TransactItems", "ReturnConsumedCapacity", "DynamoDb.TransactionCanceledException", Write, "ClientRequestToken"},
		{"s3:getObject", "Bucket Key", "Range SseCustomerKeyMD5 VersionId", "S3.NoSuchKeyException", Read, ""},
		{"s3:putObject", "Bucket Key", "Acl Body ContentType", "", Write, ""},
		{"lambda:invoke", "FunctionName", "InvocationType Payload Qualifier", "Lambda.KmsAccessDeniedException", Write, ""},
		{"sfn:startExecution", "StateMachineArn", "Input Name TraceHeader", "Sfn.ExecutionAlreadyExistsException", Write, ""},
		{"sfn:getActivityTask", "ActivityArn", "WorkerName", "Sfn.ActivityDoesNotExistException", Write, ""},
		{"sns:publish", "Message", "TopicArn PhoneNumber MessageAttributes", "Sns.NotFoundException", Write, ""},
		{"sqs:receiveMessage", "QueueUrl", "MaxNumberOfMessages", "Sqs.QueueDoesNotExistException", Write, ""},
		{"glue:startCrawler", "Name", "", "Glue.CrawlerRunningException", Write, ""},
		{"rds:createDBSnapshot", "DbInstanceIdentifier DbSnapshotIdentifier", "Tags", "Rds.DbSnapshotAlreadyExistsException", Write, ""},
		{"ec2:runInstances", "MaxCount MinCount", "EbsOptimized ImageId", "", Write, "ClientToken"},
		{"ec2:describeInstances", "", "Filters InstanceIds", "", Read, ""},
		{"cloudwatchlogs:putResourcePolicy", "", "PolicyName", "CloudWatchLogs.LimitExceededException", Write, ""},
		{"eventbridge:putEvents", "Entries", "", "EventBridge.InternalException", Write, ""},
		{"cognitoidentityprovider:adminGetUser", "UserPoolId Username", "", "CognitoIdentityProvider.UserNotFoundException", Write, ""},
		{"elasticloadbalancingv2:describeTargetHealth", "TargetGroupArn", "Targets", "ElasticLoadBalancingV2.TargetGroupNotFoundException", Read, ""},
		{"acmpca:deleteCertificateAuthority", "CertificateAuthorityArn", "", "AcmPca.ResourceNotFoundException", Write, ""},
	} {
		s, a := action(t, test.action)
		input, err := s.Shape(a.Input)
		if err != nil || !a.HasInput || !a.HasOutput && !strings.Contains("glue:startCrawler sns:publish cloudwatchlogs:putResourcePolicy acmpca:deleteCertificateAuthority", test.action) {
			t.Errorf("%s: %v, input %t, output %t", test.action, err, a.HasInput, a.HasOutput)
		}
		var required []string
		for _, m := range input.Members {
			if m.Required {
				required = append(required, m.Name)
			}
		}
		if got := strings.Join(required, " "); got != test.required {
			t.Errorf("%s requires %s, want %s", test.action, got, test.required)
		}
		for _, name := range strings.Fields(test.others) {
			if input.Member(name) == nil {
				t.Errorf("%s has no member %s", test.action, name)
			}
		}
		if test.error != "" && !slices.Contains(a.Errors, test.error) {
			t.Errorf("%s raises %s, not %s", test.action, a.Errors, test.error)
		}
		if a.Effect != test.effect || a.Token != test.token {
			t.Errorf("%s has effect %d and token %q", test.action, a.Effect, a.Token)
		}
	}
}

func TestMembers(t *testing.T) {
	s, a := action(t, "sfn:startExecution")
	if a.Link != "https://docs.aws.amazon.com/goto/WebAPI/states-2016-11-23/StartExecution" {
		t.Error(a.Link)
	}
	input, err := s.Shape(a.Input)
	if err != nil {
		t.Fatal(err)
	}
	m := input.Member("StateMachineArn")
	if m.API != "stateMachineArn" {
		t.Errorf("StateMachineArn is %s", m.API)
	}
	arn, err := s.Shape(m.Shape)
	if err != nil || arn.Kind != String || arn.Min == nil || *arn.Min != 1 || *arn.Max != 256 {
		t.Errorf("%+v, %v", arn, err)
	}
	output, err := s.Shape(a.Output)
	if err != nil || output.Member("ExecutionArn") == nil || output.Member("executionArn") != nil {
		t.Errorf("%+v, %v", output, err)
	}

	s, a = action(t, "dynamodb:putItem")
	if input, err = s.Shape(a.Input); err != nil {
		t.Fatal(err)
	}
	returnValues, err := s.Shape(input.Member("ReturnValues").Shape)
	if want := []string{"NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"}; err != nil || !slices.Equal(returnValues.Enum, want) {
		t.Errorf("%+v, %v", returnValues, err)
	}

	s, a = action(t, "lambda:invoke")
	if input, err = s.Shape(a.Input); err != nil {
		t.Fatal(err)
	}
	if name, err := s.Shape(input.Member("FunctionName").Shape); err != nil || name.Pattern == "" {
		t.Errorf("%+v, %v", name, err)
	}
}

// TestCycle goes round in the attribute values of DynamoDB.
func TestCycle(t *testing.T) {
	s, a := action(t, "dynamodb:putItem")
	input, err := s.Shape(a.Input)
	if err != nil {
		t.Fatal(err)
	}
	item, err := s.Shape(input.Member("Item").Shape)
	if err != nil || item.Kind != Map {
		t.Fatalf("%+v, %v", item, err)
	}
	value, err := s.Shape(item.Item)
	if err != nil || value.Name != "AttributeValue" {
		t.Fatalf("%+v, %v", value, err)
	}
	list, err := s.Shape(value.Member("L").Shape)
	if err != nil || list.Kind != List || list.Item != item.Item {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestUnknown(t *testing.T) {
	c := catalogue(t)
	for _, name := range []string{":", "dynamo:putItem", "dynamodb:PutItem", "dynamodb:", "zzz:a", "a:a", "stepfunctions:startExecution", "sfn:\x00"} {
		id, actionName, _ := strings.Cut(name, ":")
		if a, err := c.Action(id, actionName); a != nil || err != nil {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
	}
	if _, err := service(t, "sfn").Shape(1 << 30); err == nil {
		t.Error("a shape that does not exist has no error")
	}
}

func TestExcluded(t *testing.T) {
	for name, reason := range map[string]string{
		"bedrockruntime:converseStream": "streams events",
		"s3:selectObjectContent":        "streams events",
		"sts:assumeRole":                "unsupported",
		"bedrockruntime:converse":       "",
	} {
		if _, a := action(t, name); (reason == "") != (a.Excluded == "") || !strings.Contains(a.Excluded, reason) {
			t.Errorf("%s: %q, want %q", name, a.Excluded, reason)
		}
	}
}

// TestParallel is for the race detector.
func TestParallel(t *testing.T) {
	c, err := Open(embedded)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, name := range []string{"putItem", "getItem", "query"} {
				a, err := c.Action("dynamodb", name)
				if err != nil || a == nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				s, err := c.Service("dynamodb")
				if err != nil {
					t.Error(err)
					continue
				}
				if _, err := s.Shape(a.Input); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func TestExists(t *testing.T) {
	for id, want := range map[string]bool{"dynamodb": true, "pcs": true, "evs": true, "honeycode": true, "dynamo": false, "": false, "zzz": false, "AWS": false} {
		if got := catalogue(t).Exists(id); got != want {
			t.Errorf("%s: %t", id, got)
		}
	}
	for _, id := range catalogue(t).others {
		if s, err := catalogue(t).Service(id); s != nil || err != nil {
			t.Errorf("%s has data: %v", id, err)
		}
	}
	if !service(t, "dynamodb").Recent || service(t, "qldb").Recent || service(t, "qldb").Release != "" {
		t.Error("what is recent")
	}
}
