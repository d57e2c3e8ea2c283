package hover

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// placeholder is at the name in ${Name} that no param declares.
func (f *finder) placeholder(name string) {
	if name == "" {
		return
	}
	f.title("placeholder", code("${"+name+"}"), "")
	if f.doc.Gait {
		f.say("Deployment fills it in. No param of that name is declared here.")
		return
	}
	if s := f.substitution(name); s != nil {
		f.say("Deployment puts this in:")
		f.written(s.Value)
		return
	}
	f.say("Deployment fills it in.")
}

// substitution returns what the template says of a placeholder of the definition
// at the place, or nil.
func (f *finder) substitution(name string) *asl.Substitution {
	definitions := f.doc.Definitions()
	for i := range definitions {
		d := &definitions[i]
		if d.Root == nil || !f.touches(d.Root.At.Span) {
			continue
		}
		for k := range d.Substitutions {
			if d.Substitutions[k].Name == name {
				return &d.Substitutions[k]
			}
		}
	}
	return nil
}

// written shows a value as it stands in the template.
func (f *finder) written(n *asl.Node) {
	language := "yaml"
	if strings.HasSuffix(strings.ToLower(f.doc.File.Path), ".json") {
		language = "json"
	}
	if n.At.File == f.doc.File && n.At.Span.Len() > 0 {
		f.code(language, f.doc.File.Slice(n.At.Span))
		return
	}
	f.code("json", string(asl.Append(nil, outline(n, 0), asl.WriteOptions{})))
}

// replaced is at a function of the template, for which other text is read.
func (f *finder) replaced() {
	for _, d := range f.doc.Definitions() {
		for i := range d.Notes {
			n := &d.Notes[i]
			if n.File != f.doc.File || !f.touches(n.Span) {
				continue
			}
			f.span = n.Span
			f.say("%s: deployment knows what it is.", strings.ToUpper(n.Message[:1])+n.Message[1:])
			return
		}
	}
}

// placeholderIn looks for a placeholder at the place in a string of the file.
func (f *finder) placeholderIn(s source.Span) bool {
	before := f.text[s.Start:f.offset]
	open := strings.LastIndex(before, "${")
	if open < 0 || strings.Contains(before[open:], "}") {
		return false
	}
	start := s.Start + int32(open) + 2
	end := strings.IndexByte(f.text[f.offset:s.End], '}')
	if end < 0 {
		return false
	}
	name := f.text[start : f.offset+int32(end)]
	if !syntax.IsIdentifier(strings.ReplaceAll(name, ".", "_")) {
		return false
	}
	f.span = source.Span{Start: start, End: f.offset + int32(end)}
	f.placeholder(name)
	return true
}
