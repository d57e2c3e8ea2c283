package index

import (
	"strings"

	"github.com/gait-lang/gait/lang/syntax"
)

// items reads clauses that hold no states of their own.
func (b *builder) items(items []syntax.Item) {
	for _, item := range items {
		b.item(item)
		switch x := item.(type) {
		case *syntax.Defaults, *syntax.ResourceClause, *syntax.Batch, *syntax.Library:
			for _, body := range syntax.Bodies(x) {
				b.items(body.Items)
			}
		}
	}
}

func (b *builder) item(item syntax.Item) {
	switch x := item.(type) {
	case *syntax.Property:
		b.value(x.Value)
	case *syntax.ValueClause:
		if x.Keyword.Text == "assign" {
			b.assign(x.Value)
		}
		b.value(x.Value)
	case *syntax.ASLField:
		b.value(x.Value)
		if b.state >= 0 && (x.Field.Text == "Next" || x.Field.Text == "Default") {
			b.rawTarget(x.Value)
		}
	case *syntax.Tolerate:
		b.value(x.Value)
	case *syntax.Start:
		if !x.Name.Is("none") {
			b.add(ref{kind: State, role: Start, name: x.Name.Text, span: x.Name.Loc})
			b.scopes[b.scope].start = x.Name.Text
		}
	case *syntax.RetryClause:
		if p := x.Policy; p != nil && !p.Is("none") {
			b.add(ref{kind: RetryPolicy, role: Read, name: p.Text, span: p.Loc})
		}
		b.retrier(x.Retrier)
	case *syntax.OnRetrier:
		b.retrier(&x.Retrier)
	case *syntax.CatchClause:
		b.catchClause(x)
		if t := x.Catcher.Target; t != nil && t.Name != nil {
			b.transition(t.Name)
		}
	}
}

func (b *builder) retrier(r *syntax.Retrier) {
	if r == nil {
		return
	}
	for _, s := range r.Settings {
		b.value(s.Value)
	}
	if r.Body != nil {
		b.items(r.Body.Items)
	}
}

// catchClause reads a `catch` of a state but for its target.
func (b *builder) catchClause(x *syntax.CatchClause) {
	if p := x.Policy(); p != nil {
		if !p.Is("none") && !p.Quoted && !strings.Contains(p.Text, ".") {
			b.add(ref{kind: CatchPolicy, role: Read, name: p.Text, span: p.Loc})
		}
		return
	}
	b.settings(x.Catcher.Settings)
	if x.Catcher.Body != nil {
		b.items(x.Catcher.Body.Items)
	}
}

// catcher reads that of a policy.
func (b *builder) catcher(c *syntax.Catcher) {
	b.settings(c.Settings)
	if c.Body != nil {
		b.items(c.Body.Items)
	}
	if c.Target != nil && c.Target.Name != nil {
		b.transition(c.Target.Name)
	}
}

func (b *builder) settings(list syntax.Settings) {
	for _, s := range list {
		if s.Keyword.Text == "assign" {
			b.assign(s.Value)
		}
		b.value(s.Value)
	}
}

// assign reads the keys of an assign.
func (b *builder) assign(v *syntax.Value) {
	if v == nil {
		return
	}
	for i := range v.Members {
		key := &v.Members[i].Key
		r := ref{kind: Variable, role: Write, form: KeyForm, name: key.Text, span: key.Loc}
		if name, ok := strings.CutSuffix(key.Text, ".$"); ok && v.Language == syntax.JSONPath {
			r.name, r.form = name, PathKeyForm
		}
		b.add(r)
	}
}

// rawTargets reads the transitions of a raw state.
func (b *builder) rawTargets(v *syntax.Value) {
	for i := range v.Members {
		m := &v.Members[i]
		switch m.Key.Text {
		case "Next", "Default":
			b.rawTarget(m.Value)
		case "Choices", "Catch":
			for _, item := range m.Value.Items {
				for k := range item.Members {
					if item.Members[k].Key.Text == "Next" {
						b.rawTarget(item.Members[k].Value)
					}
				}
			}
		}
	}
}

func (b *builder) rawTarget(v *syntax.Value) {
	if v != nil && v.Kind == syntax.StringValue && !v.Broken {
		b.add(ref{kind: State, role: Transition, form: JSONForm, name: v.String(), span: v.Loc})
	}
}
