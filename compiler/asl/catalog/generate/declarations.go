package main

import (
	"regexp"
	"strings"
)

// declarations are what the type declarations of a package of the AWS SDK for
// JavaScript tell beyond its schemas.
type declarations struct {
	enums map[string][]string
	// members has the types of the members of a structure, by its name.
	members map[string]map[string]memberType
	// operations has the errors of each operation.
	operations map[string]operationDoc
}

type memberType struct {
	text                 string
	required, deprecated bool
}

type operationDoc struct {
	errors     []string
	deprecated bool
}

var (
	enumLine      = regexp.MustCompile(`^export declare const (\w+): \{$`)
	enumValue     = regexp.MustCompile(`^    readonly .+: "((?:[^"\\]|\\.)*)";$`)
	interfaceLine = regexp.MustCompile(`^export interface (\w+)(?: extends .*)? \{$`)
	namespaceLine = regexp.MustCompile(`^export declare namespace (\w+) \{$`)
	propertyLine  = regexp.MustCompile(`^ {4}(?: {4})?"?([\w.$-]+)"?(\??): (.+);$`)
	throwsLine    = regexp.MustCompile(`@throws \{@link (\w+)\} \((?:client|server) fault\)`)
)

// read reads a file of declarations.
func (d *declarations) read(text string) {
	enum, structure, union, deprecated, visitor := "", "", false, false, false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case visitor:
			visitor = line != "    }"
		case strings.HasPrefix(line, "    interface Visitor<"):
			// It has the members of the union again, with functions for types.
			visitor, deprecated = true, false
		case line == "}" || line == "};":
			enum, structure = "", ""
		case strings.Contains(line, "@deprecated"):
			deprecated = true
		case enumLine.MatchString(line):
			enum, deprecated = enumLine.FindStringSubmatch(line)[1], false
			d.enums[enum] = []string{}
		case interfaceLine.MatchString(line):
			structure, union, deprecated = interfaceLine.FindStringSubmatch(line)[1], false, false
		case namespaceLine.MatchString(line):
			structure, union, deprecated = namespaceLine.FindStringSubmatch(line)[1], true, false
		case enum != "":
			if m := enumValue.FindStringSubmatch(line); m != nil {
				d.enums[enum] = append(d.enums[enum], strings.ReplaceAll(m[1], `\`, ""))
			}
		case structure != "":
			m := propertyLine.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			was := deprecated
			deprecated = false
			if m[3] == "never" || strings.HasPrefix(m[1], "$") {
				continue
			}
			if d.members[structure] == nil {
				d.members[structure] = map[string]memberType{}
			}
			d.members[structure][m[1]] = memberType{m[3], m[2] == "" && !union, was}
		}
	}
}

// readCommand reads the declarations of an operation.
func (d *declarations) readCommand(operation, text string) {
	doc := operationDoc{deprecated: strings.Contains(text, "\n * @deprecated")}
	for _, m := range throwsLine.FindAllStringSubmatch(text, -1) {
		doc.errors = append(doc.errors, m[1])
	}
	d.operations[operation] = doc
}

var typeName = regexp.MustCompile(`[A-Za-z_]\w*`)

// enumIn returns the enum that a type is made of, itself or as what it lists or
// maps to, and "" when there is none.
func (d *declarations) enumIn(t string) string {
	last := ""
	for _, w := range typeName.FindAllString(t, -1) {
		if w != "undefined" && w != "null" {
			last = w
		}
	}
	if d.enums[last] == nil {
		return ""
	}
	return last
}
