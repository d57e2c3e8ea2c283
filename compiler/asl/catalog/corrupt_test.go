package catalog

import (
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"
)

func TestOtherData(t *testing.T) {
	older := Magic + "\x00" + embedded[len(Magic)+1:]
	for name, test := range map[string]struct{ data, want string }{
		"empty":       {"", "this is no data file of it"},
		"other":       {"PK\x03\x04", "this is no data file of it"},
		"older":       {older, "the data has layout 0, only 3 can be read"},
		"magic only":  {Magic, "the data is corrupt"},
		"half":        {embedded[:len(embedded)/2], "the data is corrupt"},
		"one missing": {embedded[:len(embedded)-1], "the data is corrupt"},
		"one more":    {embedded + "\x00", "the data is corrupt"},
		"index":       {flip(embedded, 100), "the data is corrupt"},
	} {
		c, err := Open(test.data)
		if c != nil || err == nil || err.Error() != "catalogue of services: "+test.want {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

// TestCorruptBlock has one damaged service, and the others can be used.
func TestCorruptBlock(t *testing.T) {
	c, err := Open(flip(embedded, len(embedded)-100))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if a, err := c.Action("xray", "getGroup"); a != nil || err == nil || err.Error() != "catalogue of services: xray: the data is corrupt" {
			t.Errorf("%+v, %v", a, err)
		}
	}
	if a, err := c.Action("dynamodb", "putItem"); a == nil || err != nil {
		t.Errorf("%+v, %v", a, err)
	}
}

func flip(s string, at int) string {
	return s[:at] + string([]byte{s[at] ^ 0x55}) + s[at+1:]
}

// FuzzOpen reads damaged data files: with the right checksum of the index, so
// that what stands behind it is reached.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(""))
	f.Add([]byte("\x01s\x01o\x01d\x00"))
	f.Add([]byte("\x01s\x01o\x01d\x01\x01a\x01A\x01v\x01u\x01r\x01\x01\x00\x00\x00\x00"))
	f.Add([]byte("\x01s\x01o\x01d\x01\x01a\x01A\x01v\x01u\x01r\x01\x01\x00\x02\x05\x99\x01\x03\x00"))
	f.Fuzz(func(t *testing.T, index []byte) {
		file := binary.AppendUvarint([]byte(Magic+"\x03"), uint64(crc32.ChecksumIEEE(index)))
		file = binary.AppendUvarint(file, uint64(len(index)))
		for _, data := range []string{string(index), Magic + string(index), string(file) + string(index), string(file) + string(index) + "\x03\x00"} {
			c, err := Open(data)
			if err != nil {
				continue
			}
			for _, info := range c.Services() {
				if s, err := c.Service(info.ID); err == nil {
					walk(s)
				}
			}
		}
	})
}

// FuzzBlock reads damaged blocks, as if their checksums were right.
func FuzzBlock(f *testing.F) {
	for _, id := range []string{"sts", "dynamodbstreams", "ebs"} {
		c := catalogue(f)
		for i := range c.services {
			if e := &c.services[i]; e.ID == id {
				raw, err := e.block.inflate(c.data)
				if err != nil {
					f.Fatal(err)
				}
				f.Add(raw)
			}
		}
	}
	f.Add("\x01\x00\x00\x00")
	f.Fuzz(func(t *testing.T, raw string) {
		r := reader{s: raw}
		r.table()
		r.table()
		actions := r.table()
		if s, err := newService(Info{ID: "x", Actions: actions.len()}, "", raw); err == nil {
			walk(s)
		}
	})
}

// walk asks for everything that a service has.
func walk(s *Service) {
	names, err := s.Actions()
	if err != nil {
		return
	}
	for _, name := range names {
		if a, err := s.Action(name); a != nil && err == nil {
			_, _ = s.Shape(a.Input)
		}
	}
	for id := range min(s.shapes.len(), 30) {
		if shape, err := s.Shape(ShapeID(id)); err == nil {
			_, _ = TypeOf(s, ShapeID(id))
			_, _ = StructuresIn(s, ShapeID(id))
			shape.Member("X")
			_ = shape.Kind.String()
		}
	}
	_, _ = s.Action(strings.Repeat("x", 10))
}
