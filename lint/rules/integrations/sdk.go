package integrations

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// sdkNames are the names by which the AWS SDK integrations call services that
// ARNs and the AWS CLI call otherwise.
var sdkNames = map[string]string{
	"states": "sfn", "stepfunctions": "sfn", "events": "eventbridge", "logs": "cloudwatchlogs", "monitoring": "cloudwatch",
	"elasticmapreduce": "emr", "emr-containers": "emrcontainers", "emr-serverless": "emrserverless", "ses-v2": "sesv2",
	"cognito-idp": "cognitoidentityprovider", "cognito-identity": "cognitoidentity", "secrets-manager": "secretsmanager",
	"redshift-data": "redshiftdata", "rds-data": "rdsdata", "bedrock-runtime": "bedrockruntime", "bedrock-agent": "bedrockagent",
	"step-functions": "sfn", "ce": "costexplorer", "service-quotas": "servicequotas", "resource-groups": "resourcegroups",
}

// checkSDK judges an integration of the AWS SDK. It returns what the catalogue
// knows of the action, and whether the ARN is in order.
func checkSDK(p *rule.Pass, r *facts.Resource) (*catalog.Call, bool) {
	if r.Service == "" || r.Action == "" {
		p.ReportNode(Unknown, r.Node, "an integration of the AWS SDK names a service and an action: \"aws-sdk:glue:startCrawler\"")
		return nil, false
	}
	all, err := catalog.Default()
	if err != nil {
		return nil, checkSDKPattern(p, r) // the file with the data is damaged; what needs none goes on
	}
	service, err := all.Service(r.Service)
	if err == nil && !all.Exists(r.Service) {
		right := sdkService(all, r.Service)
		if right == "" {
			p.Report(Unknown, r.At(r.ServiceAt), "the AWS SDK has no service %q", r.Service).About(r.Node).
				Note("services that are newer than %s are not known here; \"gait services\" lists the others", all.Date)
			return nil, false
		}
		p.Report(Unknown, r.At(r.ServiceAt), "the AWS SDK integrations call this service %q", right).About(r.Node).
			Offer("write "+right, false, p.ReplaceSpan(r.At(r.ServiceAt), right)...)
		return nil, false
	}
	call, fine := sdkActionOf(p, r, all, service)
	return call, fine && checkSDKPattern(p, r)
}

// sdkService returns the service that was meant by a name that is none, or "".
func sdkService(all *catalog.Catalog, name string) string {
	if right := sdkNames[name]; right != "" {
		return right
	}
	infos := all.Services()
	ids := make([]string, len(infos))
	for i, s := range infos {
		ids[i] = s.ID
		if s.ID == strings.ToLower(name) {
			return s.ID
		}
	}
	if near := diag.Nearest(name, ids); near != "" {
		return near
	}
	if lower := strings.ToLower(name); lower != name {
		return lower
	}
	return ""
}

// sdkActionOf judges the action; service is nil where nothing is known of it.
func sdkActionOf(p *rule.Pass, r *facts.Resource, all *catalog.Catalog, service *catalog.Service) (*catalog.Call, bool) {
	if service != nil {
		call, err := all.SDKCall(r.Service, r.Action)
		switch {
		case err != nil:
			return nil, true
		case call != nil && call.SDK.Excluded != "":
			f := p.Report(Unknown, r.At(r.ActionAt), "Step Functions does not offer %s:%s: %s", r.Service, r.Action, call.SDK.Excluded).About(r.Node)
			for _, name := range catalog.OptimizedOf(r.Service + ":" + r.Action) {
				f.Note("\"arn:aws:states:::%s\" calls it", name)
			}
			return nil, false
		case call != nil:
			return call, true
		}
	}
	if c := r.Action[0]; 'A' <= c && c <= 'Z' {
		right := strings.ToLower(r.Action[:1]) + r.Action[1:]
		p.Report(Unknown, r.At(r.ActionAt), "actions of the AWS SDK begin with a small letter here: %q", right).About(r.Node).
			Offer("write "+right, false, p.ReplaceSpan(r.At(r.ActionAt), right)...)
		return nil, false
	}
	if service == nil {
		return nil, true
	}
	names, err := service.Actions()
	if err != nil {
		return nil, true
	}
	near := diag.Nearest(r.Action, names)
	if near == "" && !service.Recent {
		return nil, true // it may be newer than the data
	}
	f := p.Report(Unknown, r.At(r.ActionAt), "%s has no action %q", r.Service, r.Action).About(r.Node).
		Note("\"gait services %s\" lists those that are known, as of %s", r.Service, all.Date)
	if near != "" {
		f.Offer("write "+near, false, p.ReplaceSpan(r.At(r.ActionAt), near)...)
	}
	return nil, false
}

// checkSDKPattern judges the pattern of an integration of the AWS SDK.
func checkSDKPattern(p *rule.Pass, r *facts.Resource) bool {
	switch r.Pattern {
	case "", facts.CallbackPattern:
		return true
	case facts.SyncPattern, facts.Sync2Pattern:
		f := p.Report(Unsupported, r.At(r.PatternAt), "integrations of the AWS SDK have no pattern %q, only %q", r.Pattern, facts.CallbackPattern).About(r.Node)
		if s := catalog.OptimizedNamed(r.Service); s != nil {
			if a := s.Action(r.Action); a != nil && a.Sync {
				f.Note("\"arn:aws:states:::%s:%s.sync\" waits for the end", r.Service, r.Action)
			}
		}
		return false
	}
	p.Report(Unknown, r.At(r.PatternAt), "integrations of the AWS SDK have no pattern %q, only %q", r.Pattern, facts.CallbackPattern).About(r.Node)
	return false
}
