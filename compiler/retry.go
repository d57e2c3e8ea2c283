package compiler

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// retrySettings are the settings of a retrier with their fields.
var retrySettings = map[string]struct {
	field string
	scalar
}{
	"every":   {"IntervalSeconds", scalar{keyword: "every", number: true, whole: true, duration: true}},
	"max":     {"MaxAttempts", scalar{keyword: "max", number: true, whole: true}},
	"backoff": {"BackoffRate", scalar{keyword: "backoff", number: true}},
	"cap":     {"MaxDelaySeconds", scalar{keyword: "cap", number: true, whole: true, duration: true}},
}

// retryClause adds the retriers of a state's `retry`.
func (w *stateWriter) retryClause(r *syntax.RetryClause) {
	if r.Policy == nil {
		w.retries = append(w.retries, w.retrier(r.Retrier, r))
		return
	}
	if r.Policy.Is("none") {
		w.noComment(r)
		w.none("retry", r)
		return
	}
	if r.Leftover && w.module.retries[r.Policy.Text] == nil {
		return // what could not be read may be what was meant
	}
	w.policyComment(r)
	at := w.at(r.Policy.Loc)
	b := w.policy(retryBinding, r.Policy)
	if b == nil {
		return
	}
	for _, n := range w.retryTemplate(b, w.language).nodes {
		if w.exhausted() {
			return
		}
		w.retries = append(w.retries, w.stamp(n, at))
	}
}

// policyComment warns of a doc comment on the use of a policy.
func (x *emitter) policyComment(item syntax.Item) {
	if doc := item.Documentation(); doc != nil {
		x.report(RuleMisplacedComment, x.at(doc.Loc), "nothing becomes of this comment: a policy brings its own").
			note("the Comment of a retrier or catcher stands in the policy, before its `on`; a comment for readers of this file starts with `//`").warn()
	}
}

// policy returns the policy of that name, or nil after a report.
func (x *emitter) policy(kind bindingKind, name *syntax.Name) *binding {
	if b := x.module.names(kind)[name.Text]; b != nil {
		b.used = true
		return b
	}
	if x.module.lost(name.Text) {
		return nil
	}
	at := x.at(name.Loc)
	f := x.report(RuleUnknownPolicy, at, "there is no %s %q", kind, name.Text)
	if _, setting := retrySettings[name.Text]; setting && kind == retryBinding {
		f.d.Message = "a retrier names the errors that it is for before its settings: `retry on States.ALL " + name.Text + " …`"
		return nil
	}
	switch other := x.module.names(retryBinding + catchBinding - kind)[name.Text]; {
	case other != nil:
		f.relate(other.at, "there is a "+other.kind.String()+" of that name")
	case kind == catchBinding && name.Text != "" && 'A' <= name.Text[0] && name.Text[0] <= 'Z':
		f.note("an error's name has a target behind it: `catch " + name.Text + " -> target`")
	case len(x.module.names(kind)) == 0:
		f.note("no " + kind.String() + " is declared or imported")
	case x.suggests(len(x.module.names(kind))):
		f.nearest(at, name.Text, sortedNames(x.module.names(kind)), quoteKey)
	}
	return nil
}

// retryTemplate compiles a retry policy once for a query language.
func (c *compiler) retryTemplate(b *binding, language syntax.Language) *template {
	if t := b.templates[language]; t != nil {
		return t
	}
	t := &template{}
	b.templates[language] = t
	x := &emitter{c, b.module, b.base, language}
	p := b.item.(*syntax.RetryPolicy)
	if p.Retrier != nil {
		t.nodes = append(t.nodes, x.retrier(p.Retrier, nil))
	}
	if p.Body != nil {
		for _, item := range p.Body.Items {
			if on, ok := item.(*syntax.OnRetrier); ok {
				t.nodes = append(t.nodes, x.retrier(&on.Retrier, on))
			} else {
				x.misplaced(item, "in a retry policy", "retriers: `on Errors …`")
			}
		}
		if len(p.Body.Items) == 0 {
			x.report(RuleMissing, b.at, "the retry policy %q has no retrier: `on Errors …`", b.name)
		}
	}
	for _, n := range t.nodes {
		frame(n, b.kind.String(), b.name, b.via)
	}
	return t
}

// retrier compiles a retrier; item carries its Comment, if it has one.
func (x *emitter) retrier(r *syntax.Retrier, item syntax.Item) *asl.Node {
	base := len(x.openMembers)
	at := x.at(r.Loc)
	if r.Loc.Len() == 0 && item != nil {
		at = x.at(item.Span())
	}
	if item != nil {
		x.comment(item)
	}
	x.errorEquals(&r.Errors)
	x.settings(r.Settings, "retrier", x.retrySetting)
	fields := x.rawFields(r.Body, "retrier")
	if !x.has(base, "ErrorEquals") && !misused(r.Body) {
		x.report(RuleMissing, at, "a retrier names the errors that it is for: `retry on States.TaskFailed …`")
	}
	return x.closeRaw(asl.OwnerRetrier, base, at, fields)
}

// closeRaw makes an object of fields, of which some stand as raw escapes.
func (x *emitter) closeRaw(o asl.Owner, base int, at asl.Origin, fields []*syntax.ASLField) *asl.Node {
	x.checkRawFields(base, fields)
	n := x.closeFields(o, base, at)
	if len(fields) > 0 {
		names := make([]string, len(fields))
		for i, f := range fields {
			names[i] = f.Field.Text
		}
		x.exempt(n, names...)
	}
	return n
}

// errorEquals adds the names of errors.
func (x *emitter) errorEquals(l *syntax.ErrorList) {
	if len(l.Names) == 0 {
		return
	}
	base := len(x.openItems)
	for i := range l.Names {
		x.openItems = append(x.openItems, x.str(l.Names[i].Text, x.at(l.Names[i].Loc)))
	}
	at := x.at(l.Loc)
	x.put("ErrorEquals", at, x.closeArray(base, at))
}

// settings compiles the settings of a retrier, catcher or rule.
func (x *emitter) settings(settings []*syntax.Setting, what string, compile func(s *syntax.Setting, what string, at asl.Origin)) {
	for i, s := range settings {
		at := x.at(s.Keyword.Loc)
		first := slices.IndexFunc(settings[:min(i, maxSettings)], func(o *syntax.Setting) bool { return o.Keyword.Text == s.Keyword.Text })
		if first >= 0 {
			x.report(RuleRepeated, at, "a second %q; a %s has one", s.Keyword.Text, what).
				relate(x.at(settings[first].Keyword.Loc), "the first is here")
			continue
		}
		compile(s, what, at)
	}
}

// maxSettings is more than there are different settings.
const maxSettings = 16

func (x *emitter) retrySetting(s *syntax.Setting, what string, at asl.Origin) {
	if s.Keyword.Text == "jitter" {
		x.jitter(s, at)
		return
	}
	known, ok := retrySettings[s.Keyword.Text]
	if !ok {
		x.noSetting(s, what, "every", "max", "backoff", "cap", "jitter")
		return
	}
	n, _ := x.scalar(s.Value, known.scalar)
	x.put(known.field, at, n)
}

func (x *emitter) noSetting(s *syntax.Setting, what string, possible ...string) {
	x.report(RuleClause, x.at(s.Keyword.Loc), "a %s has no %q, expected one of %s", what, s.Keyword.Text, diag.Quoted(possible))
}

func (x *emitter) jitter(s *syntax.Setting, at asl.Origin) {
	valueAt := x.at(s.Value.Loc)
	switch s.Value.Text {
	case "full":
		x.put("JitterStrategy", at, x.str("FULL", valueAt))
	case "none":
		x.put("JitterStrategy", at, x.str("NONE", valueAt))
	default:
		x.report(RuleType, valueAt, `"jitter" is "full" or "none", not %s`, s.Value.Text)
	}
}

// rawFields adds the `asl` fields in the block of a retrier, catcher, reader,
// writer or batch; a block of nothing else is checked here too.
func (x *emitter) rawFields(b *syntax.Body, what string) []*syntax.ASLField {
	if b == nil {
		return nil
	}
	var fields []*syntax.ASLField
	for _, item := range b.Items {
		if f, ok := item.(*syntax.ASLField); ok {
			fields = append(fields, f)
			x.aslField(f)
			continue
		}
		if word := keywordOf(item); what == "retrier" && (retrySettings[word].field != "" || word == "on") {
			x.report(RuleMisplaced, x.keywordAt(item), "a retrier stands on its line, without braces: `retry on E max 3`")
			continue
		}
		x.misplaced(item, "in the block of a "+what, "`asl` fields")
	}
	return fields
}
