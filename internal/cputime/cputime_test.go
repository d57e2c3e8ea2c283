package cputime_test

import (
	"testing"

	"github.com/gait-lang/gait/internal/cputime"
)

// TestUsed works until the clock of the processor has moved.
func TestUsed(t *testing.T) {
	start, sum := cputime.Used(), 0
	for round := 0; cputime.Used() == start; round++ {
		if round == 1_000_000 {
			t.Fatalf("%v and not more, after work that gave %d", start, sum)
		}
		for i := range 1000 {
			sum += i * round
		}
	}
}
