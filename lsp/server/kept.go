package server

import (
	"encoding/json"
	"sync"

	"github.com/gait-lang/gait/lsp/protocol"
)

// mostKept is how many answers are kept for what is asked about them later.
const mostKept = 8

// kept holds the latest answers of a kind, of which clients ask for more.
type kept[T any] struct {
	mu    sync.Mutex
	last  uint64
	lists map[uint64]T
}

// reference is what a client hands back: one item of an answer.
type reference struct {
	List uint64 `json:"list"`
	Item int    `json:"item"`
}

// put keeps an answer and returns its number.
func (k *kept[T]) put(list T) uint64 {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.lists == nil {
		k.lists = map[uint64]T{}
	}
	k.last++
	k.lists[k.last] = list
	delete(k.lists, k.last-mostKept)
	return k.last
}

// get returns the answer that a client speaks of, and the number of the item.
func (k *kept[T]) get(data json.RawMessage) (list T, item int, err error) {
	var r reference
	if err := json.Unmarshal(data, &r); err != nil {
		return list, 0, failure(protocol.InvalidParams, "the data is not what was sent: %v", err)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	list, ok := k.lists[r.List]
	if !ok {
		return list, 0, failure(protocol.ContentModified, "that list is too old")
	}
	return list, r.Item, nil
}

// raw returns a value as JSON that is sent as part of a message.
func raw(x any) json.RawMessage {
	data, _ := json.Marshal(x) // numbers and texts
	return data
}
