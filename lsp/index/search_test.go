package index_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lsp/index"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		query, name string
		want        bool
	}{
		{"", "A", true}, {"ca", "ChargeCard", true}, {"cc", "Charge card", true}, {"dc", "ChargeCard", false},
		{"card", "ChargeCard", true}, {"ÄB", "äb", true}, {"aab", "abab a", true}, {"bba", "abab", false}, {"abcx", "axb cx", true}, {"xxx", "xx", false},
	} {
		if _, got := index.Match(c.query, c.name); got != c.want {
			t.Errorf("%q in %q: %v", c.query, c.name, got)
		}
	}
	for _, c := range []struct{ query, better, worse string }{
		{"card", "Card", "ChargeCard"}, {"cc", "ChargeCard", "Success"}, {"pay", "Payment", "PrepareDay"}, {"PA", "PA", "pa"},
	} {
		better, _ := index.Match(c.query, c.better)
		worse, ok := index.Match(c.query, c.worse)
		if better <= worse || !ok {
			t.Errorf("%q: %q has %d points, %q %d", c.query, c.better, better, c.worse, worse)
		}
	}
}

func TestSearch(t *testing.T) {
	p := newProject(map[string]string{
		"a.gait": "task \"Charge card\" x:y { retry charged }\nconst charge = 1",
		"b.gait": "retry charged = on E\npass A { assign { charge2: 1 } }",
	})
	var got []string
	for _, f := range index.Search(p.All(), "charge", 10) {
		got = append(got, fmt.Sprintf("%s:%s", f.File.Source.Path, f.Symbol.Name))
	}
	if want := "a.gait:charge b.gait:charged b.gait:charge2 a.gait:Charge card"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if n := len(index.Search(p.All(), "", 2)); n != 2 {
		t.Errorf("%d found", n)
	}
}

func TestMoved(t *testing.T) {
	p := newProject(map[string]string{
		"flows/a.gait":    "import { x } from \"../lib/x.gait\"\nimport \"./near.gait\"",
		"flows/b.gait":    "import \"near.gait\"",
		"lib/x.gait":      "import \"y.gait\"\nconst x = y",
		"lib/y.gait":      "const y = 1",
		"lib/z/q.gait":    "import \"../y.gait\"",
		"flows/near.gait": "const n = 1",
	})
	to := func(path string) string {
		return map[string]string{"lib/x.gait": "common/deep/x.gait", "flows/near.gait": "flows/new name.gait"}[path]
	}
	moved := func(path string) string {
		if other := to(filepath.ToSlash(path)); other != "" {
			return filepath.FromSlash(other)
		}
		return path
	}
	var got []string
	for _, e := range index.Moved(p, moved) {
		got = append(got, fmt.Sprintf("%s %s -> %s", e.File.Source.Path, e.File.Source.Slice(e.Span), e.Text))
	}
	want := []string{
		`flows/a.gait "../lib/x.gait" -> "../common/deep/x.gait"`,
		`flows/a.gait "./near.gait" -> "./new name.gait"`,
		`flows/b.gait "near.gait" -> "./new name.gait"`,
		`lib/x.gait "y.gait" -> "../../lib/y.gait"`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
