package decompile

import (
	"testing"
)

func TestDuration(t *testing.T) {
	for spelling, want := range map[string]string{
		"0": "0s", "1": "1s", "59": "59s", "60": "1m", "305": "305s", "3600": "1h", "5400": "90m", "86400": "1d", "172800": "2d",
		"-60": "-60", "1.0": "1.0", "6e1": "6e1", "060": "060", "999999999999": "999999999999s", "1000000000000": "1000000000000",
		"99999999999999999999": "99999999999999999999",
	} {
		if got := Duration(spelling); got != want {
			t.Errorf("Duration(%q) = %q, want %q", spelling, got, want)
		}
	}
}

func TestResource(t *testing.T) {
	for arn, want := range map[string]string{
		"arn:aws:states:::lambda:invoke":                     "lambda:invoke",
		"arn:aws:states:::aws-sdk:s3:getObject":              "aws-sdk:s3:getObject",
		"arn:aws:states:::states:startExecution.sync:2":      "states:startExecution.sync:2",
		"arn:aws:states:::lambda":                            `"arn:aws:states:::lambda"`,
		"arn:aws:states:::lambda:invoke:":                    `"arn:aws:states:::lambda:invoke:"`,
		"arn:aws:states:::arn:aws:x":                         `"arn:aws:states:::arn:aws:x"`,
		"arn:aws:states:::lambda:*":                          `"arn:aws:states:::lambda:*"`,
		"arn:aws:states:::lambda:invoke-":                    `"arn:aws:states:::lambda:invoke-"`,
		"arn:aws:states:::${Service}:invoke":                 `"arn:aws:states:::${Service}:invoke"`,
		"arn:aws-cn:states:::lambda:invoke":                  `"arn:aws-cn:states:::lambda:invoke"`,
		"arn:aws:states:eu-west-1:123456789012:activity:act": `"arn:aws:states:eu-west-1:123456789012:activity:act"`,
	} {
		if got := resource(arn); got != want {
			t.Errorf("resource(%q) = %s, want %s", arn, got, want)
		}
	}
}

func TestName(t *testing.T) {
	for text, want := range map[string]string{
		"Plain": "Plain", "_a1": "_a1", "end": `"end"`, "none": `"none"`, "task": `"task"`, "": `""`, "1st": `"1st"`,
		"two words": `"two words"`, "Ünï": `"Ünï"`, "a-b": `"a-b"`,
	} {
		if got := name(text); got != want {
			t.Errorf("name(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestCamel(t *testing.T) {
	for caption, want := range map[string]string{
		"Notify failure": "notifyFailure", "ABC": "aBC", "1st try!": "stTry", "→": "other", "x-y_z": "xYZ", "a1": "a1",
	} {
		if got := camel(caption, "other"); got != want {
			t.Errorf("camel(%q) = %q, want %q", caption, got, want)
		}
	}
}

func TestIsMultiline(t *testing.T) {
	for text, want := range map[string]bool{
		"one": false, "one\n": false, "one\ntwo": true, "one\n\n\ttwo": true, "one \ntwo": false, "\none\ntwo": false,
		"one\ntwo\n": false, "one\r\ntwo": false, "one\n\x00": false, "one\n\xed\xa0\x80": false,
	} {
		if got := textBlock(text); got != want {
			t.Errorf("textBlock(%q) = %t, want %t", text, got, want)
		}
	}
}
