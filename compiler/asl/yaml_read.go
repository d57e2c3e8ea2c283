package asl

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// The rules of the diagnostics that the YAML reader gives, besides
// [RuleDuplicateKey].
const (
	// RuleYAML: the text is not YAML, or YAML that JSON cannot hold.
	RuleYAML = "yaml-syntax"
	// RuleYAMLNumber: tools disagree on what a number is.
	RuleYAMLNumber = "yaml-number"
)

// maxExpanded is how many nodes, or kibibytes of text, aliases and merges may add. Nested aliases
// grow exponentially; the most that AWS accepts is one mebibyte of JSON.
const maxExpanded = 200_000

// ReadYAML reads all documents of a YAML text as JSON values: always at least
// one, of which [Node.Missing] holds when the text is empty. As in JSON, text
// that is broken gives diagnostics (rules [RuleYAML], [RuleYAMLNumber] and
// [RuleDuplicateKey]) and what could be made out around the mistakes.
//
// Numbers keep their spelling where JSON has it, and get the JSON spelling of
// the same number where not. Aliases and merge keys are resolved; what comes
// from an anchor has the span of the alias, and its own place in Origin.Via.
// A tag of CloudFormation becomes the function that it abbreviates:
// !Sub x is read as {"Fn::Sub": x}.
func ReadYAML(file *source.File) ([]*Node, []diag.Diagnostic) {
	return readYAML(file, file.Text)
}

// readYAML reads text, and takes its offsets for offsets in file.
func readYAML(file *source.File, text string) ([]*Node, []diag.Diagnostic) {
	p := loadYAML(file, text)
	r := yamlReader{file: file, text: p.text, patch: p, diags: p.diags, starts: lineBreaks(p.text)}
	if strings.Contains(p.text, "&") {
		r.spans = map[*yaml.Node]source.Span{}
		r.active = map[*yaml.Node]bool{}
	}
	r.line, r.column = 1, 1
	var roots []*Node
	for _, doc := range p.documents {
		for _, n := range doc.Content {
			roots = append(roots, r.node(n, 0))
		}
	}
	if len(roots) == 0 {
		if len(r.diags) == 0 {
			r.errorf(source.Span{Start: 0, End: int32(min(1, len(text)))}, "the text is empty; a value is expected")
		}
		roots = append(roots, &Node{At: r.at(source.At(int32(len(p.text))))})
	}
	diag.Sort(r.diags)
	return roots, r.diags
}

type yamlReader struct {
	file  *source.File
	text  string // what was parsed, repairs included
	patch *patched
	diags []diag.Diagnostic

	starts []int32 // of the lines of text
	// The last place that a line and column were converted for: since nodes
	// come in the order of the text, long lines are counted only once.
	line, column, offset int
	cursor               int // end of what has been converted

	spans    map[*yaml.Node]source.Span // in text, of what anchors may share
	active   map[*yaml.Node]bool        // anchors that are being expanded
	uses     []use                      // aliases around the node, outermost first
	expanded int
}

// use is an alias that is being expanded.
type use struct {
	kind, name string
	span       source.Span
}

func lineBreaks(t string) []int32 {
	starts := []int32{0}
	for i := 0; i < len(t); {
		if n := breakWidth(t, i); n > 0 {
			i += n
			starts = append(starts, int32(i))
			continue
		}
		i++
	}
	return starts
}

// start converts the library's line and column, which count code points from
// one, to an offset in the text.
func (r *yamlReader) start(n *yaml.Node) int {
	return r.seek(n.Line, n.Column)
}

func (r *yamlReader) seek(line, column int) int {
	if line < 1 || line > len(r.starts) {
		return len(r.text)
	}
	if line != r.line || column < r.column {
		r.line, r.column, r.offset = line, 1, int(r.starts[line-1])
	}
	for r.column < column && r.offset < len(r.text) {
		_, n := utf8.DecodeRuneInString(r.text[r.offset:])
		r.offset += n
		r.column++
	}
	return r.offset
}

// at makes the origin of a span of the text.
func (r *yamlReader) at(s source.Span) Origin {
	s = r.patch.original(s)
	if len(r.uses) == 0 {
		return Origin{File: r.file, Span: s}
	}
	var via *Frame
	for i := len(r.uses) - 1; i >= 0; i-- {
		u := r.uses[i]
		via = &Frame{Kind: u.kind, Name: u.name, File: r.file, Span: s, Next: via}
		s = u.span
	}
	return Origin{File: r.file, Span: s, Via: via}
}

// span notes the span of a node, for aliases to it.
func (r *yamlReader) span(n *yaml.Node, start, end int) source.Span {
	if len(r.uses) > 0 {
		return r.spans[n]
	}
	start = max(start, 0)
	end = max(end, start)
	r.cursor = end
	s := source.Span{Start: int32(start), End: int32(end)}
	if r.spans != nil {
		r.spans[n] = s
	}
	return s
}

// begin returns the offset of a node after its anchor and tag, and the span of
// its tag.
func (r *yamlReader) begin(n *yaml.Node) (start int, tag source.Span) {
	if len(r.uses) > 0 {
		// Its place was found when the anchor was read.
		return int(r.spans[n].Start), r.spans[n]
	}
	i := max(r.start(n), r.cursor)
	empty := n.Kind == yaml.ScalarNode && n.Value == "" && isPlain(n)
	tag = source.At(int32(i))
	for i < len(r.text) && (r.text[i] == '!' || r.text[i] == '&') && !(empty && n.Anchor == "" && !tagged(n)) {
		j := i
		for j < len(r.text) && !isBlank(r.text[j]) && breakWidth(r.text, j) == 0 {
			if strings.IndexByte(",[]{}", r.text[j]) >= 0 && !strings.HasPrefix(r.text[i:], "!<") {
				break
			}
			j++
		}
		if r.text[i] == '!' {
			tag = source.Span{Start: int32(i), End: int32(j)}
		}
		i = j
		if empty {
			if k := r.blanks(i); k < len(r.text) && (r.text[k] == '!' || r.text[k] == '&') && k > i {
				i = k
				continue
			}
			break
		}
		i = r.gap(i, "")
	}
	return i, tag
}

// isPlain reports whether n is written without quotes and not as a block.
func isPlain(n *yaml.Node) bool {
	return n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
}

// tagged reports whether the text gives n a tag.
func tagged(n *yaml.Node) bool {
	return n.Style&yaml.TaggedStyle != 0 || n.Tag == "!"
}

func (r *yamlReader) blanks(i int) int {
	for i < len(r.text) && isBlank(r.text[i]) {
		i++
	}
	return i
}

// gap moves i over white space, comments and the given characters.
func (r *yamlReader) gap(i int, also string) int {
	for i < len(r.text) {
		c := r.text[i]
		switch n := breakWidth(r.text, i); {
		case n > 0:
			i += n
		case isBlank(c) || strings.IndexByte(also, c) >= 0:
			i++
		case c == '#':
			for i < len(r.text) && breakWidth(r.text, i) == 0 {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// node converts n, with its tag.
func (r *yamlReader) node(n *yaml.Node, depth int) *Node {
	if depth > MaxDepth {
		start, _ := r.begin(n)
		r.errorf(r.at(source.Span{Start: int32(start), End: int32(start)}).Span, "more than %d objects and arrays inside each other", MaxDepth)
		return &Node{Kind: Null, Text: "null", At: r.at(r.span(n, start, start))}
	}
	if n.Kind == yaml.AliasNode {
		return r.alias(n, depth)
	}
	function, known := r.function(n)
	if function == "" {
		start, tag := r.begin(n)
		if !known {
			r.warn(r.at(tag).Span, fmt.Sprintf("the tag %s is not known and has no effect", n.Tag))
		}
		return r.bare(n, start, depth)
	}
	start, tag := r.begin(n)
	v := r.bare(n, start, depth+1)
	o := &Node{Kind: Object, Members: []Member{{function, r.at(tag), v}}}
	o.At = v.At
	if len(r.uses) == 0 {
		o.At.Span.Start = min(o.Members[0].KeyAt.Span.Start, o.At.Span.Start)
	}
	return o
}

// shorthand are the tags of CloudFormation whose function has another name
// than "Fn::" and the tag.
var shorthand = map[string]string{"!Ref": "Ref", "!Condition": "Condition"}

// functions are the intrinsic functions of CloudFormation that have a tag
// (AWS CloudFormation template reference, intrinsic functions).
var functions = []string{"And", "Base64", "Cidr", "Equals", "FindInMap", "ForEach", "GetAtt", "GetAZs", "If",
	"ImportValue", "Join", "Length", "Not", "Or", "Select", "Split", "Sub", "ToJsonString", "Transform"}

// function returns the function that the tag of n abbreviates, and whether the
// tag is known at all.
func (r *yamlReader) function(n *yaml.Node) (name string, known bool) {
	if n.Style&yaml.TaggedStyle == 0 || strings.HasPrefix(n.Tag, "!!") {
		return "", true
	}
	if f := shorthand[n.Tag]; f != "" {
		return f, true
	}
	for _, f := range functions {
		if n.Tag == "!"+f {
			return "Fn::" + f, true
		}
	}
	return "", false
}

// bare converts n, which starts at start, without its tag.
func (r *yamlReader) bare(n *yaml.Node, start, depth int) *Node {
	if r.uses != nil {
		full := r.expanded > maxExpanded
		// Long text counts for more, since it is written out again.
		if r.expanded += 1 + len(n.Value)/1024; r.expanded > maxExpanded {
			if !full {
				uses := r.uses
				r.uses = nil
				r.errorf(uses[0].span, "aliases put in more than %d values", maxExpanded)
				r.uses = uses
			}
			return &Node{Kind: Null, Text: "null", At: r.at(r.spans[n])}
		}
	}
	switch n.Kind {
	case yaml.MappingNode:
		return r.mapping(n, start, depth)
	case yaml.SequenceNode:
		return r.sequence(n, start, depth)
	default:
		return r.scalar(n, start)
	}
}

func (r *yamlReader) sequence(n *yaml.Node, start, depth int) *Node {
	a := &Node{Kind: Array}
	flow := r.opens(start, '[')
	r.cursor = max(r.cursor, start)
	for _, item := range n.Content {
		a.Items = append(a.Items, r.node(item, depth+1))
	}
	a.At = r.at(r.span(n, start, r.closed(flow, ']')))
	return a
}

// opens reports whether a flow collection starts at start, and enters it.
func (r *yamlReader) opens(start int, opener byte) bool {
	if len(r.uses) > 0 || start >= len(r.text) || r.text[start] != opener {
		return false
	}
	r.cursor = start + 1
	return true
}

// closed returns the end of a collection after its last entry.
func (r *yamlReader) closed(flow bool, closer byte) int {
	if !flow {
		return r.cursor
	}
	if i := r.gap(r.cursor, ",:?"); i < len(r.text) && r.text[i] == closer {
		return i + 1
	}
	return r.cursor
}

func (r *yamlReader) mapping(n *yaml.Node, start, depth int) *Node {
	o := &Node{Kind: Object}
	flow := r.opens(start, '{')
	r.cursor = max(r.cursor, start)
	var merged []Member
	mergeAt := 0
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if isMerge(k) {
			r.key(k, depth)
			if merged == nil {
				mergeAt = len(o.Members)
			}
			merged = r.merge(merged, v, depth)
			continue
		}
		m := Member{}
		m.Key, m.KeyAt = r.key(k, depth)
		m.Value = r.node(v, depth+1)
		o.Members = append(o.Members, m)
	}
	forDuplicates(o.Members, func(first, again *Member) { r.report(duplicateKey(first, again)) })
	if merged != nil {
		o.Members = withMerged(o.Members, merged, mergeAt)
	}
	o.At = r.at(r.span(n, start, r.closed(flow, '}')))
	return o
}

// withMerged puts merged members in at i, except for those whose key the
// mapping has itself or an earlier merge gave.
func withMerged(members, merged []Member, i int) []Member {
	known := make(map[string]bool, len(members)+len(merged))
	for _, m := range members {
		known[m.Key] = true
	}
	all := append([]Member(nil), members[:i]...)
	for _, m := range merged {
		if !known[m.Key] {
			known[m.Key] = true
			all = append(all, m)
		}
	}
	return append(all, members[i:]...)
}

// isMerge reports whether k is the key << of a merge.
func isMerge(k *yaml.Node) bool {
	return k.Kind == yaml.ScalarNode && k.Value == "<<" &&
		isPlain(k) && !tagged(k)
}

// merge appends the members of the mappings that v is or lists.
func (r *yamlReader) merge(merged []Member, v *yaml.Node, depth int) []Member {
	value := r.node(v, depth+1)
	if merged == nil {
		merged = []Member{}
	}
	switch {
	case value.Kind == Object:
		return append(merged, value.Members...)
	case value.Kind == Array:
		for _, item := range value.Items {
			if item.Kind != Object {
				r.errorf(item.At.Span, "only mappings can be merged by \"<<\"")
				continue
			}
			merged = append(merged, item.Members...)
		}
	case value.Kind != Null || value.Text != "":
		r.errorf(value.At.Span, "only mappings can be merged by \"<<\"")
	}
	return merged
}

// key converts the key of a mapping.
func (r *yamlReader) key(k *yaml.Node, depth int) (string, Origin) {
	start, _ := r.begin(k)
	target := k
	if k.Kind == yaml.AliasNode {
		at := r.at(r.span(k, start, start+1+len(k.Value)))
		for target.Kind == yaml.AliasNode {
			target = target.Alias
		}
		if target.Kind == yaml.ScalarNode {
			return target.Value, at
		}
		r.errorf(at.Span, "a key must be text")
		return "", at
	}
	if k.Kind == yaml.ScalarNode {
		end := r.scalarEnd(k, start)
		return k.Value, r.at(r.span(k, start, end))
	}
	v := r.bare(k, start, depth+1)
	r.errorf(v.At.Span, "a key must be text")
	return r.patch.given[v.At.Span.Start:v.At.Span.End], v.At
}

// alias converts what an alias stands for.
func (r *yamlReader) alias(n *yaml.Node, depth int) *Node {
	start, _ := r.begin(n)
	s := r.span(n, start, min(len(r.text), start+1+len(n.Value)))
	target := n.Alias
	if r.active[target] || r.spans[target] == (source.Span{}) && target.Kind != yaml.ScalarNode {
		at := r.at(s)
		r.errorf(at.Span, "the anchor &%s holds this alias of itself", n.Value)
		return &Node{Kind: Null, Text: "null", At: at}
	}
	r.active[target] = true
	r.uses = append(r.uses, use{"alias", n.Value, r.patch.original(s)})
	v := r.node(target, depth)
	r.uses = r.uses[:len(r.uses)-1]
	if len(r.uses) == 0 {
		r.uses = nil
	}
	delete(r.active, target)
	return v
}

// scalarEnd returns the end of a scalar that starts at start.
func (r *yamlReader) scalarEnd(n *yaml.Node, start int) int {
	if len(r.uses) > 0 {
		return start
	}
	if n.Value == "" && isPlain(n) {
		return start
	}
	if len(r.patch.masked) > 0 {
		return r.unmask(n, start)
	}
	end, ok := scanScalar(r.text, start, n.Value, nil)
	if !ok {
		// Nothing of the value can be trusted to have a place but its start.
		end = max(start, min(end, len(r.text)))
	}
	return end
}

// unmask is scalarEnd, and puts the surrogates back into the value.
func (r *yamlReader) unmask(n *yaml.Node, start int) int {
	var m offsetMap
	end, ok := scanScalar(r.text, start, n.Value, &m)
	end = max(start, min(end, len(r.text)))
	p := r.patch
	// Pairs are two escapes, and each is one segment or part of one.
	first := sort.SearchInts(p.masked, p.back(start))
	last := sort.SearchInts(p.masked, p.back(end))
	if !ok || first == last {
		return end
	}
	isMasked := map[int]bool{}
	for _, at := range p.masked[first:last] {
		isMasked[at] = true
	}
	var value []byte
	for i := 0; i < len(n.Value); {
		at := p.back(int(m.start(int32(i))))
		if !isMasked[at] {
			value = append(value, n.Value[i])
			i++
			continue
		}
		delete(isMasked, at) // a literal backslash after it has the same place
		escape := p.raw[at : at+len(mask)]
		if s := m.segments[m.segment(int32(i))]; !s.fixed {
			value = append(value, escape...)
			i += len(mask)
			continue
		}
		c, _ := hex4(escape)
		value = appendSurrogate(value, c)
		i += len("\ue000")
	}
	n.Value = joinSurrogates(value)
	return end
}

// joinSurrogates makes one character of each pair of surrogates.
func joinSurrogates(b []byte) string {
	var joined []byte
	for i := 0; i < len(b); {
		if high, ok := surrogate(b[i:]); ok {
			if low, ok := surrogate(b[i+3:]); ok {
				if c := utf16.DecodeRune(high, low); c != utf8.RuneError {
					joined = utf8.AppendRune(joined, c)
					i += 6
					continue
				}
			}
		}
		joined = append(joined, b[i])
		i++
	}
	return string(joined)
}

func (r *yamlReader) scalar(n *yaml.Node, start int) *Node {
	if n.Value == "" && len(r.uses) == 0 && start < len(r.text) && r.text[start] == ':' && start == r.cursor {
		start++ // the library puts a value that is not there before the colon
	}
	end := r.scalarEnd(n, start)
	s := r.span(n, start, end)
	v := &Node{Kind: String, Text: n.Value, At: r.at(s)}
	tag := ""
	if n.Style&yaml.TaggedStyle != 0 && strings.HasPrefix(n.Tag, "!!") {
		tag = n.Tag
	}
	switch {
	case tag == "!!str" || tag == "!!binary" || tag == "!!timestamp" || n.Tag == "!":
		return v
	case tag == "" && !isPlain(n):
		return v
	}
	r.resolve(v, tag)
	if v.Kind == Null && s.Start == s.End && r.patch.repairedAt(s.Start) {
		v.Text = "" // missing: the colon before it was put in
	}
	return v
}

// resolve gives a plain scalar the kind that the core schema of YAML 1.2 gives
// it, or that its tag demands.
func (r *yamlReader) resolve(v *Node, tag string) {
	text := v.Text
	kind, spelled := plainKind(text)
	wanted := map[string]Kind{"!!null": Null, "!!bool": Bool, "!!int": Number, "!!float": Number}
	if want, ok := wanted[tag]; ok && want != kind {
		r.errorf(v.At.Span, "%s is no value for the tag %s", quote(text), tag)
		return
	}
	v.Kind, v.Text = kind, spelled
	switch {
	case kind == Number && leadingZero(text):
		r.report(diag.Diagnostic{
			Rule:     RuleYAMLNumber,
			Severity: diag.Warning,
			Message:  fmt.Sprintf("%s is read as %s by some tools and as an octal number or text by others; quote it if it is an identifier", text, spelled),
			Location: diag.Location{File: r.file, Span: v.At.Span},
			Fixes: []diag.Fix{{Title: "quote it", Edits: []diag.Edit{{
				Location: diag.Location{File: r.file, Span: v.At.Span}, Text: "'" + text + "'",
			}}}},
		})
	case kind == String && notFinite[strings.TrimLeft(strings.ToLower(text), "+-")]:
		r.errorf(v.At.Span, "JSON has no number %s", text)
	}
}

var notFinite = map[string]bool{".inf": true, ".nan": true}

// plainKind returns what a plain scalar is, and its JSON spelling.
func plainKind(text string) (Kind, string) {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return Null, "null"
	case "true", "True", "TRUE":
		return Bool, "true"
	case "false", "False", "FALSE":
		return Bool, "false"
	}
	if c := text[0]; c == '+' || c == '-' || c == '.' || '0' <= c && c <= '9' {
		if s, ok := spellNumber(text); ok {
			return Number, s
		}
	}
	return String, text
}

// leadingZero reports whether a decimal integer is written with a zero first.
func leadingZero(text string) bool {
	text = strings.TrimLeft(text, "+-")
	if len(text) < 2 || text[0] != '0' {
		return false
	}
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

func (r *yamlReader) errorf(s source.Span, format string, args ...any) {
	r.report(diag.Diagnostic{
		Rule:     RuleYAML,
		Severity: diag.Error,
		Message:  fmt.Sprintf(format, args...),
		Location: diag.Location{File: r.file, Span: s},
	})
}

func (r *yamlReader) warn(s source.Span, message string) {
	r.report(diag.Diagnostic{
		Rule:     RuleYAML,
		Severity: diag.Warning,
		Message:  message,
		Location: diag.Location{File: r.file, Span: s},
	})
}

func (r *yamlReader) report(d diag.Diagnostic) {
	// What is wrong with a shared value is said once, where it is written.
	if len(r.uses) == 0 && len(r.diags) < 2*maxFindings {
		r.diags = append(r.diags, d)
	}
}
