package asl

import (
	"fmt"
	"path"
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// The rules of the diagnostics about files that hold definitions.
const (
	// RuleNotASL: a file holds no state machine.
	RuleNotASL = "not-asl"
	// RuleTemplate: a function of a template was replaced by a placeholder, or
	// keeps a definition from being read.
	RuleTemplate = "template-function"
)

// The kinds of files that hold definitions.
const (
	KindASL            = "asl"            // the definition itself
	KindServerless     = "serverless"     // serverless.yml of the Serverless Framework
	KindSAM            = "sam"            // AWS::Serverless::StateMachine
	KindCloudFormation = "cloudformation" // AWS::StepFunctions::StateMachine
)

// Definition is one state machine in a file.
type Definition struct {
	Name string // of the file, resource or state machine
	Kind string // KindASL, KindServerless, KindSAM or KindCloudFormation
	// Root is the definition, or nil when it is in another file (then URI
	// names it), made by a function that only AWS can compute, or missing
	// (then Diagnostics say so).
	Root *Node
	// Embedded: Root was read from the text of a string, or of several.
	Embedded bool
	// Express: the template says that the state machine is of type EXPRESS.
	Express bool
	// Pointer is the JSON pointer of the definition in the document; "" for
	// KindASL.
	Pointer string
	// URI is the DefinitionUri, DefinitionS3Location (as s3://bucket/key) or
	// ${file(…)} of a definition in another file.
	URI string
	// Substitutions are what the deployment puts in the place of ${Name}, as
	// far as the file says: DefinitionSubstitutions, and functions for which
	// a placeholder stands in Root. In the order of the text.
	Substitutions []Substitution
	// Notes tell what was replaced, with severity Info.
	Notes []diag.Diagnostic
	// Diagnostics are of reading the text that the definition is, if it is a
	// string in a template, and of a resource without one.
	Diagnostics []diag.Diagnostic
}

// Substitution is the value of one placeholder.
type Substitution struct {
	Name  string
	Value *Node // literal or function of the template
	At    Origin
}

// Definitions finds every state machine in a JSON or YAML file: a definition by
// itself, or those in a template of CloudFormation, SAM or the Serverless
// Framework. The diagnostics are of reading the file; those that concern one
// state machine are with it. A file that can be read and holds no state machine
// has an error of rule [RuleNotASL].
func Definitions(file *source.File) ([]Definition, []diag.Diagnostic) {
	if ds := diag.UTF16(file); ds != nil {
		return nil, ds
	}
	if ds := diag.Binary(file); ds != nil {
		return nil, ds
	}
	documents, ds := readAny(file)
	f := finder{file: file}
	for _, n := range documents {
		f.document(n)
	}
	if len(f.found) == 0 && !diag.HasErrors(ds) {
		ds = append(ds, f.notASL(documents[0]))
	}
	diag.Sort(ds)
	return f.found, ds
}

// readAny reads a file by its name or, where that says nothing, by its start.
func readAny(file *source.File) ([]*Node, []diag.Diagnostic) {
	ext := strings.ToLower(path.Ext(file.Path))
	isYAML := ext == ".yaml" || ext == ".yml"
	if ext == ".json" || looksLikeJSON(file.Text) || ext == ".asl" && strings.TrimSpace(file.Text) == "" {
		n, ds := ReadJSON(file)
		// YAML has most of JSON in it, and comments and more.
		if !isYAML || !diag.HasErrors(ds) {
			return []*Node{n}, ds
		}
	}
	return ReadYAML(file)
}

type finder struct {
	file  *source.File
	found []Definition
}

// document looks for state machines in one document.
func (f *finder) document(n *Node) {
	if n.Kind != Object {
		return
	}
	base := path.Base(strings.ReplaceAll(f.file.Path, `\`, "/"))
	name := strings.ToLower(base)
	resources := n.Get("Resources")
	switch {
	case n.Get("States") != nil || n.Get("StartAt") != nil,
		// So that a definition just begun is taken for one.
		(strings.Contains(name, ".asl.") || strings.HasSuffix(name, ".asl")) && !resources.Is(Object):
		base, _, _ = strings.Cut(base, ".")
		f.add(Definition{Name: base, Kind: KindASL}, n, "", tagsOnly)
	case resources.Is(Object):
		f.resources(resources, "/Resources")
	default:
		f.serverless(n)
	}
}

// resources looks through the resources of a CloudFormation template.
func (f *finder) resources(resources *Node, pointer string) {
	for _, m := range resources.Members {
		kind := ""
		switch t := m.Value.Get("Type"); {
		case !t.Is(String):
		case t.Text == "AWS::Serverless::StateMachine":
			kind = KindSAM
		case t.Text == "AWS::StepFunctions::StateMachine":
			kind = KindCloudFormation
		}
		if kind == "" {
			continue
		}
		d := Definition{Name: m.Key, Kind: kind}
		at := PointerKey(PointerKey(pointer, m.Key), "Properties")
		properties := m.Value.Get("Properties")
		d.Express = isExpress(properties.Get(typeProperty[kind]))
		if s := properties.Get("DefinitionSubstitutions"); s.Is(Object) {
			for _, m := range s.Members {
				d.Substitutions = append(d.Substitutions, Substitution{m.Key, m.Value, m.KeyAt})
			}
		}
		f.property(d, m, properties, at)
	}
}

// typeProperty is the property that says whether a state machine is of type
// STANDARD or EXPRESS.
var typeProperty = map[string]string{KindSAM: "Type", KindCloudFormation: "StateMachineType", KindServerless: "type"}

func isExpress(n *Node) bool { return n.Is(String) && n.Text == "EXPRESS" }

// property adds the definition that the properties of a resource name.
func (f *finder) property(d Definition, resource Member, properties *Node, at string) {
	for _, key := range []string{"Definition", "DefinitionString"} {
		if n := properties.Get(key); n != nil {
			f.add(d, n, PointerKey(at, key), allFunctions)
			return
		}
	}
	for _, key := range []string{"DefinitionUri", "DefinitionS3Location"} {
		if n := properties.Get(key); n != nil {
			d.Pointer = PointerKey(at, key)
			d.URI = location(n)
			f.found = append(f.found, d)
			return
		}
	}
	d.Diagnostics = append(d.Diagnostics, diag.Diagnostic{
		Rule:     RuleNotASL,
		Severity: diag.Error,
		Message: fmt.Sprintf("the state machine %s has no definition; one of %s is expected in its Properties", quote(resource.Key),
			diag.Quoted([]string{"Definition", "DefinitionString", "DefinitionUri", "DefinitionS3Location"})),
		Location: diag.Location{File: f.file, Span: resource.KeyAt.Span},
	})
	f.found = append(f.found, d)
}

// location returns the name of a file or an object of S3.
func location(n *Node) string {
	if n.Kind == Object {
		if bucket, key := n.Get("Bucket"), n.Get("Key"); bucket != nil && key != nil {
			return "s3://" + location(bucket) + "/" + location(key)
		}
	}
	r := newResolver(allFunctions, nil)
	if n = r.node(n, "Location"); n.Kind == String {
		return n.Text
	}
	return ""
}

// serverless looks through a file of the Serverless Framework.
func (f *finder) serverless(n *Node) {
	machines := n.Find("/stepFunctions/stateMachines")
	const at = "/stepFunctions/stateMachines"
	if machines.Is(Object) {
		for _, m := range machines.Members {
			f.machine(m.Key, m.Value, PointerKey(at, m.Key))
		}
	} else if machines.Is(Array) {
		for i, item := range machines.Items {
			for _, m := range item.Members {
				f.machine(m.Key, m.Value, PointerKey(PointerIndex(at, i), m.Key))
			}
		}
	}
	if resources := n.Find("/resources/Resources"); resources.Is(Object) {
		f.resources(resources, "/resources/Resources")
	}
}

func (f *finder) machine(key string, n *Node, at string) {
	d := Definition{Name: key, Kind: KindServerless}
	definition := n
	if n.Is(Object) {
		definition = n.Get("definition")
		d.Express = isExpress(n.Get(typeProperty[KindServerless]))
		at = PointerKey(at, "definition")
		if name := n.Get("name"); name.Is(String) {
			d.Name = name.Text
		}
	}
	if definition == nil {
		return
	}
	if definition.Kind == String || definition.Kind == Placeholder {
		if uri, ok := fileVariable(definition.Text); ok {
			d.URI, d.Pointer = uri, at
			f.found = append(f.found, d)
			return
		}
	}
	f.add(d, definition, at, allFunctions)
}

// fileVariable returns the path in ${file(path)} of the Serverless Framework.
func fileVariable(text string) (string, bool) {
	text, ok := strings.CutPrefix(strings.TrimSpace(text), "${file(")
	if !ok {
		return "", false
	}
	uri, _, ok := strings.Cut(text, ")")
	return uri, ok
}

// add adds the definition that n is or, as a string, holds.
func (f *finder) add(d Definition, n *Node, pointer string, where scope) {
	d.Pointer = pointer
	r := newResolver(where, d.Substitutions)
	if where == allFunctions && isFunction(n, where) {
		// The text of an object is read as the object.
		if m := &n.Members[0]; m.Key == "Fn::ToJsonString" && m.Value.Is(Object) && !isFunction(m.Value, where) {
			n = m.Value
			d.Pointer = PointerKey(pointer, m.Key)
		}
	}
	if where == allFunctions && (n.Kind == String || isFunction(n, where)) {
		t, ok := r.definition(n)
		if !ok {
			d.Notes = append(d.Notes, diag.Diagnostic{
				Rule:     RuleTemplate,
				Severity: diag.Info,
				Message:  fmt.Sprintf("the definition of %s is made by %s when it is deployed and is not read", quote(d.Name), n.Members[0].Key),
				Location: diag.Location{File: n.At.File, Span: n.At.Span},
			})
			f.found = append(f.found, d)
			return
		}
		root, ds := t.read()
		d.Root = root
		d.Embedded = true
		d.Diagnostics = ds
	} else {
		d.Root = r.node(n, "")
	}
	d.Substitutions = r.known
	d.Notes = append(d.Notes, r.notes...)
	f.found = append(f.found, d)
}

func (f *finder) notASL(n *Node) diag.Diagnostic {
	s := n.At.Span
	switch {
	case len(n.Members) > 0:
		s = n.Members[0].KeyAt.Span
	case s.Len() > 1 && n.Kind != Placeholder:
		s.End = s.Start + 1
	}
	return diag.Diagnostic{
		Rule:     RuleNotASL,
		Severity: diag.Error,
		Message:  "no state machine in this file",
		Location: diag.Location{File: f.file, Span: s},
		Notes: []string{
			`looked for "StartAt" or "States" at the top, "stepFunctions.stateMachines", and resources of type "AWS::StepFunctions::StateMachine" or "AWS::Serverless::StateMachine"`,
		},
	}
}
