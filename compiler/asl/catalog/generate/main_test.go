package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/internal/testshared"
)

// TestCurrent makes the data file again and compares it with what is embedded.
func TestCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 100 MB")
	}
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	module := filepath.Join(strings.TrimSpace(string(cache)), filepath.FromSlash(modulePath)+"@"+moduleVersion)
	if _, err := os.Stat(module); err != nil {
		t.Skipf("no models: go mod download %s@%s fetches them", modulePath, moduleVersion)
	}
	clients, err := clientsFolder()
	if err != nil {
		t.Fatal(err)
	}
	date, packages, err := readPinned(clientsText)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packages {
		if _, err := os.Stat(filepath.Join(clients, p.file())); err != nil {
			t.Skipf("no %s: go generate fetches it", p.file())
		}
	}
	modules, err := readModuleList(modulesText)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range modules {
		if _, err := os.Stat(filepath.Join(strings.TrimSpace(string(cache)), filepath.FromSlash(goServices+p.name)+"@"+p.version)); err != nil {
			t.Skipf("no %s: go generate fetches it", p.name)
		}
	}
	got, err := generate(sources{module: module, clients: clients, packages: packages, date: date, modules: modules})
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../catalog.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("catalog.bin is stale: run go generate in compiler/asl/catalog")
	}
}

// TestPage holds the page against the data file that is committed.
func TestPage(t *testing.T) {
	data, err := os.ReadFile("../catalog.bin")
	if err != nil {
		t.Fatal(err)
	}
	want, err := pageOf(string(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(testshared.Root(t), "docs", "services.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("docs/services.md is stale: run go generate in compiler/asl/catalog")
	}
}

// newer are services of AWS's list that the sources do not have.
const newer = `backupsearch bcmpricingcalculator honeycode marketplacereporting`

// TestOffered holds AWS's list against the services of the models. That ids
// are derived by the right rule shows in that nothing else is left over.
func TestOffered(t *testing.T) {
	o, err := readOffered(offeredText)
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalog.Default()
	if err != nil {
		t.Fatal(err)
	}
	for id, unsupported := range o {
		s, err := c.Service(id)
		if err != nil {
			t.Fatal(err)
		}
		if (s == nil) != slices.Contains(strings.Fields(newer), id) {
			t.Errorf("%s: in the models %t", id, s != nil)
		}
		for _, operation := range unsupported {
			if actionOf(operation) == operation {
				t.Errorf("%s: %s is no operation", id, operation)
			}
		}
	}
}

// TestNotReads makes sure that the exceptions are still of use.
func TestNotReads(t *testing.T) {
	c, err := catalog.Default()
	if err != nil {
		t.Fatal(err)
	}
	for name := range notReads {
		id, operation, _ := strings.Cut(name, ":")
		if a, err := c.Action(id, actionOf(operation)); err != nil || a == nil || a.Effect != catalog.Write {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
		if effectOf("other", operation) != catalog.Read {
			t.Errorf("%s is no read without the exception", name)
		}
	}
}

const changelog = "Release v1.0.1 (2020-02-02)\n===\n\n### SDK Bugs\n\nRelease v1.0.0 (2020-01-01)\n===\n\n### Service Client Updates\n"

const thing = `{
 "metadata": {"apiVersion": "2020-01-01", "endpointPrefix": "thing", "serviceId": "Amazon Thing"},
 "operations": {
  "PutDBThing": {"input": {"shape": "In"}, "output": {"shape": "In"}, "errors": [{"shape": "NoThingFault"}], "idempotent": true},
  "GetThing": {"deprecated": true},
  "Stream": {"output": {"shape": "Out"}}
 },
 "shapes": {
  "In": {"type": "structure", "required": ["id"], "members": {
   "id": {"shape": "Id"}, "token": {"shape": "String", "idempotencyToken": true}, "more": {"shape": "List"}, "tags": {"shape": "Map"}}},
  "List": {"type": "list", "member": {"shape": "In"}, "max": 3},
  "Map": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "Id"}},
  "Id": {"type": "string", "min": 1, "max": 9, "pattern": "[a-z]+", "enum": ["b", "a"]},
  "String": {"type": "string"}, "Text": {"type": "string"},
  "Out": {"type": "structure", "members": {"Events": {"shape": "Events"}}},
  "Events": {"type": "structure", "eventstream": true, "members": {"Out": {"shape": "Out"}, "text": {"shape": "Text"}}}
 }
}`

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestSmall makes the data of one service with everything in it, and reads it.
func TestSmall(t *testing.T) {
	dir := write(t, map[string]string{
		"CHANGELOG.md": changelog,
		"models/apis/thing/2019-01-01/api-2.json":   `{"metadata": {"serviceId": "Old"}}`,
		"models/apis/thing/2020-01-01/api-2.json":   thing,
		"models/apis/thing/2020-01-01/docs-2.json":  `{}`,
		"models/apis/nothing/2020-01-01/other.json": `{}`,
	})
	out := filepath.Join(t.TempDir(), "data")
	page := out + ".md"
	var last []byte
	for range 3 {
		if err := run(sources{module: dir, clients: dir}, out, page); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if last != nil && !bytes.Equal(last, data) {
			t.Fatal("two runs gave different bytes")
		}
		last = data
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1 services with 2 actions, and 1 more", "| thing | Thing | 2020-01-01 |  | 1 | 1 | 0 | 1 | no |", "| thing:stream | it streams"} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("the page has no %q:\n%.900s", want, text)
		}
	}
	c, err := catalog.Open(string(last))
	if err != nil {
		t.Fatal(err)
	}
	infos := c.Services()
	if want := (catalog.Info{ID: "thing", Prefix: "Thing", APIVersion: "2020-01-01", Actions: 3, Excluded: 1}); len(infos) != 1 || infos[0] != want {
		t.Errorf("%+v, want %+v", infos, want)
	}
	if c.Date != "2020-01-01" {
		t.Error(c.Date)
	}
	s, err := c.Service("thing")
	if err != nil {
		t.Fatal(err)
	}
	checkPut(t, s)
	if a, err := s.Action("getThing"); err != nil || a.Effect != catalog.Read || !a.Deprecated || a.HasInput || a.HasOutput {
		t.Errorf("%+v, %v", a, err)
	}
	if a, err := s.Action("stream"); err != nil || a.Excluded != eventStream {
		t.Errorf("%+v, %v", a, err)
	}
}

func checkPut(t *testing.T, s *catalog.Service) {
	t.Helper()
	a, err := s.Action("putDBThing")
	if err != nil || a == nil {
		t.Fatal(err)
	}
	if a.Operation != "PutDBThing" || a.Effect != catalog.Write || !a.Idempotent || a.Token != "Token" ||
		len(a.Errors) != 1 || a.Errors[0] != "Thing.NoThingException" || a.Input != a.Output || a.Deprecated ||
		a.Link != "https://docs.aws.amazon.com/goto/WebAPI/thing-2020-01-01/PutDBThing" {
		t.Errorf("%+v", a)
	}
	shape := func(id catalog.ShapeID) *catalog.Shape {
		out, err := s.Shape(id)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	in := shape(a.Input)
	id := in.Member("Id")
	if in.Name != "In" || len(in.Members) != 4 || !id.Required || id.API != "id" || in.Member("Token").Required {
		t.Errorf("%+v", in)
	}
	text := shape(id.Shape)
	if text.Kind != catalog.String || *text.Min != 1 || *text.Max != 9 || text.Pattern != "[a-z]+" || strings.Join(text.Enum, "") != "ba" {
		t.Errorf("%+v", text)
	}
	list := shape(in.Member("More").Shape)
	if list.Kind != catalog.List || list.Item != a.Input || list.Min != nil || *list.Max != 3 {
		t.Errorf("%+v", list)
	}
	tags := shape(in.Member("Tags").Shape)
	if tags.Kind != catalog.Map || tags.Item != id.Shape || tags.Key != in.Member("Token").Shape {
		t.Errorf("%+v", tags)
	}
}

func TestMistakes(t *testing.T) {
	model := "models/apis/thing/2020-01-01/api-2.json"
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"no models":     {map[string]string{"CHANGELOG.md": changelog}, "models"},
		"no services":   {map[string]string{"models/apis/x": ""}, "no models"},
		"not JSON":      {map[string]string{model: "{"}, "unexpected end"},
		"no id":         {map[string]string{model: "{}"}, "no serviceId"},
		"no changelog":  {map[string]string{model: thing}, "CHANGELOG.md"},
		"no date":       {map[string]string{model: thing, "CHANGELOG.md": "Release v1\n### Service Client Updates\n"}, "no date"},
		"no release":    {map[string]string{model: thing, "CHANGELOG.md": "Release v1 (2020-01-01)\n"}, "no release"},
		"two services":  {map[string]string{model: thing, "models/apis/a/2020-01-01/api-2.json": thing, "CHANGELOG.md": changelog}, "two models are called thing"},
		"no shape":      {map[string]string{model: strings.ReplaceAll(thing, `"Text": {`, `"Txt": {`), "CHANGELOG.md": changelog}, "there is no shape Text"},
		"unknown type":  {map[string]string{model: strings.ReplaceAll(thing, `"map"`, `"mop"`), "CHANGELOG.md": changelog}, "unknown type mop"},
		"same spelling": {map[string]string{model: strings.ReplaceAll(thing, `"tags"`, `"Id"`), "CHANGELOG.md": changelog}, "Id and id are both spelt Id"},
	} {
		t.Run(name, func(t *testing.T) {
			if data, err := generate(sources{module: write(t, test.files)}); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%d bytes, %v, want %s", len(data), err, test.want)
			}
		})
	}
	if _, err := readOffered("b\n#\na X\n"); err == nil || err.Error() != "offered.txt: a is not in order" {
		t.Error(err)
	}
}
