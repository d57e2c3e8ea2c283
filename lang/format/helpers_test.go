package format_test

import (
	"github.com/aymanbagabas/go-udiff"
)

func difference(want, got string) string { return udiff.Unified("want", "got", want, got) }
