package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

//go:embed clients.txt
var clientsText string

// pinned is a package of the AWS SDK for JavaScript that is read.
type pinned struct {
	name, version, sum string
}

const clientPrefix = "@aws-sdk/client-"

// recentRelease is the second number of the first version that counts as recent.
// There is one on each working day: these are of the last four months before the
// newest, which is 3.1169.
const recentRelease = 1100

func isRecent(version string) bool {
	major, rest, _ := strings.Cut(version, ".")
	minor, _, _ := strings.Cut(rest, ".")
	n, err := strconv.Atoi(minor)
	return major == "3" && err == nil && n >= recentRelease
}

func (p pinned) file() string {
	return "aws-sdk-client-" + p.name + "-" + p.version + ".tgz"
}

// readPinned reads clients.txt: the day of its newest package, and the packages.
func readPinned(text string) (date string, list []pinned, err error) {
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || strings.HasPrefix(line, "#"):
		case len(fields) == 2 && fields[0] == "date":
			date = fields[1]
		case len(fields) == 3:
			list = append(list, pinned{fields[0], fields[1], fields[2]})
		default:
			return "", nil, fmt.Errorf("clients.txt: %q is not understood", strings.TrimSpace(line))
		}
	}
	if date == "" {
		return "", nil, errors.New("clients.txt: no date")
	}
	return date, list, nil
}

// fetch asks npm for the packages that are not in a folder yet.
func fetch(list []pinned, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var missing []string
	for _, p := range list {
		if _, err := os.Stat(filepath.Join(dir, p.file())); err != nil {
			missing = append(missing, clientPrefix+p.name+"@"+p.version)
		}
	}
	for some := range slices.Chunk(missing, 20) {
		cmd := exec.Command("npm", append([]string{"pack", "--silent"}, some...)...)
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("npm pack: %w", err)
		}
	}
	return nil
}

// readClients reads the packages from a folder.
func readClients(list []pinned, dir string) ([]*model, error) {
	var out []*model
	for _, p := range list {
		text, err := os.ReadFile(filepath.Join(dir, p.file()))
		if err != nil {
			return nil, err
		}
		if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != p.sum {
			return nil, fmt.Errorf("%s: the file is another than the one in clients.txt", p.file())
		}
		c, err := readClient(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.file(), err)
		}
		m, err := c.model()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.file(), err)
		}
		m.release = p.version
		out = append(out, m)
	}
	return out, nil
}

var (
	serviceIDText  = regexp.MustCompile(`serviceId: config\?\.serviceId \?\? "([^"]+)"`)
	apiVersionText = regexp.MustCompile(`apiVersion: "([^"]+)"`)
)

// readClient reads the archive of a package.
func readClient(archive []byte) (*client, error) {
	c := &client{consts: values{}, declarations: declarations{
		enums: map[string][]string{}, members: map[string]map[string]memberType{}, operations: map[string]operationDoc{}}}
	unzipped, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	files := tar.NewReader(unzipped)
	for {
		head, err := files.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		dir, file := path.Split(head.Name)
		dir = strings.TrimPrefix(dir, "package/")
		operation, command := strings.CutSuffix(file, "Command.d.ts")
		wanted := dir == "dist-es/schemas/" || dir == "dist-types/models/" && strings.HasSuffix(file, ".d.ts") ||
			dir == "dist-types/commands/" && command || dir+file == "dist-es/runtimeConfig.shared.js"
		if !wanted {
			continue
		}
		raw, err := io.ReadAll(files)
		if err != nil {
			return nil, err
		}
		text := string(raw)
		switch {
		case dir == "dist-es/schemas/":
			consts, err := readScript(text)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", head.Name, err)
			}
			for key, v := range consts {
				c.consts[key] = v
			}
		case command:
			c.readCommand(operation, text)
		case file == "runtimeConfig.shared.js":
			c.serviceID, c.apiVersion = first(serviceIDText, text), first(apiVersionText, text)
		default:
			c.read(text)
		}
	}
	if c.serviceID == "" || c.apiVersion == "" {
		return nil, errors.New("no id of the service, or no version of its API")
	}
	return c, nil
}

// first returns the first group of the first match.
func first(r *regexp.Regexp, text string) string {
	if m := r.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}
