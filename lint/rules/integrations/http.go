package integrations

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

var (
	methods     = []string{"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"}
	authTypes   = []string{"NO_AUTH", "IAM_ROLE", "RESOURCE_POLICY"}
	encodings   = []string{"NONE", "URL_ENCODED"}
	ownHeaders  = []string{"authorization", "connection", "content-md5", "expect", "host", "max-forwards", "proxy-authenticate", "server", "te", "transfer-encoding", "trailer", "upgrade", "via", "www-authenticate"}
	ownPrefixes = []string{"x-forwarded", "x-amz"}
)

// checkHTTP judges the arguments of http:invoke and apigateway:invoke.
func checkHTTP(p *rule.Pass, r *facts.Resource, m *asl.Member) {
	arguments := m.Value
	checkEnum(p, arguments.Get("Method"), "Method", methods)
	if r.Service == "http" {
		checkEnum(p, arguments.Get("Transform").Get("RequestBodyEncoding"), "RequestBodyEncoding", encodings)
		return
	}
	checkEnum(p, arguments.Get("AuthType"), "AuthType", authTypes)
	headers := arguments.Get("Headers")
	if !headers.Is(asl.Object) {
		return
	}
	for i := range headers.Members {
		h := &headers.Members[i]
		key := strings.ToLower(strings.TrimSuffix(h.Key, ".$"))
		if slices.Contains(ownHeaders, key) || slices.ContainsFunc(ownPrefixes, func(s string) bool { return strings.HasPrefix(key, s) }) {
			p.ReportKey(MemberValue, h, "apigateway:invoke cannot set the header %q", strings.TrimSuffix(h.Key, ".$"))
		}
	}
}

// checkEnum judges a value that is one of a few words, where it is written out.
func checkEnum(p *rule.Pass, n *asl.Node, name string, words []string) {
	if !n.Is(asl.String) || facts.IsTemplate(n.Text) || slices.Contains(words, n.Text) {
		return
	}
	f := p.ReportNode(MemberValue, n, "%s cannot be %q, only %s", name, n.Text, diag.Quoted(words))
	if near := diag.Nearest(n.Text, words); near != "" {
		f.Offer("write "+near, false, p.Replace(n, rule.Spell(near))...)
	}
}
