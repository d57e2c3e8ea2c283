package outline

import (
	"sync"

	"github.com/gait-lang/gait/lang/syntax"
)

// Cache keeps the tokens of declarations from one version of a file to the next,
// which takes over those whose text did not change. Use one for each open file;
// the zero value is empty, and nil keeps nothing. It may be used from several
// goroutines.
type Cache struct {
	mu    sync.Mutex
	known map[*syntax.Decl][]Token
}

// round is one use of a cache.
type round struct {
	cache *Cache
	known map[*syntax.Decl][]Token
	next  map[*syntax.Decl][]Token // nil when the round does not see the whole file
}

// begin starts a round. One that sees the whole file forgets what the file has
// no more.
func (c *Cache) begin(whole bool, size int) *round {
	r := &round{cache: c}
	if c == nil {
		return r
	}
	c.mu.Lock()
	r.known = c.known
	c.mu.Unlock()
	if whole {
		r.next = make(map[*syntax.Decl][]Token, size)
	}
	return r
}

// tokens returns those of a declaration, with spans that count from its start.
func (r *round) tokens(d *syntax.Decl) []Token {
	list, ok := r.known[d]
	if !ok {
		list = declTokens(d)
	}
	if r.next != nil {
		r.next[d] = list
	}
	return list
}

func (r *round) finish() {
	if r.next == nil {
		return
	}
	// Maps are never written once they are known.
	r.cache.mu.Lock()
	r.cache.known = r.next
	r.cache.mu.Unlock()
}
