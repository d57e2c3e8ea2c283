package asl

import (
	"testing"

	"github.com/gait-lang/gait/lang/source"
)

func TestDiff(t *testing.T) {
	for _, test := range []struct{ a, b, pointer, what string }{
		{`{"a": 1, "b": 2}`, `{"b": 2, "a": 1}`, "", ""},
		{`2.0`, `2`, "", "2.0 became 2"},
		{`"2"`, `2`, "", `"2" became 2`},
		{`{"a": 1}`, `{}`, "/a", "the member is gone"},
		{`{}`, `{"a": 1}`, "/a", "the member is new"},
		{`[1, 2]`, `[1, 2, 3]`, "", "2 items became 3"},
		{`[1, [2]]`, `[1, [3]]`, "/1/0", "2 became 3"},
		{`{"a/b": {"~": null}}`, `{"a/b": {"~": false}}`, "/a~1b/~0", "null became false"},
		{`{"a": 1, "a": 2, "b": 3}`, `{"b": 3, "a": 1, "a": 2}`, "", ""},
		{`{"a": 1, "a": 2}`, `{"a": 2, "a": 1}`, "/a", "1 became 2"},
		{`{"a": 1, "a": 2}`, `{"a": 1}`, "/a", "the member is gone"},
		{`{"a": ${X}}`, `{"a": "${X}"}`, "/a", `${X} became "${X}"`},
		{`{"States": {"A": 1, "B": 2}}`, `{"States": {"B": 2, "A": 1}}`, "/States", `the order of states changed: "A", "B" became "B", "A"`},
		{`{"x": {"States": {"A": 1, "B": 2}}}`, `{"x": {"States": {"B": 2, "A": 1}}}`, "", ""},
		{`{"States": {"P": {"Parameters": {"States": {"A": 1, "B": 2}}}}}`, `{"States": {"P": {"Parameters": {"States": {"B": 2, "A": 1}}}}}`, "", ""},
		{`{"States": {"P": {"Branches": [{"States": {"A": 1, "B": 2}}]}}}`, `{"States": {"P": {"Branches": [{"States": {"B": 2, "A": 1}}]}}}`, "/States/P/Branches/0/States", `the order of states changed: "A", "B" became "B", "A"`},
		{`{"States": {"M": {"Iterator": {"States": {"A": 1, "B": 2}}}}}`, `{"States": {"M": {"Iterator": {"States": {"B": 2, "A": 1}}}}}`, "/States/M/Iterator/States", `the order of states changed: "A", "B" became "B", "A"`},
	} {
		a, _ := ReadJSON(source.New("a", test.a))
		b, _ := ReadJSON(source.New("b", test.b))
		pointer, what, equal := Diff(a, b)
		if pointer != test.pointer || what != test.what || equal != (test.what == "") {
			t.Errorf("%s and %s: %q %q %v", test.a, test.b, pointer, what, equal)
		}
		if _, _, back := Diff(b, a); back != equal {
			t.Errorf("%s and %s: not the same the other way", test.a, test.b)
		}
	}
	if !Equal(nil, nil) || Equal(nil, &Node{}) {
		t.Error("nil is equal to nil alone")
	}
}

func TestPointer(t *testing.T) {
	n, _ := ReadJSON(source.New("t", `{"a/b": [{"~": 1}], "": {"x": 2}, "d": 1, "d": 2}`))
	for pointer, want := range map[string]string{
		"/a~1b/0/~0": "1", "//x": "2", "/d": "2", "/a~1b/00/~0": "", "/a~1b/1": "", "/a~1b/x": "", "/d/e": "", "/nope": "",
	} {
		got := ""
		if v := n.Find(pointer); v != nil {
			got = v.Text
		}
		if got != want {
			t.Errorf("%s leads to %q, want %q", pointer, got, want)
		}
	}
	if n.Find("") != n {
		t.Error("the empty pointer leads elsewhere")
	}
}
