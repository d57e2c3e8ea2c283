package format_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tokens cuts a text roughly, for mutations: words, strings, white space,
// punctuation.
var tokens = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"|//[^\n]*|[A-Za-z_$.][\w$.]*|\d+\w*|\s+|->|.`)

// mutate breaks a text in one way.
func mutate(r *rand.Rand, text string) string {
	parts := tokens.FindAllString(text, -1)
	if len(parts) == 0 {
		return text
	}
	i, j := r.IntN(len(parts)), r.IntN(len(parts))
	switch r.IntN(8) {
	case 0:
		parts = slices.Delete(parts, i, i+1)
	case 1:
		parts = slices.Insert(parts, i, parts[i])
	case 2:
		parts[i], parts[j] = parts[j], parts[i]
	case 3:
		parts[i] = parts[j]
	case 4:
		parts = parts[:i]
	case 5:
		parts = slices.Delete(parts, i, min(i+r.IntN(6), len(parts)))
	case 6:
		parts = slices.Insert(parts, i, []string{"{", "}", "[", "]", "(", ")", "\"", `"""`, "->", ",", "\n", ":", "{%", "%}", "///x\n", "// y\n"}[r.IntN(16)])
	case 7:
		parts[i] = []string{" ", "\n", "\n\n", " // z\n", ",", ",\n", "\t", "\r"}[r.IntN(8)]
	}
	return strings.Join(parts, "")
}

// relayout changes only white space, separators and comments, where that
// leaves a valid text valid most of the time.
func relayout(r *rand.Rand, text string) string {
	parts := tokens.FindAllString(text, -1)
	for n := r.IntN(8); n >= 0 && len(parts) > 0; n-- {
		i := r.IntN(len(parts))
		space := strings.TrimSpace(parts[i]) == ""
		switch {
		case space && strings.Contains(parts[i], "\n"):
			parts[i] = []string{",", "\n", "\n\n\n", " // c\n", ",// d\n", "\n  // e\n\n", "\n\t\t", ", "}[r.IntN(8)]
		case space:
			parts[i] = []string{"  ", "\t", " ", "\n", " // f\n", "\n// g\n"}[r.IntN(6)]
		case parts[i] == "{" || parts[i] == "[":
			parts[i] += []string{"\n", " // h\n", "\n\n// i\n"}[r.IntN(3)]
		case parts[i] == "}" || parts[i] == "]":
			parts[i] = []string{"\n", "\n\n// j\n", " "}[r.IntN(3)] + parts[i]
		}
	}
	return strings.Join(parts, "")
}

func TestLawsOnMutations(t *testing.T) {
	rounds := 15
	if testing.Short() {
		rounds = 3
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, text := range sources(t) {
		for range rounds {
			checkLaws(t, relayout(r, text))
			broken := text
			for range 1 + r.IntN(3) {
				broken = mutate(r, broken)
			}
			checkLaws(t, broken)
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, text := range sources(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip("short texts find more")
		}
		checkLaws(t, text)
	})
}

// FuzzMutations mutates valid texts by token, which reaches deeper than
// mutations by byte.
func FuzzMutations(f *testing.F) {
	texts := sources(f)
	for i := range uint64(len(texts)) {
		f.Add(i, i)
	}
	f.Fuzz(func(t *testing.T, which, seed uint64) {
		text := texts[which%uint64(len(texts))]
		r := rand.New(rand.NewPCG(which, seed))
		checkLaws(t, relayout(r, text))
		for range 1 + r.IntN(4) {
			text = mutate(r, text)
		}
		checkLaws(t, text)
	})
}
