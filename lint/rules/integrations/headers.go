package integrations

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/rule"
)

var (
	ownHeaders  = []string{"authorization", "connection", "content-md5", "expect", "host", "max-forwards", "proxy-authenticate", "server", "te", "transfer-encoding", "trailer", "upgrade", "via", "www-authenticate"}
	ownPrefixes = []string{"x-forwarded", "x-amz"}
)

// checkHeaders judges the headers that apigateway:invoke sends.
func checkHeaders(p *rule.Pass, arguments *asl.Node) {
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
