package jsonata

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
)

// scanRegex reads a regular expression whose first slash is at i. Where it
// ends is the reference's rule, not JavaScript's: at a slash that is outside
// all brackets, an unbalanced closing bracket counting below zero.
func (p *parser) scanRegex(i int) {
	text := p.text
	depth, backslashes := 0, 0
	for at := i + 1; at < len(text); at++ {
		c := text[at]
		if c == '\n' && p.lines {
			break
		}
		switch c {
		case '/':
			if depth != 0 || backslashes%2 != 0 {
				break
			}
			end := at + 1
			for end < len(text) && (text[end] == 'i' || text[end] == 'm') {
				end++
			}
			p.set(tokRegex, i, end)
			if at == i+1 {
				p.report("S0301", "Empty regular expressions are not allowed", p.tok.span(), at)
				return
			}
			p.checkRegex(text[i+1:at], text[at+1:end])
			return
		case '(', '[', '{':
			if backslashes == 0 {
				depth++
			}
		case ')', ']', '}':
			if backslashes == 0 {
				depth--
			}
		}
		if c == '\\' {
			backslashes++
		} else {
			backslashes = 0
		}
	}
	p.set(tokRegex, i, lineEnd(text, i))
	p.report("S0302", "No terminating / in regular expression", p.tok.span(), len(text))
	p.quiet++
	p.lines = true
}

// checkRegex reports what makes the reference's new RegExp fail.
func (p *parser) checkRegex(pattern, flags string) {
	if strings.Count(flags, "i") > 1 || strings.Count(flags, "m") > 1 {
		p.report(RegexCode, "Invalid flags supplied to RegExp constructor '"+flags+"g'", p.tok.span(), -1)
		return
	}
	if why := regexFault(pattern); why != "" {
		p.report(RegexCode, regexMessage(pattern, sortedFlags(flags), why), p.tok.span(), -1)
	}
}

func regexMessage(pattern, flags, why string) string {
	return "Invalid regular expression: /" + pattern + "/" + flags + ": " + why
}

// sortedFlags returns flags in the order of JavaScript, with the g that the
// reference adds.
func sortedFlags(flags string) string {
	out := "g"
	for _, f := range []string{"i", "m"} {
		if strings.Contains(flags, f) {
			out += f
		}
	}
	return out
}

// regexSyntax reads a pattern as ECMAScript does without the u flag, with the
// leniency of its annex B: stray brackets and unknown escapes are literals.
type regexSyntax struct {
	units []uint16 // JavaScript's characters
	pos   int
	named bool // the pattern has named groups, which makes \k strict
	names []string
	refs  []string
}

// Kinds of open group.
const (
	plainGroup = iota
	lookbehind // no quantifier may follow it
)

// regexFault returns V8's words for what is wrong with a pattern, or "".
func regexFault(pattern string) string {
	r := regexSyntax{units: utf16.Encode([]rune(pattern))}
	r.named = r.hasNamedGroups()
	var open []int
	for r.pos < len(r.units) {
		c := r.units[r.pos]
		r.pos++
		switch c {
		case '|', '^', '$':
			continue
		case '(':
			group, fault := r.openGroup()
			if fault != "" {
				return fault
			}
			open = append(open, group)
			continue
		case ')':
			if len(open) == 0 {
				return "Unmatched ')'"
			}
			group := open[len(open)-1]
			open = open[:len(open)-1]
			if group == lookbehind {
				before := r.pos
				if fault := r.quantifier(); fault != "" {
					return fault
				}
				if r.pos > before {
					return "Invalid quantifier"
				}
				continue
			}
		case '*', '+', '?':
			return "Nothing to repeat"
		case '{':
			r.pos--
			if _, _, ok := r.braces(); ok {
				return "Nothing to repeat"
			}
			r.pos++
		case '[':
			if fault := r.characterClass(); fault != "" {
				return fault
			}
		case '\\':
			atom, fault := r.escape()
			if fault != "" {
				return fault
			}
			if !atom {
				continue
			}
		}
		if fault := r.quantifier(); fault != "" {
			return fault
		}
	}
	if len(open) > 0 {
		return "Unterminated group"
	}
	for _, ref := range r.refs {
		if !slices.Contains(r.names, ref) {
			return "Invalid named capture referenced"
		}
	}
	return ""
}

func (r *regexSyntax) peek(i int) uint16 {
	if r.pos+i < len(r.units) {
		return r.units[r.pos+i]
	}
	return 0
}

func (r *regexSyntax) hasNamedGroups() bool {
	inClass := false
	for i := 0; i < len(r.units); i++ {
		switch r.units[i] {
		case '\\':
			i++
		case '[':
			inClass = true
		case ']':
			inClass = false
		case '(':
			if !inClass && i+3 < len(r.units) && r.units[i+1] == '?' && r.units[i+2] == '<' &&
				r.units[i+3] != '=' && r.units[i+3] != '!' {
				return true
			}
		}
	}
	return false
}

// openGroup reads what follows an opening parenthesis.
func (r *regexSyntax) openGroup() (group int, fault string) {
	if r.peek(0) != '?' {
		return plainGroup, ""
	}
	switch r.peek(1) {
	case ':', '=', '!':
		r.pos += 2
		return plainGroup, ""
	case '<':
		if c := r.peek(2); c == '=' || c == '!' {
			r.pos += 3
			return lookbehind, ""
		}
		r.pos += 2
		name, ok := r.groupName()
		if !ok {
			return 0, "Invalid capture group name"
		}
		if slices.Contains(r.names, name) {
			return 0, "Duplicate capture group name"
		}
		r.names = append(r.names, name)
		return plainGroup, ""
	default:
		return 0, "Invalid group"
	}
}

// groupName reads an identifier and the > after it.
func (r *regexSyntax) groupName() (string, bool) {
	end := slices.Index(r.units[r.pos:], '>')
	if end <= 0 {
		return "", false
	}
	name := string(utf16.Decode(r.units[r.pos : r.pos+end]))
	r.pos += end + 1
	for i, c := range name {
		switch {
		case c == '$' || c == '_' || unicode.IsLetter(c) || unicode.Is(unicode.Nl, c):
		case i > 0 && (unicode.IsDigit(c) || unicode.In(c, unicode.Mn, unicode.Mc, unicode.Pc) || c == '\u200c' || c == '\u200d'):
		default:
			return "", false
		}
	}
	return name, true
}

// escape reads what follows a backslash outside brackets and tells whether a
// quantifier may follow. More than one character need never be read: the
// rest of a longer escape reads as literals.
func (r *regexSyntax) escape() (atom bool, fault string) {
	if r.pos == len(r.units) {
		return false, `\ at end of pattern`
	}
	c := r.units[r.pos]
	r.pos++
	switch c {
	case 'b', 'B':
		return false, ""
	case 'c':
		// Without a letter the backslash is a literal and the c another.
		return true, ""
	case 'k':
		if !r.named {
			return true, ""
		}
		if r.peek(0) != '<' {
			return false, "Invalid named reference"
		}
		r.pos++
		name, ok := r.groupName()
		if !ok {
			return false, "Invalid capture group name"
		}
		r.refs = append(r.refs, name)
	}
	return true, ""
}

// quantifier reads a quantifier, if one follows.
func (r *regexSyntax) quantifier() (fault string) {
	switch r.peek(0) {
	case '*', '+', '?':
		r.pos++
	case '{':
		low, high, ok := r.braces()
		if !ok {
			return ""
		}
		if low > high {
			return "numbers out of order in {} quantifier"
		}
	default:
		return ""
	}
	if r.peek(0) == '?' {
		r.pos++
	}
	return ""
}

// braces reads {n}, {n,} or {n,m}, or nothing when that is not what follows.
func (r *regexSyntax) braces() (low, high int, ok bool) {
	start := r.pos
	r.pos++
	if low, ok = r.number(); ok {
		high = low
		if r.peek(0) == ',' {
			r.pos++
			if high, ok = r.number(); !ok {
				high, ok = math.MaxInt32, true
			}
		}
		if r.peek(0) == '}' {
			r.pos++
			return low, high, true
		}
	}
	r.pos = start
	return 0, 0, false
}

func (r *regexSyntax) number() (n int, ok bool) {
	for c := r.peek(0); c >= '0' && c <= '9'; c = r.peek(0) {
		n = min(10*n+int(c-'0'), math.MaxInt32)
		r.pos++
		ok = true
	}
	return n, ok
}

// characterClass reads what follows an opening bracket.
func (r *regexSyntax) characterClass() (fault string) {
	if r.peek(0) == '^' {
		r.pos++
	}
	for r.pos < len(r.units) {
		if r.units[r.pos] == ']' {
			r.pos++
			return ""
		}
		low, lowSet, fault := r.classAtom()
		if fault != "" {
			return fault
		}
		if r.peek(0) != '-' || r.pos+1 >= len(r.units) || r.peek(1) == ']' {
			continue
		}
		r.pos++
		high, highSet, fault := r.classAtom()
		if fault != "" {
			return fault
		}
		if !lowSet && !highSet && low > high {
			return "Range out of order in character class"
		}
	}
	return "Unterminated character class"
}

// classAtom reads one character of a class, or an escape for a set of them.
func (r *regexSyntax) classAtom() (c uint16, set bool, fault string) {
	c = r.units[r.pos]
	r.pos++
	if c != '\\' {
		return c, false, ""
	}
	if r.pos == len(r.units) {
		return 0, false, `\ at end of pattern`
	}
	c = r.units[r.pos]
	r.pos++
	switch c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		return 0, true, ""
	case 'b':
		return '\b', false, ""
	case 't':
		return '\t', false, ""
	case 'n':
		return '\n', false, ""
	case 'v':
		return '\v', false, ""
	case 'f':
		return '\f', false, ""
	case 'r':
		return '\r', false, ""
	case 'k':
		if r.named {
			return 0, false, "Invalid escape"
		}
	case 'c':
		if next := r.peek(0); next < 0x80 && (class[next]&(isLetter|isDigit) != 0) {
			r.pos++
			return next % 32, false, ""
		}
		r.pos--
		return '\\', false, ""
	case 'x':
		return r.hexEscape(c, 2), false, ""
	case 'u':
		return r.hexEscape(c, 4), false, ""
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return r.octalEscape(c - '0'), false, ""
	}
	return c, false, ""
}

// hexEscape reads n digits, or stands for the letter when they are not there.
func (r *regexSyntax) hexEscape(letter uint16, n int) uint16 {
	var v uint16
	for i := range n {
		d := r.peek(i)
		if d >= 0x80 || !isHex(byte(d)) {
			return letter
		}
		v = v<<4 | uint16(hexRune(string(rune(d))))
	}
	r.pos += n
	return v
}

// octalEscape reads at most two more digits of a value up to 0377.
func (r *regexSyntax) octalEscape(v uint16) uint16 {
	for range 2 {
		d := r.peek(0)
		if d < '0' || d > '7' || v*8+d-'0' > 0377 {
			break
		}
		v = v*8 + d - '0'
		r.pos++
	}
	return v
}
