package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
)

type servicesCommand struct {
	Service string `arg:"" optional:"" help:"The id of a service, as it stands in a resource: dynamodb."`
	Format  string `enum:"text,json" default:"text" placeholder:"FORMAT" help:"How they are listed: text or json."`
}

// Help implements kong.HelpProvider.
func (*servicesCommand) Help() string {
	return `Lists the AWS services that a task can call through aws-sdk:SERVICE:ACTION, or the actions of one. What Step Functions does not offer is marked.

Examples:

    gait services
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
	}
	jsonService struct {
		ID         string `json:"id"`
		Prefix     string `json:"errorPrefix"`
		APIVersion string `json:"apiVersion"`
		Listed     bool   `json:"listed"` // in AWS's list of SDK integrations
		Count      int    `json:"actionCount"`
		Excluded   int    `json:"excludedCount"`
		// Actions is there when one service is asked for.
		Actions []jsonActionLine `json:"actions,omitempty"`
	}
	jsonActionLine struct {
		Name       string `json:"name"`
		Effect     string `json:"effect"`
		Token      string `json:"token"`
		Excluded   string `json:"excluded"`
		Deprecated bool   `json:"deprecated"`
	}
)

// Run lists services, or the actions of one.
func (c *servicesCommand) Run(s *session) error {
	all, err := catalog.Default()
	if err != nil {
		return err
	}
	list := jsonServices{Source: all.Source, Date: all.Date, Services: []jsonService{}}
	if c.Service == "" {
		for _, info := range all.Services() {
			list.Services = append(list.Services, serviceLine(info))
		}
		if c.Format == "json" {
			return writeJSON(s.stdout, list)
		}
		return writeServices(s.stdout, list)
	}
	service, err := serviceNamed(all, c.Service)
	if err != nil {
		return err
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
		one.Actions = append(one.Actions, jsonActionLine{name, effectWord(a.Effect), a.Token, a.Excluded, a.Deprecated})
	}
	if c.Format == "json" {
		list.Services = append(list.Services, one)
		return writeJSON(s.stdout, list)
	}
	return writeActions(s.stdout, one)
}

// serviceNamed returns the service with an id, or an error that offers another.
func serviceNamed(all *catalog.Catalog, id string) (*catalog.Service, error) {
	service, err := all.Service(id)
	if err != nil || service != nil {
		return service, err
	}
	if near := diag.Nearest(id, serviceIDs()); near != "" {
		return nil, fmt.Errorf("there is no service %q, did you mean %q?", id, near)
	}
	return nil, fmt.Errorf(`there is no service %q; "gait services" lists all`, id)
}

// serviceIDs returns the ids of all services; without a catalogue there are none.
func serviceIDs() []string {
	var ids []string
	if all, err := catalog.Default(); err == nil {
		for _, info := range all.Services() {
			ids = append(ids, info.ID)
		}
	}
	return ids
}

func serviceLine(info catalog.Info) jsonService {
	return jsonService{ID: info.ID, Prefix: info.Prefix, APIVersion: info.APIVersion, Listed: info.Listed,
		Count: info.Actions, Excluded: info.Excluded}
}

func effectWord(e catalog.Effect) string {
	if e == catalog.Read {
		return "read"
	}
	return "write"
}

func writeServices(w io.Writer, list jsonServices) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, one := range list.Services {
		note := ""
		if !one.Listed {
			note = "\tnot in AWS's list of integrations"
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
		fmt.Fprintf(table, "%s\t%s\n", a.Name, word)
	}
	return table.Flush()
}
