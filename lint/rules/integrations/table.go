package integrations

import "sync"

// action is an API action that Step Functions calls by itself.
type action struct {
	name string
	// sync, sync2 and token are the patterns that it has.
	sync, sync2, token bool
	// required are the members without which AWS refuses the definition
	// (measured); expected those that the service wants when it is called.
	required, expected []string
	// members are all members where they are known; else nil.
	members []string
}

// service is a service that Step Functions calls by itself.
type service struct {
	name    string
	actions []action
	// AWS was seen to refuse the pattern for this service, or any other action.
	noSync, noToken, closed bool
}

func (s *service) action(name string) *action {
	for i := range s.actions {
		if s.actions[i].name == name {
			return &s.actions[i]
		}
	}
	return nil
}

func (s *service) names() []string {
	names := make([]string, len(s.actions))
	for i, a := range s.actions {
		names[i] = a.name
	}
	return names
}

// plain are actions that are requests only, and syncs those that Step Functions
// waits for too.
func plain(names ...string) []action { return listed(action{}, names) }
func syncs(names ...string) []action { return listed(action{sync: true}, names) }

func listed(like action, names []string) []action {
	list := make([]action, len(names))
	for i, n := range names {
		list[i] = like
		list[i].name = n
	}
	return list
}

func join(lists ...[]action) []action {
	var all []action
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// Members that AWS was seen to require, and the patterns that it was seen to
// refuse, are from measurements; actions and other members from the developer
// guide and the API references.
var services = []service{
	{name: "lambda", noSync: true, actions: []action{{name: "invoke", token: true,
		required: []string{"FunctionName"},
		members:  []string{"FunctionName", "Payload", "ClientContext", "InvocationType", "Qualifier", "LogType", "TenantId"}}}},
	{name: "sqs", noSync: true, actions: []action{{name: "sendMessage", token: true,
		required: []string{"QueueUrl", "MessageBody"},
		members: []string{"QueueUrl", "MessageBody", "DelaySeconds", "MessageAttribute", "MessageAttributes",
			"MessageSystemAttributes", "MessageDeduplicationId", "MessageGroupId"}}}},
	{name: "sns", noSync: true, actions: []action{{name: "publish", token: true,
		required: []string{"Message"},
		members: []string{"Message", "TopicArn", "TargetArn", "PhoneNumber", "Subject", "MessageStructure", "MessageAttributes",
			"MessageDeduplicationId", "MessageGroupId"}}}},
	{name: "dynamodb", noSync: true, noToken: true, closed: true, actions: []action{
		{name: "getItem", required: []string{"TableName", "Key"}},
		{name: "putItem", required: []string{"TableName", "Item"}},
		{name: "updateItem", expected: []string{"TableName", "Key"}},
		{name: "deleteItem", expected: []string{"TableName", "Key"}}}},
	{name: "events", noSync: true, actions: []action{{name: "putEvents", token: true, required: []string{"Entries"},
		members: []string{"Entries", "EndpointId"}}}},
	{name: "states", actions: []action{{name: "startExecution", sync: true, sync2: true, token: true,
		required: []string{"StateMachineArn"},
		members:  []string{"StateMachineArn", "Input", "Name", "TraceHeader"}}}},
	{name: "ecs", actions: []action{{name: "runTask", sync: true, token: true, required: []string{"TaskDefinition"}}}},
	{name: "glue", noToken: true, actions: []action{{name: "startJobRun", sync: true, required: []string{"JobName"}}}},
	{name: "batch", noToken: true, actions: []action{{name: "submitJob", sync: true,
		expected: []string{"JobName", "JobQueue", "JobDefinition"}}}},
	{name: "codebuild", noToken: true, actions: join(
		[]action{{name: "startBuild", sync: true, expected: []string{"ProjectName"}},
			{name: "startBuildBatch", sync: true, expected: []string{"ProjectName"}}},
		syncs("retryBuildBatch"),
		plain("stopBuild", "batchDeleteBuilds", "batchGetReports", "stopBuildBatch", "deleteBuildBatch"))},
	{name: "athena", noToken: true, actions: join(syncs("startQueryExecution"),
		plain("stopQueryExecution", "getQueryExecution", "getQueryResults"))},
	{name: "eks", actions: join(
		syncs("createCluster", "deleteCluster", "createFargateProfile", "deleteFargateProfile", "createNodegroup", "deleteNodegroup"),
		[]action{{name: "runJob", sync: true, token: true, expected: []string{"ClusterName", "CertificateAuthority", "Endpoint", "Job"}},
			{name: "call", expected: []string{"ClusterName", "CertificateAuthority", "Endpoint", "Method", "Path"}}})},
	{name: "elasticmapreduce", noToken: true, actions: join(syncs("createCluster", "terminateCluster", "addStep"),
		plain("cancelStep", "setClusterTerminationProtection", "modifyInstanceFleetByName", "modifyInstanceGroupByName"))},
	{name: "emr-containers", noToken: true, actions: join(syncs("deleteVirtualCluster", "startJobRun"), plain("createVirtualCluster"))},
	{name: "emr-serverless", noToken: true, actions: syncs("createApplication", "startApplication", "stopApplication",
		"deleteApplication", "startJobRun", "cancelJobRun")},
	{name: "databrew", noToken: true, actions: []action{{name: "startJobRun", sync: true, expected: []string{"Name"}}}},
	{name: "mediaconvert", noToken: true, actions: syncs("createJob")},
	{name: "sagemaker", noToken: true, actions: join(syncs("createHyperParameterTuningJob", "createLabelingJob",
		"createProcessingJob", "createTrainingJob", "createTransformJob"),
		plain("createEndpoint", "createEndpointConfig", "createModel", "updateEndpoint"))},
	{name: "apigateway", noSync: true, actions: []action{{name: "invoke", token: true, expected: []string{"ApiEndpoint", "Method"},
		members: []string{"ApiEndpoint", "Method", "Headers", "Stage", "Path", "QueryParameters", "RequestBody", "AllowNullValues", "AuthType"}}}},
	{name: "bedrock", actions: []action{{name: "invokeModel", token: true, expected: []string{"ModelId"}},
		{name: "createModelCustomizationJob", sync: true}}},
	// Its actions are not known here.
	{name: "bedrock-agentcore", noSync: true, noToken: true},
	{name: "http", actions: []action{{name: "invoke", expected: []string{"ApiEndpoint", "Method"},
		members: []string{"ApiEndpoint", "Method", "Authentication", "InvocationConfig", "Headers", "QueryParameters", "RequestBody", "Transform"}}}},
}

var byName = sync.OnceValue(func() map[string]*service {
	m := make(map[string]*service, len(services))
	for i := range services {
		m[services[i].name] = &services[i]
	}
	return m
})

func serviceNames() []string {
	names := make([]string, len(services))
	for i, s := range services {
		names[i] = s.name
	}
	return names
}

// partitions are the partitions of AWS.
var partitions = []string{"aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"}
