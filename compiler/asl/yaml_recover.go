package asl

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// patched is a text in which mistakes are mended so far that the YAML library
// reads it: the library stops at the first mistake and gives no tree then.
// Mending never adds or removes a line.
type patched struct {
	text      string // with the edits
	documents []*yaml.Node
	diags     []diag.Diagnostic

	file   *source.File
	given  string  // without the edits
	starts []int32 // of its lines
	edits  []edit  // in order, without overlap
	moved  []int   // where they start in text; see before

	raw    string // as given, before surrogates were masked
	masked []int  // where escapes of surrogates are
}

// edit puts text in the place of some bytes of the given text.
type edit struct {
	start, end int
	text       string
}

// How often a text may be read again to find a mend: times, and bytes in all.
const maxMends, maxMendBytes = 60, 16 << 20

// loadYAML reads all documents of a text.
func loadYAML(file *source.File, text string) *patched {
	p := &patched{file: file}
	p.raw = p.cleanBytes(text)
	p.given = p.maskSurrogates(p.raw)
	p.text = p.given
	docs, failure := parseYAML(p.text)
	if failure == nil {
		p.documents = docs
		return p
	}
	p.starts = lineBreaks(p.given)
	tries := min(maxMends, maxMendBytes/max(1, len(text)))
	for failure != nil {
		m, n := p.mend(failure, &tries)
		if m == nil {
			p.cutOff(failure)
			break
		}
		p.edits, p.moved = m.edits, nil
		p.text = m.text
		docs, failure = m.documents, m.failure
		p.diags = append(p.diags, n)
		p.documents = docs
	}
	return p
}

// cleanBytes reports bytes that YAML text may not hold, and masks them.
func (p *patched) cleanBytes(text string) string {
	var clean []byte
	for i := 0; i < len(text); {
		if c := text[i]; c >= 0x20 && c < utf8.RuneSelf || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		c, n := utf8.DecodeRuneInString(text[i:])
		message := ""
		switch {
		case c == utf8.RuneError && n == 1:
			message = fmt.Sprintf("byte 0x%02x is not UTF-8", text[i])
		case c == 0:
			message = "NUL byte; the file is damaged or is not text"
		case c < 0x20 || c == 0xFFFE || c == 0xFFFF:
			message = fmt.Sprintf("control character %U", c)
		}
		if message != "" {
			if len(p.diags) < maxFindings {
				p.diags = append(p.diags, p.problem(i, i+n, message))
			}
			if clean == nil {
				clean = []byte(text)
			}
			for j := range n {
				clean[i+j] = '?'
			}
		}
		i += n
	}
	if clean == nil {
		return text
	}
	return string(clean)
}

// mask stands for the escape of a surrogate, which the library refuses.
const mask = `\ue000`

// maskSurrogates puts mask in the place of every escape of a surrogate, in
// whatever kind of scalar; yamlReader.unmask puts them back.
func (p *patched) maskSurrogates(text string) string {
	var masked []byte
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		if c, ok := hex4(text[i:]); ok && utf16.IsSurrogate(c) {
			if masked == nil {
				masked = []byte(text)
			}
			copy(masked[i:], mask)
			p.masked = append(p.masked, i)
		}
		i++ // what is escaped begins no escape
	}
	if masked == nil {
		return text
	}
	return string(masked)
}

// parseYAML reads all documents and tells where the library stopped.
func parseYAML(text string) (docs []*yaml.Node, failure *yaml.LoadError) {
	defer func() {
		if r := recover(); r != nil {
			failure = &yaml.LoadError{Message: fmt.Sprint(r), Mark: yaml.Mark{Line: 1, Column: 1}}
		}
	}()
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithUniqueKeys(false))
	for err == nil {
		n := new(yaml.Node)
		if err = loader.Load(n); err == nil {
			docs = append(docs, n)
		}
	}
	if errors.Is(err, io.EOF) {
		return docs, nil
	}
	if !errors.As(err, &failure) {
		failure = &yaml.LoadError{Message: err.Error()}
	}
	if failure.Mark.Line == 0 {
		failure.Mark = yaml.Mark{Line: 1, Column: 1}
	}
	return docs, failure
}

// original converts a span of the mended text to one of the given text.
func (p *patched) original(s source.Span) source.Span {
	if len(p.edits) == 0 {
		return s
	}
	start := p.back(int(s.Start))
	return source.Span{Start: int32(start), End: int32(max(start, p.back(int(s.End))))}
}

func (p *patched) back(at int) int {
	i := p.before(at)
	if i < 0 {
		return at
	}
	e, start := p.edits[i], p.moved[i]
	if k := at - start; k <= len(e.text) {
		return e.start + min(k, e.end-e.start)
	}
	return at - start - len(e.text) + e.end
}

// before returns the index of the last edit that starts before a place of the
// mended text, or -1.
func (p *patched) before(at int) int {
	if len(p.moved) != len(p.edits) {
		p.moved = p.moved[:0]
		shift := 0
		for _, e := range p.edits {
			p.moved = append(p.moved, e.start+shift)
			shift += len(e.text) - (e.end - e.start)
		}
	}
	return sort.SearchInts(p.moved, at) - 1
}

// repairedAt reports whether an edit ends at that place of the mended text.
func (p *patched) repairedAt(at int32) bool {
	i := p.before(int(at))
	return i >= 0 && p.moved[i]+len(p.edits[i].text) == int(at)
}

// mended is the outcome of a try.
type mended struct {
	edits     []edit
	text      string
	documents []*yaml.Node
	failure   *yaml.LoadError
}

// repair is a way to mend a line.
type repair struct {
	edits   []edit
	problem diag.Diagnostic
}

// mend tries the likely repairs of a failure and returns the one that lets the
// library read furthest, or nil.
func (p *patched) mend(failure *yaml.LoadError, tries *int) (*mended, diag.Diagnostic) {
	for _, line := range p.suspects(failure) {
		var best *mended
		var problem diag.Diagnostic
		furthest := failure.Mark
		for _, r := range p.repairs(line, failure) {
			if *tries--; *tries < 0 {
				return nil, diag.Diagnostic{}
			}
			m := p.try(line, r.edits)
			if m.failure == nil {
				return m, r.problem
			}
			if after(m.failure.Mark, furthest) {
				best, problem, furthest = m, r.problem, m.failure.Mark
			}
		}
		if best != nil {
			return best, problem
		}
	}
	return nil, diag.Diagnostic{}
}

func after(a, b yaml.Mark) bool {
	return a.Line > b.Line || a.Line == b.Line && a.Column > b.Column
}

// try reads the text with more edits; those that the line had are replaced.
func (p *patched) try(line int, more []edit) *mended {
	from, to := p.bounds(line)
	m := &mended{}
	for _, e := range p.edits {
		if e.start < from || e.start > to {
			m.edits = append(m.edits, e)
		}
	}
	m.edits = append(m.edits, more...)
	slices.SortStableFunc(m.edits, func(a, b edit) int { return a.start - b.start })
	m.text = apply(p.given, m.edits)
	m.documents, m.failure = parseYAML(m.text)
	return m
}

func apply(text string, edits []edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.start < at {
			continue
		}
		b.WriteString(text[at:e.start])
		b.WriteString(e.text)
		at = e.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// bounds returns the start and end of a line (from 1) of the given text.
func (p *patched) bounds(line int) (from, to int) {
	line = max(1, min(line, len(p.starts)))
	from, to = int(p.starts[line-1]), len(p.given)
	if line < len(p.starts) {
		to = int(p.starts[line])
	}
	for to > from && (p.given[to-1] == '\n' || p.given[to-1] == '\r') {
		to--
	}
	return from, to
}

// suspects lists the lines in which the mistake may be, likeliest first.
func (p *patched) suspects(failure *yaml.LoadError) []int {
	var lines []int
	add := func(line int) {
		for line > 1 {
			if from, to := p.bounds(line); strings.TrimSpace(p.given[from:to]) != "" {
				break
			}
			line-- // nothing can be wrong with an empty line
		}
		if line >= 1 && line <= len(p.starts) && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	switch failure.ContextMsg {
	case "while scanning a simple key", "while scanning a quoted scalar",
		"while parsing a flow mapping", "while parsing a flow sequence", "while scanning a tag":
		add(failure.ContextMark.Line)
	}
	// A bracket that is not closed is noticed where the lines after it make no sense.
	for line := failure.Mark.Line - 1; line > max(0, failure.Mark.Line-maxFlowLines); line-- {
		from, to := p.bounds(line)
		if text := p.given[from:to]; strings.ContainsAny(text, "[{") && openBrackets(text) != "" {
			add(line)
			break
		}
	}
	// So is a line that is no key because its colon is missing.
	if line := failure.Mark.Line - 1; line >= 1 {
		from, to := p.bounds(line)
		if _, _, missing := missingColon(strings.TrimLeft(p.given[from:to], " \t-")); missing != "" {
			add(line)
		}
	}
	add(failure.Mark.Line)
	add(failure.Mark.Line - 1)
	return lines
}

// maxFlowLines is how many lines back a bracket may be that is not closed.
const maxFlowLines = 10

var (
	// The parts of a line: indentation and dashes, key, value.
	linePattern = regexp.MustCompile(`^([ \t]*(?:- +)*)((?:"[^"]*"|'[^']*'|[^\s'"\[\]{}#&*|>%@][^#]*?)[ \t]*:(?:[ \t]+|$))?(.*?)[ \t]*$`)
	bareKey     = regexp.MustCompile(`^[A-Za-z_$][\w.$-]*$`)
)

// repairs lists ways to mend a line, best first.
func (p *patched) repairs(line int, failure *yaml.LoadError) []repair {
	from, to := p.bounds(line)
	text := p.given[from:to]
	at := p.place(failure)
	said := p.explain(failure, at)
	if i := from + len(text) - len(strings.TrimLeft(text, " \t-")); i < to && strings.IndexByte("}]", p.given[i]) >= 0 {
		said = p.problem(i, i+1, fmt.Sprintf("%q closes nothing", p.given[i:i+1]))
	}
	blank := repair{[]edit{{from, to, strings.Repeat(" ", to-from)}}, said}
	touched := slices.ContainsFunc(p.edits, func(e edit) bool { return e.start >= from && e.start <= to })
	if touched {
		return []repair{blank}
	}
	m := linePattern.FindStringSubmatchIndex(text)
	if m == nil {
		return []repair{blank}
	}
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	key, valueAt := "", from+m[6]
	if m[4] >= 0 {
		key = text[m[4]:m[5]]
	}
	value := text[m[6]:m[7]]
	valueEnd := from + m[7]
	var list []repair
	add := func(d diag.Diagnostic, title, fix string, edits ...edit) {
		if title != "" {
			d.Fixes = []diag.Fix{{Title: title, Edits: []diag.Edit{{
				Location: diag.Location{File: p.file, Span: source.Span{Start: int32(edits[0].start), End: int32(edits[len(edits)-1].end)}},
				Text:     fix,
			}}}}
		}
		list = append(list, repair{edits, d})
	}
	if strings.Contains(text[:indent], "\t") {
		for _, n := range p.indentations(line, key != "" && value == "") {
			add(p.problem(from, from+indent, "a tab cannot indent YAML; use spaces"),
				fmt.Sprintf("indent by %d", len(n)), n, edit{from, from + indent, n})
		}
		add(p.problem(from, from+indent, "a tab cannot indent YAML; use spaces"), "", "", p.untab()...)
	}
	if name, i, missing := missingColon(value); key == "" && missing != "" {
		message := fmt.Sprintf(`":" is expected after the key %s`, quote(name))
		if missing == " " {
			message = fmt.Sprintf(`a space is expected after the ":" of the key %s`, quote(name))
		}
		add(p.problem(valueAt+i, valueAt+i, message), "insert "+strconv.Quote(missing), missing, edit{valueAt + i, valueAt + i, missing})
	}
	if key == "" && bareKey.MatchString(value) {
		add(p.problem(valueAt, valueEnd, fmt.Sprintf(`":" and a value are expected after the key %s`, quote(value))),
			`add ":"`, ":", edit{valueEnd, valueEnd, ":"})
	}
	if value != "" {
		if q := value[0]; (q == '"' || q == '\'') && (len(value) == 1 || !strings.HasSuffix(value, value[:1])) {
			add(p.problem(valueAt, valueEnd, "the string has no closing "+value[:1]),
				"close the string", value[:1], edit{valueEnd, valueEnd, value[:1]})
		}
		if open := openBrackets(value); open != "" {
			add(p.problem(valueEnd, valueEnd, fmt.Sprintf("missing %q", open)), "insert "+open, open, edit{valueEnd, valueEnd, open})
		}
		if quoted, ok := quoteYAML(value); ok {
			d := said
			if message := needsQuotes(value); message != "" {
				d = p.problem(valueAt, valueEnd, message)
			}
			list = append(list, repair{[]edit{{valueAt, valueAt, quoted[:1]}, {valueEnd, valueEnd, quoted[:1]}}, d})
			if quoted[1:len(quoted)-1] != value {
				list[len(list)-1].edits = []edit{{valueAt, valueEnd, quoted}}
			}
			list[len(list)-1].problem.Fixes = []diag.Fix{{Title: "quote the text", Edits: []diag.Edit{{
				Location: diag.Location{File: p.file, Span: source.Span{Start: int32(valueAt), End: int32(valueEnd)}},
				Text:     quoted,
			}}}}
		}
	}
	for _, n := range p.indentations(line, key != "" && value == "") {
		add(p.problem(from, from+max(1, indent), "the indentation fits no line before"),
			fmt.Sprintf("indent by %d", len(n)), n, edit{from, from + indent, n})
	}
	if key != "" && value != "" {
		add(said, "", "", edit{valueAt, valueEnd, strings.Repeat(" ", valueEnd-valueAt)})
	}
	return append(list, blank)
}

// untab makes spaces of all tabs in indentation.
func (p *patched) untab() []edit {
	var edits []edit
	for _, start := range p.starts {
		i := int(start)
		for i < len(p.given) && isBlank(p.given[i]) {
			i++
		}
		if indent := p.given[start:i]; strings.Contains(indent, "\t") {
			edits = append(edits, edit{int(start), i, strings.ReplaceAll(indent, "\t", "  ")})
		}
	}
	return edits
}

// openBrackets returns the closers that the brackets in a line lack.
func openBrackets(value string) string {
	var closers []byte
	quote := byte(0)
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[':
			closers = append(closers, ']')
		case c == '{':
			closers = append(closers, '}')
		case c == ']' || c == '}':
			if n := len(closers); n > 0 && closers[n-1] == c {
				closers = closers[:n-1]
			}
		}
	}
	slices.Reverse(closers)
	return string(closers)
}

// needsQuotes says why a value must be quoted, as far as its start shows it.
func needsQuotes(value string) string {
	switch {
	case strings.HasPrefix(value, "{%"):
		return `a JSONata expression is written in quotes or as a block after "|", since YAML reads "{" as the start of a mapping`
	case strings.IndexByte("%@`", value[0]) >= 0:
		return fmt.Sprintf("text that starts with %q is written in quotes", value[:1])
	case strings.IndexByte(`&*!|>[]{}"'`, value[0]) < 0 && strings.Contains(value, ": "):
		return `text with ": " in it is written in quotes`
	}
	return ""
}

// quoteYAML puts a one-line text in quotes.
func quoteYAML(value string) (string, bool) {
	if value[0] == '"' || value[0] == '\'' {
		return "", false
	}
	if !strings.Contains(value, "'") {
		return "'" + value + "'", true
	}
	if !strings.ContainsAny(value, `"\`) {
		return `"` + value + `"`, true
	}
	return "'" + strings.ReplaceAll(value, "'", "''") + "'", true
}

// place returns the offset in the given text at which the library stopped.
func (p *patched) place(failure *yaml.LoadError) int {
	r := yamlReader{text: p.text, starts: lineBreaks(p.text), line: 1, column: 1}
	at := p.back(r.seek(failure.Mark.Line, failure.Mark.Column))
	// The end of the text is no place for a message: the last character is.
	for at > 0 && at >= len(strings.TrimRight(p.given, " \n\t\r")) {
		at--
	}
	return at
}

// explanations are our words for the library's.
var explanations = map[string]string{
	"mapping values are not allowed in this context":               `":" is not expected here; text that holds ": " is written in quotes`,
	"mapping keys are not allowed in this context":                 `"?" is not expected here`,
	"block sequence entries are not allowed in this context":       `"- " is not expected here`,
	"could not find expected ':'":                                  `":" is expected after a key`,
	"did not find expected key":                                    "the indentation fits no line before",
	"did not find expected '-' indicator":                          `an item that starts with "- " is expected`,
	"did not find expected ',' or ']'":                             `"," or "]" is expected`,
	"did not find expected ',' or '}'":                             `"," or "}" is expected`,
	"did not find expected node content":                           "a value is expected",
	"did not find expected <document start>":                       "text after the end of the value",
	"did not find expected comment or line break":                  "the line goes on where it must end",
	"found unexpected end of stream":                               "the string is not closed",
	"found unknown escape character":                               "this is not an escape of YAML",
	"found undefined tag handle":                                   "this tag is not known",
	"found a tab character where an indentation space is expected": "a tab cannot indent YAML; use spaces",
	"found a tab character that violates indentation":              "a tab cannot indent YAML; use spaces",
}

var unknownAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced$`)

// explain makes a diagnostic of the library's error.
func (p *patched) explain(failure *yaml.LoadError, at int) diag.Diagnostic {
	end := at
	for end < len(p.given) && end-at < 40 && strings.IndexByte(" \t\n,[]{}:", p.given[end]) < 0 {
		_, n := utf8.DecodeRuneInString(p.given[end:])
		end += n
	}
	end = min(max(end, at+1), len(p.given))
	message := explanations[failure.Message]
	if m := unknownAnchor.FindStringSubmatch(failure.Message); m != nil {
		message = "there is no anchor &" + m[1] + " before this alias"
	}
	switch {
	case message != "":
	case failure.Message == "found character that cannot start any token":
		_, n := utf8.DecodeRuneInString(p.given[at:])
		end = at + n
		message = fmt.Sprintf("text that starts with %q is written in quotes", p.given[at:end])
	default:
		message = "not YAML: " + failure.Message
	}
	return p.problem(at, end, message)
}

func (p *patched) problem(start, end int, message string) diag.Diagnostic {
	return diag.Diagnostic{
		Rule:     RuleYAML,
		Severity: diag.Error,
		Message:  message,
		Location: diag.Location{File: p.file, Span: source.Span{Start: int32(start), End: int32(end)}},
	}
}

// cutOff keeps what parses before a mistake that cannot be mended.
func (p *patched) cutOff(failure *yaml.LoadError) {
	p.diags = append(p.diags, p.explain(failure, p.place(failure)))
	starts := lineBreaks(p.text)
	line := min(failure.Mark.Line, len(starts))
	// Back from the mistake in steps that double, since each is a parse.
	for step := 1; line > 1; step *= 2 {
		text := p.text[:starts[line-1]]
		docs, failure := parseYAML(text)
		if failure == nil {
			p.documents = docs
			p.cut(text)
			return
		}
		line = min(line, failure.Mark.Line) - step
	}
	p.documents = nil
	p.cut("")
}

// cut drops the text after a prefix of the mended text.
func (p *patched) cut(text string) {
	at := p.back(len(text))
	n := sort.Search(len(p.edits), func(i int) bool { return p.edits[i].start >= at })
	p.edits, p.moved = p.edits[:n], nil
	p.text = text
}
