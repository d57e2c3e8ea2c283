package main

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/gait-lang/gait/compiler/asl/catalog"
)

// buffer collects values in the layout that package catalog reads.
type buffer []byte

func (b *buffer) number(n int) { *b = binary.AppendUvarint(*b, uint64(n)) }

func (b *buffer) text(s string) {
	b.number(len(s))
	*b = append(*b, s...)
}

func (b *buffer) table(entries [][]byte) {
	b.number(len(entries))
	for _, e := range entries {
		b.number(len(e))
	}
	for _, e := range entries {
		*b = append(*b, e...)
	}
}

// encoded is a service as it goes into the data file.
type encoded struct {
	id       string
	head     buffer // what the index holds of it, before its block
	block    []byte
	raw      int
	excluded int
}

// encoder makes the block of one service.
type encoder struct {
	*model
	id      string
	offered offered

	texts   [][]byte
	textIDs map[string]int
	shapes  [][]byte
	// shapeIDs has each shape by its name, and those that refer to no other by
	// their bytes as well, since models have many of the same.
	shapeIDs map[string]int
	simple   map[string]int
}

// encodeFile returns the bytes of the data file.
func encodeFile(models []*model, o, others offered, source, older, date string) ([]byte, error) {
	var services []encoded
	for _, m := range models {
		s, err := encodeService(m, o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Metadata.ServiceID, err)
		}
		services = append(services, s)
	}
	slices.SortFunc(services, func(a, b encoded) int { return cmp.Compare(a.id, b.id) })
	var index buffer
	index.text(source)
	index.text(older)
	index.text(date)
	index.number(len(services))
	for i, s := range services {
		if i > 0 && s.id == services[i-1].id {
			return nil, fmt.Errorf("two models are called %s", s.id)
		}
		index = append(index, s.head...)
		index.number(len(s.block))
		index.number(s.raw)
		index.number(int(crc32.ChecksumIEEE(s.block)))
	}
	names := withoutData(services, o, others)
	index.number(len(names))
	for _, id := range names {
		index.text(id)
	}
	out := buffer(catalog.Magic)
	out.number(catalog.Version)
	out.number(int(crc32.ChecksumIEEE(index)))
	out.text(string(index))
	for _, s := range services {
		out = append(out, s.block...)
	}
	return out, nil
}

// withoutData returns the services of lists that are not encoded, sorted.
func withoutData(services []encoded, lists ...offered) []string {
	names := map[string]bool{}
	for _, list := range lists {
		for id := range list {
			names[id] = true
		}
	}
	for _, s := range services {
		delete(names, s.id)
	}
	return slices.Sorted(maps.Keys(names))
}

func encodeService(m *model, o offered) (encoded, error) {
	prefix := prefixOf(m.Metadata.ServiceID)
	e := &encoder{model: m, id: strings.ToLower(prefix), offered: o,
		textIDs: map[string]int{"": 0}, texts: [][]byte{nil}, shapeIDs: map[string]int{}, simple: map[string]int{}}
	type action struct {
		name  string
		bytes []byte
	}
	var actions []action
	excluded := 0
	for _, name := range slices.Sorted(maps.Keys(m.Operations)) {
		op := m.Operations[name]
		op.Name = name
		reason := o.exclusion(m, e.id, op)
		if reason != "" {
			excluded++
		}
		text, err := e.action(op, reason)
		if err != nil {
			return encoded{}, fmt.Errorf("%s: %w", name, err)
		}
		actions = append(actions, action{actionOf(name), text})
	}
	slices.SortFunc(actions, func(a, b action) int { return cmp.Compare(a.name, b.name) })
	var actionTexts [][]byte
	for _, a := range actions {
		actionTexts = append(actionTexts, a.bytes)
	}
	var raw buffer
	raw.table(e.texts)
	raw.table(e.shapes)
	raw.table(actionTexts)

	out := encoded{id: e.id, raw: len(raw), excluded: excluded}
	_, listed := o[e.id]
	out.head.text(e.id)
	out.head.text(prefix)
	out.head.text(m.Metadata.APIVersion)
	out.head.text(m.Metadata.UID)
	out.head.text(m.release)
	out.head.number(bit(listed, catalog.FlagListed) | bit(isRecent(m.release), catalog.FlagRecent))
	out.head.number(len(actions))
	out.head.number(excluded)
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression),
		zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
	if err != nil {
		return out, err
	}
	out.block = w.EncodeAll(raw, nil)
	return out, nil
}

func (e *encoder) action(op operation, excluded string) ([]byte, error) {
	var b buffer
	b.number(e.textID(actionOf(op.Name)))
	b.number(e.textID(op.Name))
	token := ""
	for i, r := range []*ref{op.Input, op.Output} {
		if r == nil {
			b.number(0)
			continue
		}
		id, err := e.shape(r.Shape)
		if err != nil {
			return nil, err
		}
		b.number(id + 1)
		if members := e.Shapes[r.Shape].Members; i == 0 {
			for _, name := range slices.Sorted(maps.Keys(members)) {
				if members[name].IdempotencyToken && token == "" {
					token = memberOf(name)
				}
			}
		}
	}
	b.number(int(effectOf(e.id, op.Name)))
	b.number(bit(bool(op.Deprecated), catalog.FlagDeprecated) | bit(op.Idempotent, catalog.FlagIdempotent))
	b.number(e.textID(token))
	b.number(e.textID(excluded))
	var names []string
	for _, r := range op.Errors {
		names = append(names, errorOf(r.Shape))
	}
	slices.Sort(names)
	names = slices.Compact(names)
	b.number(len(names))
	for _, name := range names {
		b.number(e.textID(name))
	}
	return b, nil
}

// shape returns the number of a shape, and encodes it when it is new.
func (e *encoder) shape(name string) (int, error) {
	if id, ok := e.shapeIDs[name]; ok {
		return id, nil
	}
	s, ok := e.Shapes[name]
	if !ok {
		return 0, fmt.Errorf("there is no shape %s", name)
	}
	kind, ok := catalog.KindOf(s.Type)
	if !ok {
		return 0, fmt.Errorf("shape %s has the unknown type %s", name, s.Type)
	}
	head := e.constraints(s, kind)
	if kind > catalog.Map {
		id, ok := e.simple[string(head)]
		if !ok {
			id = e.add(head)
			e.simple[string(head)] = id
		}
		e.shapeIDs[name] = id
		return id, nil
	}
	// The number is taken before the shapes that this one refers to are
	// encoded, for they may refer back.
	id := e.add(nil)
	e.shapeIDs[name] = id
	rest, err := e.references(name, s, kind)
	e.shapes[id] = append(head, rest...)
	return id, err
}

func (e *encoder) constraints(s shape, kind catalog.Kind) buffer {
	first := int(kind) | bit(s.Min != "", catalog.HasMin) | bit(s.Max != "", catalog.HasMax) |
		bit(s.Pattern != "", catalog.HasPattern) | bit(len(s.Enum) > 0, catalog.HasEnum)
	var b buffer
	b.number(first)
	for _, text := range []string{s.Min.String(), s.Max.String(), s.Pattern} {
		if text != "" {
			b.number(e.textID(text))
		}
	}
	if len(s.Enum) > 0 {
		b.number(len(s.Enum))
		for _, text := range s.Enum {
			b.number(e.textID(text))
		}
	}
	return b
}

func (e *encoder) references(name string, s shape, kind catalog.Kind) (buffer, error) {
	var b buffer
	var refs []*ref
	switch kind {
	case catalog.List:
		refs = []*ref{s.Member}
	case catalog.Map:
		refs = []*ref{s.Key, s.Value}
	default:
		return e.members(name, s)
	}
	for _, r := range refs {
		id, err := e.shape(r.Shape)
		if err != nil {
			return nil, err
		}
		b.number(id)
	}
	return b, nil
}

func (e *encoder) members(name string, s shape) (buffer, error) {
	byName := map[string]string{}
	for api := range s.Members {
		spelt := memberOf(api)
		if other, taken := byName[spelt]; taken {
			return nil, fmt.Errorf("shape %s: %s and %s are both spelt %s", name, min(api, other), max(api, other), spelt)
		}
		byName[spelt] = api
	}
	var b buffer
	if s.name != "" {
		name = s.name
	}
	b.number(e.textID(name))
	b.number(bit(s.Union, catalog.FlagUnion))
	b.number(len(byName))
	for _, spelt := range slices.Sorted(maps.Keys(byName)) {
		api := byName[spelt]
		b.number(e.textID(spelt))
		if api == spelt {
			b.number(0)
		} else {
			b.number(e.textID(api))
		}
		id, err := e.shape(s.Members[api].Shape)
		if err != nil {
			return nil, err
		}
		b.number(id)
		b.number(bit(slices.Contains(s.Required, api), catalog.FlagRequired) |
			bit(bool(s.Members[api].Deprecated), catalog.FlagDeprecated))
	}
	return b, nil
}

func (e *encoder) add(shape []byte) int {
	e.shapes = append(e.shapes, shape)
	return len(e.shapes) - 1
}

func (e *encoder) textID(s string) int {
	id, ok := e.textIDs[s]
	if !ok {
		id = len(e.texts)
		e.textIDs[s] = id
		e.texts = append(e.texts, []byte(s))
	}
	return id
}

func bit(on bool, b int) int {
	if on {
		return b
	}
	return 0
}
