package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
)

// The form of an action in --format json. Fields may be added, never renamed.
type (
	jsonAction struct {
		Service    string   `json:"service"`
		Name       string   `json:"name"`
		Operation  string   `json:"operation"`
		Resources  []string `json:"resources"`
		Effect     string   `json:"effect"`
		Idempotent bool     `json:"idempotent"`
		Token      string   `json:"token"`
		Deprecated bool     `json:"deprecated"`
		Excluded   string   `json:"excluded"`
		// Input and Output are the members at the top; Structures those of the
		// structures that they are made of.
		Input      []jsonMember            `json:"input"`
		Output     []jsonMember            `json:"output"`
		Structures map[string][]jsonMember `json:"structures"`
		Errors     []string                `json:"errors"`
		URL        string                  `json:"url"`

		nested []string // the structures of the input, for the text
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

// sdkResource is what resources of SDK integrations start with.
const sdkResource = "arn:aws:states:::aws-sdk:"

// actionNamed returns what is known of an action, by SERVICE:ACTION or by the
// resource of a task.
func actionNamed(name string) (*jsonAction, error) {
	name = strings.TrimPrefix(strings.TrimPrefix(name, sdkResource), "aws-sdk:")
	id, actionName, _ := strings.Cut(strings.TrimSuffix(name, ".waitForTaskToken"), ":")
	all, err := catalog.Default()
	if err != nil {
		return nil, err
	}
	service, err := serviceNamed(all, id)
	if err != nil {
		return nil, err
	}
	action, err := service.Action(actionName)
	if err != nil {
		return nil, err
	}
	if action == nil {
		names, err := service.Actions()
		if err != nil {
			return nil, err
		}
		if near := diag.Nearest(actionName, names); near != "" {
			return nil, fmt.Errorf("%s has no action %q, did you mean %q?", id, actionName, near)
		}
		return nil, fmt.Errorf(`%s has no action %q; "gait services %s" lists all`, id, actionName, id)
	}
	return describe(service, action)
}

func describe(s *catalog.Service, a *catalog.Action) (*jsonAction, error) {
	out := &jsonAction{
		Service: s.ID, Name: a.Name, Operation: a.Operation, Resources: []string{}, Effect: effectWord(a.Effect),
		Idempotent: a.Idempotent, Token: a.Token, Deprecated: a.Deprecated, Excluded: a.Excluded,
		Input: []jsonMember{}, Output: []jsonMember{}, Structures: map[string][]jsonMember{}, Errors: a.Errors, URL: a.Link,
	}
	if a.Excluded == "" {
		resource := sdkResource + s.ID + ":" + a.Name
		out.Resources = []string{resource, resource + ".waitForTaskToken"}
	}
	var err error
	if a.HasInput {
		if out.Input, out.nested, err = out.members(s, a.Input); err != nil {
			return nil, err
		}
	}
	if a.HasOutput {
		if out.Output, _, err = out.members(s, a.Output); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// members returns the members of a structure, and the names of the structures
// inside of it, which it puts into Structures.
func (a *jsonAction) members(s *catalog.Service, id catalog.ShapeID) ([]jsonMember, []string, error) {
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

func membersOf(s *catalog.Service, structure *catalog.Shape) ([]jsonMember, error) {
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

// text returns the page of an action.
func (a *jsonAction) text() string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s:%s\n\n", a.Service, a.Name)
	for _, resource := range a.Resources {
		fmt.Fprintf(&b, "    %s\n", resource)
	}
	if a.Excluded != "" {
		fmt.Fprintf(&b, "    Not offered by Step Functions: %s.\n", a.Excluded)
	}
	b.WriteString("\n" + a.effectSentence() + "\n")
	if a.Deprecated {
		b.WriteString("AWS calls it deprecated.\n")
	}
	writeMembers(&b, "Members", a.Input)
	for _, name := range a.nested {
		writeMembers(&b, name, a.Structures[name])
	}
	writeMembers(&b, "Result", a.Output)
	if len(a.Errors) > 0 {
		b.WriteString("\nErrors\n")
		for _, name := range a.Errors {
			fmt.Fprintf(&b, "    %s\n", name)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", a.URL)
	return b.String()
}

func (a *jsonAction) effectSentence() string {
	switch {
	case a.Effect == "read":
		return "Reads, going by its name."
	case a.Token != "":
		return "Writes. Calls with the same " + a.Token + " count as one."
	case a.Idempotent:
		return "Writes. A call that is repeated does no harm."
	}
	return "Writes. It has no idempotency token: a call that is repeated may do so twice."
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
