package outline

import (
	"strconv"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/document"
)

var aslKinds = map[asl.Owner]SymbolKind{
	asl.OwnerTask: TaskSymbol, asl.OwnerPass: PassSymbol, asl.OwnerChoice: ChoiceSymbol, asl.OwnerWait: WaitSymbol,
	asl.OwnerSucceed: SucceedSymbol, asl.OwnerFail: FailSymbol, asl.OwnerParallel: ParallelSymbol, asl.OwnerMap: MapSymbol,
}

// aslSymbols returns a workflow for each definition in a file, those in other
// files left out.
func aslSymbols(d *document.Document) []Symbol {
	var list []Symbol
	for i := range d.Definitions() {
		def := &d.Definitions()[i]
		if def.Root == nil {
			continue
		}
		s := Symbol{Kind: WorkflowSymbol, Name: def.Name, Span: def.Root.At.Span}
		if s.Name == "" {
			s.Name = baseName(d.File.Path)
		}
		if def.Kind != asl.KindASL {
			s.Detail = def.Kind
		}
		r := aslSymbolReader{file: d.File}
		s.NameSpan = source.At(s.Span.Start)
		if n := def.Root.Get("StartAt"); n != nil && s.Span.Covers(n.At.Span) && !def.Embedded {
			s.NameSpan = n.At.Span
		}
		s.Children = r.states(asl.MachineOf(def.Root), s.Span)
		list = append(list, s)
	}
	return list
}

type aslSymbolReader struct{ file *source.File }

// states returns the states of a machine whose symbol has a span. What stands
// elsewhere, such as behind an alias of YAML, is called by its name alone.
func (r *aslSymbolReader) states(m *asl.Machine, around source.Span) []Symbol {
	states := m.States()
	list := make([]Symbol, 0, len(states))
	for _, state := range states {
		s := Symbol{Kind: RawSymbol, Name: state.Name, Detail: state.Type(), Span: state.NameAt.Span, NameSpan: state.NameAt.Span}
		if kind, ok := aslKinds[state.Owner()]; ok {
			s.Kind = kind
		}
		if s.Name == "" {
			s.Name = `""`
		}
		if resource := state.Resource(); resource != "" {
			s.Detail += " " + short(resource)
		}
		if state.Distributed() {
			s.Detail += " distributed"
		}
		if state.NameAt.File != r.file || !around.Covers(s.NameSpan) {
			continue
		}
		if whole := s.NameSpan.Join(state.Node.At.Span); state.Node.At.File == r.file && around.Covers(whole) {
			s.Span = whole
		}
		branches := 0
		for _, inner := range state.Scopes() {
			b := Symbol{Kind: LoopSymbol, Name: string(inner.Owner), Detail: commentOf(inner.Node), Span: inner.Node.At.Span}
			if inner.Owner == asl.OwnerBranch {
				branches++
				b.Kind, b.Name = BranchSymbol, "branch "+strconv.Itoa(branches)
			}
			b.Deprecated = inner.Owner == asl.OwnerIterator
			b.NameSpan = source.At(b.Span.Start)
			if inner.Node.At.File != r.file || !s.Span.Covers(b.Span) {
				continue
			}
			b.Children = r.states(inner, b.Span)
			s.Children = append(s.Children, b)
		}
		list = append(list, s)
	}
	return list
}

func commentOf(n *asl.Node) string {
	if c := n.Get("Comment"); c.Is(asl.String) {
		return short(c.Text)
	}
	return ""
}
