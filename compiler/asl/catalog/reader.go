package catalog

import "math"

// reader takes values from the front of a text. After the first value that is
// not there, it is bad and gives zeros.
type reader struct {
	s   string
	bad bool
}

func (r *reader) fail() {
	r.s, r.bad = "", true
}

func (r *reader) number() uint64 {
	var n uint64
	for i := 0; i < len(r.s) && i < 10; i++ {
		c := r.s[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			if i == 9 && c > 1 {
				break
			}
			r.s = r.s[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

// int returns a number that fits where lengths and references are kept.
func (r *reader) int() int {
	n := r.number()
	if n > math.MaxInt32 {
		r.fail()
		return 0
	}
	return int(n)
}

// count returns how many things of at least size bytes each follow.
func (r *reader) count(size int) int {
	n := r.int()
	if n > len(r.s)/size {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) text() string {
	n := r.count(1)
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

// table is a list of texts that are cut out when asked for.
type table struct {
	data string
	ends []uint32
}

func (r *reader) table() table {
	n := r.count(1)
	t := table{ends: make([]uint32, n)}
	end := 0
	for i := range t.ends {
		end += r.int()
		if end > maxBlock {
			r.fail()
			return table{}
		}
		t.ends[i] = uint32(end)
	}
	if end > len(r.s) {
		r.fail()
		return table{}
	}
	t.data, r.s = r.s[:end], r.s[end:]
	return t
}

func (t *table) len() int { return len(t.ends) }

func (t *table) at(i int) string {
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.data[start:t.ends[i]]
}
