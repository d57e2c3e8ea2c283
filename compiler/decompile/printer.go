package decompile

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// printer writes Gait, one entry a line.
type printer struct {
	out   []byte
	depth int
	// unopened says that the block that was begun last has no brace yet,
	// since it may turn out to have nothing inside.
	unopened bool
	begun    int // lines that begin has started

	file     notation          // of the workflow
	notation notation          // of the state at hand
	read     map[leafText]bool // what readsAs has tried
	sound    map[string]bool   // what isSound has tried
	params   []param
	declared map[string]bool
	policies *policies

	// refused holds JSON pointers of what must be raw although Gait has a form
	// for it, and inside those of everything around it.
	refused, inside map[string]bool

	states []string // pointers of the states, in text order
	raw    []string
	notes  []string
	lost   []string
}

// begin starts a line inside the current block.
func (p *printer) begin(text string) {
	if p.unopened {
		p.unopened = false
		p.out = append(p.out, " {\n"...)
		p.depth++
	}
	p.begun++
	p.indent()
	p.out = append(p.out, text...)
}

func (p *printer) indent() {
	for range p.depth {
		p.out = append(p.out, "  "...)
	}
}

func (p *printer) add(text string) { p.out = append(p.out, text...) }

func (p *printer) newline() { p.out = append(p.out, '\n') }

// clause writes an entry of one line.
func (p *printer) clause(text string) {
	p.begin(text)
	p.newline()
}

// valueClause writes a keyword or key with a value.
func (p *printer) valueClause(text string, n *asl.Node, in notation) {
	p.begin(text + " ")
	p.value(n, in)
	p.newline()
}

// block begins a braced block behind what stands on the line. Its brace is
// written with its first entry.
func (p *printer) block() block {
	p.unopened = true
	return block{p, len(p.out), p.begun}
}

type block struct {
	p     *printer
	start int // of the brace
	begun int
}

// end closes a block of clauses, leaving the line open. A block without
// entries is written only if it must be there; one short entry stays on the
// line.
func (b block) end(required bool) {
	p := b.p
	if !p.unopened {
		if entry, ok := b.single(); ok {
			p.depth--
			p.out = append(append(append(p.out[:b.start], " { "...), entry...), " }"...)
			return
		}
	}
	b.endLines(required)
}

// endLines is end for a block of states, which is never on one line.
func (b block) endLines(required bool) {
	p := b.p
	if p.unopened {
		p.unopened = false
		if required {
			p.add(" {}")
		}
		return
	}
	p.depth--
	p.indent()
	p.out = append(p.out, '}')
}

// maxShort is how many entries a block on one line may hold.
const maxShort = 2

// single returns the entries of a block if the block fits on its line.
func (b block) single() (string, bool) {
	out := b.p.out
	entries := b.p.begun - b.begun
	if entries > maxShort || len(out)-b.start > 2*shortLine {
		return "", false // at most half of this is indentation
	}
	lines := strings.Split(string(out[b.start+len(" {\n"):len(out)-1]), "\n")
	if len(lines) != entries {
		return "", false
	}
	for i, line := range lines {
		lines[i] = strings.TrimLeft(line, " ")
		switch word, _, _ := strings.Cut(lines[i], " "); word {
		case "///", "when", "else":
			return "", false
		case "retry", "catch":
			if entries > 1 {
				return "", false // a comma may go on with a list of errors
			}
		}
	}
	text := strings.Join(lines, ", ")
	line := b.start - (bytes.LastIndexByte(out[:b.start], '\n') + 1)
	return text, line+len(" {  }")+len(text) <= shortLine
}

// comment writes the Comment among the fields as `///` lines, if they read
// back as it.
func (p *printer) comment(f *fields) {
	n := f.kind("Comment", asl.String)
	if n == nil {
		return
	}
	if !documents(n.Text) {
		f.untake("Comment")
		return
	}
	for line := range strings.SplitSeq(n.Text, "\n") {
		p.begin("///")
		if line != "" {
			p.add(" " + line)
		}
		p.newline()
	}
}

// rest writes the fields that nothing else has taken in their raw form. A
// States that another one hides, from AWS too, has no place beside the states.
func (p *printer) rest(f *fields) {
	if !f.unsaid() {
		return
	}
	last := make(map[string]int, len(f.members))
	for i := range f.members {
		last[f.members[i].Key] = i
	}
	for i := range f.members {
		m := &f.members[i]
		switch {
		case f.taken[i]:
		case f.taken[last[m.Key]]:
			p.lost = append(p.lost, fmt.Sprintf("%s stands twice: only the last one was kept, because `asl` fields stand instead of states and not beside them",
				asl.PointerKey(f.pointer, m.Key)))
		default:
			p.escape(asl.PointerKey(f.pointer, m.Key))
			p.valueClause("asl "+quote(m.Key)+":", m.Value, inJSON)
		}
	}
}

// escape counts a raw escape.
func (p *printer) escape(pointer string) { p.raw = append(p.raw, pointer) }
