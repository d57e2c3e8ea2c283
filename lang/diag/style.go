package diag

// style is an ANSI "select graphic rendition" parameter list. Only the eight
// basic colours are used, which every theme has made readable.
type style string

const (
	bold    style = "1"
	frame   style = "34"   // gutter and other lines around the source
	second  style = "36"   // related places
	removed style = "31"   // text that a fix takes away
	added   style = "32"   // text that a fix puts in
	isError style = "1;31" // severities
	isWarn  style = "1;33"
	isInfo  style = "1;36"
)

func severityStyle(s Severity) style {
	switch s {
	case Error:
		return isError
	case Warning:
		return isWarn
	default:
		return isInfo
	}
}

func (r *renderer) styled(s style, text string) {
	if !r.opts.Color {
		r.out.WriteString(text)
		return
	}
	r.out.WriteString("\x1b[" + string(s) + "m" + text + "\x1b[0m")
}
