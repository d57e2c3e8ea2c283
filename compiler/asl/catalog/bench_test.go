package catalog

import "testing"

// BenchmarkFirst looks up one action in a catalogue that was just opened, in
// the service with the largest block and in a usual one.
func BenchmarkFirst(b *testing.B) {
	for _, name := range [][2]string{{"ec2", "runInstances"}, {"dynamodb", "putItem"}} {
		b.Run(name[0], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c, err := Open(embedded)
				if err != nil {
					b.Fatal(err)
				}
				lookUp(b, c, name[0], name[1])
			}
		})
	}
}

// BenchmarkNext looks up actions of a service that was used before: the same
// one, and all in turn with nothing of them decoded.
func BenchmarkNext(b *testing.B) {
	b.Run("same", func(b *testing.B) {
		c := catalogue(b)
		lookUp(b, c, "ec2", "runInstances")
		b.ReportAllocs()
		for b.Loop() {
			lookUp(b, c, "ec2", "runInstances")
		}
	})
	b.Run("other", func(b *testing.B) {
		c := catalogue(b)
		s := service(b, "ec2")
		names, err := s.Actions()
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			if i%len(names) == 0 {
				clear(s.readActions)
				clear(s.readShapes)
			}
			lookUp(b, c, "ec2", names[i%len(names)])
			i++
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(embedded); err != nil {
			b.Fatal(err)
		}
	}
}

func lookUp(b *testing.B, c *Catalog, service, action string) {
	b.Helper()
	a, err := c.Action(service, action)
	if err != nil || a == nil {
		b.Fatalf("%s:%s: %v", service, action, err)
	}
	s, err := c.Service(service)
	if err != nil {
		b.Fatal(err)
	}
	if !a.HasInput {
		return
	}
	if _, err := s.Shape(a.Input); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOptimized looks up the call of an optimized integration: in a catalogue
// that was just opened, and again.
func BenchmarkOptimized(b *testing.B) {
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c, err := Open(embedded)
			if err != nil {
				b.Fatal(err)
			}
			if call, err := c.OptimizedCall("ecs", "runTask"); call == nil || err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("next", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if call, err := catalogue(b).OptimizedCall("ecs", "runTask"); call == nil || err != nil {
				b.Fatal(err)
			}
		}
	})
}
