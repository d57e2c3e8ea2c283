// Package testgen writes Gait workflows of any size for tests and benchmarks:
// varied, like the published definitions in their mix of states, valid, and
// the same for the same arguments.
package testgen

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Workflow returns a workflow with that many states, nested ones counted.
// Every fourth seed gives a JSONPath workflow, the others JSONata.
func Workflow(states int, seed uint64) string {
	g := &generator{
		rand: rand.New(rand.NewPCG(seed, 0x6761_6974)),
		path: seed%4 == 3,
	}
	g.header()
	g.scope(g.plan(max(1, states), 0), "")
	return g.String()
}

type generator struct {
	strings.Builder
	rand *rand.Rand
	path bool // JSONPath

	// Counted to keep names and labels unique.
	made  int // states planned
	loops int // distributed maps written
}

// planned is a state before it is written, so that others can name it.
type planned struct {
	kind   string
	name   string
	inner  [][]planned // of a map or parallel
	inline []planned   // of a choice
}

// kinds has each kind as often as it should occur.
var kinds = strings.Fields("task task task task task task task pass pass choice choice wait map parallel")

const maxDepth = 4

// plan makes a scope of n states, nested ones counted.
func (g *generator) plan(n, depth int) []planned {
	var scope []planned
	for n > 0 {
		p := planned{kind: kinds[g.rand.IntN(len(kinds))]}
		nests := p.kind == "map" || p.kind == "parallel"
		if nests && (depth == maxDepth || n < 6) || n < 3 {
			p.kind, nests = "task", false
		}
		if n == 1 {
			p.kind = []string{"succeed", "task", "fail"}[g.rand.IntN(3)]
		}
		p.name = g.name(p.kind)
		n--
		branches := 0
		if nests {
			branches = 1
		}
		if p.kind == "parallel" {
			branches = 2 + g.rand.IntN(2)
		}
		for range branches {
			k := min(1+g.rand.IntN(5), n)
			if k > 0 {
				p.inner = append(p.inner, g.plan(k, depth+1))
				n -= k
			}
		}
		if p.kind == "choice" && n > 2 && g.rand.IntN(3) == 0 {
			p.inline = []planned{{kind: "task", name: g.name("task")}}
			n--
		}
		if p.kind == "parallel" && len(p.inner) == 0 {
			p.kind = "pass"
		}
		scope = append(scope, p)
	}
	return scope
}

var verbs = map[string][]string{
	"task":     strings.Fields("Load Check Submit Notify Reserve Charge Publish Read Store Resize Validate Fetch"),
	"pass":     strings.Fields("Prepare Reset Collect Shape Remember"),
	"choice":   strings.Fields("Is Has Should Did"),
	"wait":     strings.Fields("Await Pause"),
	"succeed":  strings.Fields("Finish Complete"),
	"fail":     strings.Fields("Reject Abort"),
	"parallel": strings.Fields("Spread Split"),
	"map":      strings.Fields("Each Every"),
}

var nouns = strings.Fields("order invoice payment shard report customer batch image account record file message")

func (g *generator) pick(words []string) string { return words[g.rand.IntN(len(words))] }

func (g *generator) name(kind string) string {
	g.made++
	verb, noun := g.pick(verbs[kind]), g.pick(nouns)
	if g.rand.IntN(3) == 0 {
		return fmt.Sprintf("%s%s%s%d", verb, strings.ToUpper(noun[:1]), noun[1:], g.made)
	}
	if kind == "choice" {
		return fmt.Sprintf("\"%s %s %d ready?\"", verb, noun, g.made)
	}
	return fmt.Sprintf("\"%s %s %d\"", verb, noun, g.made)
}

func (g *generator) header() {
	g.WriteString("// Written by a generator for tests.\n/// Handles what arrives over night\nworkflow Generated {\n  timeout 2h\n")
	if g.path {
		g.WriteString("  query jsonpath\n")
	}
	g.WriteString("}\n\nparam TopicArn\nparam WorkFn: arn\nparam Limit: number = 25\n\nconst attempts = 4\n\n")
	g.WriteString("retry transient = on Lambda.ServiceException, Lambda.TooManyRequestsException every 1s max attempts backoff 2 jitter full\n\n")
	g.WriteString("defaults lambda:invoke {\n  retry transient\n}\n\n")
}

// scope writes the states of one scope.
func (g *generator) scope(states []planned, indent string) {
	for i, p := range states {
		if i > 0 {
			g.WriteByte('\n')
		}
		g.state(states, i, p, indent)
	}
}

func (g *generator) line(indent, format string, args ...any) {
	g.WriteString(indent)
	fmt.Fprintf(g, format, args...)
	g.WriteByte('\n')
}

// target names a state of the scope, itself included.
func (g *generator) target(scope []planned) string { return scope[g.rand.IntN(len(scope))].name }

func (g *generator) state(scope []planned, i int, p planned, indent string) {
	if g.rand.IntN(12) == 0 {
		g.line(indent, "// kept apart so that a retry does not repeat it")
	}
	if g.rand.IntN(6) == 0 {
		g.line(indent, "/// the %s of the last run, see the run book", g.pick(nouns))
	}
	in := indent + "  "
	switch p.kind {
	case "task":
		g.task(scope, p, indent)
	case "pass":
		g.pass(p, indent)
	case "choice":
		g.choice(scope, p, indent)
	case "wait":
		if g.path && g.rand.IntN(3) == 0 {
			g.line(indent, "wait %s { seconds $.delay }", p.name)
		} else if g.rand.IntN(3) == 0 && !g.path {
			g.line(indent, "wait %s { until $states.input.at }", p.name)
		} else {
			g.line(indent, "wait %s %s", p.name, g.pick([]string{"30s", "5m", "1h30m", "10"}))
		}
	case "succeed":
		g.line(indent, "succeed %s", p.name)
	case "fail":
		g.line(indent, "fail %s error \"%sFailed\" cause \"the %s cannot be handled\"", p.name, g.pick(verbs["task"]), g.pick(nouns))
	case "parallel":
		g.line(indent, "parallel %s {", p.name)
		for _, branch := range p.inner {
			g.line(in, "branch {")
			g.scope(branch, in+"  ")
			g.line(in, "}")
		}
		if g.path {
			g.line(in, "into $.branches")
		} else {
			g.line(in, "output { first: $states.result[0], count: $count($states.result) }")
		}
		g.line(indent, "}%s", g.flow(scope, i))
	case "map":
		g.loop(scope, i, p, indent)
	}
}

// flow is the arrow after a state, seldom there.
func (g *generator) flow(scope []planned, i int) string {
	if g.rand.IntN(5) > 0 || i == len(scope)-1 {
		return ""
	}
	if g.rand.IntN(4) == 0 {
		return " -> end"
	}
	return " -> " + g.target(scope)
}

func (g *generator) task(scope []planned, p planned, indent string) {
	in := indent + "  "
	switch g.rand.IntN(4) {
	case 0:
		g.line(indent, "task %s dynamodb:putItem {", p.name)
		g.line(in, `TableName: "orders-table"`)
		g.line(in, "Item: {")
		g.line(in, `  pk: { S: %s }`, g.leaf())
		g.line(in, `  status: { S: "%s" }`, strings.ToUpper(g.pick(nouns)))
		g.line(in, `  "expires-at": { N: "%d" }`, g.rand.IntN(1e6))
		g.line(in, "}")
	case 1:
		g.line(indent, "task %s sns:publish {", p.name)
		g.line(in, `TopicArn: "${TopicArn}"`)
		if g.path {
			g.line(in, `Message: States.Format('the {} is done', $.id)`)
		} else if g.rand.IntN(3) == 0 {
			g.line(in, `Message: """`)
			g.line(in, `  The %s was handled.`, g.pick(nouns))
			g.line(in, ``)
			g.line(in, `  Nothing else is to be done.`)
			g.line(in, `  """`)
		} else {
			g.line(in, `Message: "the %s is done: " & $states.input.id`, g.pick(nouns))
		}
	default:
		g.line(indent, "task %s lambda:invoke {", p.name)
		g.line(in, `FunctionName: "${WorkFn}"`)
		g.line(in, "Payload: {")
		for i := range 1 + g.rand.IntN(4) {
			g.line(in, "  %s%d: %s", g.pick(nouns), 10*g.rand.IntN(10)+i, g.leaf())
		}
		g.line(in, `  tags: ["%s", "%s", { size: %d }]`, g.pick(nouns), g.pick(nouns), g.rand.IntN(1000))
		g.line(in, "}")
	}
	if g.rand.IntN(4) == 0 {
		g.line(in, "timeout %s", g.pick([]string{"30s", "5m", "900"}))
	}
	if g.rand.IntN(4) == 0 {
		g.line(in, "retry on States.Timeout every 2s max %d backoff 1.5 cap 60s", 1+g.rand.IntN(6))
	}
	if g.rand.IntN(5) == 0 {
		into := ""
		if g.path {
			into = " into $.error"
		} else {
			into = " output { failed: $states.errorOutput.Error }"
		}
		g.line(in, "catch States.TaskFailed, States.Timeout%s -> %s", into, g.target(scope))
	}
	if g.path {
		if g.rand.IntN(2) == 0 {
			g.line(in, "select { id: $.Payload.id, at: $$.State.EnteredTime }")
		}
		g.line(in, "into $.%s", g.pick(nouns))
	} else if g.rand.IntN(2) == 0 {
		g.line(in, "assign { %sId: $states.result.id }", g.pick(nouns))
		g.line(in, "output $merge([$states.input, { \"%s\": $states.result }])", g.pick(nouns))
	}
	g.line(indent, "}")
}

func (g *generator) pass(p planned, indent string) {
	in := indent + "  "
	g.line(indent, "pass %s {", p.name)
	if g.path {
		g.line(in, "value { attempts: 0, note: \"fresh\", ratio: 0.5 }")
		g.line(in, "into $.%s", g.pick(nouns))
	} else {
		g.line(in, "assign { attempts: $attempts + 1, %s: %s }", g.pick(nouns), g.leaf())
		g.line(in, "output { id: $states.input.id, limit: Limit }")
	}
	g.line(indent, "}")
}

func (g *generator) choice(scope []planned, p planned, indent string) {
	in := indent + "  "
	g.line(indent, "choice %s {", p.name)
	for i := range 1 + g.rand.IntN(3) {
		condition := ""
		if g.path {
			condition = g.pick([]string{
				`$.status == "READY"`,
				`$.count >= 10 and not $.error is present`,
				`($.kind matches "a*" or $.kind == "b") and $.open == true`,
				`$.at < time("2026-01-01T00:00:00Z")`,
			})
		} else {
			condition = g.pick([]string{
				`$states.input.status = "READY"`,
				`$states.input.status in ["FAILED", "STOPPED"] and $attempts < 3`,
				`$count($states.input.items[price > 10 and open]) >= 1`,
				`$exists($states.input.error) or $not($states.input.open)`,
			})
		}
		if i == 0 && len(p.inline) > 0 {
			g.line(in, "when %s -> {", condition)
			g.task(scope, p.inline[0], in+"  ")
			g.line(in, "}")
		} else {
			g.line(in, "when %s -> %s", condition, g.target(scope))
		}
	}
	g.line(in, "else -> %s", g.target(scope))
	g.line(indent, "}")
}

func (g *generator) loop(scope []planned, i int, p planned, indent string) {
	in := indent + "  "
	g.line(indent, "map %s {", p.name)
	if g.path {
		g.line(in, "items $.%sList", g.pick(nouns))
		g.line(in, "item { value: $$.Map.Item.Value, index: $$.Map.Item.Index }")
	} else {
		g.line(in, "items $states.input.%sList", g.pick(nouns))
	}
	if g.rand.IntN(3) == 0 {
		g.line(in, "distributed express")
		g.loops++
		g.line(in, "label \"Loop%d\"", g.loops)
		g.line(in, "tolerate 5%%")
		g.line(in, "batch { max 10, input { kind: \"%s\" } }", g.pick(nouns))
	}
	g.line(in, "concurrency %d", 1+g.rand.IntN(50))
	g.line(in, "do {")
	g.scope(p.inner[0], in+"  ")
	g.line(in, "}")
	if g.path {
		g.line(in, "into null")
	} else {
		g.line(in, "output {}")
	}
	g.line(indent, "}%s", g.flow(scope, i))
}

// leaf is a value inside a template.
func (g *generator) leaf() string {
	if g.path {
		return g.pick([]string{
			`"static text"`, `42`, `true`, `$.order.id`, `$.items[0].name`, `$$.Execution.Id`,
			`States.Format('{}-{}', $.id, $$.Execution.Name)`, `States.ArrayLength($.items)`, `null`,
		})
	}
	return g.pick([]string{
		`"static text"`, `42`, `true`, `$states.input.order.id`, `$states.input.items[0].name`, `$states.context.Execution.Id`,
		`$states.input.price * $states.input.count`, `$uuid()`, `"id-" & $string($millis())`,
		`$map($states.input.items, function($i) { $i.price })`, `$sum($states.input.items.(price * count))`, `null`,
		`$exists($states.input.note) ? $states.input.note : "none"`,
	})
}
