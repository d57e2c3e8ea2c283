package facts

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/source"
)

// ResourceKind is what a Resource names.
type ResourceKind uint8

const (
	// UnknownResource: missing, or put in by deployment, or not understood.
	UnknownResource ResourceKind = iota
	// FunctionResource is the ARN of a Lambda function.
	FunctionResource
	// ActivityResource is the ARN of an activity.
	ActivityResource
	// OptimizedResource is an integration such as "lambda:invoke".
	OptimizedResource
	// SDKResource is an integration such as "aws-sdk:glue:startCrawler".
	SDKResource
	// OtherResource is an ARN of something else.
	OtherResource
	// NoARN is text that begins like no ARN.
	NoARN
)

// The patterns of integrations.
const (
	SyncPattern     = catalog.SyncPattern
	Sync2Pattern    = catalog.Sync2Pattern
	CallbackPattern = catalog.CallbackPattern
)

// Resource is the Resource of a Task state in its parts. A part in which there
// is something that deployment puts in is "", and so are those that it may
// reach into.
type Resource struct {
	Kind ResourceKind
	// Node is the string; nil when there is none.
	Node *asl.Node
	// Parts are what the colons outside of placeholders separate, up to the
	// fifth; the sixth is the rest.
	Parts [6]string
	// Count is how many of the parts are there.
	Count int
	// Service and Action are those of an integration, Pattern what follows the
	// action: "", [SyncPattern] and so on, or anything else with a full stop.
	Service, Action, Pattern string
	// The places of the parts of an integration in the text.
	ServiceAt, ActionAt, PatternAt source.Span
}

// Callback reports whether the task waits for a token to be sent back.
func (r *Resource) Callback() bool { return r.Pattern == CallbackPattern }

// Waits reports whether the task ends when something else does: a job, an
// activity or whoever sends a token back.
func (r *Resource) Waits() bool {
	return r.Kind == ActivityResource || strings.HasPrefix(r.Pattern, SyncPattern) || r.Callback()
}

// Name returns how people call the resource: the integration without what all
// of them begin with.
func (r *Resource) Name() string {
	switch r.Kind {
	case OptimizedResource, SDKResource:
		return r.Node.Text[r.start():]
	case ActivityResource:
		return "an activity"
	case FunctionResource:
		return "a Lambda function"
	}
	return "the resource"
}

// start is where the name begins in the text.
func (r *Resource) start() int32 {
	if r.Kind == SDKResource {
		return r.ServiceAt.Start - int32(len("aws-sdk:"))
	}
	return r.ServiceAt.Start
}

// At returns the place of a span of the text.
func (r *Resource) At(s source.Span) asl.Origin {
	at := r.Node.At
	if at.File == nil || at.Via != nil {
		return at
	}
	// Gait leaves out how all integrations begin.
	written := at.File.Text[at.Span.Start:at.Span.End]
	if skipped := int32(len(r.Node.Text) - len(written)); skipped > 0 && s.Start >= skipped && strings.HasSuffix(r.Node.Text, written) {
		at.Span = s.Shift(at.Span.Start - skipped)
		return at
	}
	return Part(r.Node, s)
}

// ResourceOf returns the Resource of a Task state in its parts.
func ResourceOf(s *State) Resource {
	r := Resource{Node: s.Get("Resource")}
	if !r.Node.Is(asl.String) {
		r.Node = nil
		return r
	}
	text := r.Node.Text
	var starts [7]int
	for i, depth := 0, 0; i < len(text) && r.Count < 5; i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		case ':':
			if depth <= 0 {
				r.Parts[r.Count] = text[starts[r.Count]:i]
				r.Count++
				starts[r.Count] = i + 1
			}
		}
	}
	r.Parts[r.Count] = text[starts[r.Count]:]
	r.Count++
	r.classify(starts[5])
	return r
}

// classify says what the resource is; tail is where its last part begins.
func (r *Resource) classify(tail int) {
	switch {
	case r.Parts[0] != "arn":
		if !IsTemplate(r.Node.Text) {
			r.Kind = NoARN
		}
		return
	case r.Count < 6:
		if !IsTemplate(r.Node.Text) {
			r.Kind = NoARN
		}
		return
	case IsTemplate(r.Parts[2]):
		return
	}
	last := r.Parts[5]
	switch r.Parts[2] {
	case "lambda":
		r.Kind = OtherResource
		if strings.HasPrefix(last, "function:") || IsTemplate(last) {
			r.Kind = FunctionResource
		}
	case "states":
		switch {
		case r.Parts[3] == "" && r.Parts[4] == "":
			r.integration(last, int32(tail))
		case strings.HasPrefix(last, "activity:"):
			r.Kind = ActivityResource
		case !IsTemplate(r.Node.Text):
			r.Kind = OtherResource
		}
	default:
		r.Kind = OtherResource
	}
}

// integration takes the name of an integration apart.
func (r *Resource) integration(name string, at int32) {
	r.Kind = OptimizedResource
	if rest, ok := strings.CutPrefix(name, "aws-sdk:"); ok {
		r.Kind = SDKResource
		at += int32(len(name) - len(rest))
		name = rest
	}
	service, rest, _ := strings.Cut(name, ":")
	action, pattern := rest, ""
	if i := strings.IndexByte(rest, '.'); i >= 0 {
		action, pattern = rest[:i], rest[i:]
	}
	if IsTemplate(name) {
		r.Kind = UnknownResource
		return
	}
	r.Service, r.Action, r.Pattern = service, action, pattern
	r.ServiceAt = source.Span{Start: at, End: at + int32(len(service))}
	r.ActionAt = source.Span{Start: r.ServiceAt.End, End: r.ServiceAt.End}
	if len(service) < len(name) {
		r.ActionAt.Start++
		r.ActionAt.End = r.ActionAt.Start + int32(len(action))
	}
	r.PatternAt = source.Span{Start: r.ActionAt.End, End: r.ActionAt.End + int32(len(pattern))}
}
