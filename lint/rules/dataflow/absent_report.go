package dataflow

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// report reports a read, unless the same mistake was reported in this state or
// in one that every way to it leads through.
func (r *absentReads) report(e *facts.Expression, a *absent) {
	o := a.in.from
	if o == nil || r.errors && o.cause != caught || r.spans[e] || misread(o.state) {
		return
	}
	s := e.State()
	if o.cause != lambdaResult && o.cause != resultOfAPI {
		key := absentKey{o.node, a.name}
		if o.cause == caught {
			key.name = ""
		}
		for _, other := range r.seen[key] {
			if other.Scope == s.Scope && other.Dominates(s) {
				return
			}
		}
		if len(r.seen[key]) < mostCompared {
			r.seen[key] = append(r.seen[key], s)
		}
	}
	r.spans[e] = true
	f := r.p.ReportSpan(ruleOf(o.cause), e, a.span, "%s", describe(a))
	if name := e.Text[a.span.Start:a.span.End]; o.cause == lambdaResult && name[0] != '\'' && near(o, a.name, lambdaFields) == "" {
		f.Offer("read it from Payload", false, r.p.ReplacePart(e, a.span, "Payload."+name)...)
	}
	if name := e.Text[a.span.Start:a.span.End]; a.in.api != nil && name[0] != '\'' && name == a.name {
		if meant := a.in.meant(name); meant != "" {
			f.Offer("write "+meant, false, r.p.ReplacePart(e, a.span, meant)...)
		} else if in := a.in.api.answer(); in != "" {
			f.Offer("read it from "+in, false, r.p.ReplacePart(e, a.span, in+"."+name)...)
		}
	}
	if o.state != nil && o.at.File != nil {
		f.Relate(o.at, "%s", whence(o))
	}
	if o.cause == caught && !o.state.JSONata {
		f.Note(`with "ResultPath": "$.error" the catcher of state %q keeps the input and adds the error to it`, o.state.Name)
	}
}

func ruleOf(c cause) *rule.Rule {
	switch c {
	case caught:
		return CatchReplacesInput
	case lambdaResult:
		return LambdaPayload
	case listResult:
		return ListReadAsObject
	case textResult:
		return OutputIsText
	case resultOfAPI:
		return ResultMember
	}
	return DiscardedField
}

// describe says what is read and what there is.
func describe(a *absent) string {
	o := a.in.from
	switch o.cause {
	case listResult:
		return `there is no field "` + a.name + `": the result of state ` + quoted(o.state.Name) + " is an array"
	case textResult:
		return `there is no field "` + a.name + `": with startExecution.sync, Output is text`
	}
	if a.in.api != nil {
		return describeAPI(a)
	}
	text := `there is no field "` + a.name + `" here`
	names := make([]string, len(a.in.fields))
	for i, f := range a.in.fields {
		names[i] = f.name
	}
	switch {
	case a.in.kind == listShape:
		return text + ": the value is an array"
	case a.in.kind == scalarShape:
		return text + ": the value is no object"
	case len(names) == 0:
		return text + ": the object is empty"
	}
	text += ", only " + diag.Quoted(names)
	if meant := near(o, a.name, names); meant != "" {
		return text + "; did you mean " + quoted(meant) + "?"
	}
	if o.cause == lambdaResult {
		text += "; what the function returns is in Payload"
	}
	return text
}

// describeAPI says what is wrong with a read of what a service answers.
func describeAPI(a *absent) string {
	text := `there is no field "` + a.name + `" here`
	switch a.in.kind {
	case listShape:
		return text + ": the value is an array"
	case scalarShape:
		return text + ": the value is a " + a.in.api.shape.Kind.String()
	}
	if meant := a.in.meant(a.name); meant != "" {
		return text + ", did you mean " + quoted(meant) + "?"
	}
	text += ", only " + diag.Quoted(a.in.api.names())
	if in := a.in.api.answer(); in != "" {
		text += "; the answer is in " + in
	}
	return text
}

// near returns the field that was probably meant. The start of one, which is
// near elsewhere, is more likely a field that the function returns: "status" is
// not "StatusCode".
func near(o *origin, name string, names []string) string {
	meant := diag.Nearest(name, names)
	if o.cause == lambdaResult && len(meant) > len(name)+1 && strings.EqualFold(meant[:len(name)], name) {
		return ""
	}
	return meant
}

// whence says where a value got its shape.
func whence(o *origin) string {
	switch {
	case o.cause == caught:
		return "the catcher of state " + quoted(o.state.Name) + " puts the error in the place of the input"
	case o.field == "":
		return "it comes from state " + quoted(o.state.Name)
	case o.cause == lambdaResult || o.cause == textResult || o.cause == resultOfAPI:
		return "it is the result of state " + quoted(o.state.Name)
	}
	return "it comes from " + o.field + " of state " + quoted(o.state.Name)
}

// misread reports whether a state has a field that is none, so that what comes
// out of it is not known: a ResultPath with another name, say.
func misread(s *facts.State) bool {
	if s == nil {
		return false
	}
	for i := range s.Node.Members {
		if asl.FieldOf(s.Kind, s.Node.Members[i].Key) == nil {
			return true
		}
	}
	return false
}
