package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
)

// signs are what changes begin with.
var signs = map[Kind]string{
	StateAdded: "+", StateRemoved: "-", StateRenamed: ">", StateMoved: ">", StateChanged: "~", MachineChanged: "~",
}

// Sign is a character that tells the kind of a change: + - ~ or >.
func (c *Change) Sign() string { return signs[c.Kind] }

// Title says what a change is about.
func (c *Change) Title() string {
	switch c.Kind {
	case StateAdded:
		return fmt.Sprintf("state %s (%s)%s", quoted(c.New.Name), kind(c.New), in(c.New))
	case StateRemoved:
		return fmt.Sprintf("state %s (%s)%s", quoted(c.Old.Name), kind(c.Old), in(c.Old))
	case StateRenamed:
		return fmt.Sprintf("state %s is %s now%s", quoted(c.Old.Name), quoted(c.New.Name), in(c.New))
	case StateMoved:
		return fmt.Sprintf("state %s moved from %s to %s", quoted(c.New.Name), place(c.Old), place(c.New))
	case StateChanged:
		return fmt.Sprintf("state %s%s", quoted(c.New.Name), in(c.New))
	}
	if c.Scope != "" {
		return c.Scope
	}
	return "the state machine"
}

func quoted(name string) string { return fmt.Sprintf("%q", name) }

func kind(s *facts.State) string {
	if r := s.Resource(); r != "" {
		return strings.ToLower(s.Type()) + " " + strings.TrimPrefix(r, "arn:aws:states:::")
	}
	return strings.ToLower(s.Type())
}

func in(s *facts.State) string {
	if s.Scope.Outer == nil {
		return ""
	}
	return " in " + place(s)
}

func place(s *facts.State) string {
	if s.Scope.Outer == nil {
		return "the outermost states"
	}
	return quoted(s.Scope.Outer.Name)
}

// concerns are the headings of effects.
var concerns = []struct {
	who   Concern
	title string
}{
	{Callers, "can break callers"},
	{Role, "needs permissions"},
	{Watchers, "can break alarms, dashboards and queries that name states"},
}

// running is what is true of every change.
const running = "Running executions and their redrives keep the definition that they were started with."

// Text writes a result for people; paint puts colour on it and may be nil. Its
// kinds are "added", "removed", "changed", "faint" and "name".
func Text(r *Result, paint func(kind, text string) string) []byte {
	if paint == nil {
		paint = func(_, text string) string { return text }
	}
	var b bytes.Buffer
	if r.Same() {
		return []byte("no difference\n")
	}
	for i := range r.Changes {
		c := &r.Changes[i]
		color := map[string]string{"+": "added", "-": "removed"}[c.Sign()]
		if color == "" {
			color = "changed"
		}
		fmt.Fprintf(&b, "%s %s\n", paint(color, c.Sign()), paint("name", c.Title()))
		for _, d := range c.Details {
			fmt.Fprintf(&b, "    %s: ", d.Field)
			switch {
			case d.Old == "":
				fmt.Fprintf(&b, "%s\n", paint("added", "+ "+d.New))
			case d.New == "":
				fmt.Fprintf(&b, "%s\n", paint("removed", "- "+d.Old))
			default:
				fmt.Fprintf(&b, "%s → %s\n", paint("removed", d.Old), paint("added", d.New))
			}
		}
	}
	for _, of := range concerns {
		effects := r.Concerns(of.who)
		if len(effects) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s:\n", of.title)
		for _, e := range effects {
			fmt.Fprintf(&b, "  %s\n", e.Why)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", paint("faint", running))
	return b.Bytes()
}

// Markdown writes a result as it is put into a comment on a pull request.
func Markdown(r *Result, title string) []byte {
	var b bytes.Buffer
	if title != "" {
		fmt.Fprintf(&b, "### %s\n\n", markdown(title))
	}
	if r.Same() {
		b.WriteString("No difference.\n")
		return b.Bytes()
	}
	b.WriteString("| | what | was | is |\n| --- | --- | --- | --- |\n")
	for i := range r.Changes {
		c := &r.Changes[i]
		fmt.Fprintf(&b, "| %s | **%s** | | |\n", markdown(c.Sign()), markdown(c.Title()))
		for _, d := range c.Details {
			fmt.Fprintf(&b, "| | %s | %s | %s |\n", markdown(d.Field), code(d.Old), code(d.New))
		}
	}
	for _, of := range concerns {
		effects := r.Concerns(of.who)
		if len(effects) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n**%s%s**\n\n", strings.ToUpper(of.title[:1]), of.title[1:])
		for _, e := range effects {
			fmt.Fprintf(&b, "- %s\n", markdown(e.Why))
		}
	}
	fmt.Fprintf(&b, "\n%s\n", running)
	return b.Bytes()
}

// markdown escapes what Markdown and HTML would take for markup.
func markdown(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "&", "&amp;", "[", `\[`, "~", `\~`, "#", `\#`, "@", "&#64;").Replace(s)
}

// code is a value in a table, in a fence that is longer than any in it.
func code(s string) string {
	if s == "" {
		return ""
	}
	s = strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", `\|`)
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		return fence + " " + s + " " + fence
	}
	return fence + s + fence
}

// document is what [JSON] writes.
type document struct {
	Same    bool             `json:"same"`
	Changes []documentChange `json:"changes"`
}

type documentChange struct {
	Kind    Kind              `json:"kind"`
	State   string            `json:"state,omitempty"`
	Was     string            `json:"was,omitempty"` // its name before
	Scope   string            `json:"scope,omitempty"`
	Old     *documentPlace    `json:"old,omitempty"`
	New     *documentPlace    `json:"new,omitempty"`
	Details []documentDetail  `json:"details,omitempty"`
	Effects []documentConcern `json:"effects,omitempty"`
}

type documentPlace struct {
	Pointer string `json:"pointer"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
}

type documentDetail struct {
	Field string         `json:"field"`
	Old   string         `json:"old,omitempty"`
	New   string         `json:"new,omitempty"`
	Was   *documentPlace `json:"oldPlace,omitempty"`
	Is    *documentPlace `json:"newPlace,omitempty"`
}

type documentConcern struct {
	Concern Concern `json:"concern"`
	Why     string  `json:"why"`
}

// JSON writes a result for programs. Lines and columns count from 1, columns in
// code points.
func JSON(r *Result) ([]byte, error) {
	d := document{Same: r.Same(), Changes: []documentChange{}}
	for i := range r.Changes {
		c := &r.Changes[i]
		change := documentChange{Kind: c.Kind, State: c.Name(), Scope: c.Scope}
		if c.Old != nil {
			if c.New != nil && c.Old.Name != c.New.Name {
				change.Was = c.Old.Name
			}
			change.Old = placed(c.Old.Pointer, c.Old.NameAt)
		}
		if c.New != nil {
			change.New = placed(c.New.Pointer, c.New.NameAt)
		}
		for _, x := range c.Details {
			change.Details = append(change.Details, documentDetail{x.Field, x.Old, x.New, placed("", x.Was), placed("", x.Is)})
		}
		for _, e := range c.Effects {
			change.Effects = append(change.Effects, documentConcern(e))
		}
		d.Changes = append(d.Changes, change)
	}
	out, err := json.MarshalIndent(d, "", "  ")
	return append(out, '\n'), err
}

func placed(pointer string, at asl.Origin) *documentPlace {
	if at.File == nil {
		if pointer == "" {
			return nil
		}
		return &documentPlace{Pointer: pointer}
	}
	p := at.File.Position(at.Span.Start)
	return &documentPlace{Pointer: pointer, File: at.File.Path, Line: p.Line, Column: p.Column}
}
