package config

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
)

// matchAny reports whether a path fits one of the patterns.
func matchAny(patterns []string, path string) bool {
	for _, p := range patterns {
		if match(p, path) {
			return true
		}
	}
	return false
}

// match reports whether a path is what a pattern names or is in a folder that
// it names. A pattern without a folder fits at every depth.
func match(pattern, path string) bool {
	pattern = strings.TrimPrefix(strings.TrimSuffix(pattern, "/"), "./")
	if !strings.Contains(pattern, "/") {
		pattern = "**/" + pattern
	}
	pattern = strings.TrimPrefix(pattern, "/")
	return doublestar.MatchUnvalidated(pattern, path) || doublestar.MatchUnvalidated(pattern+"/**", path)
}

func validPattern(pattern string) bool { return doublestar.ValidatePattern(pattern) }

// Silence drops the diagnostics about a file that are not to be shown.
func (c *Config) Silence(path string, ds []diag.Diagnostic) []diag.Diagnostic {
	if len(c.Ignore) == 0 || len(ds) == 0 {
		return ds
	}
	rel := c.rel(path)
	var here []Ignore
	for _, i := range c.Ignore {
		if i.File == "" || match(i.File, rel) {
			here = append(here, i)
		}
	}
	kept := ds[:0]
	for _, d := range ds {
		if !silenced(here, &d) {
			kept = append(kept, d)
		}
	}
	return kept
}

func silenced(ignore []Ignore, d *diag.Diagnostic) bool {
	for _, i := range ignore {
		if i.Rule == d.Rule && below(d.Pointer, i.Pointer) {
			return true
		}
	}
	return false
}

// below reports whether a JSON pointer leads to a place or into it.
func below(pointer, place string) bool {
	if place == "" {
		return true
	}
	at, want := asl.PointerTokens(pointer), asl.PointerTokens(place)
	if len(at) < len(want) {
		return false
	}
	for i := range want {
		if at[i] != want[i] {
			return false
		}
	}
	return true
}
