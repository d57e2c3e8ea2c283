package action

import (
	"fmt"
	"sync"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/document"
)

// request is one listing of actions.
type request struct {
	*document.Document
	span source.Span
	opts Options
	// path are the entries around the start of the span, outermost first.
	path []entry
	list []Action

	formatted func() bool
}

// add adds an action if it is wanted. Its edits are made when they are asked for
// the first time.
func (r *request) add(a Action, effect effect, edits func() []diag.Edit) *Action {
	if !r.opts.wants(a.Kind) {
		return nil
	}
	if a.Disabled == "" {
		made := sync.OnceValues(func() (list []diag.Edit, err error) {
			err = r.guarded(func() error {
				list, err = r.settle(edits(), effect)
				return err
			})
			return list, err
		})
		a.edits = func(string) ([]diag.Edit, error) { return made() }
	}
	r.list = append(r.list, a)
	return &r.list[len(r.list)-1]
}

// guarded turns a panic into an error: an action that fails is no reason to fail
// for whoever lists or resolves it.
func (r *request) guarded(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the action failed on %s: %v", r.File.Path, p)
		}
	}()
	return f()
}

// edit replaces a span of the file.
func (r *request) edit(span source.Span, text string) diag.Edit {
	return diag.Edit{Location: diag.Location{File: r.File, Span: span}, Text: text}
}

// insert puts text in at an offset.
func (r *request) insert(at int32, text string) diag.Edit { return r.edit(source.At(at), text) }

// touches reports whether two spans share text, or meet.
func touches(a, b source.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// problemsAt returns the diagnostics of the file that a span touches.
func (r *request) problemsAt(span source.Span) (list []diag.Diagnostic) {
	for _, d := range r.Problems() {
		if d.File == r.File && touches(d.Span, span) {
			list = append(list, d)
		}
	}
	return list
}

// problemsOf returns those of some rules.
func (r *request) problemsOf(span source.Span, rules ...string) (list []diag.Diagnostic) {
	for _, d := range r.problemsAt(span) {
		for _, rule := range rules {
			if d.Rule == rule {
				list = append(list, d)
			}
		}
	}
	return list
}
