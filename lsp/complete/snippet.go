package complete

import "strings"

var snippetEscapes = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)

// literal is a text as it stands in a snippet.
func literal(text string) string { return snippetEscapes.Replace(text) }

var choiceEscapes = strings.NewReplacer(`\`, `\\`, `,`, `\,`, `|`, `\|`)

// mostChoices is how many texts a choice has at most: more are better typed with
// the help of completion.
const mostChoices = 30

// choice is a choice between texts in a snippet.
func choice(stop string, texts []string) string {
	if len(texts) > mostChoices {
		return "$" + stop
	}
	escaped := make([]string, len(texts))
	for i, t := range texts {
		escaped[i] = choiceEscapes.Replace(t)
	}
	return "${" + stop + "|" + strings.Join(escaped, ",") + "|}"
}

// plain is a snippet for clients that take none: what its stops propose stands
// there, of choices the first.
func plain(snippet string) string {
	var b strings.Builder
	text, _ := plainUpTo(&b, snippet, "")
	return strings.TrimRight(text, " ")
}

// plainUpTo writes a snippet up to one of the bytes of stop, and returns what is
// written so far and how much of the snippet was read.
func plainUpTo(b *strings.Builder, s, stop string) (string, int) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case strings.IndexByte(stop, c) >= 0:
			return b.String(), i
		case c == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case c == '$' && i+1 < len(s):
			i += plainStop(b, s[i+1:])
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), len(s)
}

// plainStop writes what a stop proposes, whose text behind the dollar sign is
// given, and returns the length of that.
func plainStop(b *strings.Builder, s string) int {
	i := 0
	braced := s[0] == '{'
	if braced {
		i++
	}
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	if !braced || i == len(s) {
		return i
	}
	switch s[i] {
	case ':':
		_, n := plainUpTo(b, s[i+1:], "}")
		i += 1 + n
	case '|':
		i++
		for ; i < len(s) && s[i] != ',' && s[i] != '|'; i++ {
			if s[i] == '\\' && i+1 < len(s) {
				i++
			}
			b.WriteByte(s[i])
		}
		for ; i < len(s) && s[i] != '|'; i++ {
			if s[i] == '\\' {
				i++
			}
		}
		i++ // to the brace
	}
	return i + 1
}
