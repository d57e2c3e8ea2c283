package format_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

func TestZZ(t *testing.T) {
	b, _ := os.ReadFile("/tmp/dbg/x.gait")
	f := source.New("x", string(b))
	tr := syntax.Parse(f)
	for _, d := range tr.Diagnostics() {
		fmt.Println(d.File.Position(d.Span.Start), d.Span, d.Message)
	}
	fmt.Println(meaning(tr))
	s := format.Tree(tr)
	fmt.Println(s)
	fmt.Println("---- fallback?", s == f.Text)
}

func TestZZLoop(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("ZZ"))
	seed, _ := strconv.Atoi(os.Getenv("ZZSEED"))
	texts := sources(t)
	r := rand.New(rand.NewPCG(uint64(seed), 9))
	bad := 0
	for i := 0; i < n && bad < 3; i++ {
		text := texts[r.IntN(len(texts))]
		if len(text) > 3000 && r.IntN(4) > 0 {
			continue
		}
		a := relayout(r, text)
		m := text
		for range 1 + r.IntN(4) {
			m = mutate(r, m)
		}
		t.Run("", func(t *testing.T) { checkLaws(t, a) })
		if !t.Run("", func(t *testing.T) { checkLaws(t, m) }) || t.Failed() {
			bad++
			os.WriteFile(fmt.Sprintf("/tmp/dbg/bad%d.gait", bad), []byte(m), 0o644)
		}
	}
}
