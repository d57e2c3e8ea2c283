package picture

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// metrics measures text in Liberation Sans, whose widths are those of Arial and
// Helvetica, so that boxes fit their text without a browser.
type metrics struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	known  map[rune]float64 // widths in em
	ascii  [128]float64
	mu     sync.Mutex
}

var sans = sync.OnceValue(func() *metrics {
	f, err := sfnt.Parse(liberationsansregular.TTF)
	if err != nil {
		panic("picture: the font is not read: " + err.Error())
	}
	m := &metrics{font: f, known: map[rune]float64{}}
	for r := range m.ascii {
		m.ascii[r] = m.find(rune(r))
	}
	return m
})

// find returns the width of a rune in em. What the font lacks is as wide as
// other fonts make it at most.
func (m *metrics) find(r rune) float64 {
	const em = 1000
	if g, err := m.font.GlyphIndex(&m.buffer, r); err == nil && g != 0 {
		if a, err := m.font.GlyphAdvance(&m.buffer, g, fixed.I(em), font.HintingNone); err == nil {
			return float64(a) / 64 / em
		}
	}
	return float64(runewidth.RuneWidth(r)) * 0.55
}

func (m *metrics) rune(r rune) float64 {
	if r >= 0 && r < 128 {
		return m.ascii[r]
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	w, ok := m.known[r]
	if !ok {
		w = m.find(r)
		m.known[r] = w
	}
	return w
}

// Width returns the width of a text at a size, both in pixels.
func Width(text string, size float64) float64 {
	m := sans()
	w := 0.0
	for _, r := range text {
		w += m.rune(r)
	}
	return w * size
}

// Clean makes one line of a text, without what no XML or terminal can show.
func Clean(text string) string {
	if isClean(text) {
		return text
	}
	var b strings.Builder
	space := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case r == utf8.RuneError, unicode.IsControl(r), r == 0xFFFE, r == 0xFFFF, isBidi(r):
			r = '\uFFFD'
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// isBidi reports whether a character turns the direction of what is around it.
func isBidi(r rune) bool {
	return r == 0x061C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func isClean(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7F || c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			return false
		}
	}
	return true
}

const ellipsis = "…"

// Fit cuts a text to a width and puts an ellipsis where something is left out.
func Fit(text string, size, width float64) string {
	if Width(text, size) <= width {
		return text
	}
	room := width - Width(ellipsis, size)
	n := 0
	for g := uniseg.NewGraphemes(text); g.Next(); {
		w := Width(g.Str(), size)
		if w > room {
			break
		}
		room -= w
		n += len(g.Str())
	}
	return strings.TrimRight(text[:n], " ") + ellipsis
}

// Wrap breaks a text into lines of at most that width, at most so many; the
// last one is cut where more would follow.
func Wrap(text string, size, width float64, lines int) []string {
	text = Clean(text)
	var out []string
	for text != "" {
		if len(out) == lines-1 || Width(text, size) <= width {
			return append(out, Fit(text, size, width))
		}
		n := breakAt(text, size, width)
		out = append(out, strings.TrimRight(text[:n], " "))
		text = strings.TrimLeft(text[n:], " ")
	}
	return out
}

// breakAt returns how much of a text goes on a line: to the last place at which
// words end, if there is one, else as much as fits.
func breakAt(text string, size, width float64) int {
	var n, word int
	w := 0.0
	last := ""
	for g := uniseg.NewGraphemes(text); g.Next(); {
		s := g.Str()
		if w += Width(s, size); w > width && n > 0 && s != " " {
			break
		}
		if n > 0 && breaks(last, s) {
			word = n
		}
		n += len(s)
		last = s
	}
	if word > 0 && Width(text[:word], size) > width/3 {
		return word
	}
	return n
}

// breaks reports whether a line may end between two characters of a name.
func breaks(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	switch {
	case b == ' ' || a == ' ':
		return true
	case strings.ContainsRune("-_./:,;", a):
		return !unicode.IsPunct(b)
	}
	return unicode.IsLower(a) && unicode.IsUpper(b)
}
