package asl

import (
	"testing"

	"github.com/gait-lang/gait/lang/source"
)

func TestCut(t *testing.T) {
	for text, want := range map[string]bool{
		`{}`: false, `{"a": {}}`: false, `{"a": [1]}`: false, `[{}]`: false, ` { } `: false, `"{"`: false, `1`: false,
		`{`: true, `{"a": 1`: true, `{"a": {}`: true, `{"a": {"b": {}}`: true, `[`: true, `[1`: true, `[[]`: true, `{"a"`: true,
		`{"a": [1}`: false, `{"a": 1]`: true,
	} {
		if n, _ := ReadJSON(source.New("a.json", text)); n.Cut() != want {
			t.Errorf("%s: %v, want %v", text, n.Cut(), want)
		}
	}
}
