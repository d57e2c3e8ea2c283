package compiler

import (
	"fmt"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// maxFindings is how many diagnostics compiling gives, those of syntax not
// counted, which have a limit of their own.
const maxFindings = 1000

// excess counts the diagnostics beyond the limit.
type excess struct {
	// last is the one that is being made: whether it is an error is not known
	// before the next one begins.
	last   diag.Diagnostic
	making bool
	seen   map[findingKey]bool
	errors int
	others int
	at     diag.Location // of the first
}

// findingKey is what makes two diagnostics one: what is put in at several places is
// compiled again.
type findingKey struct {
	file    *source.File
	span    source.Span
	rule    string
	message string
}

// slot returns where to put the next diagnostic: among those that are shown, or
// where it is only counted.
func (c *compiler) slot() *diag.Diagnostic {
	if len(c.diags) < maxFindings {
		c.diags = append(c.diags, diag.Diagnostic{})
		return &c.diags[len(c.diags)-1]
	}
	c.excess.count()
	c.excess.making = true
	return &c.excess.last
}

// add reports what was made before and held back.
func (c *compiler) add(ds []diag.Diagnostic) {
	for i := range ds {
		*c.slot() = ds[i]
	}
}

func (e *excess) count() {
	if !e.making {
		return
	}
	e.making = false
	key := findingKey{e.last.File, e.last.Span, e.last.Rule, e.last.Message}
	if e.seen[key] {
		return
	}
	if e.seen == nil {
		e.seen = map[findingKey]bool{}
		e.at = e.last.Location
	}
	e.seen[key] = true
	if e.last.Severity == diag.Error {
		e.errors++
	} else {
		e.others++
	}
}

// diagnostic says how many were counted, or returns nil for none.
func (e *excess) diagnostic() *diag.Diagnostic {
	e.count()
	if e.errors+e.others == 0 {
		return nil
	}
	d := &diag.Diagnostic{Rule: RuleTooMany, Severity: diag.Error, Location: e.at}
	d.Message = fmt.Sprintf("the first %d findings are shown; left out are errors: %d, warnings: %d", maxFindings, e.errors, e.others)
	if e.errors == 0 {
		d.Severity = diag.Warning
	}
	return d
}
