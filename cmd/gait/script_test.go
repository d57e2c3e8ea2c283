package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts compare with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gait": main})
}

// TestScripts runs testdata/script. Besides the commands of testscript there
// are:
//
//	status N command…   runs a command that has to exit with N
//	unescape FILE…      replaces \r, \0, \xFF, \xFE and \bom in files by what they stand for
//	same FILE FILE      compares bytes, of which cmp drops some
//	until FILE TEXT     waits until a file holds a text
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			for _, name := range []string{"NO_COLOR", "FORCE_COLOR", "GOGC", "GOMEMLIMIT"} {
				e.Setenv(name, "")
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":   cmdStatus,
			"unescape": cmdUnescape,
			"same":     cmdSame,
			"until":    cmdUntil,
		},
	})
}

func cmdUnescape(ts *testscript.TestScript, neg bool, args []string) {
	for _, path := range args {
		text := strings.NewReplacer(`\r`, "\r", `\0`, "\x00", `\xFF`, "\xff", `\xFE`, "\xfe", `\bom`, "\uFEFF").Replace(ts.ReadFile(path))
		ts.Check(os.WriteFile(ts.MkAbs(path), []byte(text), 0o644))
	}
}

func cmdSame(ts *testscript.TestScript, neg bool, args []string) {
	if (ts.ReadFile(args[0]) == ts.ReadFile(args[1])) == neg {
		ts.Fatalf("%q and %q: same is %v", args[0], args[1], neg)
	}
}

func cmdStatus(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit := (*exec.ExitError)(nil)
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("status %d, want %d", got, want)
	}
}

// patienceInTests ends a script that would wait for ever; nothing depends on
// its length.
const patienceInTests = 60 * time.Second

func cmdUntil(ts *testscript.TestScript, neg bool, args []string) {
	for end := time.Now().Add(patienceInTests); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		data, err := os.ReadFile(ts.MkAbs(args[0]))
		if err == nil && strings.Contains(string(data), args[1]) {
			return
		}
	}
	ts.Fatalf("%s never held %q", args[0], args[1])
}
