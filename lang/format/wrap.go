package format

import (
	"bytes"
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/syntax"
)

// Rules, retriers and catchers are the entries that wrap: on one line if they
// fit, else with their templates and inline block opened at the line's end,
// else with every part on a line of its own.

// settings prints the settings of an entry, each behind what sep does; tail
// is the width of what follows the last of them on its line.
func (p *printer) settings(list []*syntax.Setting, sep func(), tail int) {
	outer := p.tail
	for i, s := range list {
		sep()
		if p.tail = outer; i == len(list)-1 {
			p.tail += tail
		}
		start, flat := len(p.out), !p.commented(s.Value.Loc.End) && p.oneLine(s.Value.Loc)
		p.setting(s)
		if flat && !p.flat && bytes.IndexByte(p.out[start:], '\n') >= 0 && p.fitsAlone(s) {
			p.spread = true
		}
	}
	p.tail = outer
}

// fitsAlone reports whether a setting fits on a line of its own.
func (p *printer) fitsAlone(s *syntax.Setting) bool {
	m := p.mark()
	p.indent++
	p.tail = 0
	p.line()
	fits := p.try(func() { p.setting(s) })
	p.reset(m)
	return fits
}

func (p *printer) setting(s *syntax.Setting) {
	p.write(s.Keyword.Text)
	p.argument(s.Value)
}

func (p *printer) space() { p.write(" ") }

// openingWidth returns the width of what [printer.opening] prints.
func (p *printer) openingWidth(t *syntax.Target) int {
	switch {
	case t == nil:
		return 0
	case t.Name != nil:
		return p.arrowWidth(t.Name)
	}
	return len(" -> {")
}

// opening prints an arrow and what stands behind it on the same line: a name,
// or the brace of a block.
func (p *printer) opening(t *syntax.Target) {
	switch {
	case t == nil:
	case t.Block != nil && len(t.Block.Items) > 0:
		p.write(" -> {")
	default:
		p.arrow(t)
	}
}

// hugs reports whether an entry needs no lines of its own for its parts:
// printed by lead, with its templates open at the end of lines, nothing
// passes the width, and no template is spread that would fit on a line of its
// own. What lead printed is taken back.
func (p *printer) hugs(lead func()) bool {
	m := p.mark()
	p.spread = false
	lead()
	fits := p.widest <= width && !p.spread
	p.reset(m)
	return fits
}

// onOneLine reports whether what lead prints, and is taken back, has no line
// ends.
func (p *printer) onOneLine(lead func()) bool {
	m := p.mark()
	lead()
	ends := bytes.IndexByte(p.out[m.out:], '\n') >= 0
	p.reset(m)
	return !ends
}

func (p *printer) when(w *syntax.When) {
	p.write("when ")
	if w.ASL != nil {
		p.write("asl ")
		p.tail += p.openingWidth(w.Target)
		p.value(w.ASL)
		p.tail -= p.openingWidth(w.Target)
		p.settings(w.Settings, p.space, p.openingWidth(w.Target))
		p.arrow(w.Target)
		return
	}
	if p.try(func() {
		p.value(w.Condition)
		p.settings(w.Settings, p.space, 0)
		p.arrow(w.Target)
	}) || p.flat {
		return
	}
	lead := func() {
		p.flatCondition(w.Condition)
		p.settings(w.Settings, p.space, p.openingWidth(w.Target))
	}
	if p.joined(w.Condition) && (!ownLines(w.Settings) || p.hugs(func() { lead(); p.opening(w.Target) })) {
		lead()
		p.arrow(w.Target)
		return
	}
	p.indent++
	p.value(w.Condition)
	p.settings(w.Settings, p.line, 0)
	p.arrowLine(w.Target)
	p.indent--
}

// ownLines reports whether settings can stand on lines of their own, which those
// of a retrier behind a rule or catcher by mistake cannot: they would be read as
// clauses of the state.
func ownLines(settings []*syntax.Setting) bool {
	return !slices.ContainsFunc(settings, func(s *syntax.Setting) bool { return !syntax.IsRuleSetting(s.Keyword.Text) })
}

// joined reports whether a condition can be printed on one line: those of
// JSONPath always can be without comments, a JSONata expression is left as it was written.
func (p *printer) joined(v *syntax.Value) bool {
	return v.Kind == syntax.ConditionValue && !p.commented(v.Loc.End) || p.oneLine(v.Loc)
}

func (p *printer) flatCondition(v *syntax.Value) {
	if c := soundCondition(v); c != nil {
		p.conditionPart(v.Text, c)
		return
	}
	p.value(v)
}

// arrowLine prints an arrow on a line of its own.
func (p *printer) arrowLine(t *syntax.Target) {
	if t == nil {
		return
	}
	p.line()
	p.write("->")
	if t.Block != nil {
		p.block(t.Block)
	} else if t.Name != nil {
		p.write(" ")
		p.name(t.Name)
	}
}

// catcher prints a catcher behind its keyword.
func (p *printer) catcher(c *syntax.Catcher) {
	if p.try(func() {
		p.flatErrors(&c.Errors)
		p.settings(c.Settings, p.space, 0)
		p.block(c.Body)
		p.arrow(c.Target)
	}) || p.flat {
		return
	}
	lead := func() {
		p.flatErrors(&c.Errors)
		tail := p.openingWidth(c.Target)
		if c.Body != nil {
			tail = len(" {")
		}
		p.settings(c.Settings, p.space, tail)
	}
	hugs := false
	switch {
	case c.Body != nil:
		hugs = p.hugs(func() { p.flatErrors(&c.Errors) })
	case c.Target == nil || !ownLines(c.Settings):
		// Without an arrow, settings on lines of their own would be read as
		// clauses of the state.
		hugs = true
	default:
		hugs = p.hugs(func() { lead(); p.opening(c.Target) })
	}
	if hugs {
		lead()
		p.block(c.Body)
		p.arrow(c.Target)
		return
	}
	p.indent++
	p.errors(&c.Errors)
	if c.Body != nil {
		// Settings on lines of their own must lead to an arrow.
		p.settings(c.Settings, p.space, len(" {"))
		p.block(c.Body)
		p.arrow(c.Target)
	} else {
		p.settings(c.Settings, p.line, 0)
		p.arrowLine(c.Target)
	}
	p.indent--
}

// flatErrors prints a list of error names on one line.
func (p *printer) flatErrors(l *syntax.ErrorList) {
	for i := range l.Names {
		if i > 0 {
			p.write(",")
		}
		p.space()
		p.name(&l.Names[i])
	}
}

// errors prints a list of error names, broken after commas where it is too
// long for a line.
func (p *printer) errors(l *syntax.ErrorList) {
	tail := p.tail
	for i := range l.Names {
		name := func() { p.name(&l.Names[i]) }
		if i > 0 {
			p.write(",")
		}
		if p.tail = tail; i < len(l.Names)-1 {
			p.tail++ // the comma
		}
		if !p.try(func() { p.space(); name() }) {
			if i > 0 {
				p.line()
			} else {
				p.space()
			}
			name()
		}
	}
	p.tail = tail
}

// retrier prints a retrier behind its keyword.
func (p *printer) retrier(r *syntax.Retrier) {
	p.space()
	if len(r.Errors.Names) == 0 && r.Body != nil {
		p.body(r.Body)
		return
	}
	p.on(r)
}

// on prints a retrier from the word `on`.
func (p *printer) on(r *syntax.Retrier) {
	p.write("on")
	lead := func() {
		p.flatErrors(&r.Errors)
		p.settings(r.Settings, p.space, 0)
	}
	if p.try(func() { lead(); p.block(r.Body) }) || p.flat {
		return
	}
	// Only a list of errors must wrap. Numbers behind it that pass the width
	// stay there unless they were written on lines of their own.
	written := r.Errors.Loc
	if n := len(r.Settings); n > 0 {
		written = written.Join(r.Settings[n-1].Value.Loc)
	}
	stays := p.oneLine(written) && p.hugs(func() { p.flatErrors(&r.Errors) }) && p.onOneLine(lead)
	if stays || p.hugs(func() {
		lead()
		if r.Body != nil {
			p.write(" {")
		}
	}) {
		lead()
		p.block(r.Body)
		return
	}
	p.indent++
	p.errors(&r.Errors)
	for i, s := range r.Settings {
		if i == 0 || !p.try(func() { p.space(); p.setting(s) }) {
			p.line()
			p.setting(s)
		}
	}
	p.block(r.Body)
	p.indent--
}

// runsOn reports whether an entry of several parts has an expression of which a
// quote, a comment or a regular expression is not closed: its line's end is all
// that ends it, and a setting or an arrow on the same line would be a part of it.
func runsOn(item syntax.Item) bool {
	var settings []*syntax.Setting
	switch x := item.(type) {
	case *syntax.State:
		return x.Wait != nil && (unclosed(x.Wait.Until) || unclosed(x.Wait.For)) ||
			slices.ContainsFunc(x.Fail, func(f *syntax.HeadField) bool { return unclosed(f.Value) })
	case *syntax.When:
		if unclosed(x.Condition) {
			return true
		}
		settings = x.Settings
	case *syntax.CatchClause:
		settings = x.Catcher.Settings
	case *syntax.CatchPolicy:
		settings = x.Catcher.Settings
	case *syntax.RetryClause:
		if x.Retrier != nil {
			settings = x.Retrier.Settings
		}
	case *syntax.RetryPolicy:
		if x.Retrier != nil {
			settings = x.Retrier.Settings
		}
	case *syntax.OnRetrier:
		settings = x.Retrier.Settings
	}
	return slices.ContainsFunc(settings, func(s *syntax.Setting) bool { return unclosed(s.Value) })
}

// unclosed reports whether an expression of JSONata lacks the end of what it
// opens with a mark of its own.
func unclosed(v *syntax.Value) bool {
	if v == nil || v.Kind != syntax.ExpressionValue || v.Language != syntax.JSONata || !strings.ContainsAny(v.Text, "\"'`/") {
		return false
	}
	return slices.ContainsFunc(v.JSONata().Errors, func(e jsonata.Error) bool {
		return slices.Contains([]string{"S0101", "S0105", "S0106", "S0302"}, e.Code)
	})
}
