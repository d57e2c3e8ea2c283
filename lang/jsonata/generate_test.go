package jsonata_test

import (
	"math/rand/v2"
	"strings"
)

// generator writes random expressions, most of them close to the grammar, to
// compare parsers with. The same seed gives the same expressions.
type generator struct {
	rand   *rand.Rand
	tokens []string
	budget int
	steps  bool // only what the second pass of the reference looks at
}

func newGenerator(seed uint64) *generator {
	return &generator{rand: rand.New(rand.NewPCG(seed, 2006))}
}

// next returns an expression: as the grammar makes it, or with some of its
// tokens or characters changed.
func (g *generator) next() string {
	g.tokens = g.tokens[:0]
	g.budget = 1 + g.rand.IntN(14)
	g.steps = g.rand.IntN(3) == 0
	g.expr()
	if g.steps {
		return g.join()
	}
	for g.rand.IntN(3) > 0 {
		g.mutate()
	}
	text := g.join()
	if g.rand.IntN(12) == 0 && text != "" {
		runes := []rune(text)
		i := g.rand.IntN(len(runes))
		switch g.rand.IntN(3) {
		case 0:
			text = string(runes[:i])
		case 1:
			text = string(runes[:i]) + string(runes[i+1:])
		default:
			text = string(runes[:i]) + g.pick(oddities) + string(runes[i:])
		}
	}
	return text
}

var (
	oddities = []string{
		"!", "~", "/", "//", "/*", "*/", "\"", "'", "`", "\\", "\f", "\v", "\u00a0", "é", "😀", "..", "?", "??", "?:",
		"=", "==", "&&", "||", "%", "@", "#", "$", "$$", "λ", "<", ">", "|", "^", ":=", ":", ";", ",", "\x00", "\u2028",
	}
	names = []string{
		"a", "b", "Order", "`a b`", "``", "and", "or", "in", "é", "x\u00a0y", "a\"b\"", "function", "λ", "not", "_1", "😀",
		"`function`", "truex", "nulls",
	}
	numbers = []string{
		"0", "1", "42", "01", "1.5", "1.", "1e3", "1E+10", "1e-7", "1e400", "123456789012345678901234567890", "0.1e1", "1e",
		"1.e5", "5e-324", "1e21", "0e9999", "100000000000000000000000",
	}
	literals = []string{
		`"s"`, `'s'`, `""`, `"a\"b"`, `'it\'s'`, `"\u0041"`, `"\ud83d\ude00"`, `"\u12"`, `"\x"`, `"\u12`, `"open`, `'a"b'`,
		"\"two\nlines\"", `"é😀"`, `"\😀"`, `"\\"`, `"\/"`, "true", "false", "null",
	}
	regexes = []string{
		"/a/", "/a/i", "/a/im", "/a/mi", "/a/ii", "/a/g", "//", "/a\\/b/", "/(a|b)*/", "/[/]/", "/(/", "/)/", "/a**/", "/[z-a]/",
		"/a{2,1}/", "/a{,3}/", "/{1}/", "/x{1}{2}/", "/(?<n>a)\\k<n>/", "/\\k<n>/", "/(?<n>a)\\k<m>/", "/(?=a)*/", "/(?<=a)*/",
		"/(?i:a)/", "/^*/", "/\\b+/", "/[\\d-z]/", "/[a-\\d]/", "/\\/", "/[\\]]/", "/+/", "/?/", "/a|*/", "/(?:)/", "/(?<1>a)/",
		"/(?<n>a)(?<n>b)/", "/a{99999999999,1}/", "/\\u{61}/", "/[\\u{61}-b]/", "/]/", "/}/", "/\\c/", "/[\\c-a]/", "/a\nb/", "/é😀/",
		"/[😀-a]/", "/(?/", "/(?<a/", "/[\\x41-\\x40]/", "/[\\101-\\100]/", "/(?<n>a)[\\k]/", "/[\\b-\\t]/", "/(?!a){2}/",
		"/[[]/", "/(()/", "/a{1}?+/", "/\\8\\9\\0/",
	}
	variables  = []string{"$", "$$", "$x", "$y", "$states", "$sum", "$é", "$$$", "$1", "$a`b"}
	infixes    = []string{"+", "-", "*", "/", "%", "&", "=", "!=", "<", ">", "<=", ">=", "and", "or", "in", "~>", ".", ".", ".", ".."}
	signatures = []string{
		"<s>", "<n-:n>", "<a<n>:n>", "<(sn)-:b>", "<s<n>>", "<(a<n>)>", "<f<s:o>?>", "<s?+>", "<x+>", "<-s>", "<s---->",
		"<(z-a)>", "<>", "<q>", "<a<a<n>>>", "<s", "<s>>", "<(s>", "<s s>", "<\"s\">", "<1>", "<$x>", "<😀<s>>", "<s\n<s>>",
		"</s/>", "<sé(<)>", "<lobfjx>", "<a-<n>>", "<:", "<{", "<s?>", "<?s>", "<--->", "<s:<>",
	}
	separators = []string{"", "", "", "", "", " ", " ", " ", " ", "\n", "\t", "\r\n", "\v", "/* c */", " /**/ ", "/*\n*/", "\f"}
)

func (g *generator) pick(from []string) string { return from[g.rand.IntN(len(from))] }

func (g *generator) put(tokens ...string) { g.tokens = append(g.tokens, tokens...) }

func (g *generator) join() string {
	var b strings.Builder
	spaced := g.rand.IntN(2) == 0
	for i, t := range g.tokens {
		if i > 0 {
			if spaced {
				b.WriteByte(' ')
			} else {
				b.WriteString(g.pick(separators))
			}
		}
		b.WriteString(t)
	}
	return b.String()
}

func (g *generator) mutate() {
	n := len(g.tokens)
	if n == 0 {
		return
	}
	i, j := g.rand.IntN(n), g.rand.IntN(n)
	switch g.rand.IntN(5) {
	case 0:
		g.tokens = append(g.tokens[:i], g.tokens[i+1:]...)
	case 1:
		g.tokens = append(g.tokens[:i+1], g.tokens[i:]...)
	case 2:
		g.tokens[i], g.tokens[j] = g.tokens[j], g.tokens[i]
	case 3:
		g.tokens[i] = g.pick(oddities)
	default:
		if g.rand.IntN(3) == 0 {
			g.tokens = g.tokens[:i]
		}
	}
}

func (g *generator) expr() {
	g.budget--
	g.operand()
	for g.budget > 0 && g.rand.IntN(3) > 0 {
		g.budget--
		g.suffix()
	}
}

func (g *generator) operand() {
	n := g.rand.IntN(26)
	if g.budget <= 0 {
		n = g.rand.IntN(14)
	}
	if g.steps && (n == 5 || n >= 8 && n <= 10) {
		n = 0
	}
	switch n {
	case 0, 1, 2, 3, 4:
		g.put(g.pick(names[:4]))
	case 5:
		g.put(g.pick(names))
	case 6, 7:
		g.put(g.pick(variables))
	case 8:
		g.put(g.pick(numbers))
	case 9:
		g.put(g.pick(literals))
	case 10:
		g.put(g.pick(regexes))
	case 11:
		g.put(g.pick([]string{"*", "**", "%"}))
	case 12:
		g.put("%")
	case 13:
		g.put(g.pick([]string{"1", "true", `"s"`}))
	case 14:
		g.put("-")
		g.expr()
	case 15, 16, 17:
		g.put("(")
		g.list(";")
		if g.rand.IntN(4) == 0 {
			g.put(";")
		}
		g.put(")")
	case 18:
		g.put("[")
		g.items(",", func() {
			g.expr()
			if g.rand.IntN(4) == 0 {
				g.put("..")
				g.expr()
			}
		})
		g.put("]")
	case 19:
		g.pairs()
	case 20:
		g.put("|")
		g.expr()
		g.put("|")
		g.expr()
		if g.rand.IntN(2) == 0 {
			g.put(",")
			g.expr()
		}
		g.put("|")
	case 21, 22:
		g.lambda()
	default:
		g.put(g.pick(variables), "(")
		g.list(",")
		g.put(")")
	}
}

func (g *generator) suffix() {
	n := g.rand.IntN(16)
	if g.steps && n >= 9 {
		n = g.rand.IntN(6)
		if g.rand.IntN(2) == 0 {
			g.put(".")
			g.operand()
			return
		}
	}
	switch n {
	case 0, 1:
		g.put("[")
		g.expr()
		g.put("]")
	case 2:
		g.put("[", "]")
	case 3:
		g.put("^", "(")
		g.items(",", func() {
			g.put(g.pick([]string{"<", ">", ""}))
			g.expr()
		})
		g.put(")")
	case 4:
		g.put(g.pick([]string{"@", "#"}), g.pick(variables))
	case 5:
		g.pairs()
	case 6:
		g.put("?")
		g.expr()
		if g.rand.IntN(4) > 0 {
			g.put(":")
			g.expr()
		}
	case 7:
		g.put(":=")
		g.expr()
	case 8:
		g.put("(")
		g.items(",", func() {
			if g.rand.IntN(3) == 0 {
				g.put("?")
			} else {
				g.expr()
			}
		})
		g.put(")")
	default:
		g.put(g.pick(infixes))
		g.operand()
	}
}

func (g *generator) lambda() {
	g.put(g.pick([]string{"function", "function", "λ", "`function`"}), "(")
	g.items(",", func() {
		if g.rand.IntN(8) == 0 {
			g.expr()
		} else {
			g.put(g.pick(variables))
		}
	})
	g.put(")")
	if g.rand.IntN(3) == 0 {
		g.put(g.pick(signatures))
	}
	g.put("{")
	g.expr()
	g.put("}")
}

func (g *generator) pairs() {
	g.put("{")
	g.items(",", func() {
		g.expr()
		g.put(":")
		g.expr()
	})
	g.put("}")
}

func (g *generator) list(separator string) { g.items(separator, g.expr) }

func (g *generator) items(separator string, item func()) {
	for i := range g.rand.IntN(4) {
		if i > 0 {
			g.put(separator)
		}
		item()
	}
}
