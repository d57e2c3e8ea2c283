package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/gait-lang/gait/compiler/asl/catalog"
)

// The form of an action in --format json. Fields may be added, never renamed.
type (
	jsonAction struct {
		Service string `json:"service"`
		Name    string `json:"name"`
		// Integration is "optimized" or "aws-sdk", SDK the action that is called;
		// it is empty where the integration makes a request of its own. Also are
		// the other integrations of the same action.
		Integration string   `json:"integration"`
		SDK         string   `json:"sdk"`
		Also        []string `json:"also"`
		Operation   string   `json:"operation"`
		Resources   []string `json:"resources"`
		Effect      string   `json:"effect"`
		Idempotent  bool     `json:"idempotent"`
		Token       string   `json:"token"`
		Deprecated  bool     `json:"deprecated"`
		Excluded    string   `json:"excluded"`
		// Input and Output are the members at the top; Structures those of the
		// structures that they are made of. Outputs are those with patterns,
		// where they are known.
		Input      []jsonMember            `json:"input"`
		Output     []jsonMember            `json:"output"`
		Outputs    map[string][]jsonMember `json:"outputs"`
		Structures map[string][]jsonMember `json:"structures"`
		Errors     []string                `json:"errors"`
		URL        string                  `json:"url"`
		Guide      string                  `json:"guide"` // of the developer guide, for an optimized integration

		nested    []string // the structures of the input, for the text
		repeating string   // what is said of its effect, for the text
	}
	jsonMember struct {
		Name       string   `json:"name"`
		API        string   `json:"api"` // how the service's API spells it
		Type       string   `json:"type"`
		Required   bool     `json:"required"`
		Deprecated bool     `json:"deprecated"`
		Enum       []string `json:"enum,omitempty"`
		Min        *float64 `json:"min,omitempty"`
		Max        *float64 `json:"max,omitempty"`
		Pattern    string   `json:"pattern,omitempty"`

		bounds string
	}
)

// describe returns the page of a call.
func describe(c *catalog.Call) (*jsonAction, error) {
	out := &jsonAction{
		Service: c.Service, Name: c.Name, Integration: "optimized", Resources: []string{}, Also: []string{}, Input: []jsonMember{},
		Output: []jsonMember{}, Outputs: map[string][]jsonMember{}, Structures: map[string][]jsonMember{}, Errors: []string{},
	}
	out.Errors = append(out.Errors, c.Errors()...)
	if a := c.SDK; a != nil {
		out.Operation, out.Effect, out.Idempotent, out.Token = a.Operation, effectWord(a.Effect), a.Idempotent, a.Token
		out.Deprecated, out.URL, out.repeating = a.Deprecated, a.Link, a.Repeating()
	}
	if o := c.Optimized; o != nil {
		out.Guide, out.SDK = catalog.OptimizedNamed(c.Service).Link, o.SDK
		if c.SDK != nil && c.SDK.Excluded == "" {
			out.Also = append(out.Also, catalog.SDKPrefix+o.SDK)
		}
	} else {
		out.Integration, out.Excluded, out.SDK = "aws-sdk", c.SDK.Excluded, c.Service+":"+c.Name
		out.Also = append(out.Also, catalog.OptimizedOf(out.SDK)...)
	}
	patterns := c.Patterns()
	if out.Excluded == "" {
		for _, pattern := range append([]string{""}, patterns...) {
			out.Resources = append(out.Resources, c.Resource(pattern))
		}
	}
	var err error
	if c.HasInput {
		if out.Input, out.nested, err = out.members(c, c.Input); err != nil {
			return nil, err
		}
	}
	for _, pattern := range append([]string{""}, patterns...) {
		id, known := c.Output(pattern)
		if !known {
			continue
		}
		members, _, err := out.members(c, id)
		if err != nil {
			return nil, err
		}
		if pattern == "" {
			out.Output = members
		} else {
			out.Outputs[pattern] = members
		}
	}
	return out, nil
}

// members returns the members of a structure, and the names of the structures
// inside of it, which it puts into Structures.
func (a *jsonAction) members(s catalog.Shapes, id catalog.ShapeID) ([]jsonMember, []string, error) {
	inner, err := catalog.StructuresIn(s, id)
	if err != nil {
		return nil, nil, err
	}
	var names []string
	for _, id := range inner {
		shape, err := s.Shape(id)
		if err != nil {
			return nil, nil, err
		}
		if a.Structures[shape.Name], err = membersOf(s, shape); err != nil {
			return nil, nil, err
		}
		names = append(names, shape.Name)
	}
	top, err := s.Shape(id)
	if err != nil {
		return nil, nil, err
	}
	out, err := membersOf(s, top)
	return out, names, err
}

func membersOf(s catalog.Shapes, structure *catalog.Shape) ([]jsonMember, error) {
	out := []jsonMember{}
	for _, m := range structure.Members {
		kind, err := catalog.TypeOf(s, m.Shape)
		if err != nil {
			return nil, err
		}
		shape, err := s.Shape(m.Shape)
		if err != nil {
			return nil, err
		}
		out = append(out, jsonMember{m.Name, m.API, kind, m.Required, m.Deprecated, shape.Enum, shape.Min, shape.Max, shape.Pattern, shape.Bounds()})
	}
	// What must be there comes first.
	slices.SortStableFunc(out, func(a, b jsonMember) int {
		switch {
		case a.Required == b.Required:
			return 0
		case a.Required:
			return -1
		}
		return 1
	})
	return out, nil
}

// text returns the page of a call.
func (a *jsonAction) text() string {
	var b bytes.Buffer
	title := "AWS SDK integration"
	if a.Integration == "optimized" {
		title = "optimized integration"
	}
	fmt.Fprintf(&b, "%s:%s, %s\n\n", a.Service, a.Name, title)
	for _, resource := range a.Resources {
		fmt.Fprintf(&b, "    %s\n", resource)
	}
	if a.Excluded != "" {
		fmt.Fprintf(&b, "    Not offered by Step Functions: %s.\n", a.Excluded)
	}
	if len(a.Also) > 0 {
		other := "optimized"
		if a.Integration == other {
			other = "AWS SDK"
		}
		fmt.Fprintf(&b, "\nThe %s integration of the same action is %s.\n", other, strings.Join(a.Also, ", "))
	}
	if a.repeating != "" {
		b.WriteString("\n" + a.repeating + "\n")
	}
	if a.Deprecated {
		b.WriteString("AWS calls it deprecated.\n")
	}
	writeMembers(&b, "Members", a.Input)
	for _, name := range a.nested {
		writeMembers(&b, name, a.Structures[name])
	}
	writeMembers(&b, "Result", a.Output)
	for _, pattern := range slices.Sorted(maps.Keys(a.Outputs)) {
		writeMembers(&b, "Result with "+pattern, a.Outputs[pattern])
	}
	if len(a.Errors) > 0 {
		b.WriteString("\nErrors\n")
		for _, name := range a.Errors {
			fmt.Fprintf(&b, "    %s\n", name)
		}
	}
	b.WriteString("\n")
	for _, url := range []string{a.Guide, a.URL} {
		if url != "" {
			b.WriteString(url + "\n")
		}
	}
	return b.String()
}

func writeMembers(b *bytes.Buffer, title string, members []jsonMember) {
	if len(members) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	table := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, m := range members {
		required := ""
		if m.Required {
			required = "required"
		}
		detail := m.Type
		if m.bounds != "" {
			detail += ", " + m.bounds
		}
		if len(m.Enum) > 0 {
			detail += ": " + strings.Join(m.Enum, ", ")
		}
		// A capital at the front is what everybody expects.
		if m.API[1:] != m.Name[1:] {
			detail += " (" + m.API + " in the API)"
		}
		fmt.Fprintf(table, "    %s\t%s\t%s\n", m.Name, required, detail)
	}
	// Writing to memory does not fail.
	_ = table.Flush()
}
