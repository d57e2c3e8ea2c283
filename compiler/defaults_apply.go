package compiler

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// none notes that a state does without a default, and reports it when there is
// none to do without.
func (w *stateWriter) none(keyword string, item syntax.Item) {
	kind := defaultKindOf(keyword)
	at := w.keywordAt(item)
	at.Span.End = w.at(item.Span()).Span.End
	w.nones[kind] = at
	if w.defaultClause(kind) == nil {
		w.unusedNone(at, `"`+keyword+`"`, at)
	}
}

func (w *stateWriter) unusedNone(at asl.Origin, what string, entry asl.Origin) {
	w.report(RuleUnusedNone, at, "this removes nothing: no default gives %s to %q", what, w.state.Name.Text).
		remove("remove it", entry)
}

// applyDefaults adds the clauses that the state does not have itself.
func (w *stateWriter) applyDefaults(base int) {
	ch := w.defaultsFor()
	if ch == noDefaults {
		return
	}
	for kind := range defaultKinds {
		k := w.defaultClause(kind)
		if k == nil {
			continue
		}
		if at := w.nones[kind]; at.File != nil {
			if w.hasOwn(base, kind, k) {
				w.report(RuleUnusedNone, at, "this removes nothing: %q of the state itself takes the place of the default already", defaultKeywords[kind]).
					remove("remove it", at)
			}
			continue
		}
		if !w.hasOwn(base, kind, k) {
			w.applyDefault(kind, k)
		}
	}
}

// hasOwn reports whether the state says itself what a default would.
func (w *stateWriter) hasOwn(base, kind int, k *defaultClause) bool {
	switch kind {
	case retryKind:
		return w.has(base, "Retry")
	case catchKind:
		return w.has(base, "Catch")
	}
	field := strings.TrimSuffix(k.member.Key, "Path")
	return w.has(base, k.member.Key, field, field+"Path")
}

func (w *stateWriter) applyDefault(kind int, k *defaultClause) {
	use := w.at(w.state.Name.Loc)
	if kind > catchKind {
		w.openMembers = append(w.openMembers, w.stampMember(&k.member, use))
		return
	}
	field := "Retry"
	if kind == catchKind {
		field = "Catch"
		w.checkImportedTargets(k)
	}
	base := len(w.openItems)
	for i, n := range k.nodes {
		if w.exhausted() {
			break
		}
		if kind == catchKind {
			t := k.targets[i]
			if t != nil && t.name.Text == w.state.Name.Text {
				continue
			}
			n = w.stampDefaultCatcher(n, t, use)
		} else {
			n = w.stamp(n, use)
		}
		w.openItems = append(w.openItems, n)
	}
	if len(w.openItems) == base {
		return
	}
	at := w.stampAt(k.nodes[0].At, use)
	w.put(field, at, w.closeArray(base, at))
}

// isNone reports whether a value is the bare word none.
func isNone(v *syntax.Value) bool {
	return v != nil && v.Kind == syntax.ExpressionValue && v.Text == "none"
}
