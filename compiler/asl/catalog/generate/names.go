package main

import (
	"regexp"
	"strings"
)

// Step Functions names services, members and errors as the AWS SDK for Java 2
// does, whose code generator makes them from the models by the rules below
// (software.amazon.awssdk: codegen, DefaultNamingStrategy and CodegenNamingUtils).

var (
	nonAlnum  = regexp.MustCompile(`[^A-Za-z0-9]+`)
	versionLC = regexp.MustCompile(`([^a-z]{2,})v([0-9]+)`)
	versionUC = regexp.MustCompile(`([^A-Z]{2,})V([0-9]+)`)
	acronym   = regexp.MustCompile(`([A-Z]+)([A-Z][a-z])`)
	afterNum  = regexp.MustCompile(`([0-9])([a-zA-Z])`)
)

// words splits a name: "DBInstanceID" is "DB", "Instance", "ID".
func words(name string) []string {
	s := nonAlnum.ReplaceAllString(name, " ")
	s = versionLC.ReplaceAllString(s, "$1 v$2 ")
	s = versionUC.ReplaceAllString(s, "$1 V$2 ")
	s = camelCased(s)
	s = acronym.ReplaceAllString(s, "$1 $2")
	s = afterNum.ReplaceAllString(s, "$1 $2")
	return strings.Fields(s)
}

// camelCased puts a space between a small letter and a capital that a letter
// or a digit follows.
func camelCased(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if i > 0 && i+1 < len(s) && isLower(s[i-1]) && isUpper(s[i]) &&
			(isLower(s[i+1]) || isUpper(s[i+1]) || s[i+1] >= '0' && s[i+1] <= '9') {
			b.WriteByte(' ')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

// pascal is a name with each word in small letters after its first, as those of
// clients and errors are: "DbInstanceId".
func pascal(name string) string {
	var b strings.Builder
	for _, w := range words(name) {
		b.WriteString(strings.ToUpper(w[:1]))
		b.WriteString(strings.ToLower(w[1:]))
	}
	return b.String()
}

// prefixOf is the name of a service's client: "Cost and Usage Report Service"
// is "CostAndUsageReport".
func prefixOf(serviceID string) string {
	s := pascal(serviceID)
	for _, redundant := range []string{"Amazon", "Aws"} {
		s = strings.TrimPrefix(s, redundant)
	}
	return strings.TrimSuffix(s, "Service")
}

// actionOf is the name of an operation's method.
func actionOf(operation string) string { return uncapitalize(operation) }

// memberOf is how Step Functions spells a member: the name of its method with
// a capital again, so that "DBInstanceId" is "DbInstanceId", and "TemplateURL"
// stays.
func memberOf(name string) string {
	if other := otherMembers[name]; other != "" {
		return other
	}
	s := uncapitalize(name)
	if reserved[s] {
		return strings.ToUpper(name[:1]) + name[1:] + "Value"
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// reserved are names that no method of the SDK for Java can have: keywords of the
// language and methods of every object. They get "Value" behind them: AWS's
// documentation of the integrations has EqualsValue.
var reserved = map[string]bool{
	"abstract": true, "assert": true, "boolean": true, "break": true, "byte": true, "case": true, "catch": true, "char": true,
	"class": true, "const": true, "continue": true, "default": true, "do": true, "double": true, "else": true, "enum": true,
	"extends": true, "false": true, "final": true, "finally": true, "float": true, "for": true, "goto": true, "if": true,
	"implements": true, "import": true, "instanceof": true, "int": true, "interface": true, "long": true, "native": true, "new": true,
	"null": true, "package": true, "private": true, "protected": true, "public": true, "return": true, "short": true, "static": true,
	"strictfp": true, "super": true, "switch": true, "synchronized": true, "this": true, "throw": true, "throws": true,
	"transient": true, "true": true, "try": true, "void": true, "volatile": true, "while": true,
	"equals": true, "hashCode": true, "toString": true, "getClass": true, "notify": true, "notifyAll": true, "wait": true,
}

// otherMembers are names that the SDK for Java has replaced.
var otherMembers = map[string]string{
	// The attribute value of DynamoDB: results have Nul, beside Bool and Ss
	// (github.com/aws/aws-sdk-js-v3/issues/4948, github.com/boto/boto3/issues/4253).
	"NULL": "Nul",
}

// uncapitalize makes the capitals at the front of a name small, save one that
// begins the next word.
func uncapitalize(name string) string {
	b := []byte(name)
	for i := range b {
		if i > 0 && (!isUpper(b[i]) || i+1 < len(b) && isLower(b[i+1])) {
			break
		}
		if isUpper(b[i]) {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}

// errorOf is the name of an error's class.
func errorOf(shape string) string {
	s, fault := strings.CutSuffix(shape, "Fault")
	if fault || !strings.HasSuffix(shape, "Exception") {
		s += "Exception"
	}
	return pascal(s)
}
