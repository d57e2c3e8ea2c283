package hover

import (
	"path"

	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lsp/index"
)

// rule is at the id of a rule in a comment that silences it.
func (f *finder) rule() {
	f.span = f.place.Span
	id := f.text[f.span.Start:f.span.End]
	r := lint.RuleNamed(id)
	if r == nil {
		if b, ok := lint.BuiltinNamed(id); ok {
			f.title("diagnostic", code(id), " · %s", config.SeverityName(b.Severity))
			f.sentence(sentence(b.Summary))
		}
		return
	}
	f.title("rule", code(id), " · %s, %s", string(r.Group), config.SeverityName(r.Severity))
	f.sentence(sentence(r.Summary))
	f.sentence(r.Why)
	f.sentence(sentence(r.Instead))
	f.link("about this rule", lint.Page(id))
}

// directive is at the word before the id of a rule.
func (f *finder) directive() {
	f.span = f.place.Span
	switch word := f.text[f.span.Start:f.span.End]; word {
	case "lint:ignore":
		f.title("", code(word), "")
		f.say("Silences a rule in the entry that follows. The id of the rule and the reason stand behind it.")
		f.code("gait", "// lint:ignore rule-id reason")
	case "lint:file-ignore":
		f.title("", code(word), "")
		f.say("Silences a rule in the whole file. The id of the rule and the reason stand behind it.")
		f.code("gait", "// lint:file-ignore rule-id reason")
	}
}

// sentence makes a sentence of a summary.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	if c := text[0]; 'a' <= c && c <= 'z' {
		text = string(c-'a'+'A') + text[1:]
	}
	if text[len(text)-1] != '.' {
		text += "."
	}
	return text
}

// importPath is at the path of an import.
func (f *finder) importPath(text string) {
	f.title("import", code(text), "")
	if f.doc.Files == nil {
		return
	}
	file := f.doc.Files.Import(f.doc.Index(), text)
	if file == nil {
		f.say("There is no such file, or it cannot be read.")
		return
	}
	kinds := map[index.Kind][]string{}
	for _, s := range file.Symbols {
		if s.Span.Len() > 0 && s.Kind != index.State {
			kinds[s.Kind] = append(kinds[s.Kind], s.Name)
		}
	}
	f.say("%s declares:", code(path.Base(file.Source.Path)))
	n := 0
	for _, k := range []struct {
		kind index.Kind
		name string
	}{{index.RetryPolicy, "retry policies"}, {index.CatchPolicy, "catch policies"}, {index.Const, "consts"}, {index.Param, "params"}} {
		if names := kinds[k.kind]; len(names) > 0 {
			f.item("%s: %s", k.name, codes(names))
			n++
		}
	}
	if n == 0 {
		f.item("no policies, consts or params")
	}
}
