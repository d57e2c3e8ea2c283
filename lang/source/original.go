package source

import "strings"

// Original returns the bytes of the file as they were given, byte-order mark
// and carriage returns included.
func (f *File) Original() string {
	if !f.mark && len(f.dropped) == 0 {
		return f.Text
	}
	var b strings.Builder
	b.Grow(f.original)
	if f.mark {
		b.WriteString(byteOrderMark)
	}
	at := int32(0)
	for _, lf := range f.dropped {
		b.WriteString(f.Text[at:lf])
		b.WriteByte('\r')
		at = lf
	}
	b.WriteString(f.Text[at:])
	return b.String()
}
