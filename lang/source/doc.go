// Package source holds what every later phase says positions in: files, byte
// spans, and the conversions from bytes to the lines and columns that people,
// editors and other tools count in.
//
// All phases work on [File.Text], in which a byte-order mark is gone and CRLF
// reads as LF. Only [File.Position] and [File.OriginalOffset] know what the
// bytes on disk were, so that no other package has to.
package source
