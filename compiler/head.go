package compiler

import (
	"strings"

	"github.com/gait-lang/gait/lang/syntax"
)

// head compiles what stands between a state's name and its body.
func (w *stateWriter) head() {
	s := w.state
	switch {
	case s.Resource != nil:
		at := w.at(s.Resource.Loc)
		w.put("Resource", at, w.str(w.resource(s.Resource), at))
	case s.Wait != nil && s.Wait.Until != nil:
		w.headClause("until", s.Wait.Until, "Timestamp", scalar{keyword: "until"})
	case s.Wait != nil && s.Wait.For != nil:
		w.headClause("seconds", s.Wait.For, "Seconds", scalar{keyword: "wait", number: true, whole: true, duration: true})
	}
	for _, f := range s.Fail {
		switch f.Keyword.Text {
		case "error":
			w.headClause("error", f.Value, "Error", scalar{keyword: "error"})
		case "cause":
			w.headClause("cause", f.Value, "Cause", scalar{keyword: "cause"})
		default:
			at := w.at(f.Keyword.Loc)
			w.report(RuleClause, at, "a fail's head has no %q; it has \"error\" and \"cause\"", f.Keyword.Text)
		}
	}
}

// headClause compiles a value of a head, which holds literals only.
func (w *stateWriter) headClause(keyword string, v *syntax.Value, field string, s scalar) {
	at := w.at(v.Loc)
	if w.repeated(keyword, at) || v.Broken {
		return
	}
	if v.Kind == syntax.ExpressionValue || v.Kind == syntax.VerbatimValue {
		w.report(RuleNoExpression, at, "a head holds literals only; an expression stands on a clause of its own: `{ %s %s }`", keyword, firstLine(v.Text))
		return
	}
	n, _ := w.scalar(v, s)
	w.put(field, at, n)
}

func firstLine(text string) string {
	if line, _, more := strings.Cut(text, "\n"); more {
		return line + " …"
	}
	return text
}

// awsResource is how the ARNs of service integrations begin.
const awsResource = "arn:aws:states:::"

// resource returns the ARN that a head or clause names.
func (x *emitter) resource(r *syntax.Resource) string {
	if r.Quoted {
		return r.Text
	}
	arn, ok := x.resources[r.Text]
	if !ok {
		arn = awsResource + r.Text
		x.resources[r.Text] = arn
	}
	if !syntax.IsAction(r.Text) {
		x.noAction(r)
	}
	return arn
}

// noAction reports a resource that stands without quotes and is no action.
func (x *emitter) noAction(r *syntax.Resource) {
	at := x.at(r.Loc)
	f := x.report(RuleType, at, "a resource without quotes is a service and its action, such as lambda:invoke; %q is not", r.Text)
	b := x.module.values[r.Text]
	switch {
	case strings.HasPrefix(r.Text, "arn:"):
		f.note("an ARN stands in quotes").replace("put it in quotes", true, at, `"`+r.Text+`"`)
	case b == nil:
		f.note("an ARN or a placeholder stands in quotes")
	case b.kind == paramBinding:
		f.note(`a param stands as "${`+r.Text+`}" here`).replace(`put the placeholder in quotes`, true, at, `"${`+r.Text+`}"`)
	default:
		f.note("a const is not put in here; an ARN stands in quotes")
	}
}
