package action

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// fewTasks is how many tasks have to say the same for a default to be offered.
const fewTasks = 2

// toDefaults offers to say once what all tasks of a resource, or of a service, say
// each.
func (r *request) toDefaults() {
	s, e := r.state()
	if s == nil || s.Kind != syntax.Task || s.Resource == nil || s.Resource.Quoted || s.Body == nil {
		return
	}
	last := r.path[len(r.path)-1]
	keyword := clauseOf(last.Item)
	if keyword == "" || last.body != s.Body || isNone(last.Item) {
		return
	}
	own := clauses(s.Body, e.base, keyword)
	text := r.texts(own)
	scope, base := r.scopeBody()
	tasks, blocks := r.tasks()
	if gives(blocks, keyword, nil) {
		return // who gets what would be another matter
	}
	service, _, _ := strings.Cut(s.Resource.Text, ":")
	offered := 0
	for _, pattern := range []string{s.Resource.Text, service + ":*"} {
		same := r.sayingSame(tasks, scope, pattern, keyword, text)
		if len(same) < fewTasks || len(same) == offered {
			continue
		}
		offered = len(same)
		a := Action{Title: fmt.Sprintf("move `%s` of all %d tasks to the defaults for %s", keyword, len(same), pattern), Kind: Move}
		if slices.ContainsFunc(own, func(e entry) bool { return len(inlineBlocks(e.Item)) > 0 }) {
			a.Disabled = "a default leads to the name of a state, and this catcher to an inline block: name its states first"
		}
		r.add(a, keeps, func() []diag.Edit {
			var edits []diag.Edit
			for i := range same {
				edits = append(edits, r.cut(clauses(same[i].state().Body, same[i].base, keyword))...)
			}
			for i := range blocks {
				if blocks[i].scope == scope && blocks[i].decl().Pattern.Text == pattern {
					return append(edits, r.addDefault(&blocks[i], text))
				}
			}
			return append(edits, r.newDefaults(scope, base, "defaults "+pattern+" {\n"+text+"\n}"))
		})
	}
}

// sayingSame returns the tasks that a default of a scope would be for if all of
// them have the clause in these words, else none.
func (r *request) sayingSame(tasks []task, scope *syntax.Body, pattern, keyword, text string) (same []task) {
	for _, t := range tasks {
		if !inScope(&t, scope, keyword) || !matches(pattern, t.state().Resource) {
			continue
		}
		if !takes(t.state(), keyword) || !sameText(r.texts(clauses(t.state().Body, t.base, keyword)), text) {
			return nil
		}
		same = append(same, t)
	}
	return same
}

// inScope reports whether a default of a scope is for the tasks of another one:
// inside of it too, but for catchers, whose targets are out of reach there.
func inScope(t *task, scope *syntax.Body, keyword string) bool {
	if keyword == "catch" {
		return t.scopes[0] == scope
	}
	return slices.Contains(t.scopes, scope)
}

// addDefault adds to a block of defaults.
func (r *request) addDefault(d *defaultsBlock, text string) diag.Edit {
	b := d.decl().Body
	indent := r.indent(d.whole().Start) + "  "
	at := d.at(b.Loc).Start + 1
	if n := len(b.Items); n > 0 {
		at = r.entryEnd(d.at(b.Items[n-1].Span()).End)
	}
	return r.insertLines(at, indented(text, indent))
}

// fromDefaults offers to write a default at each task that gets it.
func (r *request) fromDefaults() {
	d, e := innermost[*syntax.Defaults](r)
	if d == nil || d.Body == nil || d.Body.Unclosed {
		return
	}
	last := r.path[len(r.path)-1]
	keyword := clauseOf(last.Item)
	if keyword == "" || last.body != d.Body || isNone(last.Item) {
		return
	}
	own := clauses(d.Body, e.base, keyword)
	text := r.texts(own)
	tasks, blocks := r.tasks()
	a := Action{Title: fmt.Sprintf("move `%s` to the tasks that get it", keyword), Kind: Move}
	if gives(blocks, keyword, d) {
		a.Disabled = fmt.Sprintf("other defaults of the file give `%s` too", keyword)
	}
	scope, _ := r.scopeBody()
	var getting, without []task
	for _, t := range tasks {
		if !inScope(&t, scope, keyword) || !matches(d.Pattern.Text, t.state().Resource) {
			continue
		}
		switch said := clauses(t.state().Body, t.base, keyword); {
		case len(said) == 0 && takes(t.state(), keyword):
			getting = append(getting, t)
		case len(said) == 1 && isNone(said[0].Item):
			without = append(without, t)
		}
	}
	if len(getting) == 0 {
		return
	}
	r.add(a, keeps, func() []diag.Edit {
		edits := r.cut(own)
		if len(own) == len(d.Body.Items) {
			edits = []diag.Edit{r.remove(e)}
		}
		for i := range getting {
			if t := &getting[i]; !leadsTo(own, t.state().Name.Text) {
				after := atEnd
				if keyword != "catch" {
					after = beforeCatches
				}
				edits = append(edits, r.addClause(&t.entry, text, after))
			}
		}
		for i := range without {
			edits = append(edits, r.cut(clauses(without[i].state().Body, without[i].base, keyword))...)
		}
		return edits
	})
}

// leadsTo reports whether all of some catchers lead to a state: it does not get
// them.
func leadsTo(list []entry, name string) bool {
	for i := range list {
		t := targetOf(list[i].Item)
		if t == nil || t.Name == nil || t.Name.Text != name {
			return false
		}
	}
	return true
}
