package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// goModule is a module of the AWS SDK for Go 2: one service as Go source, which is
// parsed and never compiled.
type goModule struct {
	serviceID, apiVersion string
	structs               map[string]*ast.StructType
	unions                map[string]bool
	enums                 map[string][]string
	named                 map[string]string // types that are numbers, as enums of numbers
	// errors has the names of the errors of operations.
	errors     map[string][]string
	operations map[string]*ast.FuncDecl
	// tokens has the input member that a token is made for, by input.
	tokens map[string]string
	// streams are the outputs that have a stream of events, or whose input has.
	streams map[string]bool
	// small are the names of members that begin with a small letter in the API.
	small map[string]bool

	out *model
}

const (
	requiredMark   = "This member is required."
	deprecatedMark = "Deprecated:"
)

// readGoModule reads the source files of a module.
func readGoModule(files fs.FS) (*model, error) {
	m := &goModule{structs: map[string]*ast.StructType{}, unions: map[string]bool{}, enums: map[string][]string{}, named: map[string]string{},
		errors: map[string][]string{}, operations: map[string]*ast.FuncDecl{}, tokens: map[string]string{}, streams: map[string]bool{}, small: map[string]bool{}}
	for _, pattern := range []string{"*.go", "types/*.go"} {
		names, err := fs.Glob(files, pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := fs.ReadFile(files, name)
			if err != nil {
				return nil, err
			}
			if err := m.readFile(name, text); err != nil {
				return nil, err
			}
		}
	}
	if m.serviceID == "" || m.apiVersion == "" {
		return nil, fmt.Errorf("no ServiceID, or no ServiceAPIVersion")
	}
	return m.model()
}

var smallKey = regexp.MustCompile(`\.(?:Key|SetURI|SetQuery|SetHeader)\("([a-z]\w*)"\)`)

func (m *goModule) readFile(name string, text []byte) error {
	if path.Base(name) == "serializers.go" {
		for _, found := range smallKey.FindAllSubmatch(text, -1) {
			m.small[string(found[1])] = true
		}
		return nil
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			m.function(d)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					m.declare(s)
				case *ast.ValueSpec:
					m.constant(s)
				}
			}
		}
	}
	return nil
}

// declare takes a type. Those of the folder types come last, and hide what the client
// itself has of their names.
func (m *goModule) declare(s *ast.TypeSpec) {
	delete(m.structs, s.Name.Name)
	delete(m.unions, s.Name.Name)
	switch t := s.Type.(type) {
	case *ast.StructType:
		m.structs[s.Name.Name] = t
	case *ast.InterfaceType:
		m.unions[s.Name.Name] = true
	case *ast.Ident:
		if t.Name == "string" {
			m.enums[s.Name.Name] = append([]string{}, m.enums[s.Name.Name]...)
		} else {
			m.named[s.Name.Name] = t.Name
		}
	}
}

// constant reads what the service is called, or a value of an enum.
func (m *goModule) constant(s *ast.ValueSpec) {
	if len(s.Values) != 1 {
		return
	}
	text, ok := literal(s.Values[0])
	if !ok {
		return
	}
	kind, typed := s.Type.(*ast.Ident)
	switch {
	case typed:
		m.enums[kind.Name] = append(m.enums[kind.Name], text)
	case s.Names[0].Name == "ServiceID":
		m.serviceID = text
	case s.Names[0].Name == "ServiceAPIVersion":
		m.apiVersion = text
	}
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(l.Value)
	return text, err == nil
}

var errorOperation = regexp.MustCompile(`_deserializeOpError(\w+)$`)

// function reads an operation, its errors, or its token.
func (m *goModule) function(f *ast.FuncDecl) {
	if found := errorOperation.FindStringSubmatch(f.Name.Name); found != nil {
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && isSelector(call.Fun, "strings", "EqualFold") {
				if text, ok := literal(call.Args[0]); ok {
					m.errors[found[1]] = append(m.errors[found[1]], text)
				}
			}
			return true
		})
		return
	}
	if f.Recv == nil || len(f.Recv.List) != 1 {
		return
	}
	on := typeText(f.Recv.List[0].Type)
	if on == "Client" && f.Name.IsExported() && len(f.Type.Params.List) == 3 && typeText(f.Type.Params.List[1].Type) == f.Name.Name+"Input" {
		m.operations[f.Name.Name] = f
	}
	if f.Name.Name == "GetStream" {
		m.streams[on] = true
	}
	if op, ok := strings.CutPrefix(on, "idempotencyToken_initializeOp"); ok && f.Name.Name == "HandleInitialize" {
		ast.Inspect(f, func(n ast.Node) bool {
			if a, ok := n.(*ast.AssignStmt); ok && len(a.Lhs) == 1 {
				if s, ok := a.Lhs[0].(*ast.SelectorExpr); ok && typeText(s.X) == "input" {
					m.tokens[op+"Input"] = s.Sel.Name
				}
			}
			return true
		})
	}
}

func isSelector(e ast.Expr, x, name string) bool {
	s, ok := e.(*ast.SelectorExpr)
	return ok && s.Sel.Name == name && typeText(s.X) == x
}

// typeText returns the name of a type or variable without its package and stars.
func typeText(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return typeText(e.X)
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func (m *goModule) model() (*model, error) {
	m.out = &model{Operations: map[string]operation{}, Shapes: map[string]shape{}}
	m.out.Metadata.ServiceID, m.out.Metadata.APIVersion = m.serviceID, m.apiVersion
	m.out.Metadata.UID = uidOf(m.serviceID, m.apiVersion)
	for _, name := range slices.Sorted(maps.Keys(m.operations)) {
		f := m.operations[name]
		op := operation{Name: name, Deprecated: jsonAny(f.Doc != nil && strings.Contains(f.Doc.Text(), deprecatedMark))}
		for _, e := range m.errors[name] {
			op.Errors = append(op.Errors, ref{Shape: e})
		}
		for _, part := range []struct {
			name string
			to   **ref
		}{{name + "Input", &op.Input}, {name + "Output", &op.Output}} {
			key, err := m.structure(part.name)
			if err != nil {
				return nil, err
			}
			if len(m.out.Shapes[key].Members) > 0 {
				*part.to = &ref{Shape: key}
			}
		}
		m.out.Operations[name] = op
	}
	if len(m.operations) == 0 {
		return nil, fmt.Errorf("%s: no operations", m.serviceID)
	}
	return m.out, nil
}

func (m *goModule) add(key string, s shape) string {
	m.out.Shapes[key] = s
	return key
}

// structure returns the key of a structure or union, which it makes when it is new.
func (m *goModule) structure(name string) (string, error) {
	if _, ok := m.out.Shapes[name]; ok {
		return name, nil
	}
	if m.unions[name] {
		return m.union(name)
	}
	t := m.structs[name]
	if t == nil {
		return "", fmt.Errorf("there is no structure %s", name)
	}
	out := shape{Type: "structure", Members: map[string]ref{}}
	m.out.Shapes[name] = out // it may contain itself
	for _, f := range t.Fields.List {
		if len(f.Names) != 1 || !f.Names[0].IsExported() || isSelector(f.Type, "middleware", "Metadata") {
			continue
		}
		field := f.Names[0].Name
		key, err := m.shape(f.Type)
		if err != nil {
			return "", fmt.Errorf("%s: %s: %w", name, field, err)
		}
		api := m.api(field)
		doc := f.Doc.Text()
		out.Members[api] = ref{Shape: key, IdempotencyToken: m.tokens[name] == field, Deprecated: jsonAny(strings.Contains(doc, deprecatedMark))}
		if strings.Contains(doc, requiredMark) {
			out.Required = append(out.Required, api)
		}
	}
	if m.streams[name] {
		out.Members["EventStream"] = ref{Shape: m.add("Events", shape{Type: "structure"}), EventStream: true}
	}
	slices.Sort(out.Required)
	return m.add(name, out), nil
}

// api returns how the API spells a member that Go capitalizes.
func (m *goModule) api(field string) string {
	if small := strings.ToLower(field[:1]) + field[1:]; m.small[small] {
		return small
	}
	return field
}

// union makes a union of the structures with one value that stand for its members.
func (m *goModule) union(name string) (string, error) {
	out := shape{Type: "structure", Union: true, Members: map[string]ref{}}
	m.out.Shapes[name] = out
	prefix := name + "Member"
	for _, s := range slices.Sorted(maps.Keys(m.structs)) {
		member, ok := strings.CutPrefix(s, prefix)
		if !ok || member == "" {
			continue
		}
		for _, f := range m.structs[s].Fields.List {
			if len(f.Names) != 1 || f.Names[0].Name != "Value" {
				continue
			}
			key, err := m.shape(f.Type)
			if err != nil {
				return "", fmt.Errorf("%s: %s: %w", name, member, err)
			}
			out.Members[m.api(member)] = ref{Shape: key}
		}
	}
	return m.add(name, out), nil
}

var goKinds = map[string]string{
	"string": "string", "bool": "boolean", "int32": "number", "int64": "number", "int16": "number", "int8": "number",
	"float32": "number", "float64": "number", "Time": "timestamp", "Interface": "JSON", "Reader": "blob", "ReadCloser": "blob",
}

// shape returns the key of the shape of a type.
func (m *goModule) shape(e ast.Expr) (string, error) {
	switch e := e.(type) {
	case *ast.ArrayType:
		if typeText(e.Elt) == "byte" {
			return m.add("blob", shape{Type: "blob"}), nil
		}
		item, err := m.shape(e.Elt)
		return m.add("list of "+item, shape{Type: "list", Member: &ref{Shape: item}}), err
	case *ast.MapType:
		item, err := m.shape(e.Value)
		return m.add("map of "+item, shape{Type: "map", Key: &ref{Shape: m.add("string", shape{Type: "string"})}, Value: &ref{Shape: item}}), err
	}
	name := typeText(e)
	if kind := goKinds[m.named[name]]; kind != "" {
		name = m.named[name]
	}
	if values, ok := m.enums[name]; ok {
		return m.add("enum "+name, shape{Type: "string", Enum: values}), nil
	}
	if _, declared := m.structs[name]; !declared && !m.unions[name] {
		if kind := goKinds[name]; kind != "" {
			return m.add(kind, shape{Type: kind}), nil
		}
	}
	return m.structure(name)
}
