package asl

import (
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
	if got := string(Append(nil, n, WriteOptions{})); got != pretty {
		t.Errorf("got %s", got)
	}
	const minified = `{"a":[1.50,"<&>é😀\ud83d\u0000\u001f\b\f\n\r\t\"\\` + "\u2028" + `",{},[],null,${X}],"b":{"c":true}}`
	if got := string(Append([]byte("> "), n, WriteOptions{Minify: true})); got != "> "+minified {
		t.Errorf("got %s", got)
	}
	if got := string(Append(nil, nil, WriteOptions{Minify: true})); got != "null" {
		t.Errorf("nil is written as %s", got)
	}
}
