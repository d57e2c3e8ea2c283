package server

import (
	"context"
	"strconv"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gait-lang/gait/lsp/outline"
	"github.com/gait-lang/gait/lsp/protocol"
)

// tokenized is what is kept of open documents for the tokens of their next
// versions.
type tokenized struct {
	mu     sync.Mutex
	last   uint64
	caches map[protocol.URI]*outline.Cache
	sent   map[protocol.URI]sentTokens
}

// sentTokens is the latest answer about a document.
type sentTokens struct {
	id   string
	data []uint32
}

func (t *tokenized) cache(uri protocol.URI) *outline.Cache {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.caches == nil {
		t.caches, t.sent = map[protocol.URI]*outline.Cache{}, map[protocol.URI]sentTokens{}
	}
	if t.caches[uri] == nil {
		t.caches[uri] = &outline.Cache{}
	}
	return t.caches[uri]
}

// forget drops what is kept of a document that is closed.
func (t *tokenized) forget(uri protocol.URI) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.caches, uri)
	delete(t.sent, uri)
}

// send keeps an answer and returns its id and the one before.
func (t *tokenized) send(uri protocol.URI, data []uint32) (id string, before sentTokens) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last++
	id, before = strconv.FormatUint(t.last, 10), t.sent[uri]
	if t.caches[uri] != nil { // open still
		t.sent[uri] = sentTokens{id, data}
	}
	return id, before
}

// units returns how long pieces of lines are in an encoding.
func units(encoding protocol.PositionEncodingKind) func(string) uint32 {
	switch encoding {
	case protocol.UTF8:
		return func(s string) uint32 { return uint32(len(s)) }
	case protocol.UTF32:
		return func(s string) uint32 { return uint32(utf8.RuneCountInString(s)) }
	}
	return func(s string) uint32 {
		n := 0
		for _, r := range s {
			n += max(utf16.RuneLen(r), 1)
		}
		return uint32(n)
	}
}

// tokens returns all tokens of a document, encoded.
func (v *view) tokens(uri protocol.URI) ([]uint32, error) {
	f, d, err := v.text(uri)
	if err != nil || d == nil {
		return []uint32{}, err
	}
	var cache *outline.Cache
	if f.Open {
		cache = v.tokenized.cache(uri)
	}
	return nonNil(outline.Encode(f.Source.Text, outline.Tokens(d, cache), units(v.Encoding))), nil
}

func nonNil(data []uint32) []uint32 {
	if data == nil {
		return []uint32{}
	}
	return data
}

func semanticTokens(_ context.Context, v *view, p *protocol.SemanticTokensParams) (*protocol.SemanticTokens, error) {
	data, err := v.tokens(p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	id, _ := v.tokenized.send(p.TextDocument.URI, data)
	return &protocol.SemanticTokens{ResultID: id, Data: data}, nil
}

// semanticTokensDelta answers what is different from an answer before; all, when
// it was not the latest.
func semanticTokensDelta(_ context.Context, v *view, p *protocol.SemanticTokensDeltaParams) (any, error) {
	data, err := v.tokens(p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	id, before := v.tokenized.send(p.TextDocument.URI, data)
	if before.id == "" || before.id != p.PreviousResultID {
		return &protocol.SemanticTokens{ResultID: id, Data: data}, nil
	}
	delta := &protocol.SemanticTokensDelta{ResultID: id, Edits: []protocol.SemanticTokensEdit{}}
	for _, e := range outline.Delta(before.data, data) {
		delta.Edits = append(delta.Edits, protocol.SemanticTokensEdit{Start: e.Start, DeleteCount: e.Delete, Data: e.Insert})
	}
	return delta, nil
}

func semanticTokensRange(_ context.Context, v *view, p *protocol.SemanticTokensRangeParams) (*protocol.SemanticTokens, error) {
	f, d, err := v.text(p.TextDocument.URI)
	if err != nil || d == nil {
		return &protocol.SemanticTokens{Data: []uint32{}}, err
	}
	var cache *outline.Cache
	if f.Open {
		cache = v.tokenized.cache(p.TextDocument.URI)
	}
	tokens := outline.TokensIn(d, f.Mapper.Span(p.Range), cache)
	return &protocol.SemanticTokens{Data: nonNil(outline.Encode(f.Source.Text, tokens, units(v.Encoding)))}, nil
}
