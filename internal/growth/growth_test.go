// Package growth looks for texts whose cost grows faster than their length.
// It repeats pieces of the language, alone and in pairs, in every place and
// compares the CPU time of one length with that of four times as much:
//
//	go test -bench . -benchtime 1x ./internal/growth
//	go test -bench . -benchtime 1x ./internal/growth -pairs 5000
//
// A linear text costs 4 times as much; what costs more than twice that is
// listed, and the worst of each place reported as a metric.
package growth

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/internal/cputime"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
)

var (
	pairs = flag.Int("pairs", 0, "how many random pairs of fragments to try in each place; 0 for single fragments")
	size  = flag.Int("size", 8<<10, "bytes of the shorter text")
)

// suspicious is how much more than 4 times a text of 4 times the length may
// cost: noise, growing memory and deeper trees take up to half of it.
const suspicious = 8

// tolerable is how many seconds a megabyte may take.
const tolerable = 2

func BenchmarkGrowth(b *testing.B) {
	for _, c := range contexts() {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				worst, slowest := 0.0, 0.0
				for unit := range units() {
					for _, s := range stages {
						ratio, perMB := s.growth(c, unit)
						worst, slowest = max(worst, ratio), max(slowest, perMB)
						if ratio > suspicious {
							fmt.Fprintf(os.Stderr, "%s: %s of %q costs %.1f times as much, %.1f s/MB\n", c.name, s.name, unit, ratio, perMB)
						} else if perMB > tolerable {
							fmt.Fprintf(os.Stderr, "%s: %s of %q costs %.1f s/MB\n", c.name, s.name, unit, perMB)
						}
					}
				}
				b.ReportMetric(worst, "worst")
				b.ReportMetric(slowest, "s/MB")
			}
		})
	}
}

// units yields what is repeated.
func units() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if *pairs == 0 {
			for _, f := range fragments {
				if len(f) <= 3 && !yield(f) || !yield(f+" ") || !yield(f+"\n") {
					return
				}
			}
			return
		}
		random := rand.New(rand.NewPCG(1, 2))
		pick := func(of []string) string { return of[random.IntN(len(of))] }
		space := []string{"", " ", "\n"}
		for range *pairs {
			if !yield(pick(fragments) + pick(space) + pick(fragments) + pick(space)) {
				return
			}
		}
	}
}

type stage struct {
	name string
	work func(*source.File)
}

// Both stages parse first: what is slow in both is the parser.
var stages = []stage{
	{"format", func(f *source.File) { format.Format(f) }},
	{"compile", func(f *source.File) { compiler.Compile(f, compiler.Options{}) }},
}

// growth returns how many times as much 4 times the text costs, and the
// seconds that a megabyte costs at that rate. What would be fast at a megabyte
// even if it were quadratic is not looked at twice.
func (s stage) growth(c context, unit string) (ratio, perMB float64) {
	text := func(bytes int) *source.File {
		return source.New("growth.gait", c.before+repeat(unit, bytes)+c.after)
	}
	short, long := text(*size), text(4**size)
	longs := float64(1<<20) / float64(4**size) // in a megabyte
	for range 3 {
		z := s.cost(long)
		if z.Seconds()*longs*longs < tolerable {
			return 4, z.Seconds() * longs
		}
		// Noise only ever adds: the least counts.
		if r := z.Seconds() / s.cost(short).Seconds(); ratio == 0 || r < ratio {
			ratio, perMB = r, z.Seconds()*longs
		}
		if ratio <= suspicious {
			break
		}
	}
	return ratio, perMB
}

// repeat repeats a unit, each # in it replaced by a number of its own.
func repeat(unit string, bytes int) string {
	if !strings.Contains(unit, "#") {
		return strings.Repeat(unit, bytes/len(unit))
	}
	var b strings.Builder
	for i := 0; b.Len() < bytes; i++ {
		b.WriteString(strings.ReplaceAll(unit, "#", strconv.Itoa(i)))
	}
	return b.String()
}

func (s stage) cost(f *source.File) time.Duration {
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	start := cputime.Used()
	s.work(f)
	return cputime.Used() - start
}
