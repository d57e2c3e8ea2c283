package hover

import (
	"strings"

	"github.com/gait-lang/gait/lsp/index"
)

// variable is at a variable of the workflow.
func (f *finder) variable(s *index.Symbol, at *index.Occurrence) {
	f.title("variable", code("$"+s.Name), "")
	var written, read []string
	writers := map[*index.Symbol]bool{}
	readers := map[*index.Symbol]bool{}
	for _, o := range s.Occurrences {
		if o.In == nil {
			continue
		}
		switch {
		case o.Role == index.Write && !writers[o.In]:
			writers[o.In] = true
			written = append(written, o.In.Name)
		case o.Role == index.Read && !readers[o.In]:
			readers[o.In] = true
			read = append(read, o.In.Name)
		}
	}
	if len(written) == 0 {
		f.say("No state that this one can see assigns it.")
		return
	}
	if s.Scope != nil && s.Scope.Owner != nil {
		f.item("of the scope in %s: each run of it has its own", code(s.Scope.Owner.Name))
	}
	f.item("assigned in %s", codes(written))
	if len(read) > 0 {
		f.item("read in %s", codes(read))
	} else {
		f.item("read nowhere")
	}
	if at.Role == index.Read && at.In != nil {
		f.ways(s, at.In, writers)
	}
	f.onlyValue(s)
}

// ways says whether the variable has a value on every way to a state.
func (f *finder) ways(s *index.Symbol, in *index.Symbol, writers map[*index.Symbol]bool) {
	for in != nil && in.Scope != s.Scope {
		if in.Scope == nil {
			return
		}
		in = in.Scope.Owner
	}
	if in == nil || s.Scope == nil || s.Scope.Start == nil {
		return
	}
	around, through := f.reaches(s.Scope, in, writers)
	switch {
	case around:
		f.say("There is a way to %s on which no state assigns it.", code(in.Name))
	case through:
		f.say("Every way to %s leads through a state that assigns it.", code(in.Name))
	}
}

// reaches reports whether a way from the start of a scope to a state goes around
// all of some states, and whether any way leads there at all. The state itself
// is not among them: what it assigns is seen after it.
func (f *finder) reaches(scope *index.Scope, to *index.Symbol, some map[*index.Symbol]bool) (around, through bool) {
	file := f.doc.Index()
	// A state is seen once for each of the two answers.
	type mark struct {
		state *index.Symbol
		past  bool
	}
	seen := map[mark]bool{}
	queue := []mark{{scope.Start, false}}
	for len(queue) > 0 {
		m := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if m.state == nil || seen[m] {
			continue
		}
		seen[m] = true
		if m.state == to {
			if !m.past {
				return true, true
			}
			through = true
		}
		past := m.past || some[m.state]
		for _, e := range file.Out(m.state) {
			queue = append(queue, mark{e.To, past})
		}
	}
	return false, through
}

// onlyValue shows the value of a variable that is assigned at one place only.
func (f *finder) onlyValue(s *index.Symbol) {
	var only *index.Occurrence
	for _, o := range s.Occurrences {
		if o.Role != index.Write {
			continue
		}
		if only != nil {
			return
		}
		only = o
	}
	if only == nil || !f.doc.Gait {
		return
	}
	p := f.doc.Place(only.Span.End + 2)
	if p.Value == nil || len(p.Path) != 1 || strings.TrimSuffix(p.Path[0].Key, ".$") != s.Name {
		return
	}
	for i := range p.Value.Members {
		if m := &p.Value.Members[i]; m.Key.Loc == only.Span {
			f.code("gait", s.Name+": "+f.doc.File.Slice(m.Value.Loc))
		}
	}
}
