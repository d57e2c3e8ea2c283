package asl

import (
	"math/big"
	"strings"
)

// scanNumber returns the end of the JSON number that starts at i, or -1.
func scanNumber(t string, i int) int {
	digits := func() bool {
		start := i
		for i < len(t) && '0' <= t[i] && t[i] <= '9' {
			i++
		}
		return i > start
	}
	if i < len(t) && t[i] == '-' {
		i++
	}
	if i < len(t) && t[i] == '0' {
		i++
	} else if !digits() {
		return -1
	}
	if i < len(t) && t[i] == '.' {
		if i++; !digits() {
			return -1
		}
	}
	if i < len(t) && t[i]|0x20 == 'e' {
		i++
		if i < len(t) && (t[i] == '+' || t[i] == '-') {
			i++
		}
		if !digits() {
			return -1
		}
	}
	return i
}

// isNumber reports whether all of s is a JSON number.
func isNumber(s string) bool { return s != "" && scanNumber(s, 0) == len(s) }

// maxBased bounds the digits of a number in another base than ten, since
// turning it into decimal takes more than linear time.
const maxBased = 1024

// spellNumber turns the spelling of a number in YAML, JSON5 or a programming
// language into the JSON spelling of the same number: +1, 01, .5, 1., 1_000,
// 0x10, 0o17, 0b11. It never rounds.
func spellNumber(s string) (string, bool) {
	if isNumber(s) {
		return s, true
	}
	sign := ""
	switch {
	case strings.HasPrefix(s, "-"):
		sign, s = "-", s[1:]
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' {
		return "", false
	}
	s = strings.ReplaceAll(s, "_", "")
	if len(s) > 2 && s[0] == '0' {
		base := map[byte]int{'x': 16, 'o': 8, 'b': 2}[s[1]|0x20]
		if base != 0 {
			if len(s) > maxBased || strings.ContainsAny(s[2:], "+-") {
				return "", false
			}
			n, ok := new(big.Int).SetString(s[2:], base)
			if !ok {
				return "", false
			}
			return sign + n.String(), true
		}
	}
	s = strings.TrimLeft(s, "0")
	if s == "" || s[0] < '0' || s[0] > '9' {
		s = "0" + s
	}
	// "1." and "1.e5" have nothing after the point.
	if whole, rest, ok := strings.Cut(s, "."); ok && (rest == "" || rest[0]|0x20 == 'e') {
		s = whole + rest
	}
	if !isNumber(s) {
		return "", false
	}
	return sign + s, true
}
