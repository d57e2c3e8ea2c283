package integrations

import (
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

// apiMembers holds the arguments of a call against the shapes of its action. It
// follows the text, not the shapes, so that shapes that contain themselves are
// no matter.
type apiMembers struct {
	p    *rule.Pass
	s    *facts.State
	r    *facts.Resource
	call *sdkCall
}

// checkAPIMembers judges the arguments of a call whose action is known.
func checkAPIMembers(p *rule.Pass, s *facts.State, r *facts.Resource, call *sdkCall, arguments *asl.Member) {
	if !call.action.HasInput {
		return
	}
	w := &apiMembers{p, s, r, call}
	w.value(arguments, arguments.Value, call.action.Input, true)
}

// value judges a value; holder is the member that leads to it, top says that it
// is the arguments as a whole.
func (w *apiMembers) value(holder *asl.Member, n *asl.Node, id catalog.ShapeID, top bool) {
	shape, err := w.call.service.Shape(id)
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
		w.enum(n, shape)
	case takesText(shape.Kind):
	case shape.Kind <= catalog.Map, n.Is(asl.Object), n.Is(asl.Array):
		if kind, err := w.call.service.Type(id); err == nil {
			w.p.ReportNode(MemberType, n, "%s takes a value of type %s here", w.r.Name(), kind)
		}
	}
}

// takesText reports whether a member is text. Whatever stands there is taken, as
// its JSON if need be: published definitions give objects for the Detail of
// eventbridge:putEvents, the Body of s3:putObject and the Input of
// sfn:startSyncExecution.
func takesText(k catalog.Kind) bool { return k == catalog.String || k == catalog.Blob }

// computed reports whether a text is an expression or looks like one.
func (w *apiMembers) computed(n *asl.Node) bool {
	if !n.Is(asl.String) {
		return false
	}
	if w.s.JSONata {
		return strings.HasPrefix(n.Text, "{%")
	}
	return strings.HasPrefix(n.Text, "$") || strings.HasPrefix(n.Text, "States.")
}

// written reports whether the value of a member stands in the text.
func (w *apiMembers) written(m *asl.Member) bool {
	return !m.Value.Missing() && plainKey(w.s, m.Key) == m.Key
}

func (w *apiMembers) enum(n *asl.Node, shape *catalog.Shape) {
	for _, v := range shape.Enum {
		if v == n.Text {
			return
		}
	}
	if near := diag.Nearest(n.Text, shape.Enum); near != "" {
		w.p.ReportNode(MemberEnum, n, "%s has no value %q here", w.r.Name(), n.Text).
			Offer("write "+near, false, w.p.Replace(n, rule.Spell(near))...)
	}
}

// structure judges the members of an object: those that the API lacks, and those
// that it requires.
func (w *apiMembers) structure(holder *asl.Member, n *asl.Node, shape *catalog.Shape, top bool) {
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
			known = w.unknown(m, key, names, shape)
		}
		if known == nil {
			continue
		}
		here[known.Name] = true
		if known.Name == key && w.written(m) {
			w.value(m, m.Value, known.Shape, false)
		}
	}
	var lacks []string
	for _, m := range shape.Members {
		if m.Required && !here[m.Name] && (!top || m.Name != w.call.action.Token) { // the SDK makes a token itself
			lacks = append(lacks, m.Name)
		}
	}
	if len(lacks) == 0 || open {
		return
	}
	if top && w.p.Notation == rule.GaitText { // which has no word for the arguments
		w.p.ReportNode(ExpectedMember, w.r.Node, "%s needs %s", w.r.Name(), diag.Quoted(lacks))
		return
	}
	w.p.ReportKey(ExpectedMember, holder, "%s needs %s", inside(w.r, shape, top), diag.Quoted(lacks))
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
	if m := shape.Member(key); m != nil {
		return m
	}
	for i := range shape.Members {
		if m := &shape.Members[i]; m.API == key && !startsSmall(key) {
			return m
		}
	}
	return nil
}

// unknown reports a member that the API lacks, and returns the one that was
// meant. The catalogue is older than AWS: only what is near to a name that it has
// is a slip.
func (w *apiMembers) unknown(m *asl.Member, key string, names []string, shape *catalog.Shape) *catalog.Member {
	right := diag.Nearest(key, names)
	for _, name := range names {
		if strings.EqualFold(name, key) {
			right = name
		}
	}
	switch {
	case startsSmall(key) && (right == "" || strings.EqualFold(right, key)):
		if right == "" {
			right = strings.ToUpper(key[:1]) + key[1:]
		}
		w.p.ReportKey(UnknownMember, m, "arguments of integrations begin with a capital letter: %q", right).
			Offer("write "+right, false, w.p.ReplaceKey(m, right+m.Key[len(key):])...)
	case right != "":
		w.p.ReportKey(UnknownMember, m, "%s has no argument %q here, did you mean %q?", w.r.Name(), key, right).
			Offer("write "+right, false, w.p.ReplaceKey(m, right+m.Key[len(key):])...)
	default:
		return nil
	}
	return shape.Member(right)
}
