// Command generate makes the data file that package catalog embeds, and the page
// docs/services.md, from the service models of aws-sdk-go. It runs in the folder of
// package catalog, by hand: the models are 100 MB, and no dependency of the project.
//
//	go run ./generate [-module DIR] [-clients DIR]
//
// Without -module it asks the go command for the module, which fetches it into
// the module cache and leaves go.mod as it is. The models end in 2024: packages
// of the AWS SDK for JavaScript complete them (clients.txt), which npm fetches as
// archives into a folder of the user's cache, or into that of -clients. Services that
// these lack come from modules of the AWS SDK for Go 2 (modules.txt). Nothing of all this
// is executed.
package main

import (
	"flag"
	"fmt"
	"os"
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
	// modules are those of the AWS SDK for Go 2, for what the packages lack.
	modules []pinned
}

func main() {
	var from sources
	flag.StringVar(&from.module, "module", "", "folder with the files of "+modulePath+" "+moduleVersion)
	flag.StringVar(&from.clients, "clients", "", "folder with the archives of the packages in clients.txt")
	flag.Parse()
	var err error
	from.date, from.packages, err = readPinned(clientsText)
	if err == nil {
		from.modules, err = readModuleList(modulesText)
	}
	if err == nil {
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
		if from.module, _, err = download(modulePath, moduleVersion); err != nil {
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
	modules, err := readGoModules(from.modules)
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
	all := complete(models, append(newer, modules...))
	for _, m := range all {
		if err := m.customize(); err != nil {
			return nil, err
		}
	}
	source := modulePath + " " + moduleVersion + ", " + clientPrefix + "* and " + goServices + "*"
	return encodeFile(all, o, others, source, older, max(older, from.date))
}
