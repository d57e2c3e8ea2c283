package catalog

import (
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// The layout of a data file. Numbers are unsigned varints, text is its length
// and its bytes.
//
//	Magic, Version
//	checksum of the index (CRC-32, IEEE), length of the index, index
//	blocks, one after the other
//
// The index:
//
//	source, older date, date, count of services, and for each, sorted by id:
//	id, prefix, API version, uid, release, flags, actions, excluded actions,
//	length of the block, its length decompressed, its checksum; then the count
//	of services without data, and their ids
//
// A block is one frame of Zstandard. It has three tables, each a count, the
// lengths of all entries, and the entries: texts, shapes, and actions sorted
// by name. Texts are referred to by number; 0 is the empty one.
//
//	shape:   kind | has bits; [min] [max] [pattern] [count of enum, texts…]; then
//	         structure: name, flags, count of members, and for each, sorted by
//	         name: name, name in the API or 0 for the same, shape, flags
//	         list: shape    map: shape of keys, shape of values
//	action:  name, operation, input+1, output+1, effect, flags, token, exclusion,
//	         count of errors, texts…
const (
	// Magic is what a data file starts with.
	Magic = "gait catalogue\n"
	// Version is that of the layout; it changes whenever the layout does.
	Version = 3
)

// Bits of a shape's first number.
const (
	KindBits   = 0x0f
	HasMin     = 0x10
	HasMax     = 0x20
	HasPattern = 0x40
	HasEnum    = 0x80
)

// Flags of services, structures, members and actions.
const (
	FlagListed     = 1
	FlagRecent     = 2
	FlagUnion      = 1
	FlagRequired   = 1
	FlagDeprecated = 2
	FlagIdempotent = 4
)

// maxBlock bounds what a block may decompress to. The largest is below 1 MB.
const maxBlock = 8 << 20

var errCorrupt = errors.New("the data is corrupt")

type block struct {
	offset, size, raw int
	sum               uint32
}

func readIndex(data string) (*Catalog, error) {
	rest, ok := strings.CutPrefix(data, Magic)
	if !ok {
		return nil, errors.New("this is no data file of it")
	}
	r := reader{s: rest}
	if v := r.number(); !r.bad && v != Version {
		return nil, fmt.Errorf("the data has layout %d, only %d can be read", v, Version)
	}
	sum := r.number()
	index := r.text()
	if r.bad || uint64(crc32.ChecksumIEEE([]byte(index))) != sum {
		return nil, errCorrupt
	}
	offset := len(data) - len(r.s)
	r = reader{s: index}
	c := &Catalog{Source: r.text(), Older: r.text(), Date: r.text(), data: data}
	n := r.count(11)
	c.services = make([]entry, n)
	for i := range c.services {
		e := &c.services[i]
		e.ID, e.Prefix, e.APIVersion, e.uid, e.Release = r.text(), r.text(), r.text(), r.text(), r.text()
		flags := r.number()
		e.Listed, e.Recent = flags&FlagListed != 0, flags&FlagRecent != 0
		e.Actions, e.Excluded = r.int(), r.int()
		e.block = block{offset: offset, size: r.int(), raw: r.int(), sum: uint32(r.number())}
		if r.bad || e.block.size > len(data)-offset || e.block.raw > maxBlock || i > 0 && e.ID <= c.services[i-1].ID {
			return nil, errCorrupt
		}
		offset += e.block.size
	}
	c.others = make([]string, r.count(1))
	for i := range c.others {
		c.others[i] = r.text()
	}
	if r.bad || r.s != "" || offset != len(data) {
		return nil, errCorrupt
	}
	return c, nil
}

// decoder takes blocks apart. Its methods may be called from several goroutines.
var decoder = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(maxBlock))
})

// inflate returns the decompressed bytes of a block of data.
func (b block) inflate(data string) (string, error) {
	text := []byte(data[b.offset : b.offset+b.size])
	if crc32.ChecksumIEEE(text) != b.sum {
		return "", errCorrupt
	}
	d, err := decoder()
	if err != nil {
		return "", err
	}
	out, err := d.DecodeAll(text, make([]byte, 0, b.raw))
	if err != nil || len(out) != b.raw {
		return "", errCorrupt
	}
	return string(out), nil
}
