package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// module is one that is linked, with the texts that have to go with it.
type module struct {
	path, version string
	licences      []string // SPDX ids of what the texts are
	texts         []text
}

type text struct {
	name string // of the file, from the module's root
	body string
}

// systems are those that binaries are released for. What is linked differs
// between them, between processors it does not.
var systems = []string{"linux", "darwin", "windows"}

// standard stands for the Go standard library and runtime.
const standard = "Go standard library"

// linked returns the modules of the packages that pkg needs on any system, in
// the order of their paths, the standard library first.
func linked(root, pkg string) ([]module, error) {
	folders := map[string]*folder{}
	for _, system := range systems {
		if err := list(root, pkg, system, folders); err != nil {
			return nil, err
		}
	}
	goroot, err := output(root, nil, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	std := &folder{root: strings.TrimSpace(string(goroot)), packages: map[string]bool{}}
	modules := make([]module, 0, len(folders)+1)
	m, err := std.module(standard)
	if err != nil {
		return nil, err
	}
	modules = append(modules, m)
	for _, path := range slices.Sorted(maps.Keys(folders)) {
		m, err := folders[path].module(path)
		if err != nil {
			return nil, err
		}
		modules = append(modules, m)
	}
	return modules, nil
}

// folder is where a module is, and the folders of its packages.
type folder struct {
	root, version string
	packages      map[string]bool
}

// list adds the modules of the packages that pkg needs on a system.
func list(root, pkg, system string, folders map[string]*folder) error {
	out, err := output(root, []string{"GOOS=" + system, "GOARCH=amd64", "CGO_ENABLED=0"}, "go", "list", "-deps", "-json=Dir,Module", pkg)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		var p struct {
			Dir    string
			Module *struct {
				Path, Version, Dir string
				Main               bool
				Replace            *struct{ Path string }
			}
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		m := p.Module
		if m == nil || m.Main {
			continue
		}
		if m.Replace != nil {
			return fmt.Errorf("%s is replaced: its notices cannot be told", m.Path)
		}
		f := folders[m.Path]
		if f == nil {
			f = &folder{root: m.Dir, version: m.Version, packages: map[string]bool{}}
			folders[m.Path] = f
		}
		f.packages[p.Dir] = true
	}
}

// module reads the licence texts that stand in the folders of a module's
// packages and above them.
func (f *folder) module(path string) (module, error) {
	m := module{path: path, version: f.version}
	places := map[string]bool{f.root: true}
	for dir := range f.packages {
		for dir != f.root && strings.HasPrefix(dir, f.root) {
			places[dir] = true
			dir = filepath.Dir(dir)
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(places)) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return m, err
		}
		for _, e := range entries {
			if e.IsDir() || !isNotice(e.Name()) {
				continue
			}
			file := filepath.Join(dir, e.Name())
			body, err := os.ReadFile(file)
			if err != nil {
				return m, err
			}
			name, err := filepath.Rel(f.root, file)
			if err != nil {
				return m, err
			}
			m.texts = append(m.texts, text{filepath.ToSlash(name), clean(body)})
			for _, match := range licensecheck.Scan(body).Match {
				m.licences = append(m.licences, match.ID)
			}
		}
	}
	slices.Sort(m.licences)
	m.licences = slices.Compact(m.licences)
	if len(m.licences) == 0 {
		return m, fmt.Errorf("no licence was recognised in %s", path)
	}
	return m, nil
}

// isNotice reports whether a file of that name has to go with a binary.
func isNotice(name string) bool {
	if strings.HasSuffix(name, ".go") {
		return false
	}
	stem := strings.FieldsFunc(strings.ToUpper(name), func(r rune) bool { return strings.ContainsRune(".-_", r) })
	return len(stem) > 0 && slices.Contains(noticeFiles, stem[0])
}

// noticeFiles are the names of files that have to go with a binary, up to the
// first dot or hyphen.
var noticeFiles = []string{"LICENSE", "LICENCE", "UNLICENSE", "COPYING", "NOTICE", "PATENTS", "COPYRIGHT"}

// clean takes out what differs between checkouts on different systems.
func clean(body []byte) string {
	body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	return strings.Trim(string(body), "\n") + "\n"
}

func output(dir string, env []string, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return out, nil
}
