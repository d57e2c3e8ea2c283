// Package config reads gait.yaml, the configuration of the linter: how much
// each rule weighs and where, what is not linted, and what is not shown.
//
// The file is validated by a JSON Schema, and everything that is said of it
// points into its text.
package config

import (
	"path/filepath"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// FileName is what the file is called.
const FileName = "gait.yaml"

// RuleConfiguration is the rule of mistakes in the file.
const RuleConfiguration = "configuration"

// Config is what a file says. The zero value is what holds without one.
type Config struct {
	// Path is the file, "" without one. Patterns start from its folder.
	Path string
	// Strict: the profile is "strict".
	Strict    bool
	Rules     map[string]Setting // by id
	Express   []string           // patterns
	Exclude   []string           // patterns
	Overrides []Override
	Ignore    []Ignore
}

// Setting is what is said of one rule.
type Setting struct {
	// Severity is [rule.Off] for "off"; Set tells whether it is said at all.
	Severity diag.Severity
	Set      bool
	// Options have the types of their defaults.
	Options map[string]any
}

// Override is what is said of rules in some files.
type Override struct {
	Files []string // patterns
	Rules map[string]Setting
}

// Ignore names findings that are not shown.
type Ignore struct {
	Rule    string
	File    string // a pattern, "" for all files
	Pointer string // "" for all
	Reason  string
}

// severities are the words of the file.
var severities = map[string]diag.Severity{"off": rule.Off, "info": diag.Info, "warning": diag.Warning, "error": diag.Error}

// SeverityName is the word for a severity.
func SeverityName(s diag.Severity) string {
	if s == rule.Off {
		return "off"
	}
	return s.String()
}

// rel returns the path from the folder of the configuration, with slashes.
func (c *Config) rel(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	dir, err := filepath.Abs(filepath.Dir(c.Path))
	if err != nil {
		return filepath.ToSlash(abs)
	}
	rel, err := filepath.Rel(dir, abs)
	if err != nil {
		return filepath.ToSlash(abs) // on another drive
	}
	return filepath.ToSlash(rel)
}

// Excluded reports whether a file is not to be linted.
func (c *Config) Excluded(path string) bool { return c.matches(c.Exclude, path) }

// IsExpress reports whether the state machines in a file are express workflows.
func (c *Config) IsExpress(path string) bool { return c.matches(c.Express, path) }

func (c *Config) matches(patterns []string, path string) bool {
	return len(patterns) > 0 && matchAny(patterns, c.rel(path))
}
