package decompile

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// Options says how a definition is written.
type Options struct {
	// Name is the workflow's name in the header; "" leaves it out.
	Name string
	// Fold makes policies of Retry and Catch that occur twice or more, and
	// declares a param for every ${Name} in a string.
	Fold bool
}

// Output is a definition as Gait.
type Output struct {
	// Text is Gait without final layout.
	Text string
	// States counts states at all depths, raw ones included but not what
	// stands inside them.
	States int
	// Raw counts raw escapes, and RawPointers holds the JSON pointer of what
	// each one stands for.
	Raw         int
	RawPointers []string
	// Notes says in words what was declared on the way, and Lost what has no
	// place in Gait.
	Notes, Lost []string
}

// Decompile writes a state machine as Gait. A machine whose States is missing
// becomes a workflow without states, which is not equal to it; callers refuse
// it before. What the compiler or the schema would refuse for
// other reasons than its form is only found by [Import].
func Decompile(root *asl.Node, opts Options) Output {
	return decompile(root, opts, nil).output()
}

// decompile is Decompile with the JSON pointers of what must be raw.
func decompile(root *asl.Node, opts Options, refused map[string]bool) *printer {
	p := &printer{notation: inJSONata, refused: refused, inside: ancestors(refused), read: map[leafText]bool{}, sound: map[string]bool{}}
	if machineLanguage(root) == inJSONPath {
		p.notation = inJSONPath
	}
	p.file = p.notation
	top := newPlan(p.file, refused).scope(root, "")
	p.declare(root, top, opts)
	p.header(root, top, opts)
	p.declarations()
	if len(top.states) > 0 {
		p.newline()
	}
	p.sequence(top)
	return p
}

func (p *printer) output() Output {
	return Output{
		Text: string(p.out), States: len(p.states),
		Raw: len(p.raw), RawPointers: p.raw, Notes: p.notes, Lost: p.lost,
	}
}

// ancestors returns the pointers of everything that something refused stands
// in.
func ancestors(refused map[string]bool) map[string]bool {
	if len(refused) == 0 {
		return nil
	}
	in := map[string]bool{}
	for pointer := range refused {
		for pointer != "" && !in[pointer] {
			pointer = pointer[:strings.LastIndexByte(pointer, '/')]
			in[pointer] = true
		}
	}
	return in
}

// machineLanguage returns the query language that a machine's states have when
// they do not say another one. AWS takes any QueryLanguage that is not
// "JSONPath" for JSONata.
func machineLanguage(machine *asl.Node) notation {
	q := machine.Get("QueryLanguage")
	if q == nil || q.Is(asl.String) && q.Text == "JSONPath" {
		return inJSONPath
	}
	return inJSONata
}

// header writes the workflow line. It is always there, so that the text is a
// workflow even without states.
func (p *printer) header(root *asl.Node, top *scope, opts Options) {
	f := p.fields(root, "")
	p.comment(f)
	p.begin("workflow")
	if opts.Name != "" {
		p.add(" " + name(opts.Name))
	}
	body := p.block()
	q := root.Get("QueryLanguage")
	switch {
	case f.twice("QueryLanguage"):
		if p.file == inJSONPath {
			p.clause("query jsonpath") // how the text is read; the fields are raw
		}
	case q == nil:
		p.clause("query jsonpath")
	case q.Is(asl.String) && q.Text == "JSONPath":
		f.take("QueryLanguage")
		p.clause("query jsonpath explicit")
	case q.Is(asl.String) && q.Text == "JSONata":
		f.take("QueryLanguage")
	}
	if n := f.when("TimeoutSeconds", isWhole); n != nil {
		p.clause("timeout " + p.seconds(n))
	}
	if n := f.kind("Version", asl.String); n != nil {
		p.clause("version " + quote(n.Text))
	}
	p.start(f, top)
	if top.states != nil || isEmptyObject(root.Get("States")) {
		f.take("States")
	}
	p.rest(f)
	body.end(false)
	p.newline()
}

// start writes a scope's start state where it is not the first one, and that
// there is none where the definition says none; the compiler refuses a scope
// that is empty by mistake.
func (p *printer) start(f *fields, s *scope) {
	first := ""
	if len(s.states) > 0 {
		first = s.states[0].name
	}
	n := f.when("StartAt", func(n *asl.Node) bool { return n.Is(asl.String) && s.names[n.Text] })
	switch {
	case n != nil && n.Text != first:
		p.clause("start " + name(n.Text))
	case !f.has("StartAt") && (len(s.states) > 0 || isEmptyObject(s.node.Get("States"))):
		p.clause("start none")
	}
}

func isEmptyObject(n *asl.Node) bool { return n.Is(asl.Object) && len(n.Members) == 0 }
