package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl/catalog"
)

// archive returns a package with files.
func archive(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	zipped := gzip.NewWriter(&out)
	w := tar.NewWriter(zipped)
	for name, text := range files {
		if err := w.WriteHeader(&tar.Header{Name: "package/" + name, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const runtimeConfig = "export const getRuntimeConfig = (config) => {\n    return {\n        apiVersion: \"2021-01-01\",\n" +
	"        serviceId: config?.serviceId ?? \"Amazon Thing\",\n    };\n};\n"

const schemas = `const _In = "In";
const _iT = "idempotencyToken";
const _st = "streaming";
const _l = "level";
const n0 = "com.amazonaws.thing";
import { TypeRegistry } from "@smithy/core/schema";
var Secret = [0, n0, "Secret", 8, 0];
export var In$ = [3, n0, _In,
    0,
    ["id", "extra", _l, "more", "once", "any", "nothing"],
    [0, [() => Extra$, { [_xN]: ` + "`X`" + ` }], 0, () => Mores, [0, { [_iT]: 1 }], 15, () => __Unit]
];
const registry = new TypeRegistry(n0);
registry.registerError(Lost$, Lost);
export var Lost$ = [-3, n0, "Lost",
    { [_e]: "client" },
    ["message"],
    [0]
];
var __Unit = "unit";
var Mores = [1, n0, "Mores", 0, () => In$];
var Names = 64 | 0;
var Numbers = [2, n0, "Numbers", 0, 0, 128 | 1];
export var Extra$ = [3, n0, "Extra", 0, ["deep", "levels", "numbers", "size", "secret", "at"], [() => In$, () => Names, () => Numbers, 1, [() => Secret, 0], 4], 1];
export var Choice$ = [4, n0, "Choice", { [_st]: 1 }, ["a"], [0]];
export var Watched$ = [3, n0, "Watched", 0, ["events"], [[() => Choice$, 16]]];
export var PutDBThing$ = [9, n0, "PutDBThing", 2, () => In$, () => In$];
export var ListThings$ = [9, n0, "ListThings", 0, () => __Unit, () => Extra$];
export var WatchThings$ = [9, n0, "WatchThings", 0, () => Extra$, () => Watched$];
`

const declared = `/** @enum */
export declare const Level: {
    readonly HIGH: "HIGH";
    readonly LOW_1: "LOW-1";
};
export type Level = (typeof Level)[keyof typeof Level];
export interface In {
    /** @deprecated */
    id?: string | undefined;
    level: Level | undefined;
    extra?: Extra | undefined;
    once: string | undefined;
}
export interface Extra {
    deep: In | undefined;
    levels?: Level[] | undefined;
}
`

// TestCompleted completes the service of TestSmall by a package.
func TestCompleted(t *testing.T) {
	packed := archive(t, map[string]string{
		"dist-es/schemas/schemas_0.js":                schemas,
		"dist-es/runtimeConfig.shared.js":             runtimeConfig,
		"dist-types/models/models_0.d.ts":             declared,
		"dist-types/commands/ListThingsCommand.d.ts":  "/**\n * @throws {@link Lost} (client fault)\n * @throws {@link ThingServiceException}\n */\n",
		"dist-types/commands/PutDBThingCommand.d.ts":  "/**\n * @deprecated\n */\n",
		"dist-types/commands/WatchThingsCommand.d.ts": "",
		"README.md": "no matter",
	})
	dir := write(t, map[string]string{
		"CHANGELOG.md": changelog,
		"models/apis/thing/2020-01-01/api-2.json": thing,
		"aws-sdk-client-thing-3.1.0.tgz":          string(packed),
	})
	sum := sha256.Sum256(packed)
	from := sources{module: dir, clients: dir, packages: []pinned{{"thing", "3.1.0", hex.EncodeToString(sum[:])}}, date: "2026-01-01"}
	data, err := generate(from)
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalog.Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if info := c.Services()[0]; info.Release != "3.1.0" || info.APIVersion != "2021-01-01" || info.Actions != 5 || info.Excluded != 2 || c.Date != "2026-01-01" {
		t.Errorf("%+v of %s", info, c.Date)
	}
	s, err := c.Service("thing")
	if err != nil {
		t.Fatal(err)
	}
	put, err := s.Action("putDBThing")
	if err != nil || !put.Deprecated || !slices.Equal(put.Errors, []string{"Thing.NoThingException"}) || put.Token != "Once" {
		t.Errorf("%+v, %v", put, err)
	}
	list, err := s.Action("listThings")
	if err != nil || list.HasInput || !slices.Equal(list.Errors, []string{"Thing.LostException"}) ||
		list.Link != "https://docs.aws.amazon.com/goto/WebAPI/thing-2020-01-01/ListThings" {
		t.Errorf("%+v, %v", list, err)
	}
	for name, want := range map[string]string{
		"In": "Any:JSON Extra:Extra Id:string Level:string(HIGH LOW-1)! More:list of In Nothing:Unit Once:string! Tags:map of string Token:string",
		// What the packages name as the models do is the same.
		"Extra": "At:timestamp Deep:In! Levels:list of string Numbers:map of map of number Secret:string Size:number",
	} {
		id := put.Input
		if name == "Extra" {
			id = list.Output
		}
		if got := members(t, s, id); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, want)
		}
	}
	from.packages[0].sum = "other"
	if _, err := generate(from); err == nil || !strings.Contains(err.Error(), "another than the one in clients.txt") {
		t.Error(err)
	}
}

// members returns the members of a structure as words.
func members(t *testing.T, s *catalog.Service, id catalog.ShapeID) string {
	t.Helper()
	shape, err := s.Shape(id)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range shape.Members {
		inner, err := s.Shape(m.Shape)
		if err != nil {
			t.Fatal(err)
		}
		kind, err := catalog.TypeOf(s, m.Shape)
		if err != nil {
			t.Fatal(err)
		}
		word := m.Name + ":" + kind
		if len(inner.Enum) > 0 {
			word += "(" + strings.Join(inner.Enum, " ") + ")"
		}
		if m.Required {
			word += "!"
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func TestBadClients(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"no schemas":    {map[string]string{"dist-es/runtimeConfig.shared.js": runtimeConfig}, "no operations"},
		"no id":         {map[string]string{"dist-es/schemas/schemas_0.js": schemas}, "no id of the service"},
		"no constants":  {map[string]string{"dist-es/schemas/schemas_0.js": "f();\n"}, "no constants"},
		"no such shape": {map[string]string{"dist-es/runtimeConfig.shared.js": runtimeConfig, "dist-es/schemas/schemas_0.js": strings.ReplaceAll(schemas, "var Mores", "var Mose")}, "Mores is no shape"},
		"no such type":  {map[string]string{"dist-es/runtimeConfig.shared.js": runtimeConfig, "dist-es/schemas/schemas_0.js": strings.ReplaceAll(schemas, "15, ", "16, ")}, "16 is no type"},
		"names missing": {map[string]string{"dist-es/runtimeConfig.shared.js": runtimeConfig, "dist-es/schemas/schemas_0.js": strings.ReplaceAll(schemas, `"deep", `, "")}, "5 names of members, 6 types"},
	} {
		t.Run(name, func(t *testing.T) {
			packed := archive(t, test.files)
			sum := sha256.Sum256(packed)
			dir := t.TempDir()
			p := pinned{"x", "1.0.0", hex.EncodeToString(sum[:])}
			if err := os.WriteFile(filepath.Join(dir, p.file()), packed, 0o644); err != nil {
				t.Fatal(err)
			}
			if _, err := readClients([]pinned{p}, dir); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
	if _, _, err := readPinned("date 2026-01-01\na b\n"); err == nil || err.Error() != `clients.txt: "a b" is not understood` {
		t.Error(err)
	}
	if _, _, err := readPinned("a b c\n"); err == nil || err.Error() != "clients.txt: no date" {
		t.Error(err)
	}
}

func TestReadScript(t *testing.T) {
	for text, want := range map[string]any{
		`"a\"b"`: `a"b`, "-3": -3, "64 | 21": 85, "`x`": "x", "() => Y$": name("Y$"), "name": name("name"),
	} {
		got, err := readScript("export var A = " + text + ";\n")
		if err != nil || got["A"] != want {
			t.Errorf("%s: %#v, %v", text, got["A"], err)
		}
	}
	for _, text := range []string{"", "[1", "{a}", "`${x}`", "[1 2]", "new X()", "x | 1", "{[a: 1}", "()"} {
		if got, err := readScript("var A = " + text + ";\nvar B = 1;\n"); err != nil || got["A"] != nil && text != "x | 1" && text != "new X()" || got["B"] != 1 {
			t.Errorf("%s: %#v, %v", text, got, err)
		}
	}
}

// FuzzReadScript reads damaged scripts: what follows a broken constant is read.
func FuzzReadScript(f *testing.F) {
	f.Add(schemas)
	f.Add("[[[[")
	f.Add("64 | 21 | 4")
	f.Add("{[a]: () => B$}")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := readScript("var A = " + text + ";\nvar LastOfAll = 7;\n")
		if err == nil && got["LastOfAll"] == nil && !strings.Contains(text, "\"") {
			t.Errorf("%#v", got)
		}
	})
}

func TestDeepScript(t *testing.T) {
	got, err := readScript("var A = " + strings.Repeat("[", 1_000_000) + ";\nvar B = 1;\n")
	if err != nil || got["A"] != nil || got["B"] != 1 {
		t.Errorf("%#v, %v", got["A"], err)
	}
}
