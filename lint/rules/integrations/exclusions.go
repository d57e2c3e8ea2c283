package integrations

// exclusion are arguments of which none stands beside one of the others.
type exclusion struct{ one, others []string }

// either are two arguments that exclude each other.
func either(one string, others ...string) exclusion { return exclusion{[]string{one}, others} }

var (
	cannedACL = either("Acl", "GrantFullControl", "GrantRead", "GrantReadACP", "GrantWrite", "GrantWriteACP")
	template  = either("TemplateBody", "TemplateURL")
	secret    = either("SecretString", "SecretBinary")
	logGroup  = either("LogGroupName", "LogGroupIdentifier")
)

// exclusions are what the pages of actions in the API references say in words
// such as "but not both"; of DynamoDB see [literals.legacy].
var exclusions = map[string][]exclusion{
	"cloudformation:createChangeSet":      {template},
	"cloudformation:createStack":          {template, either("DisableRollback", "OnFailure"), either("StackPolicyBody", "StackPolicyURL")},
	"cloudformation:createStackInstances": {either("Accounts", "DeploymentTargets")},
	"cloudformation:createStackSet":       {template},
	"cloudformation:deleteStackInstances": {either("Accounts", "DeploymentTargets")},
	"cloudformation:updateStack":          {template, either("StackPolicyBody", "StackPolicyURL")},
	"cloudformation:updateStackSet":       {either("TemplateBody", "TemplateURL", "UsePreviousTemplate")},
	"cloudwatch:getMetricStatistics":      {either("Statistics", "ExtendedStatistics")},
	"cloudwatch:putMetricAlarm": {either("Statistic", "ExtendedStatistic"),
		either("Metrics", "Namespace", "MetricName", "Dimensions", "Period", "Unit", "Statistic", "ExtendedStatistic")},
	"cloudwatchlogs:describeLogStreams":   {logGroup},
	"cloudwatchlogs:filterLogEvents":      {logGroup, either("LogStreamNames", "LogStreamNamePrefix")},
	"cloudwatchlogs:getLogEvents":         {logGroup},
	"ecs:createService":                   {either("LaunchType", "CapacityProviderStrategy")},
	"ecs:runTask":                         {either("LaunchType", "CapacityProviderStrategy")},
	"ec2:runInstances":                    {either("NetworkInterfaces", "SubnetId", "SecurityGroupIds", "SecurityGroups")},
	"glue:startJobRun":                    {either("MaxCapacity", "WorkerType", "NumberOfWorkers")},
	"kms:generateDataKey":                 {either("KeySpec", "NumberOfBytes")},
	"kms:generateDataKeyWithoutPlaintext": {either("KeySpec", "NumberOfBytes")},
	"s3:copyObject":                       {cannedACL},
	"s3:createBucket":                     {cannedACL},
	"s3:putBucketAcl":                     {cannedACL},
	"s3:putObject":                        {cannedACL},
	"s3:putObjectAcl":                     {cannedACL},
	"secretsmanager:createSecret":         {secret},
	"secretsmanager:putSecretValue":       {secret},
	"secretsmanager:updateSecret":         {secret},
}
