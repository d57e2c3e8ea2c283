package main

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/diag"
)

// ruleParams is the rule of mistakes in a params file.
const ruleParams = "params-file"

// valueFlags are the flags that give values to params.
type valueFlags struct {
	Set    []string `placeholder:"NAME=VALUE" sep:"none" help:"Give a param a value; may be repeated. A param without one stays a placeholder."`
	Params flagPath `placeholder:"FILE" help:"Give params the values in a JSON file, an object with their names as keys. --set wins over it."`
}

// validate returns what is wrong with the flags.
func (v *valueFlags) validate() error {
	seen := map[string]bool{}
	for _, s := range v.Set {
		name, _, ok := strings.Cut(s, "=")
		if !ok || name == "" {
			return fmt.Errorf("--set %s: expected NAME=VALUE", s)
		}
		if seen[name] {
			return fmt.Errorf("--set gives %q a value twice", name)
		}
		seen[name] = true
	}
	return nil
}

// set returns the values of --set by name.
func (v *valueFlags) set() map[string]string {
	values := make(map[string]string, len(v.Set))
	for _, s := range v.Set {
		name, value, _ := strings.Cut(s, "=")
		values[name] = value
	}
	return values
}

// params reads the params file. It reports what is wrong with it and returns
// nil then.
func (v *valueFlags) params(r *reporter) (values map[string]*asl.Node, ok bool) {
	if v.Params == "" {
		return nil, true
	}
	file, err := project.Read(string(v.Params))
	if err != nil {
		r.problem(err)
		return nil, false
	}
	root, ds := asl.ReadJSON(file)
	if !diag.HasErrors(ds) && !root.Is(asl.Object) {
		ds = append(ds, diag.Diagnostic{
			Rule: ruleParams, Severity: diag.Error,
			Message:  "a params file is a JSON object with the names of params as keys",
			Location: diag.Location{File: root.At.File, Span: root.At.Span},
		})
	}
	r.add(ds)
	if diag.HasErrors(ds) {
		return nil, false
	}
	values = make(map[string]*asl.Node, len(root.Members))
	for _, m := range root.Members {
		values[m.Key] = m.Value
	}
	return values, true
}
