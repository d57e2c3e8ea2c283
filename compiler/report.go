package compiler

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// finding is a diagnostic that is being made. It is valid until the next one.
type finding struct{ d *diag.Diagnostic }

// report adds an error. Where at is the use of something that stands
// elsewhere, the definition is a related place.
func (c *compiler) report(rule string, at asl.Origin, format string, args ...any) finding {
	message := format
	if len(args) > 0 {
		message = fmt.Sprintf(format, args...)
	}
	f := finding{c.slot()}
	*f.d = diag.Diagnostic{
		Rule: rule, Severity: diag.Error, Message: message, Location: location(at),
	}
	for via := at.Via; via != nil; via = via.Next {
		f.d.Related = append(f.d.Related, diag.Related{
			Location: diag.Location{File: via.File, Span: via.Span},
			Message:  fmt.Sprintf("through the %s %q", via.Kind, via.Name),
		})
	}
	return f
}

func location(at asl.Origin) diag.Location { return diag.Location{File: at.File, Span: at.Span} }

func (f finding) relate(at asl.Origin, message string) finding {
	if at.File != nil && location(at) != f.d.Location {
		f.d.Related = append(f.d.Related, diag.Related{Location: location(at), Message: message})
	}
	return f
}

func (f finding) note(text string) finding {
	if text != "" {
		f.d.Notes = append(f.d.Notes, text)
	}
	return f
}

func (f finding) warn(tags ...diag.Tag) finding {
	f.d.Severity = diag.Warning
	f.d.Tags = tags
	return f
}

// replace offers to put text in the place of a span.
func (f finding) replace(title string, safe bool, at asl.Origin, text string) finding {
	f.d.Fixes = append(f.d.Fixes, diag.Fix{Title: title, Safe: safe, Edits: []diag.Edit{{Location: location(at), Text: text}}})
	return f
}

// remove offers to take out the text of a span, with its line when nothing
// else stands on it.
func (f finding) remove(title string, at asl.Origin) finding {
	text := at.File.Text
	start, end := at.Span.Start, at.Span.End
	for start > 0 && (text[start-1] == ' ' || text[start-1] == '\t') {
		start--
	}
	if (start == 0 || text[start-1] == '\n') && int(end) < len(text) && text[end] == '\n' {
		end++
	} else {
		start, end = withComma(text, at.Span.Start, end)
	}
	at.Span = source.Span{Start: start, End: end}
	return f.replace(title, true, at, "")
}

// withComma widens the span of an entry that shares its line by the comma that
// parts it from another.
func withComma(text string, start, end int32) (int32, int32) {
	before := strings.TrimRight(text[:start], " \t")
	if strings.HasSuffix(before, ",") {
		return int32(len(before)) - 1, end
	}
	if after := strings.TrimLeft(text[end:], " \t"); strings.HasPrefix(after, ",") {
		return start, int32(len(text)-len(after)) + 1
	}
	// An arrow goes with the white space before it.
	if strings.HasPrefix(text[start:], "->") {
		start = int32(len(before))
	}
	return start, end
}

// nearest names the candidate that was probably meant, or lists all.
func (f finding) nearest(at asl.Origin, word string, candidates []string, spell func(string) string) finding {
	if near := diag.Nearest(word, candidates); near != "" {
		f.d.Message += fmt.Sprintf(", did you mean %q?", near)
		if at.Via == nil {
			f.replace(fmt.Sprintf("replace by %q", near), false, at, spell(near))
		}
	} else if len(candidates) > 0 {
		f.d.Message += ", expected one of " + diag.OneOf(candidates)
	}
	return f
}

func asIs(s string) string { return s }
