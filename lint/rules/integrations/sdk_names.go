package integrations

// SDKService returns the name by which the integrations of the AWS SDK call a
// service that Step Functions, ARNs or the AWS CLI call by that name.
func SDKService(name string) string {
	if other := sdkNames[name]; other != "" {
		return other
	}
	return name
}
