package facts_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/gait-lang/gait/lint/facts"
)

// missing stands for a value that is not there.
type missing struct{}

// samples are values of every type, at and between all operands of the tests.
var samples = []any{
	missing{}, nil, true, false, -1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, "", "a", "aa", "ab", "b", "c", "*",
	"2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z", "2021-06-01T00:00:00Z", "2022-01-01T00:00:00+01:00", "2023-01-01T00:00:00Z", "aab", map[string]any{},
}

// TestPossibleAgainstValues compares what is said to be impossible with the
// values themselves: for a condition said to be so, no values make it true.
func TestPossibleAgainstValues(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	impossible, empty := 0, 0
	for range 4000 {
		rule := randomRule(random, 3)
		text, err := json.Marshal(map[string]any{
			"StartAt": "C", "States": map[string]any{"C": map[string]any{"Type": "Choice", "Choices": []any{rule}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		conditions := facts.Of(read(t, string(text))).States[0].Conditions()
		if conditions[0] == nil {
			t.Fatalf("no condition: %s", text)
		}
		for _, fails := range []bool{false, true} {
			budget := facts.Budget(facts.MostWork)
			possible := budget.Possible(facts.AnyValues, facts.Claim{Condition: conditions[0], Fails: fails})
			var witness []any
			for _, x := range samples {
				for _, y := range samples {
					if witness == nil && holds(rule, map[string]any{"$.x": x, "$.y": y}) != fails {
						witness = []any{x, y}
					}
				}
			}
			if !possible {
				impossible++
			}
			if witness == nil {
				empty++
			}
			if !possible && witness != nil {
				t.Errorf("fails %v: it is said to be impossible, but is so for %v: %s", fails, witness, text)
			}
		}
	}
	t.Logf("of %d that no sample makes true, %d are found", empty, impossible)
	if impossible*10 < empty*9 {
		t.Errorf("of %d that no sample makes true, only %d are found", empty, impossible)
	}
}

func randomRule(r *rand.Rand, depth int) map[string]any {
	if depth > 0 {
		switch r.IntN(4) {
		case 0, 1:
			var parts []any
			for range 1 + r.IntN(3) {
				parts = append(parts, randomRule(r, depth-1))
			}
			return map[string]any{[]string{"And", "Or"}[r.IntN(2)]: parts}
		case 2:
			return map[string]any{"Not": randomRule(r, depth-1)}
		}
	}
	rule := map[string]any{"Variable": []string{"$.x", "$.y"}[r.IntN(2)]}
	order := []string{"Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"}
	switch r.IntN(6) {
	case 0:
		rule["Numeric"+order[r.IntN(5)]] = float64(r.IntN(3))
	case 1:
		rule["String"+order[r.IntN(5)]] = []string{"a", "ab", "b", ""}[r.IntN(4)]
	case 2:
		rule["BooleanEquals"] = r.IntN(2) == 0
	case 3:
		rule["Timestamp"+order[r.IntN(5)]] = []string{"2021-01-01T00:00:00Z", "2021-12-31T23:00:00Z"}[r.IntN(2)]
	case 4:
		rule["StringMatches"] = []string{"a*", "*", "*b", "ab", `\*`}[r.IntN(5)]
	default:
		rule[[]string{"IsPresent", "IsNull", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"}[r.IntN(6)]] = r.IntN(2) == 0
	}
	return rule
}

// holds evaluates a rule; a comparison with what is not there does not hold.
func holds(rule map[string]any, values map[string]any) bool {
	for key, operand := range rule {
		switch key {
		case "Variable":
			continue
		case "And":
			for _, part := range operand.([]any) {
				if !holds(part.(map[string]any), values) {
					return false
				}
			}
			return true
		case "Or":
			for _, part := range operand.([]any) {
				if holds(part.(map[string]any), values) {
					return true
				}
			}
			return false
		case "Not":
			return !holds(operand.(map[string]any), values)
		}
		return compare(key, values[rule["Variable"].(string)], operand)
	}
	panic("an empty rule")
}

func compare(name string, v, operand any) bool {
	_, absent := v.(missing)
	s, text := v.(string)
	n, number := v.(float64)
	b, boolean := v.(bool)
	at, err := time.Parse(time.RFC3339, s)
	switch name {
	case "IsPresent":
		return !absent == operand
	case "IsNull":
		return (v == nil) == operand
	case "IsNumeric":
		return number == operand
	case "IsString":
		return text == operand
	case "IsBoolean":
		return boolean == operand
	case "IsTimestamp":
		return (text && err == nil) == operand
	case "BooleanEquals":
		return boolean && b == operand
	case "StringMatches":
		return text && facts.MatchesPattern(operand.(string), s)
	}
	order := 0
	switch {
	case strings.HasPrefix(name, "Numeric"):
		if !number {
			return false
		}
		order = int(2 * (n - operand.(float64)))
	case strings.HasPrefix(name, "String"):
		if !text {
			return false
		}
		order = strings.Compare(s, operand.(string))
	default:
		other, _ := time.Parse(time.RFC3339, operand.(string))
		if !text || err != nil {
			return false
		}
		order = at.Compare(other)
	}
	switch {
	case strings.HasSuffix(name, "LessThanEquals"):
		return order <= 0
	case strings.HasSuffix(name, "GreaterThanEquals"):
		return order >= 0
	case strings.HasSuffix(name, "LessThan"):
		return order < 0
	case strings.HasSuffix(name, "GreaterThan"):
		return order > 0
	}
	return order == 0
}

// TestJSONataConditions tests pairs of conditions: whether the second can hold
// where the first does, and whether one of them holds for every value of the
// types that they compare with.
func TestJSONataConditions(t *testing.T) {
	for _, c := range []struct {
		first, second string
		both, all     bool
	}{
		{`$a`, `$not($a)`, false, true},
		{`$a = true`, `$a = false`, false, true},
		{`$x.n < 5`, `$x.n >= 5`, false, true},
		{`$x.n < 5`, `5 <= $x . n`, false, true},
		{`$x.n < 5`, `$x.n > 5`, false, false},
		{`$x.n > -1`, `$x.n < (-1)`, false, false},
		{`$x.k = "a"`, `$x.k = 'b'`, false, false},
		{`$x.k = "a"`, `$x.k != "a"`, false, true},
		{`$x.k != "a"`, `$x.k != "b"`, true, true},
		{`$x.k != "a"`, `$not($exists($x.k))`, false, false},
		{`$exists($x.k)`, `$not($exists($x.k))`, false, true},
		{`$x.k = null`, `$x.k != null`, false, true},
		{`$x.k in ["a", "b"]`, `$x.k = "b"`, true, false},
		{`$x.k in ["a", "b"]`, `$x.k = "c"`, false, false},
		{`$count($x) = 0`, `$count( $x /* all */ ) > 0`, false, false},
		{`$x < $y`, `$y <= $x`, false, true},
		{`$x < $y`, `$x > $y`, false, false},
		{`$x.k and $y.k`, `$not($x.k)`, false, false},
		{`$random() < 0.5`, `$random() >= 0.5`, true, false},
		{`$millis() > $x`, `$millis() <= $x`, true, false},
		{`$x.k = "a"`, `$x.l = "b"`, true, false},
		{`$x[0].k = "a"`, `$x[1].k = "b"`, true, false},
		{`$x.k = "a"`, `true`, true, true},
		{`"a" = "a"`, `1 = 2`, false, true},
		{`$x.k = "${A}"`, `$x.k = "b"`, true, false},
	} {
		text := fmt.Sprintf(`{"QueryLanguage": "JSONata", "StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Condition": %q}, {"Condition": %q}]}}}`,
			"{% "+c.first+" %}", "{% "+c.second+" %}")
		both := facts.Of(read(t, text)).States[0].Conditions()
		budget := facts.Budget(2 * facts.MostWork)
		if got := budget.Possible(facts.AnyValues, facts.Claim{Condition: both[0]}, facts.Claim{Condition: both[1]}); got != c.both {
			t.Errorf("%s and %s can both hold: %v", c.first, c.second, got)
		}
		none := budget.Possible(facts.TestedValues, facts.Claim{Condition: both[0], Fails: true}, facts.Claim{Condition: both[1], Fails: true})
		if none == c.all {
			t.Errorf("%s or %s always holds: %v", c.first, c.second, !none)
		}
	}
}
