package growth

import "strings"

// fragments are pieces of the language, right and wrong, that a text is made
// of by repeating them: one of each opener, quote, comment, head and clause,
// and what has been slow before.
var fragments = []string{
	// Brackets, quotes and comments.
	"{", "}", "[", "]", "(", ")", "{ a: ", "[[", "{%", "%}", "{% $x %}", `"`, `""`, `"""`, `"a"`, "'", `\'`, `"a`, "'a", "`",
	"//", "// a", "///", "/*", "/* a */", "/", `\`, "|", "<", ",", ";", "-", "->", "-> A", "..", ":", ":=", "?", "&", "é", "\t",
	// Operands and expressions.
	"a", "1", "1h", "1e", "$a", "$a ?", "$a & ", "$a and", "'a' & ", "$f(", "$a[", "$.a", "$.a[", "$.a['", "$.a =", "$.a == 1 and",
	"not", "not (", "function($a)", "λ(", "$a|", "/a/", "true", "null", "$a := 1;", "is string",
	// Keys and members.
	"a:", "a: 1", `"a":`, `"a": "b"`, "a: $a", "a: {", "a: [",
	// Heads.
	"workflow", "workflow W {", "library", "param P", "param P: string = ", "const C = 1", "const C = {", `import "a"`, "import { a, ",
	"defaults", "defaults x:y {", "task A x:y", "task A x:y {", "task A", "pass A", "pass A {", "pass A -> B", "choice C {", "wait W 1s",
	"wait W until", "succeed S", `fail F error "E"`, "parallel P {", "map M {", "raw R {", "pass A { output 1 }",
	// Clauses.
	"args {", "args x: 1", "assign { a: 1 }", "output 1", "output $a", "input $.a", "into $.a", "items [1]", "seconds 1", "timeout 1s",
	"retry on E", "retry on E every 1s", "retry R", "retry none", "retry R = on E", "every 1s", "max 1", "jitter full", "catch E",
	"catch E, F", "catch E -> A", "catch E -> {", "catch C = E ->", "on E max 1", "when $a -> A", "when $.a == 1 -> A", "when $a -> {", "when asl {",
	"else -> A", "else -> {", "branch {", "do {", "iterator {", `asl "A": 1`, `asl "A": {`, "batch {", `reader x:y`, "writer x:y {", "tolerate 5%",
	// Names of their own: # is a number.
	"a#: 1", "a#: none", "$a#", "$.a#", "b# & ", "a#", "pass A#", "pass A# -> A#", "pass A# -> B#", "task A# x:y#", "task A# x:y { a#: 1 }",
	"const C# = 1", "const C# = C#", "param P#: string", "retry R# = on E#", "catch C# = E# -> A", "defaults x#:y { a: none }", "defaults x#* { a#: 1 }",
	"catch E# -> A", "retry on E#", "retry R#", "when $a# -> A#", "when $.a == \"a#\" -> A", "import { a# } from \"a\"", "import \"a#\"", "asl \"A#\": 1",
	"choice C# { when $a -> A#", "parallel P# { branch {", "${a#}", "\"${a#}\"", "assign { a#: 1 }",
	"distributed standard", "inline", "query jsonpath", "query jsonata", `start "A"`, "label 'a'", "config {", "credentials {", "error",
}

// context is where fragments are repeated.
type context struct{ name, before, after string }

const (
	jsonata  = "pass Start -> A\n"
	jsonpath = "workflow { query jsonpath }\n"
)

// contexts returns every place of both query languages.
func contexts() []context {
	places := []context{
		{"top", "", ""},
		{"task", "task T x:y {\n", "\n}\n"},
		{"args", "task T x:y {\nargs {\n", "\n}\n}\n"},
		{"object", "pass P {\noutput {\n", "\n}\n}\n"},
		{"array", "pass P {\noutput [\n", "\n]\n}\n"},
		{"value", "pass P {\noutput ", "\n}\n"},
		{"operand", "pass P {\noutput $a & ", "\n}\n"},
		{"parentheses", "pass P {\noutput (", ")\n}\n"},
		{"quote", "pass P {\noutput $a & '", "' & $b\n}\n"},
		{"path", "pass P {\noutput $.a['", "']\n}\n"},
		{"member", "pass P {\noutput { a: ", "}\n}\n"},
		{"when", "choice C {\nwhen ", " -> A\n}\n"},
		{"choice", "choice C {\n", "\n}\n"},
		{"rule", "choice C {\nwhen $a -> {\n", "\n}\n}\n"},
		{"catch", "task T x:y {\ncatch E\n", "\n-> A\n}\n"},
		{"retry", "task T x:y {\nretry on E\n", "\n}\n"},
		{"policy", "retry R = on E {\n", "\n}\n"},
		{"defaults", "defaults {\n", "\n}\n"},
		{"defaults args", "defaults x:y {\nargs {\n", "\n}\n}\n"},
		{"head", "task T ", "\n"},
		{"name", `task "`, "\" x:y\n"},
		{"import", "import { ", " } from \"a\"\n"},
		{"map", "map M {\nitems $a\ndo {\n", "\n}\n}\n"},
		{"deep", strings.Repeat("parallel P {\nbranch {\n", 20), strings.Repeat("\n}\n}", 20)},
	}
	var all []context
	for _, c := range places {
		all = append(all, context{"jsonata " + c.name, jsonata + c.before, c.after},
			context{"jsonpath " + c.name, jsonpath + c.before, c.after})
	}
	return all
}
