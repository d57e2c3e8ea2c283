package decompile

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// retries writes a Retry list.
func (p *printer) retries(f *fields) {
	list := f.get("Retry")
	if !list.Is(asl.Array) || len(list.Items) == 0 || f.refuses("Retry") {
		return
	}
	for i, n := range list.Items {
		if errorNames(n) == "" || hasDuplicates(n) || p.mustBeRaw(f.pointer+"/Retry", i) {
			return
		}
	}
	f.take("Retry")
	if policy := p.policies.retry(list, p); policy != "" {
		p.clause("retry " + policy)
		return
	}
	for i, n := range list.Items {
		p.retrier("retry on ", p.fields(n, asl.PointerIndex(f.pointer+"/Retry", i)))
	}
}

// mustBeRaw reports whether an item of a list of retriers or catchers, which
// has no raw form of its own, cannot be said as a whole.
func (p *printer) mustBeRaw(list string, i int) bool {
	if len(p.refused) == 0 {
		return false
	}
	item := asl.PointerIndex(list, i)
	return p.refused[item] || p.refused[item+"/ErrorEquals"] || p.inside[item+"/ErrorEquals"]
}

// retrier writes one retrier behind the words that lead it in.
func (p *printer) retrier(lead string, f *fields) {
	p.comment(f)
	p.begin(lead + p.retrierText(f))
	body := p.block()
	p.rest(f)
	body.end(false)
	p.newline()
}

// retrierText takes the fields of a retrier that have a place in its line.
func (p *printer) retrierText(f *fields) string {
	b := errorNames(&asl.Node{Kind: asl.Object, Members: f.members})
	f.take("ErrorEquals")
	for _, setting := range []struct {
		field, word string
		ok          func(*asl.Node) bool
		spell       func(*asl.Node) string
	}{
		{"IntervalSeconds", "every", isWhole, p.seconds},
		{"MaxAttempts", "max", isWhole, p.literal},
		{"BackoffRate", "backoff", isNumber, p.literal},
		{"MaxDelaySeconds", "cap", isWhole, p.seconds},
	} {
		if n := f.when(setting.field, setting.ok); n != nil {
			b += " " + setting.word + " " + setting.spell(n)
		}
	}
	jitter := f.when("JitterStrategy", func(n *asl.Node) bool { return text(n) == "FULL" || text(n) == "NONE" })
	if jitter != nil {
		b += " jitter " + strings.ToLower(jitter.Text)
	}
	return b
}

// errorNames returns the ErrorEquals of a retrier or catcher as it is written,
// "" when it is not a list of names.
func errorNames(n *asl.Node) string {
	if !n.Is(asl.Object) {
		return ""
	}
	list := n.Get("ErrorEquals")
	if !list.Is(asl.Array) || len(list.Items) == 0 {
		return ""
	}
	names := make([]string, len(list.Items))
	for i, e := range list.Items {
		if !e.Is(asl.String) {
			return ""
		}
		names[i] = errorName(e.Text)
	}
	return strings.Join(names, ", ")
}

// catches writes a Catch list.
func (p *printer) catches(f *fields, in *scope) {
	list := f.get("Catch")
	if !list.Is(asl.Array) || len(list.Items) == 0 || f.refuses("Catch") {
		return
	}
	for i, n := range list.Items {
		// A catcher without a Next would read like a policy's name.
		if errorNames(n) == "" || hasDuplicates(n) || n.Get("Next") == nil || p.mustBeRaw(f.pointer+"/Catch", i) {
			return
		}
	}
	f.take("Catch")
	for i, n := range list.Items {
		if policy := p.policies.catch(n, p); policy != "" {
			p.clause("catch " + policy)
			continue
		}
		p.catcher("catch ", p.fields(n, asl.PointerIndex(f.pointer+"/Catch", i)), in)
	}
}

// catcher writes one catcher behind the words that lead it in. One that has a
// field in raw form has all of them so: a brace behind an expression would go
// on with it.
func (p *printer) catcher(lead string, f *fields, in *scope) {
	p.comment(f)
	errors := errorNames(&asl.Node{Kind: asl.Object, Members: f.members})
	f.take("ErrorEquals")
	next := f.when("Next", func(n *asl.Node) bool { return n.Is(asl.String) && in.names[n.Text] })
	assign := f.any("Assign")
	var output, into *asl.Node
	if p.notation == inJSONata {
		output = f.any("Output")
	} else {
		into = f.when("ResultPath", p.isPath)
	}
	p.begin(lead + errors)
	if f.unsaid() {
		for _, key := range []string{"Assign", "Output", "ResultPath"} {
			if f.has(key) {
				f.untake(key)
			}
		}
		body := p.block()
		p.rest(f)
		body.end(false)
	} else {
		p.settings(assign, output, into)
	}
	if next != nil {
		p.add(" -> " + name(next.Text))
	}
	p.newline()
}
