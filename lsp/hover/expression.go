package hover

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/place"
	"github.com/gait-lang/gait/lsp/words"
)

// expression is inside of an expression or path.
func (f *finder) expression() {
	e := f.place.Expression
	if e == nil || e.Want == place.Text || e.Word.Len() == 0 {
		return
	}
	f.span = f.place.Span
	word := e.Text[e.Word.Start:e.Word.End]
	if e.Language == syntax.JSONPath {
		f.pathWord(e, word)
		return
	}
	switch {
	case e.Want == place.Member:
		f.step(e.Steps, word)
	case word == "$states":
		f.title("", "$states", " · what an expression can read")
		for _, name := range []string{"input", "result", "errorOutput", "context"} {
			f.item("%s: %s", code("$states."+name), words.States[name])
		}
	case word == "$" || word == "$$":
		f.title("", code(word), "")
		f.say("Step Functions refuses it at the top of an expression, where the input is %s; in a predicate it is the item.", code("$states.input"))
	case strings.HasPrefix(word, "$"):
		if fn, ok := jsonata.Lookup(word[1:]); ok {
			f.function(fn)
		} else if strings.HasPrefix(e.Text[e.Word.End:], "(") {
			var names []string
			for _, fn := range jsonata.Functions() {
				names = append(names, "$"+fn.Name)
			}
			f.noFunction(word, names)
		}
	}
}

// step is at a field, behind other steps of a path of JSONata.
func (f *finder) step(steps []string, word string) {
	if len(steps) == 0 || steps[0] != "$states" {
		return
	}
	if len(steps) == 1 {
		if text := words.States[word]; text != "" {
			f.title("", code("$states."+word), "")
			f.sentence(text)
			f.item("exists in %s", words.StatesWhere[word])
			f.resultOfCall(word)
		} else {
			f.title("", code("$states."+word), "")
			f.say("There is no such field, only %s.", codes{"input", "result", "errorOutput", "context"})
		}
		return
	}
	rest := append(append([]string(nil), steps[2:]...), word)
	switch steps[1] {
	case "context":
		f.context("$states.context.", rest)
	case "result":
		f.resultMember(rest)
	case "errorOutput":
		if len(rest) == 1 {
			f.errorField(word)
		}
	}
}

// resultOfCall adds what the result of the task has.
func (f *finder) resultOfCall(word string) {
	if word != "result" {
		return
	}
	c := f.callHere()
	if c == nil {
		return
	}
	if shape := c.shape(c.output()); shape != nil && len(shape.Members) > 0 {
		f.item("of %s it has %s", code(c.Name()), all(memberNames(shape)))
	}
}

func (f *finder) errorField(word string) {
	text := map[string]string{"Error": "The name of the error.", "Cause": "What is said about the error, as text; of a Lambda function it is often JSON."}[word]
	if text != "" {
		f.title("", code("$states.errorOutput."+word), "")
		f.sentence(text)
	}
}

// context is at a field of the context object.
func (f *finder) context(start string, path []string) {
	text := words.Context(path...)
	if text == "" {
		return
	}
	f.title("", code(start+strings.Join(path, ".")), "")
	f.sentence(text)
}

// pathWord is at a word of a path or intrinsic function.
func (f *finder) pathWord(e *place.Expr, word string) {
	switch {
	case len(e.Steps) > 0 && e.Steps[0] == "$$":
		f.context("$$.", append(append([]string(nil), e.Steps[1:]...), word))
	case word == "States" && strings.HasPrefix(e.Text[e.Word.End:], "."):
		name := e.Text[e.Word.End+1:]
		end := 0
		for end < len(name) && wordByte(name[end]) {
			end++
		}
		f.intrinsic(word + "." + name[:end])
	case len(e.Steps) == 1 && e.Steps[0] == "States":
		f.intrinsic("States." + word)
	case len(e.Steps) > 0 && e.Steps[0] == "$" && f.readsResult():
		f.resultMember(append(append([]string(nil), e.Steps[1:]...), word))
	case word == "$":
		f.title("", "$", "")
		f.say("The input of the state, or the result where the field works on that.")
	case word == "$$":
		f.title("", "$$", "")
		f.sentence(words.States["context"])
	case strings.HasPrefix(word, "States."):
		f.intrinsic(word)
	}
}

// readsResult reports whether $ is the result of the task where the place is.
func (f *finder) readsResult() bool {
	p := f.place
	if p.ASL != nil {
		field := p.ASL.Field
		return field != nil && field.Owner == asl.OwnerTask && (field.Name == "ResultSelector" || field.Name == "Assign")
	}
	return p.Clause == "select" || p.Clause == "assign" && p.Keyword == "assign"
}

// function says what is known of a function of JSONata.
func (f *finder) function(fn *jsonata.Function) {
	label := functionLabel(fn).Label
	f.code("jsonata", label)
	f.sentence(fn.Doc)
	f.functionNotes(fn)
	if e := words.Example(fn.Name); e != "" && e != label {
		f.code("jsonata", e)
	}
}

// noFunction is at the name of a function that is none.
func (f *finder) noFunction(name string, names []string) {
	f.title("", code(name), "")
	if near := diag.Nearest(name, names); near != "" {
		f.say("There is no such function; there is %s.", code(near))
	} else {
		f.say("There is no such function.")
	}
}

func (p *page) functionNotes(fn *jsonata.Function) {
	if fn.StepFunctions {
		p.say("It is a function of Step Functions, not of JSONata.")
	}
	for _, param := range fn.Signature.Params {
		switch {
		case param.Context:
			p.item("%s: %s; the context, where it is left out", code(param.Name), param.Types.String())
		case param.Optional:
			p.item("%s: %s, optional", code(param.Name), param.Types.String())
		default:
			p.item("%s: %s", code(param.Name), param.Types.String())
		}
	}
}

// intrinsic says what is known of an intrinsic function.
func (f *finder) intrinsic(name string) {
	fn := jsonpath.Lookup(name)
	if fn == nil {
		var names []string
		for _, fn := range jsonpath.Functions() {
			names = append(names, fn.Name)
		}
		f.noFunction(name, names)
		return
	}
	label := intrinsicLabel(fn).Label
	f.code("text", label)
	f.sentence(fn.Doc)
	f.intrinsicNotes(fn)
	if e := words.Example(fn.Name); e != "" && e != label {
		f.code("text", e)
	}
}

func (p *page) intrinsicNotes(fn *jsonpath.Function) {
	for _, param := range fn.Params {
		p.item("%s: %s", code(param.Name), param.Kinds.String())
		if len(param.OneOf) > 0 {
			p.item("%s is one of %s", code(param.Name), codes(param.OneOf))
		}
	}
	for _, l := range fn.Limits {
		if l.Param == "" {
			p.item("the result: %s", l.Text)
		} else {
			p.item("%s: %s", code(l.Param), l.Text)
		}
	}
}
