package jsonata_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/jsonata"
)

// benchTexts are expressions as workflows have them.
var benchTexts = map[string]string{
	"path":      `$states.input.order.customer.address.city`,
	"condition": `$states.input.order.total > 100 and $exists($states.input.order.customer.email) and $retries < 3`,
	"call":      `$merge([$states.input, {"status": "shipped", "at": $now(), "lines": $count($states.input.order.lines[quantity > 0])}])`,
	"block": `(
  $lines := $states.input.order.lines[quantity > 0];
  $total := $sum($lines.(price * quantity));
  /* a customer of long standing pays less */
  $rebate := $states.input.customer.since < "2020" ? 0.1 : 0;
  {
    "lines": $map($lines, function($line, $i) { {"no": $i + 1, "sku": $line.sku, "sum": $line.price * $line.quantity} }),
    "total": $round($total * (1 - $rebate), 2),
    "carriers": $distinct($lines.carrier.name)^(<$),
    "by warehouse": $lines{warehouse: $sum(quantity)},
    "tags": $split($states.input.tags, /[,;] */)
  }
)`,
}

func BenchmarkParse(b *testing.B) {
	for _, name := range []string{"path", "condition", "call", "block"} {
		text := benchTexts[name]
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				jsonata.Parse(text)
			}
		})
	}
	long := strings.Repeat(benchTexts["block"]+";\n", 1000)
	b.Run("long", func(b *testing.B) {
		text := "(" + long + "1)"
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			jsonata.Parse(text)
		}
	})
	b.Run("broken", func(b *testing.B) {
		text := strings.Replace(benchTexts["block"], "price * quantity)", "price * )", 1)
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			jsonata.Parse(text)
		}
	})
}

func BenchmarkParseDeep(b *testing.B) {
	for name, text := range hostileTexts(100_000) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				jsonata.Parse(text)
			}
		})
	}
}

func BenchmarkAnalyses(b *testing.B) {
	tree := jsonata.Parse(benchTexts["block"])
	b.Run("TopLevelNames", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			jsonata.TopLevelNames(tree)
		}
	})
	b.Run("Variables", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			jsonata.Variables(tree)
		}
	})
}
