package decompile

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// quote returns a string with JSON escapes.
func quote(s string) string {
	return string(asl.Append(nil, &asl.Node{Kind: asl.String, Text: s}, asl.WriteOptions{Minify: true}))
}

// name returns the name of a state, policy or workflow as it is written.
func name(s string) string {
	if syntax.IsIdentifier(s) && !syntax.IsKeyword(s) {
		return s
	}
	return quote(s)
}

// key returns an argument's or member's key. The colon behind it tells it from
// a clause, so keywords need no quotes.
func key(s string) string {
	if syntax.IsIdentifier(s) {
		return s
	}
	return quote(s)
}

func errorName(s string) string {
	if syntax.IsErrorName(s) {
		return s
	}
	return quote(s)
}

const integrationPrefix = "arn:aws:states:::"

// resource returns a resource as it is written: bare for a service
// integration in the default partition.
func resource(arn string) string {
	if action, ok := strings.CutPrefix(arn, integrationPrefix); ok && readsBare(action) {
		return action
	}
	return quote(arn)
}

// readsBare reports whether an action reads back without quotes.
func readsBare(s string) bool {
	return syntax.IsAction(s) && syntax.IsResource(s) && !strings.ContainsAny(s, "*") && s[len(s)-1] != '-'
}

// documents reports whether text reads back from `///` lines: it is not empty
// and no line has trailing space or what is no text.
func documents(s string) bool {
	if s == "" || !isText(s) {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimRight(line, " \t") != line {
			return false
		}
	}
	return true
}

// isText reports whether a string may stand in a file as it is: UTF-8 without
// control characters but line ends and tabs.
func isText(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7F {
			return false
		}
	}
	return utf8.ValidString(s) && !strings.Contains(s, "\uFEFF")
}

// durationUnits are the units of a duration with their seconds, largest first.
var durationUnits = []struct {
	letter  string
	seconds int64
}{{"d", 86400}, {"h", 3600}, {"m", 60}, {"s", 1}}

// maxDuration keeps durations below what the scanner takes for one.
const maxDuration = 999_999_999_999

// Duration returns a number of seconds in the largest unit that divides it;
// other numbers keep their spelling.
func Duration(spelling string) string {
	v, err := strconv.ParseInt(spelling, 10, 64)
	if err != nil || v < 0 || v > maxDuration || strconv.FormatInt(v, 10) != spelling {
		return spelling
	}
	if v == 0 {
		return "0s"
	}
	for _, u := range durationUnits {
		if v%u.seconds == 0 {
			return strconv.FormatInt(v/u.seconds, 10) + u.letter
		}
	}
	return spelling
}

// seconds returns a number of seconds, or its placeholder, as a literal.
func (p *printer) seconds(n *asl.Node) string {
	if n.Kind == asl.Number {
		return Duration(n.Text)
	}
	return p.literal(n)
}

// literal returns a scalar in static notation.
func (p *printer) literal(n *asl.Node) string {
	switch n.Kind {
	case asl.Null:
		return "null"
	case asl.String:
		return quote(n.Text)
	case asl.Placeholder:
		return p.placeholder(n)
	}
	return n.Text
}

// textBlock reports whether a string is better written as a text block, and
// reads back from it: lines of text without trailing space.
func textBlock(s string) bool {
	if !strings.Contains(strings.TrimRight(s, "\n"), "\n") || !documents(s) {
		return false
	}
	return s[0] != '\n' && s[len(s)-1] != '\n'
}

var textBlockEscapes = strings.NewReplacer(`\`, `\\`, `"""`, `\"""`)

// writeTextBlock writes a string as a text block inside the current block.
func (p *printer) writeTextBlock(s string) {
	p.add(`"""`)
	p.newline()
	p.depth++
	s = textBlockEscapes.Replace(s)
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" {
			p.indent()
			p.add(line)
		}
		p.newline()
	}
	p.indent()
	p.depth--
	p.add(`"""`)
}
