// Command generate makes the data file that package catalog embeds, and the page
// docs/services.md, from the service models of aws-sdk-go. It runs in the folder of package catalog, by
// hand: the models are 100 MB, and no dependency of the project.
//
//	go run ./generate [-module DIR] [-clients DIR]
//
// Without -module it asks the go command for the module, which fetches it into
// the module cache and leaves go.mod as it is. The models end in 2024: packages
// of the AWS SDK for JavaScript complete them (clients.txt), which npm fetches as
// archives into a folder of the user's cache, or into that of -clients. Nothing of
// them is executed.
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

// sources are what the data is made from.
type sources struct {
	// module is the folder of the module with the models, clients that with the
	// archives of packages; where they are "", what is needed is fetched.
	module, clients string
	// packages are those to read, the newest of which is of the day date.
	packages []pinned
	date     string
}

func main() {
	var from sources
	flag.StringVar(&from.module, "module", "", "folder with the files of "+modulePath+" "+moduleVersion)
	flag.StringVar(&from.clients, "clients", "", "folder with the archives of the packages in clients.txt")
	flag.Parse()
	var err error
	if from.date, from.packages, err = readPinned(clientsText); err == nil {
		err = run(from, "catalog.bin", filepath.Join("..", "..", "..", "docs", "services.md"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run makes the data file out and the page about it.
func run(from sources, out, page string) error {
	var err error
	if from.module == "" {
		if from.module, err = download(); err != nil {
			return err
		}
	}
	if from.clients == "" {
		if from.clients, err = clientsFolder(); err != nil {
			return err
		}
		if err := fetch(from.packages, from.clients); err != nil {
			return err
		}
	}
	data, err := generate(from)
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

// clientsFolder is where the archives of packages are kept.
func clientsFolder() (string, error) {
	cache, err := os.UserCacheDir()
	return filepath.Join(cache, "gait-catalogue"), err
}

func generate(from sources) ([]byte, error) {
	if _, err := os.Stat(filepath.Join(from.module, "models")); err != nil {
		return nil, err
	}
	models, err := readModels(from.module)
	if err != nil {
		return nil, err
	}
	older, err := modelDate(from.module)
	if err != nil {
		return nil, err
	}
	newer, err := readClients(from.packages, from.clients)
	if err != nil {
		return nil, err
	}
	o, err := readOffered(offeredText)
	if err != nil {
		return nil, err
	}
	others, err := readList("others.txt", othersText)
	if err != nil {
		return nil, err
	}
	all := complete(models, newer)
	for _, m := range all {
		if err := m.customize(); err != nil {
			return nil, err
		}
	}
	source := modulePath + " " + moduleVersion + " and " + clientPrefix + "*"
	return encodeFile(all, o, others, source, older, max(older, from.date))
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
