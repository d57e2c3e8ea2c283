package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/vbauerster/mpb/v8"
)

func TestProgressComesUpLate(t *testing.T) {
	var out bytes.Buffer
	p := &progress{to: &out, what: "building", total: 3, started: time.Now().Add(time.Hour)}
	for range 3 {
		p.step()
	}
	p.finish()
	if out.Len() > 0 || p.lines != nil {
		t.Errorf("a bar for short work: %q", out.String())
	}
}

func TestProgressIsTakenAway(t *testing.T) {
	var out bytes.Buffer
	p := &progress{
		to: &out, what: "building", total: 10, started: time.Now().Add(-time.Hour),
		// Otherwise only a terminal is drawn on.
		options: []mpb.ContainerOption{mpb.WithAutoRefresh()},
	}
	for range 5 {
		p.step()
	}
	if p.lines == nil {
		t.Fatal("no bar for long work")
	}
	// Work that ends early, by a mistake say, ends the bar as well.
	p.finish()
	p.finish()
	if !strings.Contains(out.String(), "building") {
		t.Errorf("the bar does not say what is done: %q", out.String())
	}
}

func TestNoProgress(t *testing.T) {
	var none *progress
	none.step()
	none.finish()
	if w := none.above(io.Discard); w != io.Discard {
		t.Error("another writer without a bar")
	}
	s := newSession(nil, new(bytes.Buffer), new(bytes.Buffer), func(string) string { return "" })
	r := s.report("text", false)
	r.progress("building", 100)
	if r.working != nil {
		t.Error("a bar where there is no terminal")
	}
}
