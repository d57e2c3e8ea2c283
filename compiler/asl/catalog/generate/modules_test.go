package main

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var goThing = map[string]string{
	"api_client.go": `package thing
const ServiceID = "Thing"
const ServiceAPIVersion = "2025-01-02"
type Options struct{ Region string }
type Client struct{ options Options }
`,
	"api_op_PutThing.go": `package thing
// Puts a thing.
func (c *Client) PutThing(ctx context.Context, params *PutThingInput, optFns ...func(*Options)) (*PutThingOutput, error) { return nil, nil }
type PutThingInput struct {
	// The name.
	//
	// This member is required.
	Name *string
	ClientToken *string
	Size types.Size
	Engine types.Engine
	Options *types.Options
	Choice types.Choice
	Things []types.Tree
	Tags map[string]string
	Raw []byte
	When *time.Time
	Free document.Interface
	// Deprecated: no more.
	Old *bool
	noSmithyDocumentSerde
}
type PutThingOutput struct {
	ResultMetadata middleware.Metadata
	noSmithyDocumentSerde
}
type idempotencyToken_initializeOpPutThing struct{}
func (m *idempotencyToken_initializeOpPutThing) HandleInitialize(ctx context.Context) {
	input, ok := in.Parameters.(*PutThingInput)
	if input.ClientToken == nil {
		input.ClientToken = &t
	}
}
`,
	"api_op_Listen.go": `package thing
// Deprecated: listens.
func (c *Client) Listen(ctx context.Context, params *ListenInput, optFns ...func(*Options)) (*ListenOutput, error) { return nil, nil }
type ListenInput struct{ noSmithyDocumentSerde }
type ListenOutput struct{ ResultMetadata middleware.Metadata }
func (o *ListenOutput) GetStream() *ListenEventStream { return nil }
`,
	"deserializers.go": `package thing
func awsRestjson1_deserializeOpErrorPutThing(response *smithyhttp.Response) error {
	switch {
	case strings.EqualFold("ThingNotFoundFault", errorCode):
	case strings.EqualFold("AccessDeniedException", errorCode):
	}
}
`,
	"serializers.go": `package thing
	ok := object.Key("name")
	encoder.SetURI("clientToken")
`,
	"types/types.go": `package types
type Options struct {
	// This member is required.
	Depth *int32
}
type Choice interface { isChoice() }
type ChoiceMemberText struct { Value string; noSmithyDocumentSerde }
type ChoiceMemberTree struct { Value Tree; noSmithyDocumentSerde }
type Tree struct { Children []Tree }
`,
	"types/enums.go": `package types
type Size string
const (
	SizeSmall Size = "SMALL"
	SizeLarge Size = "LARGE"
)
type Engine = int32
`,
	"api_client_test.go": `not Go`,
}

func thingFiles() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range goThing {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// TestGoModule reads a module with everything in it.
func TestGoModule(t *testing.T) {
	m, err := readGoModule(thingFiles())
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Metadata; got.ServiceID != "Thing" || got.APIVersion != "2025-01-02" || got.UID != "thing-2025-01-02" {
		t.Errorf("%+v", got)
	}
	put := m.Operations["PutThing"]
	if put.Output != nil || put.Deprecated || len(put.Errors) != 2 || put.Errors[0].Shape != "ThingNotFoundFault" {
		t.Errorf("%+v", put)
	}
	in := m.Shapes[put.Input.Shape]
	if len(in.Members) != 12 || !slices.Equal(in.Required, []string{"name"}) || !in.Members["clientToken"].IdempotencyToken || !bool(in.Members["Old"].Deprecated) {
		t.Errorf("%+v", in)
	}
	for member, want := range map[string]string{
		"name": "string", "Size": "string", "Engine": "number", "Options": "structure", "Choice": "structure", "Things": "list",
		"Tags": "map", "Raw": "blob", "When": "timestamp", "Free": "JSON", "Old": "boolean",
	} {
		if got := m.Shapes[in.Members[member].Shape].Type; got != want {
			t.Errorf("%s: %q, want %q", member, got, want)
		}
	}
	if got := m.Shapes[in.Members["Size"].Shape].Enum; !slices.Equal(got, []string{"SMALL", "LARGE"}) {
		t.Error(got)
	}
	if got := m.Shapes["Options"]; !slices.Equal(got.Required, []string{"Depth"}) || len(got.Members) != 1 {
		t.Errorf("the client's own: %+v", got)
	}
	if got := m.Shapes["Choice"]; !got.Union || len(got.Members) != 2 || got.Members["Tree"].Shape != "Tree" {
		t.Errorf("%+v", got)
	}
	if got := m.Shapes[m.Shapes["Tree"].Members["Children"].Shape]; got.Member.Shape != "Tree" {
		t.Errorf("%+v", got)
	}
	listen := m.Operations["Listen"]
	if !bool(listen.Deprecated) || listen.Input != nil || (offered{}).exclusion(m, "thing", listen) != eventStream {
		t.Errorf("%+v", listen)
	}
}

// TestGoModuleMistakes changes a file of the module, or has another in its place.
func TestGoModuleMistakes(t *testing.T) {
	for name, test := range map[string]struct{ file, old, text, want string }{
		"no id":        {"api_client.go", "ServiceID", "Other", "no ServiceID"},
		"no version":   {"api_client.go", "ServiceAPIVersion", "Other", "no ServiceAPIVersion"},
		"not Go":       {"api_op_PutThing.go", "package", "pack", "expected 'package'"},
		"unknown type": {"api_op_PutThing.go", "types.Size", "types.Sighs", "PutThingInput: Size: there is no structure Sighs"},
		"in a union":   {"types/types.go", "Value Tree", "Value Bush", "Choice: Tree: there is no structure Bush"},
		"no output":    {"api_op_PutThing.go", "type PutThingOutput", "type Other", "there is no structure PutThingOutput"},
		"no operation": {"", "*Client", "*Other", "no operations"},
	} {
		files := thingFiles()
		for path, file := range files {
			if test.file == "" || test.file == path {
				file.Data = []byte(strings.ReplaceAll(string(file.Data), test.old, test.text))
			}
		}
		if _, err := readGoModule(files); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
	if _, err := readModuleList("# text\n\npcs v1.0.0 h1:x\npcs v1\n"); err == nil || !strings.Contains(err.Error(), `"pcs v1" is not understood`) {
		t.Error(err)
	}
	if _, err := readGoModules([]pinned{{"pcs", "v0.0.0-none", "h1:x"}}); err == nil || !strings.Contains(err.Error(), "go mod download") {
		t.Error(err)
	}
}
