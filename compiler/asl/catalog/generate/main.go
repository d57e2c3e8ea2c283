// Command generate makes the data file that package catalog embeds, and the page
// docs/services.md, from the service models of aws-sdk-go. It runs in the folder of package catalog, by
// hand: the models are 100 MB, and no dependency of the project.
//
//	go run ./generate [-module DIR]
//
// Without -module it asks the go command for the module, which fetches it into
// the module cache and leaves go.mod as it is.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/gait-lang/gait/compiler/asl/catalog"
)

// The module with the service models. Its last release is the newest there
// will be: later services are in aws-sdk-go-v2.
const (
	modulePath    = "github.com/aws/aws-sdk-go"
	moduleVersion = "v1.55.8"
)

func main() {
	dir := flag.String("module", "", "folder with the files of "+modulePath+" "+moduleVersion)
	flag.Parse()
	if err := run(*dir, "catalog.bin", filepath.Join("..", "..", "..", "docs", "services.md")); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run makes the data file out and the page about it.
func run(module, out, page string) error {
	if module == "" {
		var err error
		if module, err = download(); err != nil {
			return err
		}
	}
	data, err := generate(module)
	if err != nil {
		return err
	}
	text, err := pageOf(string(data))
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, data, 0o644); err != nil {
		return err
	}
	return os.WriteFile(page, text, 0o644)
}

// pageOf returns docs/services.md of a data file.
func pageOf(data string) ([]byte, error) {
	c, err := catalog.Open(data)
	if err != nil {
		return nil, err
	}
	o, err := readOffered(offeredText)
	if err != nil {
		return nil, err
	}
	return page(c, o)
}

func generate(module string) ([]byte, error) {
	if _, err := os.Stat(filepath.Join(module, "models")); err != nil {
		return nil, err
	}
	models, err := readModels(module)
	if err != nil {
		return nil, err
	}
	date, err := modelDate(module)
	if err != nil {
		return nil, err
	}
	o, err := readOffered(offeredText)
	if err != nil {
		return nil, err
	}
	return encodeFile(models, o, modulePath+" "+moduleVersion, date)
}

// download returns the folder of the module in the module cache.
func download() (string, error) {
	cmd := exec.Command("go", "mod", "download", "-json", modulePath+"@"+moduleVersion)
	// Outside of a module, so that nothing is noted in go.mod and go.sum.
	cmd.Dir = os.TempDir()
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go mod download: %w", err)
	}
	var answer struct{ Dir string }
	if err := json.Unmarshal(text, &answer); err != nil {
		return "", err
	}
	return answer.Dir, nil
}
