package integrations

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// MemberType finds literals of another type than the member has.
var MemberType = &rule.Rule{
	ID: "member-type", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary: "an argument that is an object, a list or a plain value where the API has another of them",
	Why: "The arguments of a call of the AWS SDK become the members of a request, which have types. " +
		"One that cannot be made of what is written fails the state.",
	Instead:    "give the member the type that \"gait explain SERVICE:ACTION\" shows",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::aws-sdk:dynamodb:getItem"`, `"Parameters": {"TableName": "t", "Key": {"id": «"1"»}}, `),
		Good: call(`"arn:aws:states:::aws-sdk:dynamodb:getItem"`, `"Parameters": {"TableName": "t", "Key": {"id": {"S": "1"}}}, `),
	}},
}

// MemberEnum finds texts that are near to one of those that a member can be.
var MemberEnum = &rule.Rule{
	ID: "member-enum", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary: "a misspelt value of an argument that has a fixed list of them",
	Why: "The service refuses other values. AWS adds values to such lists over time, so only those that look " +
		"like a known one are found.",
	Instead:    "write the value as \"gait explain SERVICE:ACTION\" shows it",
	Fix:        rule.UnsafeFix,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::aws-sdk:dynamodb:query"`, `"Parameters": {"TableName": "t", "Select": «"COUNTS"»}, `),
		Good: call(`"arn:aws:states:::aws-sdk:dynamodb:query"`, `"Parameters": {"TableName": "t", "Select": "COUNT"}, `),
	}},
}

// members holds the arguments of a call against the shapes of its action. It
// follows the text, not the shapes, so that shapes that contain themselves are
// no matter.
type members struct {
	p    *rule.Pass
	s    *facts.State
	r    *facts.Resource
	call *catalog.Call
}

// checkMembers judges the arguments of a call; call is nil when nothing is known
// of its action.
func checkMembers(p *rule.Pass, s *facts.State, r *facts.Resource, call *catalog.Call, arguments *asl.Member) {
	w := &members{p, s, r, call}
	switch {
	case call == nil:
		w.structure(arguments, arguments.Value, &catalog.Shape{Kind: catalog.Structure}, true)
	case call.HasInput:
		w.value(arguments, arguments.Value, call.Input, true)
	}
}

// value judges a value; holder is the member that leads to it, top says that it
// is the arguments as a whole.
func (w *members) value(holder *asl.Member, n *asl.Node, id catalog.ShapeID, top bool) {
	shape, err := w.call.Shape(id)
	if err != nil || n.Is(asl.Null) || facts.IsUnknown(n) || w.computed(n) {
		return
	}
	switch {
	case n.Is(asl.Object) && shape.Kind == catalog.Structure:
		if len(shape.Members) > 0 || top { // one without members takes anything
			w.structure(holder, n, shape, top)
		}
	case n.Is(asl.Object) && shape.Kind == catalog.Map:
		for i := range n.Members {
			if m := &n.Members[i]; w.written(m) {
				w.value(m, m.Value, shape.Item, false)
			}
		}
	case n.Is(asl.Array) && shape.Kind == catalog.List:
		for i := range n.Items {
			w.value(holder, n.Items[i], shape.Item, false)
		}
	case n.Is(asl.String) && len(shape.Enum) > 0:
		w.enum(holder, n, shape, w.call.IsOwn(id))
	case shape.Kind == catalog.Document:
	case takesText(shape.Kind), n.Is(asl.String) && w.takesPlain(shape):
	case shape.Kind <= catalog.Map, n.Is(asl.Object), n.Is(asl.Array):
		if kind, err := catalog.TypeOf(w.call, id); err == nil {
			w.p.ReportNode(MemberType, n, "%s takes a value of type %s here", w.r.Name(), kind)
		}
	}
}

// takesText reports whether a member is text. Whatever stands there is taken, as
// its JSON if need be: published definitions give objects for the Detail of
// eventbridge:putEvents, the Body of s3:putObject and the Input of
// sfn:startSyncExecution.
func takesText(k catalog.Kind) bool { return k == catalog.String || k == catalog.Blob }

// takesPlain reports whether a structure may be made of a text. Optimized
// integrations do that for attribute values of DynamoDB, as a published definition
// shows (curbside-pickup of step-functions-workflows-collection); for which others
// is not known.
func (w *members) takesPlain(shape *catalog.Shape) bool {
	return w.call.Optimized != nil && shape.Kind == catalog.Structure
}

// computed reports whether a text is an expression or looks like one.
func (w *members) computed(n *asl.Node) bool {
	if !n.Is(asl.String) {
		return false
	}
	if w.s.JSONata {
		return strings.HasPrefix(n.Text, "{%")
	}
	return strings.HasPrefix(n.Text, "$") || strings.HasPrefix(n.Text, "States.")
}

// written reports whether the value of a member stands in the text.
func (w *members) written(m *asl.Member) bool {
	return !m.Value.Missing() && plainKey(w.s, m.Key) == m.Key
}

// enum judges a text that is one of a few. Of those that AWS adds to, only what is
// near to a known one is a slip; all says that there are no others.
func (w *members) enum(holder *asl.Member, n *asl.Node, shape *catalog.Shape, all bool) {
	if slices.Contains(shape.Enum, n.Text) {
		return
	}
	near := diag.Nearest(n.Text, shape.Enum)
	if all {
		f := w.p.ReportNode(MemberValue, n, "%s cannot be %q, only %s", plainKey(w.s, holder.Key), n.Text, diag.Quoted(shape.Enum))
		if near != "" {
			f.Offer("write "+near, false, w.p.Replace(n, rule.Spell(near))...)
		}
		return
	}
	if near != "" {
		w.p.ReportNode(MemberEnum, n, "%s has no value %q here", w.r.Name(), n.Text).
			Offer("write "+near, false, w.p.Replace(n, rule.Spell(near))...)
	}
}

// structure judges the members of an object: those that the API lacks, and those
// that it requires.
func (w *members) structure(holder *asl.Member, n *asl.Node, shape *catalog.Shape, top bool) {
	names := make([]string, len(shape.Members))
	for i, m := range shape.Members {
		names[i] = m.Name
	}
	here := map[string]bool{}
	open := n.Cut()
	for i := range n.Members {
		m := &n.Members[i]
		key := plainKey(w.s, m.Key)
		if facts.IsTemplate(key) || facts.IsFunction(key) {
			open = true
			continue
		}
		if top && w.p.Notation == rule.GaitText && compiler.ClauseField(key, syntax.Task, w.p.Source.Tree.Language) != "" {
			open = true // a clause with a colon, which a rule of Gait says
			continue
		}
		known := memberOf(shape, key)
		if known == nil {
			known = w.unknown(m, key, names, shape, top)
		}
		if known == nil {
			continue
		}
		here[known.Name] = true
		if known.Name == key && w.written(m) {
			w.value(m, m.Value, known.Shape, false)
		}
	}
	if !open {
		w.lacks(holder, shape, here, top)
	}
}

// lacks reports the members that are required and not here.
func (w *members) lacks(holder *asl.Member, shape *catalog.Shape, here map[string]bool, top bool) {
	var refused, expected []string
	for _, m := range shape.Members {
		switch {
		case !m.Required || here[m.Name]:
		case top && w.call.Optimized != nil && slices.Contains(w.call.Optimized.Required, m.Name):
			refused = append(refused, m.Name)
		case top && w.call.SDK != nil && w.call.SDK.Token == m.Name: // the SDK makes a token itself
		default:
			expected = append(expected, m.Name)
		}
	}
	report := func(kind *rule.Rule, what string) {
		if top && w.p.Notation == rule.GaitText { // which has no word for the arguments
			w.p.ReportNode(kind, w.r.Node, "%s needs %s", w.r.Name(), what)
			return
		}
		w.p.ReportKey(kind, holder, "%s needs %s", inside(w.r, shape, top), what)
	}
	if len(refused) > 0 {
		report(MissingMember, diag.Quoted(refused))
	}
	if len(expected) > 0 {
		report(ExpectedMember, diag.Quoted(expected))
	}
	if !top || w.r.Kind != facts.OptimizedResource {
		return
	}
	for _, oneOf := range oneOfThese[w.r.Service] {
		if !slices.ContainsFunc(oneOf, func(name string) bool { return here[name] }) {
			report(ExpectedMember, "one of "+diag.Quoted(oneOf))
		}
	}
}

// oneOfThese are the arguments of the optimized integrations of a service of which
// one must be there.
var oneOfThese = map[string][][]string{
	"sns":  {{"TopicArn", "TargetArn", "PhoneNumber"}},
	"http": {{"Authentication", "InvocationConfig"}},
}

// inside names what lacks a member.
func inside(r *facts.Resource, shape *catalog.Shape, top bool) string {
	if top {
		return r.Name()
	}
	return "a " + shape.Name + " of " + r.Name()
}

// memberOf returns the member with a name, or nil. What comes out of DynamoDB is
// spelled as its API does, and is accepted again.
func memberOf(shape *catalog.Shape, key string) *catalog.Member {
	if m := shape.Member(key); m != nil || key == "" || startsSmall(key) {
		return m
	}
	for i := range shape.Members {
		if m := &shape.Members[i]; m.Also == key || len(m.API) == len(key) && m.API[1:] == key[1:] && strings.EqualFold(m.API[:1], key[:1]) {
			return m
		}
	}
	return nil
}

// unknown reports a member that the API lacks, and returns the one that was
// meant. Where the data is older, only what is near to a name that it has is a slip,
// unless the documentation lists all there are.
func (w *members) unknown(m *asl.Member, key string, names []string, shape *catalog.Shape, top bool) *catalog.Member {
	right := diag.Nearest(key, names)
	for _, name := range names {
		if strings.EqualFold(name, key) {
			right = name
		}
	}
	listed := top && w.call != nil && w.call.Optimized != nil && w.call.Optimized.Listed
	switch {
	case startsSmall(key) && (right == "" && !listed || strings.EqualFold(right, key)):
		if right == "" {
			right = strings.ToUpper(key[:1]) + key[1:]
		}
		w.p.ReportKey(UnknownMember, m, "arguments of integrations begin with a capital letter: %q", right).
			Offer("write "+right, false, w.p.ReplaceKey(m, right+m.Key[len(key):])...)
	case right != "":
		w.p.ReportKey(UnknownMember, m, "%s has no argument %q here, did you mean %q?", w.r.Name(), key, right).
			Offer("write "+right, false, w.p.ReplaceKey(m, right+m.Key[len(key):])...)
	case top && w.call != nil && w.call.Optimized != nil && slices.Contains(w.call.Optimized.Without, key):
		w.p.ReportKey(UnknownMember, m, "%s does not take %q, which %s does", w.r.Name(), key, w.call.Optimized.SDK)
	case listed:
		w.p.ReportKey(UnknownMember, m, "%s has no argument %q, only %s", w.r.Name(), key, diag.Quoted(names))
	case w.complete(top):
		w.p.ReportKey(UnknownMember, m, "%s has no argument %q here", w.r.Name(), key).
			Note("\"gait explain %s\" shows those that are known", w.r.Name())
	}
	return shape.Member(right)
}

// complete reports whether all members that the action has are known, if it is not
// one of the last months. An optimized integration may have some of its own at the
// top.
func (w *members) complete(top bool) bool {
	return w.call != nil && w.call.Recent() && (!top || w.call.Optimized == nil)
}
