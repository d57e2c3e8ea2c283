package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

//go:embed modules.txt
var modulesText string

const goServices = "github.com/aws/aws-sdk-go-v2/service/"

// readModuleList reads modules.txt: modules with the sums of their files.
func readModuleList(text string) ([]pinned, error) {
	var list []pinned
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || strings.HasPrefix(line, "#"):
		case len(fields) == 3:
			list = append(list, pinned{fields[0], fields[1], fields[2]})
		default:
			return nil, fmt.Errorf("modules.txt: %q is not understood", strings.TrimSpace(line))
		}
	}
	return list, nil
}

// readGoModules reads modules, which the go command fetches into its cache.
func readGoModules(list []pinned) ([]*model, error) {
	var out []*model
	for _, p := range list {
		dir, sum, err := download(goServices+p.name, p.version)
		if err != nil {
			return nil, err
		}
		if sum != p.sum {
			return nil, fmt.Errorf("%s %s: the files are others than those in modules.txt", p.name, p.version)
		}
		m, err := readGoModule(os.DirFS(dir))
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", p.name, p.version, err)
		}
		m.release = "Go " + p.version
		out = append(out, m)
	}
	return out, nil
}

// download returns the folder of a module in the module cache, and the sum of its
// files.
func download(module, version string) (dir, sum string, err error) {
	cmd := exec.Command("go", "mod", "download", "-json", module+"@"+version)
	// Outside of a module, so that nothing is noted in go.mod and go.sum.
	cmd.Dir = os.TempDir()
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return "", "", fmt.Errorf("go mod download %s@%s: %w", module, version, err)
	}
	var answer struct{ Dir, Sum string }
	err = json.Unmarshal(text, &answer)
	return answer.Dir, answer.Sum, err
}
