package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
)

// contrast is the ratio of two colours after WCAG 2.2.
func contrast(a, b string) float64 {
	luminance := func(c string) float64 {
		var rgb [3]int
		if _, err := fmt.Sscanf(c, "#%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
			panic(c)
		}
		var l [3]float64
		for i, v := range rgb {
			x := float64(v) / 255
			if x <= 0.04045 {
				l[i] = x / 12.92
			} else {
				l[i] = math.Pow((x+0.055)/1.055, 2.4)
			}
		}
		return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast holds texts to 4.5 to 1 and lines to 3 to 1.
func TestContrast(t *testing.T) {
	for name, p := range map[string]palette{"light": light, "dark": dark} {
		for _, ground := range []string{"page", "card", "region"} {
			for role, color := range p {
				least := 3.0
				switch role {
				case "page", "card", "region":
					continue
				case "text", "faint", "catch", "bad", "warn", "good":
					least = 4.5
				}
				if c := contrast(color, p[ground]); c < least {
					t.Errorf("%s: %s on %s has %.2f, and should have %.1f", name, role, ground, c, least)
				}
			}
		}
	}
}

// wellFormed reads a text as XML to its end.
func wellFormed(text []byte) error {
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestStyle: every class that pictures have is in the style sheet.
func TestStyle(t *testing.T) {
	for _, theme := range []Theme{Light, Dark, Auto} {
		css := style(theme)
		for _, l := range looks {
			if !strings.Contains(css, "."+l.class+"{") {
				t.Errorf("%s has no %s", theme, l.class)
			}
			for _, c := range []string{l.fill, l.stroke} {
				if c != "" && (light[c] == "" || dark[c] == "") {
					t.Errorf("no colour %q", c)
				}
			}
		}
		if strings.Contains(css, ":;") || strings.Contains(css, ":}") {
			t.Errorf("%s has an empty value", theme)
		}
	}
}
