package integrations

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl/catalog"
)

// TestExclusions asserts that the arguments that exclude each other are ones that
// their action has.
func TestExclusions(t *testing.T) {
	all, err := catalog.Default()
	if err != nil {
		t.Fatal(err)
	}
	for name, list := range exclusions {
		service, action, _ := strings.Cut(name, ":")
		call, err := all.SDKCall(service, action)
		if err != nil || call == nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		shape, err := call.Shape(call.Input)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			for _, member := range slices.Concat(e.one, e.others) {
				if shape.Member(member) == nil && (member != "GrantWrite" || !strings.HasPrefix(name, "s3:")) {
					t.Errorf("%s has no %s", name, member)
				}
			}
		}
	}
}

// TestPatterns asserts how patterns of Java are read.
func TestPatterns(t *testing.T) {
	for _, test := range []struct {
		pattern, text string
		want          bool
	}{
		{"[a-z]+", "abc", true},
		{"[a-z]+", "ab c", false},
		{"^[a-z]+", "ab c", true},
		{"[a-z]+$", "a bc", true},
		{"[^\\r\\n]", "a bc", true},
		{"[^\\r\\n]", "\n", false},
		{"a|b", "ab", true}, // a kind of name may have been added
		{"^((?:a)|(b))$", "ab", true},
		{"x(a|b)", "xc", false},
		{"(a|b)x(c|d)", "ac", false},
		{"[|]", "x", false},
		{"[\\u0020-\\uD7FF]*", "\x01", true}, // cannot be read
		{"[a-z&&[^x]]+", "x", true},
		{"[[:alpha:]]+", "1", true},
		{"\\[[a-z]+\\]", "[a]", true},
		{"\\[[a-z]+\\]", "a", false},
		{"(?!x).*", "x", true},
	} {
		if got := matches(test.pattern, test.text); got != test.want {
			t.Errorf("%q in %q: %t", test.pattern, test.text, got)
		}
	}
	readable := 0
	all, err := catalog.Default()
	if err != nil {
		t.Fatal(err)
	}
	service, err := all.Service("iam")
	if err != nil {
		t.Fatal(err)
	}
	for id := catalog.ShapeID(0); ; id++ {
		shape, err := service.Shape(id)
		if err != nil {
			break
		}
		if shape.Pattern != "" && compiled(shape.Pattern) != nil {
			readable++
		}
	}
	if readable == 0 {
		t.Error("no pattern of iam can be read")
	}
}
