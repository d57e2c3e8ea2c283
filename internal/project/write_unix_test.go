//go:build linux || darwin

package project_test

import (
	"bytes"
	"os/signal"
	"syscall"
	"testing"

	"github.com/gait-lang/gait/internal/project"
)

// TestWriteWithoutRoom lets the system refuse the bytes half way, as it does
// when a disk is full.
func TestWriteWithoutRoom(t *testing.T) {
	tree(t, "a")
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Fatal(err)
	}
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	small := old
	small.Cur = 1000
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
		t.Fatal(err)
	}
	_, err := project.Write("a", bytes.Repeat([]byte("x"), 5000))
	if e := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); e != nil {
		t.Fatal(e)
	}
	if err == nil {
		t.Fatal("the write succeeded")
	}
	if got := read(t, "a"); got != "pass A\n" {
		t.Errorf("the old file holds %q", got)
	}
	onlyFiles(t, ".", "a")
}

func TestWriteToADevice(t *testing.T) {
	if _, err := project.Write("/dev/null", []byte("x")); err != nil {
		t.Error(err)
	}
}
