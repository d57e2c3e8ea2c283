package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkColdStart measures `gait build` of a small file, process start
// included, beside a Go program that reads and decodes the JSON that comes out.
// The figures that matter are the times of both and their ratio.
func BenchmarkColdStart(b *testing.B) {
	dir := b.TempDir()
	build := func(pkg string) string {
		exe := filepath.Join(dir, filepath.Base(pkg)+".exe")
		cmd := exec.Command("go", "build", "-o", exe, pkg)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as in releases
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		return exe
	}
	decode, gait := build("./testdata/decode"), build("../gait")
	text, err := os.ReadFile(filepath.Join("testdata", "cold.gait"))
	if err != nil {
		b.Fatal(err)
	}
	input, output := filepath.Join(dir, "cold.gait"), filepath.Join(dir, "cold.asl.json")
	if err := os.WriteFile(input, text, 0o644); err != nil {
		b.Fatal(err)
	}
	measure := func(exe string, args ...string) time.Duration {
		start := time.Now()
		if out, err := exec.Command(exe, args...).CombinedOutput(); err != nil {
			b.Fatalf("%s %v: %v\n%s", exe, args, err, out)
		}
		return time.Since(start)
	}
	measure(gait, "build", input)
	var decoding, building time.Duration
	for b.Loop() {
		// One after the other, so that both see the same machine.
		decoding += measure(decode, output)
		if err := os.Remove(output); err != nil {
			b.Fatal(err)
		}
		building += measure(gait, "build", input)
	}
	b.ReportMetric(float64(decoding.Nanoseconds())/float64(b.N), "decode-ns/op")
	b.ReportMetric(float64(building.Nanoseconds())/float64(b.N), "build-ns/op")
	b.ReportMetric(float64(building)/float64(decoding), "ratio")
}
