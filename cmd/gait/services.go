package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
)

type servicesCommand struct {
	Service   string `arg:"" optional:"" help:"The id of a service, as it stands in a resource: dynamodb."`
	Optimized bool   `help:"List optimized integrations only, with their patterns."`
	Format    string `enum:"text,json" default:"text" placeholder:"FORMAT" help:"How they are listed: text or json."`
}

// Help implements kong.HelpProvider.
func (*servicesCommand) Help() string {
	return `Lists the AWS services that a task can call through aws-sdk:SERVICE:ACTION, or the actions of one. What Step Functions does not offer is marked, and what it calls through an optimized integration.

Examples:

    gait services
    gait services --optimized
    gait services dynamodb
    gait explain dynamodb:putItem      one action
`
}

// The form of --format json. Fields may be added, never renamed.
type (
	jsonServices struct {
		Source   string        `json:"source"`
		Date     string        `json:"date"`
		Services []jsonService `json:"services"`
		// Optimized are the optimized integrations of the services.
		Optimized []jsonOptimized `json:"optimized"`
	}
	jsonOptimized struct {
		Name     string   `json:"name"` // as it stands in a resource: "states:startExecution"
		Patterns []string `json:"patterns"`
		SDK      string   `json:"sdk"` // the action that is called, or ""
		Guide    string   `json:"guide"`
	}
	jsonService struct {
		ID         string `json:"id"`
		Prefix     string `json:"errorPrefix"`
		APIVersion string `json:"apiVersion"`
		Release    string `json:"release"`
		Listed     bool   `json:"listed"` // in AWS's list of SDK integrations
		Count      int    `json:"actionCount"`
		Excluded   int    `json:"excludedCount"`
		// Actions is there when one service is asked for.
		Actions []jsonActionLine `json:"actions,omitempty"`
	}
	jsonActionLine struct {
		Name       string   `json:"name"`
		Effect     string   `json:"effect"`
		Token      string   `json:"token"`
		Excluded   string   `json:"excluded"`
		Deprecated bool     `json:"deprecated"`
		Optimized  []string `json:"optimized"` // integrations that call it too
	}
)

// Run lists services, or the actions of one.
func (c *servicesCommand) Run(s *session) error {
	all, err := catalog.Default()
	if err != nil {
		return err
	}
	list := jsonServices{Source: all.Source, Date: all.Date, Services: []jsonService{}, Optimized: optimizedOf(c.Service)}
	switch {
	case c.Service != "":
		err = list.one(all, c.Service)
	case !c.Optimized:
		for _, info := range all.Services() {
			list.Services = append(list.Services, serviceLine(info))
		}
	}
	switch {
	case err != nil:
		return err
	case c.Format == "json":
		return writeJSON(s.stdout, list)
	case c.Optimized || len(list.Services) == 0:
		return writeOptimized(s.stdout, list.Optimized)
	case c.Service == "":
		return writeServices(s.stdout, list)
	}
	return writeActions(s.stdout, list.Services[0])
}

// one adds a service with its actions; one that has optimized integrations only is
// no error.
func (list *jsonServices) one(all *catalog.Catalog, id string) error {
	service, err := all.Service(id)
	if err != nil {
		return err
	}
	if service == nil {
		if catalog.OptimizedNamed(id) != nil {
			return nil
		}
		return noService(all, id)
	}
	one := serviceLine(service.Info)
	names, err := service.Actions()
	if err != nil {
		return err
	}
	for _, name := range names {
		a, err := service.Action(name)
		if err != nil {
			return err
		}
		optimized := append([]string{}, catalog.OptimizedOf(id+":"+name)...)
		one.Actions = append(one.Actions, jsonActionLine{name, effectWord(a.Effect), a.Token, a.Excluded, a.Deprecated, optimized})
	}
	list.Services = append(list.Services, one)
	return nil
}

// optimizedOf returns the optimized integrations of a service, by its id there or in
// the AWS SDK, or all of them.
func optimizedOf(id string) []jsonOptimized {
	out := []jsonOptimized{}
	for _, s := range catalog.OptimizedServices() {
		for i := range s.Actions {
			a := &s.Actions[i]
			if id == "" || s.ID == id || strings.HasPrefix(a.SDK, id+":") {
				out = append(out, jsonOptimized{s.ID + ":" + a.Name, append([]string{}, a.Patterns()...), a.SDK, s.Link})
			}
		}
	}
	return out
}

// noService is the error of a service without data; it offers another.
func noService(all *catalog.Catalog, id string) error {
	if all.Exists(id) {
		return fmt.Errorf(`the actions of %q are not known here; "gait services" lists the services whose actions are`, id)
	}
	if near := diag.Nearest(id, serviceIDs()); near != "" {
		return fmt.Errorf("there is no service %q, did you mean %q?", id, near)
	}
	return fmt.Errorf(`there is no service %q; "gait services" lists all`, id)
}

// serviceIDs returns the ids of all services; without a catalogue, only those with
// optimized integrations.
func serviceIDs() []string {
	var ids []string
	for _, s := range catalog.OptimizedServices() {
		ids = append(ids, s.ID)
	}
	if all, err := catalog.Default(); err == nil {
		for _, info := range all.Services() {
			ids = append(ids, info.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func serviceLine(info catalog.Info) jsonService {
	return jsonService{ID: info.ID, Prefix: info.Prefix, APIVersion: info.APIVersion, Release: info.Release, Listed: info.Listed,
		Count: info.Actions, Excluded: info.Excluded}
}

func effectWord(e catalog.Effect) string {
	if e == catalog.Read {
		return "read"
	}
	return "write"
}

func writeServices(w io.Writer, list jsonServices) error {
	optimized := map[string]int{}
	for _, o := range list.Optimized {
		id, _, _ := strings.Cut(o.SDK, ":")
		optimized[id]++
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, one := range list.Services {
		var notes []string
		if n := optimized[one.ID]; n > 0 {
			notes = append(notes, fmt.Sprintf("%d optimized", n))
		}
		if !one.Listed {
			notes = append(notes, "not in AWS's list of integrations")
		}
		note := ""
		if len(notes) > 0 {
			note = "\t" + strings.Join(notes, ", ")
		}
		fmt.Fprintf(table, "%s\t%d actions%s\n", one.ID, one.Count-one.Excluded, note)
	}
	return table.Flush()
}

func writeActions(w io.Writer, one jsonService) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, a := range one.Actions {
		word := a.Effect
		switch {
		case a.Excluded != "":
			word = "not offered: " + a.Excluded
		case a.Token != "":
			word += ", token " + a.Token
		}
		if len(a.Optimized) > 0 {
			word += ", optimized: " + strings.Join(a.Optimized, ", ")
		}
		fmt.Fprintf(table, "%s\t%s\n", a.Name, word)
	}
	return table.Flush()
}

func writeOptimized(w io.Writer, list []jsonOptimized) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, o := range list {
		end := ""
		if len(o.Patterns) > 0 {
			end = "\t" + strings.Join(o.Patterns, ", ")
		}
		fmt.Fprintf(table, "%s%s\n", o.Name, end)
	}
	return table.Flush()
}
