package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strconv"

	"github.com/gait-lang/gait/compiler/asl"
)

// sourceMap returns a JSON text that tells for every value of a document, by
// its JSON pointer, the place in the source that made it: that of its key, if it
// has one. Where a policy, a default or a const was put in, "via" lists where it
// is defined; of several consts in an expression the first. Files are
// named from the folder of the document, with forward slashes on every system.
func sourceMap(root *asl.Node, document string) []byte {
	m := mapWriter{folder: filepath.Dir(document), files: map[string]string{}}
	m.out.WriteString("{\n  \"version\": 1,\n  \"file\": ")
	m.string(filepath.Base(document))
	m.out.WriteString(",\n  \"mappings\": {")
	m.node(root, "", root.At)
	m.out.WriteString("\n  }\n}\n")
	return m.out.Bytes()
}

type mapWriter struct {
	out    bytes.Buffer
	folder string
	files  map[string]string // from a path to what it is called in the map
	some   bool
}

func (m *mapWriter) node(n *asl.Node, pointer string, at asl.Origin) {
	m.mapping(pointer, at)
	for i := range n.Members {
		member := &n.Members[i]
		key := member.KeyAt
		if key.File == nil {
			key = member.Value.At
		}
		if via := member.Value.At.Via; frames(via) > frames(key.Via) {
			key.Via = via // the value is put in where the key is not
		}
		m.node(member.Value, asl.PointerKey(pointer, member.Key), key)
	}
	for i, item := range n.Items {
		m.node(item, asl.PointerIndex(pointer, i), item.At)
	}
}

// frames counts the steps of an expansion.
func frames(via *asl.Frame) int {
	n := 0
	for ; via != nil; via = via.Next {
		n++
	}
	return n
}

// mapping writes one entry. What the compiler made by itself has no place.
func (m *mapWriter) mapping(pointer string, at asl.Origin) {
	if at.File == nil {
		return
	}
	if m.some {
		m.out.WriteByte(',')
	}
	m.some = true
	m.out.WriteString("\n    ")
	m.string(pointer)
	m.out.WriteString(": {")
	m.place(at.File.Path, at)
	if via := at.Via; via != nil {
		m.out.WriteString(`, "via": [`)
		for ; via != nil; via = via.Next {
			m.out.WriteString(`{"kind": `)
			m.string(via.Kind)
			m.out.WriteString(`, "name": `)
			m.string(via.Name)
			m.out.WriteString(", ")
			m.place(via.File.Path, asl.Origin{File: via.File, Span: via.Span})
			m.out.WriteByte('}')
			if via.Next != nil {
				m.out.WriteString(", ")
			}
		}
		m.out.WriteByte(']')
	}
	m.out.WriteByte('}')
}

func (m *mapWriter) place(path string, at asl.Origin) {
	p := at.File.Position(at.Span.Start)
	m.out.WriteString(`"file": `)
	m.string(m.name(path))
	m.out.WriteString(`, "line": ` + strconv.Itoa(p.Line) + `, "column": ` + strconv.Itoa(p.Column))
}

func (m *mapWriter) name(path string) string {
	name, known := m.files[path]
	if !known {
		name = path
		from, err1 := filepath.Abs(m.folder)
		to, err2 := filepath.Abs(path)
		if err1 == nil && err2 == nil {
			if rel, err := filepath.Rel(from, to); err == nil {
				name = rel
			}
		}
		name = filepath.ToSlash(name)
		m.files[path] = name
	}
	return name
}

func (m *mapWriter) string(s string) {
	enc := json.NewEncoder(&m.out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s)               // a string in a buffer cannot fail
	m.out.Truncate(m.out.Len() - 1) // the newline that Encode adds
}
