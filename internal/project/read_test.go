package project_test

import (
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lang/source"
)

func TestRead(t *testing.T) {
	tree(t, "a.gait", "sub/")
	f, err := project.Read("a.gait")
	if err != nil || f.Text != "pass A\n" || f.Path != "a.gait" {
		t.Errorf("%+v, %v", f, err)
	}
	for path, want := range map[string]string{"no.gait": `cannot read "no.gait": `, "sub": `cannot read "sub": `} {
		if _, err := project.Read(path); err == nil || !strings.HasPrefix(err.Error(), want) || strings.Count(err.Error(), path) != 1 {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// endless gives as many bytes as are asked for and costs nothing.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestReadTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("needs some hundred megabytes")
	}
	_, err := project.ReadFrom(io.LimitReader(endless{}, source.MaxSize+10), "big", source.MaxSize+1)
	var large *project.TooLargeError
	if !errors.As(err, &large) || large.Path != "big" {
		t.Errorf("%v", err)
	}
}

func TestLoaderReadsOnce(t *testing.T) {
	tree(t, "a.gait")
	var l project.Loader
	files := make([]*source.File, 8)
	var all sync.WaitGroup
	for i := range files {
		all.Go(func() { files[i], _ = l.Load([]string{"a.gait", "./a.gait"}[i%2]) })
	}
	all.Wait()
	for _, f := range files {
		if f == nil || f != files[0] {
			t.Fatal("read more than once")
		}
	}
	if _, err := l.Load("no.gait"); err == nil {
		t.Error("no error for a missing file")
	}
}
