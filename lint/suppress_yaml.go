package lint

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
)

// inYAML returns what the `#` comments of a YAML text silence, as those of Gait
// do: the line that they end, or the next one.
func inYAML(file *source.File) (found []*suppression) {
	if !strings.Contains(file.Text, directive) || strings.HasPrefix(strings.TrimSpace(file.Text), "{") {
		return nil
	}
	alone := map[int]bool{} // the lines that are a comment and nothing else
	type comment struct {
		line int
		span source.Span
	}
	var comments []comment
	for line := 1; line <= file.LineCount(); line++ {
		span := file.LineSpan(line)
		text := file.Slice(span)
		at := yamlComment(text)
		if at < 0 {
			continue
		}
		alone[line] = strings.TrimSpace(text[:at]) == ""
		comments = append(comments, comment{line, source.Span{Start: span.Start + int32(at), End: span.Start + int32(len(strings.TrimRight(text, " \t")))}})
	}
	for _, c := range comments {
		text := strings.TrimLeft(file.Slice(c.span), "# \t")
		if !isDirective(text) {
			continue
		}
		at := source.Span{Start: c.span.End - int32(len(text)), End: c.span.End}
		region := source.Span{End: int32(len(file.Text))}
		if word, _ := cutWord(text); word != ignoreInAFile {
			region = file.LineSpan(besides(file, c.line, alone[c.line], alone))
		}
		one := newSuppression(file, at, region, text)
		one.remove = wholeComment(file, c.span, alone[c.line])
		found = append(found, one)
	}
	return found
}

// yamlComment returns where the comment of a line begins, or a negative number.
// A line of a block of text may look as if it had one, which matters only if it
// is a directive.
func yamlComment(line string) int {
	quote := byte(0)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" \t,[{:", line[i-1]) >= 0):
			quote = c
		case c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			return i
		}
	}
	return -1
}
