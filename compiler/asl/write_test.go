package asl

import (
	"bytes"
	"testing"

	"github.com/gait-lang/gait/lang/source"
)

func TestWrite(t *testing.T) {
	const text = `{"a": [1.50, "<&>é😀\ud83d\u0000\u001f\b\f\n\r\t\"\\\u2028", {}, [], null, ${X}], "b": {"c": true}}`
	const pretty = `{
  "a": [
    1.50,
    "<&>é😀\ud83d\u0000\u001f\b\f\n\r\t\"\\` + "\u2028" + `",
    {},
    [],
    null,
    ${X}
  ],
  "b": {
    "c": true
  }
}
`
	n, ds := ReadJSON(source.New("t", text))
	if len(ds) > 0 {
		t.Fatal(show(ds))
	}
	var b bytes.Buffer
	if err := Write(&b, n, WriteOptions{}); err != nil || b.String() != pretty {
		t.Errorf("got %s (%v)", b.String(), err)
	}
	const minified = `{"a":[1.50,"<&>é😀\ud83d\u0000\u001f\b\f\n\r\t\"\\` + "\u2028" + `",{},[],null,${X}],"b":{"c":true}}`
	if got := string(Append([]byte("> "), n, WriteOptions{Minify: true})); got != "> "+minified {
		t.Errorf("got %s", got)
	}
	if got := string(Append(nil, nil, WriteOptions{Minify: true})); got != "null" {
		t.Errorf("nil is written as %s", got)
	}
}

func TestPlaces(t *testing.T) {
	n, _ := ReadJSON(source.New("t", `{"é": {"b/c": [1, {"d": "x"}]}, "e": "é", "f": 2}`))
	for _, o := range []WriteOptions{{}, {Minify: true}} {
		var places Places
		o.Places = &places
		const before = "before\n"
		out := string(Append([]byte(before), n, o))[len(before):]
		file := source.New("out", out)
		if len(places.All) != 8 {
			t.Fatalf("%d places", len(places.All))
		}
		for i, p := range places.All {
			pointer := places.Pointer(i)
			if found, ok := places.Find(pointer); !ok || found != p {
				t.Errorf("%q is not found", pointer)
			}
			if n.Find(pointer) != p.Node {
				t.Errorf("%q is another node", pointer)
			}
			read, _ := ReadJSON(source.New("t", out[p.Offset:p.End]))
			if !Equal(read, p.Node) {
				t.Errorf("%q is not at %d: %s", pointer, p.Offset, out[p.Offset:p.End])
			}
			at := p.Offset
			if p.Key >= 0 {
				at = p.Key
				key, _ := ReadJSON(source.New("t", out[p.Key:p.KeyEnd]))
				if tokens := PointerTokens(pointer); key.Text != tokens[len(tokens)-1] {
					t.Errorf("the key of %q is %s", pointer, out[p.Key:p.KeyEnd])
				}
			}
			if want := file.Position(int32(at)); p.Line != want.Line || p.Column != want.Column {
				t.Errorf("%q is at %d:%d, want %d:%d", pointer, p.Line, p.Column, want.Line, want.Column)
			}
		}
		if _, ok := places.Find("/nope"); ok {
			t.Error("found what is not there")
		}
	}
}
