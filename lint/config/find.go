package config

import (
	"os"
	"path/filepath"
	"sync"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// Finder finds the configuration of files: gait.yaml in the folder of the file,
// or the nearest one above it. It reads each once, and may be used by several
// goroutines.
type Finder struct {
	// Read reads a file.
	Read func(path string) (*source.File, error)

	mu      sync.Mutex
	folders map[string]*Found
}

// Found is a configuration and what is wrong with it. Without a file it is the
// zero Config.
type Found struct {
	*Config
	Diagnostics []diag.Diagnostic
	Err         error // of reading
}

// For returns the configuration of a file, which need not exist.
func (f *Finder) For(path string) *Found {
	return f.Folder(filepath.Dir(path))
}

// Folder returns the configuration of the files in a folder.
func (f *Finder) Folder(dir string) *Found {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.folders == nil {
		f.folders = map[string]*Found{}
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return &Found{Config: &Config{}, Err: err}
	}
	return f.at(abs, dir)
}

// at looks in a folder, which is called name, and above it.
func (f *Finder) at(abs, name string) *Found {
	if found := f.folders[abs]; found != nil {
		return found
	}
	var found *Found
	up := filepath.Dir(abs)
	if info, err := os.Stat(filepath.Join(abs, FileName)); err == nil && info.Mode().IsRegular() {
		found = f.read(filepath.Join(name, FileName))
	} else if up == abs {
		found = &Found{Config: &Config{}}
	} else {
		above := filepath.Dir(name)
		if name == "." || above == name || filepath.Base(name) == ".." {
			above = filepath.Join(name, "..")
		}
		found = f.at(up, above)
	}
	f.folders[abs] = found
	return found
}

func (f *Finder) read(path string) *Found {
	file, err := f.Read(path)
	if err != nil {
		return &Found{Config: &Config{}, Err: err}
	}
	c, ds := Parse(file)
	return &Found{Config: c, Diagnostics: ds}
}
