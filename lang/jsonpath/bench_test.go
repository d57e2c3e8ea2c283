package jsonpath

import (
	"strings"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	for _, bm := range []struct{ name, text string }{
		{"Plain", "$.detail.order.id"},
		{"Context", "$$.Execution.Input.items[0]"},
		{"Filter", "$.rows[?(@.kind == 'open' && @.total > 100)].id"},
		{"Call", "States.Format('s3://{}/{}', $.bucket.name, States.ArrayGetItem(States.StringSplit($.key, '/'), 0))"},
		{"LongPath", "$" + strings.Repeat(".segment['name'][0]", 5000)},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(bm.text)))
			for b.Loop() {
				if e := Parse(bm.text); len(e.Errors) > 0 {
					b.Fatal(e.Errors)
				}
			}
		})
	}
}
