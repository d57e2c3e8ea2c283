package place_test

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata")

const (
	between = "----\n"
	answers = "=> "
)

// table compares what the file says of each of its texts, in which a bar marks
// the place, with what is found.
func table(t *testing.T, name string, answer func(t *testing.T, marked string) string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range strings.Split(string(text), between) {
		marked, want, ok := strings.Cut(c, "\n"+answers)
		if !ok {
			t.Fatalf("no answer to %q", c)
		}
		got := answer(t, marked)
		if want = strings.TrimSuffix(want, "\n"); got != want && !*update {
			t.Errorf("%s\ngot  %s\nwant %s", marked, got, want)
		}
		out = append(out, marked+"\n"+answers+got+"\n")
	}
	if len(out) < 20 {
		t.Errorf("only %d cases", len(out))
	}
	if *update {
		if err := os.WriteFile(name, []byte(strings.Join(out, between)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
