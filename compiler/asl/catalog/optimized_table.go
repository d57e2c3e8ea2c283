package catalog

// What is known of optimized integrations. The arguments in Required and the
// patterns that AWS refuses (NoSync, NoCallback, Closed) were measured on AWS;
// actions, patterns and fields are from the pages of the developer guide that
// Link leads to, the members of SDK from the service models. Names of errors are from
// recorded executions, or from published definitions that catch them. Results of
// states, lambda, sns, sqs and apigateway are held against recorded ones by a test;
// those of jobs that are waited for are what samples of the guide and published
// definitions read of them: $.QueryExecution.QueryExecutionId of athena,
// $.Build.ReportArns of codebuild, $.Cluster.Endpoint of eks, $.Id and $.JobRunState of
// glue, $.ModelArtifacts.S3ModelArtifacts of sagemaker, $.Containers[0].ExitCode of
// ecs, $.Container.LogStreamName of batch.

const guide = "https://docs.aws.amazon.com/step-functions/latest/dg/"

func text(name string) Field                  { return Field{Name: name, Kind: String} }
func needed(name string) Field                { return Field{Name: name, Kind: String, Required: true} }
func word(name string, words ...string) Field { return Field{Name: name, Kind: String, Enum: words} }
func integer(name string) Field               { return Field{Name: name, Kind: Integer} }
func flag(name string) Field                  { return Field{Name: name, Kind: Boolean} }
func document(name string) Field              { return Field{Name: name, Kind: Document} }
func entries(name string) Field               { return Field{Name: name, Kind: Map} }
func object(name string, fields ...Field) Field {
	return Field{Name: name, Kind: Structure, Fields: fields}
}

func (f Field) must() Field {
	f.Required = true
	return f
}

// answer is what the integrations return that make requests of HTTP.
func answer() []Result {
	return []Result{{Fields: []Field{entries("Headers"), document("ResponseBody"), integer("StatusCode"), text("StatusText")}}}
}

// described is the result of a job that is waited for: what another action of
// the SDK says about it then.
func described(action string, at ...string) []Result {
	return []Result{{Pattern: SyncPattern, SDK: action, At: at}}
}

var optimized = []OptimizedService{
	{ID: "apigateway", NoSync: true, Link: guide + "connect-api-gateway.html", Actions: []OptimizedAction{
		{Name: "invoke", Callback: true, Listed: true, Fields: []Field{needed("ApiEndpoint"), word("Method", methods...).must(), entries("Headers"), text("Stage"),
			text("Path"), entries("QueryParameters"), document("RequestBody"), flag("AllowNullValues"),
			word("AuthType", "NO_AUTH", "IAM_ROLE", "RESOURCE_POLICY")}, Results: answer()}}},
	{ID: "athena", NoCallback: true, Link: guide + "connect-athena.html", Actions: []OptimizedAction{
		{Name: "getQueryExecution", SDK: "athena:getQueryExecution"},
		{Name: "getQueryResults", SDK: "athena:getQueryResults"},
		{Name: "startQueryExecution", SDK: "athena:startQueryExecution", Sync: true, Results: described("athena:getQueryExecution")},
		{Name: "stopQueryExecution", SDK: "athena:stopQueryExecution"}}},
	{ID: "batch", NoCallback: true, Link: guide + "connect-batch.html", Actions: []OptimizedAction{
		{Name: "submitJob", SDK: "batch:submitJob", Sync: true, Results: described("batch:describeJobs", "Jobs")}}},
	{ID: "bedrock", Link: guide + "connect-bedrock.html", Actions: []OptimizedAction{
		{Name: "createModelCustomizationJob", SDK: "bedrock:createModelCustomizationJob", Sync: true,
			Results: described("bedrock:getModelCustomizationJob")},
		{Name: "invokeModel", SDK: "bedrockruntime:invokeModel", Callback: true,
			Fields: []Field{document("Body"), object("Input", text("S3Uri")), object("Output", text("S3Uri"))},
			// Body is the answer of the model, no longer as text.
			Results: []Result{{SDK: "bedrockruntime:invokeModel", Fields: []Field{document("Body")}}}}}},
	// AWS refuses its patterns; its actions are not known here. The one below is
	// what the guide has.
	{ID: "bedrock-agentcore", NoSync: true, NoCallback: true, Link: guide + "integrate-optimized.html"},
	{ID: "bedrockagentcore", ErrorPrefix: "BedrockAgentCore", Link: guide + "connect-bedrockagentcore.html", Actions: []OptimizedAction{
		// It returns the last message in the shape of converse, no stream of events.
		{Name: "invokeHarness", SDK: "bedrockagentcore:invokeHarness", Results: []Result{{}}}}},
	{ID: "codebuild", ErrorPrefix: "CodeBuild", NoCallback: true, Link: guide + "connect-codebuild.html", Actions: []OptimizedAction{
		{Name: "batchDeleteBuilds", SDK: "codebuild:batchDeleteBuilds"},
		{Name: "batchGetReports", SDK: "codebuild:batchGetReports"},
		{Name: "deleteBuildBatch", SDK: "codebuild:deleteBuildBatch"},
		{Name: "retryBuildBatch", SDK: "codebuild:retryBuildBatch", Sync: true, Results: described("codebuild:retryBuildBatch")},
		{Name: "startBuild", SDK: "codebuild:startBuild", Sync: true, Results: described("codebuild:startBuild")},
		{Name: "startBuildBatch", SDK: "codebuild:startBuildBatch", Sync: true, Results: described("codebuild:startBuildBatch")},
		{Name: "stopBuild", SDK: "codebuild:stopBuild"},
		{Name: "stopBuildBatch", SDK: "codebuild:stopBuildBatch"}}},
	{ID: "databrew", NoCallback: true, Link: guide + "connect-databrew.html", Actions: []OptimizedAction{
		{Name: "startJobRun", SDK: "databrew:startJobRun", Sync: true}}},
	{ID: "dynamodb", ErrorPrefix: "DynamoDB", NoSync: true, NoCallback: true, Closed: true, Link: guide + "connect-ddb.html", Actions: []OptimizedAction{
		{Name: "deleteItem", Errors: dynamoErrors, SDK: "dynamodb:deleteItem"},
		{Name: "getItem", Errors: dynamoErrors, SDK: "dynamodb:getItem", Required: []string{"TableName", "Key"}},
		{Name: "putItem", Errors: dynamoErrors, SDK: "dynamodb:putItem", Required: []string{"TableName", "Item"}},
		{Name: "updateItem", Errors: dynamoErrors, SDK: "dynamodb:updateItem"}}},
	{ID: "ecs", Link: guide + "connect-ecs.html", Actions: []OptimizedAction{
		{Name: "runTask", SDK: "ecs:runTask", Sync: true, Callback: true, Required: []string{"TaskDefinition"},
			Errors: []string{"AmazonECS.Unknown"}, Results: described("ecs:describeTasks", "Tasks")}}},
	{ID: "eks", Link: guide + "connect-eks.html", Actions: []OptimizedAction{
		{Name: "call", Fields: []Field{needed("ClusterName"), needed("CertificateAuthority"), needed("Endpoint"), needed("Method"), needed("Path"),
			entries("QueryParameters"), document("RequestBody")}},
		{Name: "createCluster", SDK: "eks:createCluster", Sync: true, Results: described("eks:describeCluster")},
		{Name: "createFargateProfile", SDK: "eks:createFargateProfile", Sync: true},
		{Name: "createNodegroup", SDK: "eks:createNodegroup", Sync: true},
		{Name: "deleteCluster", SDK: "eks:deleteCluster", Sync: true},
		{Name: "deleteFargateProfile", SDK: "eks:deleteFargateProfile", Sync: true},
		{Name: "deleteNodegroup", SDK: "eks:deleteNodegroup", Sync: true},
		{Name: "runJob", Sync: true, Callback: true, Fields: []Field{needed("ClusterName"), needed("CertificateAuthority"), needed("Endpoint"),
			text("Namespace"), document("Job").must(), object("LogOptions", flag("RetrieveLogs"), flag("RawLogs"), document("LogParameters"))}}}},
	{ID: "elasticmapreduce", NoCallback: true, Link: guide + "connect-emr.html", Actions: []OptimizedAction{
		{Name: "addStep", SDK: "emr:addJobFlowSteps", Sync: true, Only: []string{"ExecutionRoleArn"},
			Fields: []Field{needed("ClusterId"), {Name: "Step", As: "Steps", Required: true}},
			// The guide has StepId; what .sync returns it does not say.
			Results: []Result{{Fields: []Field{text("StepId")}}}},
		{Name: "cancelStep", SDK: "emr:cancelSteps", Only: []string{"ClusterId"}, Fields: []Field{needed("StepId")}, Results: []Result{{}}},
		// Its cluster is kept alive and gets its steps from addStep.
		{Name: "createCluster", SDK: "emr:runJobFlow", Sync: true, Without: []string{"Steps"},
			// The guide has ClusterId, which runJobFlow calls JobFlowId.
			Results: []Result{{Fields: []Field{text("ClusterId")}}}},
		{Name: "modifyInstanceFleetByName", Fields: []Field{needed("ClusterId"), needed("InstanceFleetName"), document("InstanceFleet").must()}},
		{Name: "modifyInstanceGroupByName", Fields: []Field{needed("ClusterId"), needed("InstanceGroupName"), document("InstanceGroup").must()}},
		{Name: "setClusterTerminationProtection", SDK: "emr:setTerminationProtection", Only: []string{"TerminationProtected"},
			Fields: []Field{needed("ClusterId")}, Results: []Result{{}}},
		{Name: "terminateCluster", SDK: "emr:terminateJobFlows", Sync: true, Only: []string{}, Fields: []Field{needed("ClusterId")}, Results: []Result{{}}}}},
	{ID: "emr-containers", NoCallback: true, Link: guide + "connect-emr-eks.html", Actions: []OptimizedAction{
		{Name: "createVirtualCluster", SDK: "emrcontainers:createVirtualCluster"},
		{Name: "deleteVirtualCluster", SDK: "emrcontainers:deleteVirtualCluster", Sync: true},
		{Name: "startJobRun", SDK: "emrcontainers:startJobRun", Sync: true}}},
	{ID: "emr-serverless", NoCallback: true, Link: guide + "connect-emr-serverless.html", Actions: []OptimizedAction{
		{Name: "cancelJobRun", SDK: "emrserverless:cancelJobRun", Sync: true},
		{Name: "createApplication", SDK: "emrserverless:createApplication", Sync: true},
		{Name: "deleteApplication", SDK: "emrserverless:deleteApplication", Sync: true},
		{Name: "startApplication", SDK: "emrserverless:startApplication", Sync: true},
		{Name: "startJobRun", SDK: "emrserverless:startJobRun", Sync: true},
		{Name: "stopApplication", SDK: "emrserverless:stopApplication", Sync: true}}},
	{ID: "events", NoSync: true, Link: guide + "connect-eventbridge.html", Actions: []OptimizedAction{
		{Name: "putEvents", SDK: "eventbridge:putEvents", Callback: true, Listed: true, Required: []string{"Entries"},
			Errors: []string{"EventBridge.FailedEntry"}}}},
	{ID: "glue", NoCallback: true, Link: guide + "connect-glue.html", Actions: []OptimizedAction{
		{Name: "startJobRun", SDK: "glue:startJobRun", Sync: true, Required: []string{"JobName"}, Results: described("glue:getJobRun", "JobRun")}}},
	{ID: "http", Link: guide + "call-https-apis.html", Actions: []OptimizedAction{
		{Name: "invoke", Listed: true, Fields: []Field{needed("ApiEndpoint"), word("Method", methods...).must(), object("Authentication", text("ConnectionArn")),
			object("InvocationConfig", text("ConnectionArn")), entries("Headers"), entries("QueryParameters"), document("RequestBody"),
			object("Transform", word("RequestBodyEncoding", "NONE", "URL_ENCODED"), document("RequestEncodeOptions"))}, Results: answer(),
			Errors: []string{"States.Http.Socket"}}}},
	{ID: "lambda", NoSync: true, Link: guide + "connect-lambda.html", Actions: []OptimizedAction{
		{Name: "invoke", SDK: "lambda:invoke", Callback: true, Listed: true, Required: []string{"FunctionName"},
			Only:   []string{"FunctionName", "Payload", "ClientContext", "InvocationType", "Qualifier", "LogType"},
			Fields: []Field{document("Payload"), text("TenantId")},
			// concepts-error-handling.html and bp-lambda-serviceexception.html of the guide.
			Errors: []string{"Lambda.AWSLambdaException", "Lambda.ClientExecutionTimeoutException", "Lambda.ResourceNotFoundException",
				"Lambda.SdkClientException", "Lambda.ServiceException", "Lambda.TooManyRequestsException", "Lambda.Unknown"},
			// Payload is what the function returned, no longer as text.
			Results: []Result{{SDK: "lambda:invoke", Fields: append([]Field{document("Payload")}, metadata...)}}}}},
	{ID: "mediaconvert", NoCallback: true, Link: guide + "connect-mediaconvert.html", Actions: []OptimizedAction{
		{Name: "createJob", SDK: "mediaconvert:createJob", Sync: true}}},
	{ID: "sagemaker", NoCallback: true, Link: guide + "connect-sagemaker.html", Actions: []OptimizedAction{
		{Name: "createEndpoint", SDK: "sagemaker:createEndpoint"},
		{Name: "createEndpointConfig", SDK: "sagemaker:createEndpointConfig"},
		{Name: "createHyperParameterTuningJob", SDK: "sagemaker:createHyperParameterTuningJob", Sync: true,
			Results: described("sagemaker:describeHyperParameterTuningJob")},
		{Name: "createLabelingJob", SDK: "sagemaker:createLabelingJob", Sync: true, Results: described("sagemaker:describeLabelingJob")},
		{Name: "createModel", SDK: "sagemaker:createModel"},
		{Name: "createProcessingJob", SDK: "sagemaker:createProcessingJob", Sync: true, Results: described("sagemaker:describeProcessingJob")},
		{Name: "createTrainingJob", SDK: "sagemaker:createTrainingJob", Sync: true, Results: described("sagemaker:describeTrainingJob")},
		{Name: "createTransformJob", SDK: "sagemaker:createTransformJob", Sync: true, Results: described("sagemaker:describeTransformJob")},
		{Name: "updateEndpoint", SDK: "sagemaker:updateEndpoint"}}},
	{ID: "sns", NoSync: true, Link: guide + "connect-sns.html", Actions: []OptimizedAction{
		{Name: "publish", SDK: "sns:publish", Callback: true, Listed: true, Required: []string{"Message"}, Fields: []Field{document("Message").must()}}}},
	{ID: "sqs", ErrorPrefix: "SQS", NoSync: true, Link: guide + "connect-sqs.html", Actions: []OptimizedAction{
		{Name: "sendMessage", SDK: "sqs:sendMessage", Callback: true, Listed: true, Required: []string{"QueueUrl", "MessageBody"},
			Errors: []string{"SQS.AmazonSQSException", "SQS.SdkClientException"},
			// The guide has MessageAttribute.
			Fields: []Field{document("MessageBody").must(), document("MessageAttribute")}}}},
	{ID: "states", ErrorPrefix: "StepFunctions", Link: guide + "connect-stepfunctions.html", Actions: []OptimizedAction{
		{Name: "startExecution", SDK: "sfn:startExecution", Sync: true, Sync2: true, Callback: true, Listed: true, Required: []string{"StateMachineArn"},
			Fields: []Field{document("Input")},
			Results: []Result{{Pattern: SyncPattern, SDK: "sfn:describeExecution"},
				{Pattern: Sync2Pattern, SDK: "sfn:describeExecution", Fields: []Field{document("Input"), document("Output")}}}}}},
}

var dynamoErrors = []string{"DynamoDB.AmazonDynamoDBException"}

var methods = []string{"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"}
