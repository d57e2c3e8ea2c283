package hover

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestEscape(t *testing.T) {
	for _, test := range [][2]string{
		{"plain text, with 1 number.", "plain text, with 1 number."},
		{"a_b _c_", `a_b \_c\_`},
		{"<b> & [x](y) *z* `c` ~d~ |e| \\", "\\<b\\> \\& \\[x\\](y) \\*z\\* \\`c\\` \\~d\\~ \\|e\\| \\\\"},
		{"# x", `\# x`},
		{"a # x", "a # x"},
		{"- x", `\- x`},
		{"12. x", `12\. x`},
		{"12) x", `12\) x`},
		{"1.5", `1\.5`},
		{"=== x", `\=== x`},
	} {
		if got := escape(test[0]); got != test[1] {
			t.Errorf("%q is escaped as %q, want %q", test[0], got, test[1])
		}
	}
}

func TestCodeSpan(t *testing.T) {
	for _, test := range [][2]string{
		{"a", "`a`"},
		{"a`b", "``a`b``"},
		{"`a", "`` `a ``"},
		{"a\nb\u202ec", "`a b\ufffdc`"},
		{"", "`\"\"`"},
		{"  ", "`\"  \"`"},
		{strings.Repeat("é", 200), "`" + strings.Repeat("é", mostCode/2) + "…`"},
	} {
		if got := codeSpan(test[0]); got != test[1] {
			t.Errorf("%q becomes %s, want %s", test[0], got, test[1])
		}
	}
}

// TestCode: blocks of code are bounded, and closed whatever is in them.
func TestCode(t *testing.T) {
	var p page
	p.code("text", strings.Repeat("a\n", 100)+"````")
	if n := strings.Count(p.markdown.String(), "\n"); n != mostLines+2 {
		t.Errorf("%d lines", n)
	}
	p = page{}
	p.code("text", strings.Repeat("é", mostBytes))
	if n := len(p.markdown.String()); n > mostBytes+20 {
		t.Errorf("%d bytes", n)
	}
	p = page{}
	p.code("text", "a\n````\nb")
	if got := p.markdown.String(); got != "`````text\na\n````\nb\n`````" {
		t.Errorf("got %q", got)
	}
}

func TestReadable(t *testing.T) {
	for seconds, want := range map[float64]string{
		0: "0s", 0.5: "0.5s", 1: "1s", 59: "59s", 60: "1m", 3661: "1h 1m 1s", 99_999_999: "1157d 9h 46m 39s", 1e16: "1e+16s",
	} {
		if got := readable(seconds); got != want {
			t.Errorf("%v is %s, want %s", seconds, got, want)
		}
	}
}

// TestDelays compares the sum with that of a loop.
func TestDelays(t *testing.T) {
	for _, test := range []struct{ attempts, interval, rate, most float64 }{
		{3, 1, 2, math.Inf(1)}, {1, 5, 2, math.Inf(1)}, {10, 1, 1, math.Inf(1)}, {10, 1, 1.5, 4}, {6, 2, 2, 60}, {100, 3, 1.1, 45},
		{7, 0, 2, 60}, {5, 60, 2, 30}, {4, 10, 3, 10}, {8, 1, 2, 8},
	} {
		want, delay := 0.0, test.interval
		for range int(test.attempts) {
			want += min(delay, test.most)
			delay *= test.rate
		}
		first, got := delays(test.attempts, test.interval, test.rate, test.most)
		if math.Abs(got-want) > want*1e-9 || len(first) != int(min(test.attempts, shownDelays)) {
			t.Errorf("%v: %v and %v in all, want %v", fmt.Sprint(test), first, got, want)
		}
	}
	if _, total := delays(99_999_999, 1, 2, math.Inf(1)); !math.IsInf(total, 1) {
		t.Errorf("%v in all", total)
	}
}
