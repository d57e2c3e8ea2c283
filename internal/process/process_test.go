package process_test

import (
	"context"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/gait-lang/gait/internal/process"
)

// TestMain is also the process that is watched: it ends when its standard input
// does.
func TestMain(m *testing.M) {
	if os.Getenv("GAIT_TEST_WATCHED") != "" {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestWatch(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "GAIT_TEST_WATCHED=1")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	wait := process.Watch(cmd.Process.Pid, time.Millisecond)
	if wait == nil {
		t.Fatal("a process that was started is not there")
	}
	ended := make(chan bool, 1)
	go func() { ended <- wait(t.Context()) }()
	select {
	case <-ended:
		t.Fatal("it is told to have ended, and runs")
	case <-time.After(50 * time.Millisecond):
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if process.Watch(cmd.Process.Pid, time.Hour)(ctx) {
		t.Error("it is told to have ended to one who does not wait any more")
	}
	_ = in.Close()
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	select {
	case is := <-ended:
		if !is {
			t.Error("its end is not told")
		}
	case <-time.After(30 * time.Second):
		t.Fatal("its end is not seen")
	}
	for _, pid := range []int{cmd.Process.Pid, 0, -1, 1 << 30} {
		if process.Watch(pid, time.Hour) != nil {
			t.Errorf("there is no process %d", pid)
		}
	}
}
