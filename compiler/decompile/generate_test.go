package decompile_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
)

// TestGenerated imports machines in which any field has any value: whatever
// Gait would refuse must have become a raw escape.
func TestGenerated(t *testing.T) {
	for seed := range uint64(800) {
		g := generator{rand.New(rand.NewPCG(seed, 1))}
		root := g.machine(0)
		for _, fold := range []bool{false, true} {
			out, err := decompile.Import(root, decompile.Options{Fold: fold})
			if err != nil {
				t.Fatalf("seed %d, fold %t: %v\n%s\n%s", seed, fold, explain(err), asl.Append(nil, root, asl.WriteOptions{}), out.Text)
			}
		}
	}
}

func explain(err error) string {
	text := err.Error()
	var changed *decompile.ChangedError
	if errors.As(err, &changed) {
		for _, d := range changed.Diagnostics {
			text += "\n  " + d.Rule + ": " + d.Message
		}
	}
	return text
}

// generator makes machines out of what fields and values there are, with
// little regard for which belong together.
type generator struct{ *rand.Rand }

var (
	stateFields = strings.Fields(`Comment QueryLanguage Next Next Next End InputPath OutputPath Parameters ResultSelector
		ResultPath Result Assign Arguments Output Retry Catch Resource Credentials TimeoutSeconds HeartbeatSeconds
		TimeoutSecondsPath HeartbeatSecondsPath Seconds Timestamp SecondsPath TimestampPath Choices Default Error Cause
		ErrorPath CausePath Branches ItemProcessor Iterator ItemSelector ItemReader ItemBatcher ResultWriter Label
		MaxConcurrency ToleratedFailureCount ToleratedFailurePercentage Items ItemsPath MaxConcurrencyPath
		ToleratedFailureCountPath ToleratedFailurePercentagePath Unknown`)
	required = map[string]string{
		"Task": "Resource", "Choice": "Choices", "Wait": "Seconds", "Parallel": "Branches", "Map": "ItemProcessor",
	}
	types     = strings.Fields("Task Task Task Pass Choice Wait Succeed Fail Parallel Map Robot")
	names     = []string{"A", "B", "C", "D", "E", "end", "none", "two words", "task", "Ünï", "${X}"}
	nextNames = append([]string{"Nowhere"}, names...)
	scalars   = []string{
		`null`, `true`, `false`, `0`, `1`, `-1`, `60`, `2.5`, `1e3`, `100000000000000000000`, `""`, `"text"`, `"${X}"`, `"${A.B} c"`,
		`"$.a"`, `"$"`, `"$$.Execution.Id"`, `"$v.x"`, `"$.a[?(@.b == 'c d')]"`, `"$.a[*].b"`, `"$.a b"`, `"$['a b']"`, `"$.a->b"`, `"$.a,b"`,
		`"States.Format('{} //', $.a)"`, `"States.UUID()"`, `"States.Nope($.a)"`, `"States.Format('x"`, `"$.a[0"`, `"$.//x"`,
		`"{% $x %}"`, `"{% $states.input.a & 'b' %}"`, `"{% 'constant' %}"`, `"{% [1..2] %}"`, `"{%$x%}"`, `"{% $x + %}"`, `"{% %}"`,
		`"{% a %}"`, `"{% $x ? 1 : 2 %}"`, `"{% function($a){ $a } %}"`, `"{% $x[a = 1].b %}"`, `"{% /a b/i %}"`, `"{% $x /* c */ %}"`,
		`"{% /* c */ $x %}"`, `"{% ($a;\n  $b) %}"`, `"{% $a\n& $b %}"`, `"{% $a\n$b %}"`, `"{% $x %} tail"`, `"{% '%}' %}"`, `"{% *.a %}"`, `"{% -1 %}"`,
		`"{% $x.'a b' %}"`, "\"{% $.`a b` %}\"", `"{% $x{a: b} %}"`, `"{% $x^(>a) %}"`, `"{% |$|{}| %}"`, `"{% \"s\" & $x %}"`, `"{% 1 + $x %}"`, `"{% $x -> $y %}"`,
		`"{% $ ~> $f %}"`, `"{% $x := 1 %}"`, `"{% task %}"`, `"{% $x.* %}"`, `"{% $x and task = \"a\" %}"`, `"{% (\n task \"a\") %}"`, `"{% ( /* } */ $x ) %}"`, `"{% $x // y %}"`,
		`"JSONata"`, `"JSONPath"`, `"FULL"`, `"NONE"`, `"2026-01-01T00:00:00Z"`, `"one\ntwo"`, `"one\n\n  two\n"`, `"\"\"\"\n\\\n"`, `"a \nb"`, `"\ud800"`, `"\u0001"`,
		`"arn:aws:states:::lambda:invoke"`, `"arn:aws:states:::s3:getObject"`, `"arn:aws:states:::sqs:sendMessage.waitForTaskToken"`, `"arn:aws:states:::x"`, `"arn:aws:lambda:::f"`,
		`"INLINE"`, `"DISTRIBUTED"`, `"EXPRESS"`, `"[1]"`, `"/x/"`, `"-> end"`, `"}"`, `"// no comment"`, `"/// doc"`, `" lead"`,
	}
	keys = []string{"a", "b", "c", "d.$", "e.$", ".$", "f.$.$", "output", "task", "two words", "", "Ünï", "true", "and", "states", "Type", "asl"}
)

func pick[T any](g generator, list []T) T { return list[g.IntN(len(list))] }

func (g generator) json(text string) *asl.Node {
	var n asl.Node
	switch text[0] {
	case '"':
		n = asl.Node{Kind: asl.String, Text: unquote(text)}
	case 'n':
		n = asl.Node{Kind: asl.Null}
	case 't', 'f':
		n = asl.Node{Kind: asl.Bool, Text: text}
	default:
		n = asl.Node{Kind: asl.Number, Text: text}
	}
	return &n
}

// unquote decodes the few escapes of the lists above.
func unquote(s string) string {
	s = s[1 : len(s)-1]
	return strings.NewReplacer(`\n`, "\n", `\"`, `"`, `\\`, `\`, `\ud800`, "\xed\xa0\x80", `\u0001`, "\x01").Replace(s)
}

func (g generator) scalar() *asl.Node { return g.json(pick(g, scalars)) }

func (g generator) value(depth int) *asl.Node {
	switch k := g.IntN(10); {
	case depth < 3 && k < 3:
		return g.object(depth)
	case depth < 3 && k == 3:
		return g.list(g.IntN(4), func() *asl.Node { return g.value(depth + 1) })
	}
	return g.scalar()
}

func (g generator) object(depth int) *asl.Node {
	n := &asl.Node{Kind: asl.Object}
	for range g.IntN(4) {
		put(n, pick(g, keys), g.value(depth+1))
	}
	return n
}

func (g generator) list(count int, item func() *asl.Node) *asl.Node {
	n := &asl.Node{Kind: asl.Array}
	for range count {
		n.Items = append(n.Items, item())
	}
	return n
}

// put adds a member if its key is new.
func put(n *asl.Node, key string, v *asl.Node) {
	if n.Get(key) == nil {
		n.Members = append(n.Members, asl.Member{Key: key, Value: v})
	}
}

func str(s string) *asl.Node { return &asl.Node{Kind: asl.String, Text: s} }

func (g generator) machine(depth int) *asl.Node {
	n, states := &asl.Node{Kind: asl.Object}, &asl.Node{Kind: asl.Object}
	for _, field := range []string{"Comment", "TimeoutSeconds", "Version", "QueryLanguage", "Unknown", "ProcessorConfig"} {
		if g.IntN(6) == 0 {
			put(n, field, g.value(2))
		}
	}
	if g.IntN(2) == 0 {
		put(n, "QueryLanguage", str("JSONata"))
	}
	for range 1 + g.IntN(4) {
		put(states, g.name(depth), g.state(depth))
	}
	if g.IntN(8) > 0 {
		put(n, "StartAt", str(states.Members[0].Key))
	} else if g.IntN(2) == 0 {
		put(n, "StartAt", g.value(2))
	}
	put(n, "States", states)
	return n
}

// name returns a state's name; most are only used at one depth.
func (g generator) name(depth int) string {
	if g.IntN(12) == 0 {
		return pick(g, names)
	}
	return fmt.Sprintf("%s%d", pick(g, names), depth*100+g.IntN(20))
}

func (g generator) state(depth int) *asl.Node {
	if g.IntN(40) == 0 {
		return g.value(0)
	}
	n := &asl.Node{Kind: asl.Object}
	kind := pick(g, types)
	put(n, "Type", str(kind))
	if g.IntN(20) > 0 {
		if field := required[kind]; field != "" {
			put(n, field, g.field(field, depth))
		}
	}
	if g.IntN(2) == 0 {
		put(n, "End", g.json("true"))
	}
	for range g.IntN(7) {
		field := pick(g, stateFields)
		put(n, field, g.field(field, depth))
	}
	return n
}

// field returns a value, most of the time one that the field is for.
func (g generator) field(field string, depth int) *asl.Node {
	if g.IntN(10) == 0 {
		return g.value(0)
	}
	switch field {
	case "Next", "Default":
		return str(pick(g, nextNames))
	case "End":
		return g.json(pick(g, []string{"true", "true", "false"}))
	case "QueryLanguage":
		return str(pick(g, []string{"JSONata", "JSONPath", "Other"}))
	case "Parameters", "Arguments", "ResultSelector", "Assign", "Credentials", "ItemSelector":
		return g.object(0)
	case "Branches":
		if depth < 2 {
			return g.list(g.IntN(3), func() *asl.Node { return g.machine(depth + 1) })
		}
	case "ItemProcessor", "Iterator":
		if depth < 2 {
			return g.machine(depth + 1)
		}
	case "Choices":
		return g.list(g.IntN(4), func() *asl.Node { return g.rule(0) })
	case "Retry":
		return g.list(g.IntN(3), func() *asl.Node {
			return g.entry("ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy", "Comment")
		})
	case "Catch":
		return g.list(g.IntN(3), func() *asl.Node { return g.entry("ErrorEquals", "Next", "Assign", "Output", "ResultPath", "Comment") })
	case "ItemReader":
		return g.entry("Resource", "Parameters", "Arguments", "ReaderConfig")
	case "ResultWriter":
		return g.entry("Resource", "Parameters", "Arguments", "WriterConfig")
	case "ItemBatcher":
		return g.entry("MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath", "BatchInput")
	}
	return g.scalar()
}

// entry returns an object with some of the fields.
func (g generator) entry(fields ...string) *asl.Node {
	n := &asl.Node{Kind: asl.Object}
	if fields[0] == "ErrorEquals" && g.IntN(12) > 0 {
		put(n, "ErrorEquals", g.list(1+g.IntN(2), func() *asl.Node {
			return str(pick(g, []string{"States.ALL", "Lambda.Unknown", "my error", "output", "E", "A.b-c"}))
		}))
	}
	for _, f := range fields {
		if g.IntN(2) > 0 {
			continue
		}
		switch f {
		case "ReaderConfig", "WriterConfig":
			put(n, f, g.entry("InputType", "MaxItems", "MaxItemsPath", "CSVHeaders"))
		case "Parameters", "Arguments", "BatchInput", "Assign":
			put(n, f, g.object(0))
		case "Next":
			put(n, f, str(pick(g, nextNames)))
		case "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "MaxItemsPerBatch":
			put(n, f, g.json(pick(g, []string{"1", "60", "2.0", "0", "-1", `"${X}"`})))
		default:
			put(n, f, g.value(1))
		}
	}
	return n
}

func (g generator) rule(depth int) *asl.Node {
	n := &asl.Node{Kind: asl.Object}
	switch k := g.IntN(8); {
	case k == 0 && depth < 4:
		put(n, pick(g, []string{"And", "Or"}), g.list(g.IntN(4), func() *asl.Node { return g.rule(depth + 1) }))
	case k == 1 && depth < 4:
		put(n, "Not", g.rule(depth+1))
	case k < 4:
		put(n, "Condition", g.scalar())
	default:
		put(n, "Variable", str("$.v"))
		put(n, pick(g, []string{"StringEquals", "NumericLessThanEqualsPath", "BooleanEquals", "TimestampGreaterThan", "IsPresent",
			"StringMatches", "IsNull", "BooleanEqualsPath", "StringEqualsPath", "Nope"}), g.scalar())
	}
	if depth == 0 || g.IntN(10) == 0 {
		put(n, "Next", str(pick(g, nextNames)))
	}
	for _, f := range []string{"Comment", "Assign", "Output"} {
		if g.IntN(10) == 0 {
			put(n, f, g.value(1))
		}
	}
	return n
}
