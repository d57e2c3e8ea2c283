package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// serving is a language server in a process of its own.
type serving struct {
	*exec.Cmd
	in       io.WriteCloser
	answered chan struct{}
	ended    chan struct{}
}

func serve(t *testing.T) *serving {
	t.Helper()
	s := &serving{Cmd: &exec.Cmd{Path: os.Args[0], Args: []string{"gait", "lsp"}, Stderr: os.Stderr}, answered: make(chan struct{}), ended: make(chan struct{})}
	var err error
	if s.in, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := s.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		if _, err := out.Read(make([]byte, 1)); err == nil {
			close(s.answered)
		}
		_, _ = io.Copy(io.Discard, out)
		_ = s.Wait()
		close(s.ended)
	}()
	t.Cleanup(func() {
		_ = s.in.Close()
		_ = s.Process.Kill()
		<-s.ended
	})
	return s
}

func (s *serving) initialize(t *testing.T, pid string) {
	t.Helper()
	for _, text := range []string{
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":` + pid + `,"capabilities":{}}}`,
		`{"jsonrpc":"2.0","method":"initialized","params":{}}`,
	} {
		if _, err := fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(text), text); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case <-s.answered:
	case <-time.After(30 * time.Second):
		t.Fatal("initialize is not answered")
	}
}

func (s *serving) ends(t *testing.T, why string) {
	t.Helper()
	select {
	case <-s.ended:
	case <-time.After(30 * time.Second):
		t.Fatalf("the server does not end when %s", why)
	}
	if status := s.ProcessState.ExitCode(); status != 1 {
		t.Errorf("status %d when %s, want 1: nobody said shutdown", status, why)
	}
}

// TestServerEnds: a language server does not outlive its client.
func TestServerEnds(t *testing.T) {
	t.Run("input closed", func(t *testing.T) {
		t.Parallel()
		s := serve(t)
		s.initialize(t, "null")
		_ = s.in.Close()
		s.ends(t, "its input is closed")
	})
	t.Run("input closed at once", func(t *testing.T) {
		t.Parallel()
		s := serve(t)
		_ = s.in.Close()
		s.ends(t, "its input is closed before anything is said")
	})
	t.Run("parent gone", func(t *testing.T) {
		t.Parallel()
		client, s := serve(t), serve(t)
		s.initialize(t, fmt.Sprint(client.Process.Pid))
		// What is not there from the beginning is the process of another machine.
		stranger := serve(t)
		stranger.initialize(t, "999999999")
		select {
		case <-s.ended:
			t.Fatal("the server ends while its client is there")
		default:
		}
		_ = client.Process.Kill()
		<-client.ended
		s.ends(t, "its client is gone")
		select {
		case <-stranger.ended:
			t.Error("the server ends whose client is on another machine")
		default:
		}
	})
}
