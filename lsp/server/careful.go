package server

import (
	"crypto/sha256"
	"runtime/debug"

	"github.com/gait-lang/gait/lsp/workspace"
)

// careful runs work about a file that no request asked for. A panic in it is
// logged with the hash of the text.
func (s *Server) careful(what string, f *workspace.File, work func()) {
	defer func() {
		if p := recover(); p != nil {
			s.log.Printf("%s failed: %v\ninput %x, %d bytes\n%s", what, p, sha256.Sum256([]byte(f.Source.Text)), len(f.Source.Text), debug.Stack())
		}
	}()
	work()
}
