package lint

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// inSource returns what the `//` comments of a Gait source silence.
func inSource(tree *syntax.Tree) (found []*suppression) {
	file := tree.File
	if !strings.Contains(file.Text, directive) {
		return nil
	}
	alone := map[int]bool{} // the lines that are a comment and nothing else
	for _, d := range tree.Decls {
		for _, c := range d.Decl.Comments {
			if c.OwnLine {
				alone[file.LineAt(d.At(c.Span).Start)] = true
			}
		}
	}
	for _, d := range tree.Decls {
		for _, c := range d.Decl.Comments {
			span := d.At(c.Span)
			text := strings.TrimLeft(file.Slice(span), "/ \t")
			if !isDirective(text) {
				continue
			}
			span.Start = span.End - int32(len(text))
			region := source.Span{End: int32(len(file.Text))}
			if word, _ := cutWord(text); word != ignoreInAFile {
				region = file.LineSpan(besides(file, file.LineAt(span.Start), c.OwnLine, alone))
			}
			one := newSuppression(file, span, region, text)
			one.remove = wholeComment(file, d.At(c.Span), c.OwnLine)
			found = append(found, one)
		}
	}
	return found
}

// wholeComment returns a comment with the white space before it, and the line
// that it has for itself.
func wholeComment(file *source.File, span source.Span, ownLine bool) source.Span {
	line := file.LineSpan(file.LineAt(span.Start))
	before := file.Text[line.Start:span.Start]
	span.Start = line.Start + int32(len(strings.TrimRight(before, " \t")))
	if ownLine {
		span = source.Span{Start: line.Start, End: min(line.End+1, int32(len(file.Text)))}
	}
	return span
}

// besides returns the line that a comment speaks of: its own, or the next that
// is neither blank nor a comment.
func besides(file *source.File, line int, ownLine bool, alone map[int]bool) int {
	if !ownLine {
		return line
	}
	for line < file.LineCount() {
		line++
		text := strings.TrimSpace(file.Slice(file.LineSpan(line)))
		if text != "" && !alone[line] && !strings.HasPrefix(text, "///") {
			break
		}
	}
	return line
}

// inDefinition returns what the Comments of a machine and of its states
// silence: findings inside the object that they stand in. Comments of Gait are
// those that `///` makes.
func inDefinition(file *source.File, root *asl.Node) (found []*suppression) {
	// The text may spell a letter as an escape; nobody does.
	if root == nil || !strings.Contains(file.Text, directive) {
		return nil
	}
	var machine func(m *asl.Machine)
	machine = func(m *asl.Machine) {
		if m.Node == nil {
			return
		}
		found = append(found, inComment(file, m.Node, m.Node.At)...)
		for _, s := range m.States() {
			at := s.Node.At
			if s.NameAt.File == at.File && s.NameAt.Span.Start < at.Span.Start {
				at.Span.Start = s.NameAt.Span.Start
			}
			found = append(found, inComment(file, s.Node, at)...)
			for _, inner := range s.Scopes() {
				machine(inner)
			}
		}
	}
	machine(asl.MachineOf(root))
	return found
}

// inComment reads the lines of the Comment of an object at a place.
func inComment(file *source.File, object *asl.Node, at asl.Origin) (found []*suppression) {
	comment := object.Get("Comment")
	if !comment.Is(asl.String) || comment.At.File != file || at.File != file || !strings.Contains(comment.Text, directive) {
		return nil
	}
	for line := range strings.Lines(comment.Text) {
		if line = strings.TrimSpace(line); isDirective(line) {
			region := at.Span
			if word, _ := cutWord(line); word == ignoreInAFile {
				region = source.Span{End: int32(len(file.Text))}
			}
			found = append(found, newSuppression(file, within(comment.At, line), region, line))
		}
	}
	return found
}

// within returns the place of a line of a text, or of all of it when it is
// spelled in another way.
func within(at asl.Origin, line string) source.Span {
	text := at.File.Slice(at.Span)
	if i := strings.Index(text, line); i >= 0 {
		return source.Span{Start: at.Span.Start + int32(i), End: at.Span.Start + int32(i+len(line))}
	}
	return at.Span
}
