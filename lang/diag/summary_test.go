package diag_test

import (
	"errors"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
)

func TestSummary(t *testing.T) {
	list := func(ss ...diag.Severity) (ds []diag.Diagnostic) {
		for _, s := range ss {
			ds = append(ds, diag.Diagnostic{Severity: s})
		}
		return ds
	}
	for _, c := range []struct {
		ds   []diag.Diagnostic
		want string
	}{
		{nil, ""},
		{list(diag.Error), "1 error"},
		{list(diag.Warning, diag.Error, diag.Error), "2 errors, 1 warning"},
		{list(diag.Info, diag.Info, diag.Warning, diag.Warning), "2 warnings, 2 infos"},
		{list(0), "1 info"},
	} {
		if got := diag.Summary(c.ds); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriterErrors(t *testing.T) {
	ds := []diag.Diagnostic{{Severity: diag.Error, Message: "m"}}
	if err := diag.Render(brokenWriter{}, ds, diag.RenderOptions{}); !errors.Is(err, errBroken) {
		t.Errorf("Render: %v", err)
	}
	if err := diag.WriteJSON(brokenWriter{}, ds); !errors.Is(err, errBroken) {
		t.Errorf("WriteJSON: %v", err)
	}
}

func TestJSONOfNothing(t *testing.T) {
	var out testWriter
	if err := diag.WriteJSON(&out, nil); err != nil || string(out) != "[]\n" {
		t.Errorf("%v, %q", err, out)
	}
}

type testWriter []byte

func (w *testWriter) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}
