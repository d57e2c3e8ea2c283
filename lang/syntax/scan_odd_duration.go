package syntax

import (
	"strconv"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// timestampEnd returns where a date with a time at pos ends, pos where there is
// none.
func timestampEnd(src string, pos int32) int32 {
	const form = "0000-00-00T00:"
	for i := range len(form) {
		if int(pos)+i >= len(src) {
			return pos
		}
		if c := src[int(pos)+i]; form[i] == '0' && !isDigit(c) || form[i] != '0' && c != form[i] {
			return pos
		}
	}
	end := pos
	for int(end) < len(src) && (isWordByte(src[end]) || strings.IndexByte("-:+.", src[end]) >= 0) && !strings.HasPrefix(src[end:], "->") {
		end++
	}
	return end
}

// milliseconds have none.
var unitWords = map[string]string{
	"s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
	"m": "m", "min": "m", "mins": "m", "minute": "m", "minutes": "m",
	"h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
	"d": "d", "day": "d", "days": "d",
	"ms": "", "msec": "", "millis": "", "milliseconds": "",
}

// there is none, and what to say.
func oddDuration(src string, pos int32) (end int32, message string, fixes []diag.Fix) {
	const forms = "a duration is written in whole d, h, m and s without blanks: 90s, 5m, 1h30m"
	if end := timestampEnd(src, pos); end > pos {
		return end, "a timestamp stands in quotes", []diag.Fix{replacement(source.Span{Start: pos, End: end}, strconv.Quote(src[pos:end]))}
	}
	number := numberEnd(src, pos)
	i := number
	for int(i) < len(src) && isBlank(src[i]) {
		i++
	}
	end = i
	for int(end) < len(src) && isWordByte(src[end]) {
		end++
	}
	word := src[i:end]
	letters := strings.TrimRight(word, "0123456789")
	unit, known := unitWords[strings.ToLower(letters)]
	if !known || number == pos || letters != word && i > number {
		return pos, "", nil
	}
	for j := end; int(j) < len(src) && src[j] != '\n'; j++ {
		switch c := src[j]; {
		case isBlank(c):
			continue
		case c == ':' || c == '(' || c == '.':
			return pos, "", nil // a key, or part of an expression
		}
		break
	}
	text := src[pos:number]
	span := source.Span{Start: pos, End: end}
	switch {
	case text[0] == '-':
		return end, "a duration is not negative", nil
	case unit == "":
		return end, "the shortest unit of a duration is a second: 1s", nil
	case letters != word:
		return end, forms, nil // 1m30 may be minutes and seconds, or not
	}
	n, err := strconv.ParseFloat(text, 64)
	seconds := n * float64(durationUnits[unit[0]])
	switch {
	case strings.ContainsAny(text, "eE") || err != nil || seconds > 1e9 || seconds != float64(int64(seconds)):
		return end, forms, nil
	case strings.Contains(text, "."):
		text, unit = strconv.FormatInt(int64(seconds), 10), "s"
	}
	return end, forms, []diag.Fix{replacement(span, text+unit)}
}
