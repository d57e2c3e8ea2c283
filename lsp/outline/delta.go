package outline

import "strings"

// tokenSize is how many numbers the protocol has for a token.
const tokenSize = 5

// Encode returns tokens as the protocol has them: for each its line and
// character, counted from the token before, its length, type and modifiers. units
// returns how long a piece of a line is in the encoding of the positions.
func Encode(text string, tokens []Token, units func(string) uint32) []uint32 {
	data := make([]uint32, 0, tokenSize*len(tokens))
	at := int32(0) // start of the token before, or of the line
	for _, t := range tokens {
		lines := uint32(0)
		for {
			n := strings.IndexByte(text[at:t.Span.Start], '\n')
			if n < 0 {
				break
			}
			lines++
			at += int32(n) + 1
		}
		data = append(data, lines, units(text[at:t.Span.Start]), units(text[t.Span.Start:t.Span.End]), uint32(t.Type), uint32(t.Modifiers))
		at = t.Span.Start
	}
	return data
}

// DeltaEdit replaces numbers of an encoded result.
type DeltaEdit struct {
	Start, Delete uint32
	Insert        []uint32
}

// Delta returns the edits that make one encoded result of another: none where
// they are the same, else one, of whole tokens. Positions count from the token
// before, so that an edit of the text changes the numbers where it was, and hardly
// any behind it.
func Delta(old, new []uint32) []DeltaEdit {
	n := min(len(old), len(new))
	start := 0
	for start+tokenSize <= n && same(old[start:start+tokenSize], new[start:start+tokenSize]) {
		start += tokenSize
	}
	tail := 0
	for tail+tokenSize <= n-start && same(old[len(old)-tail-tokenSize:len(old)-tail], new[len(new)-tail-tokenSize:len(new)-tail]) {
		tail += tokenSize
	}
	if start == len(old) && start == len(new) {
		return nil
	}
	return []DeltaEdit{{Start: uint32(start), Delete: uint32(len(old) - start - tail), Insert: new[start : len(new)-tail]}}
}

func same(a, b []uint32) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
