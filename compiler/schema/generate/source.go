package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
)

// The query languages, as the source files call them.
const (
	jsonPath = "JSONPath"
	jsonata  = "JSONata"
)

// sources are the files in the folder source.
type sources struct {
	fields *asl.Node            // fields.json
	kinds  map[string]*asl.Node // the others, without their extension
	names  []string             // of the kinds, sorted
}

func readSources(dir string) (*sources, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	s := &sources{kinds: map[string]*asl.Node{}}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		n, diags := asl.ReadJSON(source.New(path, string(text)))
		if len(diags) > 0 {
			return nil, fmt.Errorf("%s: %s", path, diags[0].Message)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		if name == "fields" {
			s.fields = n
			continue
		}
		s.kinds[name] = n
		s.names = append(s.names, name)
	}
	if s.fields == nil || len(s.names) == 0 {
		return nil, fmt.Errorf("%s has no source files", dir)
	}
	return s, nil
}

// generate returns the text of every generated file by its name.
func generate(dir string) (map[string][]byte, error) {
	src, err := readSources(dir)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range src.names {
		if err := src.files(name, files); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	doc, err := src.document()
	if err != nil {
		return nil, err
	}
	files["asl.json"] = doc
	return files, nil
}

// files adds the schemas of one kind: one for each query language, or a single
// one when it makes no difference.
func (s *sources) files(name string, files map[string][]byte) error {
	path, err := s.derive(name, variant{language: jsonPath})
	if err != nil {
		return err
	}
	ata, err := s.derive(name, variant{language: jsonata})
	if err != nil {
		return err
	}
	switch {
	case path == nil:
		files[name+".json"] = standalone(ata)
	case ata == nil || asl.Equal(path, ata):
		files[name+".json"] = standalone(path)
	default:
		files[name+".jsonpath.json"] = standalone(path)
		files[name+".jsonata.json"] = standalone(ata)
	}
	if name == "comparison" || name == "combination" {
		nested, err := s.derive(name, variant{language: jsonPath, nested: true})
		if err != nil {
			return err
		}
		files["nested-"+name+".json"] = standalone(nested)
	}
	return nil
}

// standalone writes a schema that stands alone. Descriptions stay in the
// document that people read: the library reads them again at every start.
func standalone(n *asl.Node) []byte {
	whole := object(member("$schema", text("http://json-schema.org/draft-07/schema#")))
	whole.Members = append(whole.Members, undescribed(n).Members...)
	return asl.Append(nil, whole, asl.WriteOptions{})
}

// undescribed returns a schema without the descriptions in it. No field of ASL
// has that name.
func undescribed(n *asl.Node) *asl.Node {
	out := *n
	out.Members, out.Items = nil, nil
	for _, m := range n.Members {
		if m.Key != "description" {
			out.Members = append(out.Members, member(m.Key, undescribed(m.Value)))
		}
	}
	for _, item := range n.Items {
		out.Items = append(out.Items, undescribed(item))
	}
	return &out
}
