package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// model is what is read of an api-2.json.
type model struct {
	Metadata struct {
		APIVersion       string `json:"apiVersion"`
		ServiceID        string `json:"serviceId"`
		UID              string `json:"uid"`
		EndpointPrefix   string `json:"endpointPrefix"`
		SignatureVersion string `json:"signatureVersion"`
	} `json:"metadata"`
	Operations map[string]operation `json:"operations"`
	Shapes     map[string]shape     `json:"shapes"`

	// release is the version of the package of the AWS SDK for JavaScript that
	// the model is from, or that completed it; "" when there is none.
	release string
}

type operation struct {
	Name       string  `json:"name"`
	Input      *ref    `json:"input"`
	Output     *ref    `json:"output"`
	Errors     []ref   `json:"errors"`
	Idempotent bool    `json:"idempotent"`
	Deprecated jsonAny `json:"deprecated"`
}

type ref struct {
	Shape            string  `json:"shape"`
	IdempotencyToken bool    `json:"idempotencyToken"`
	EventStream      bool    `json:"eventstream"`
	Deprecated       jsonAny `json:"deprecated"`
}

type shape struct {
	Type        string         `json:"type"`
	Members     map[string]ref `json:"members"`
	Required    []string       `json:"required"`
	Enum        []string       `json:"enum"`
	Min         json.Number    `json:"min"`
	Max         json.Number    `json:"max"`
	Pattern     string         `json:"pattern"`
	Union       bool           `json:"union"`
	EventStream bool           `json:"eventstream"`
	Member      *ref           `json:"member"`
	Key         *ref           `json:"key"`
	Value       *ref           `json:"value"`

	// name is that of a structure when it is not its key among the shapes.
	name string
}

// jsonAny is true for true and for "true": the models have both.
type jsonAny bool

func (b *jsonAny) UnmarshalJSON(text []byte) error {
	*b = jsonAny(bytes.Contains(text, []byte("true")))
	return nil
}

// readModels reads the newest API version of each service below the folder of
// the module, sorted by folder.
func readModels(module string) ([]*model, error) {
	root := filepath.Join(module, "models", "apis")
	services, err := os.ReadDir(root)
	if err != nil {
		return nil, err
	}
	var out []*model
	for _, service := range services {
		paths, err := filepath.Glob(filepath.Join(root, service.Name(), "*", "api-2.json"))
		if err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			continue
		}
		path := slices.Max(paths)
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		m := &model{}
		if err := json.Unmarshal(text, m); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if m.Metadata.ServiceID == "" {
			return nil, fmt.Errorf("%s: no serviceId", path)
		}
		if m.Metadata.UID == "" {
			m.Metadata.UID = m.Metadata.EndpointPrefix + "-" + m.Metadata.APIVersion
		}
		out = append(out, m)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no models", root)
	}
	return out, nil
}

// modelDate returns the day of the newest release that updated service models,
// which is not that of the module: its last releases only fixed the library.
func modelDate(module string) (string, error) {
	text, err := os.ReadFile(filepath.Join(module, "CHANGELOG.md"))
	if err != nil {
		return "", err
	}
	date := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(strings.TrimLeft(line, "# "), "Release v"); ok {
			_, date, _ = strings.Cut(strings.TrimSuffix(rest, ")"), "(")
		}
		if line == "### Service Client Updates" {
			if len(date) != len("2006-01-02") {
				return "", fmt.Errorf("CHANGELOG.md: no date in the release that updates services")
			}
			return date, nil
		}
	}
	return "", fmt.Errorf("CHANGELOG.md: no release that updates services")
}
