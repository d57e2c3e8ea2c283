package facts

import "github.com/gait-lang/gait/compiler/asl"

// Raises reports whether the definition has a Fail state with the error.
func (f *Facts) Raises(name string) bool {
	f.onceRaised.Do(func() {
		f.raised = map[string]bool{}
		for _, s := range f.States {
			if s.Kind != asl.OwnerFail {
				continue
			}
			if n := s.Get("Error"); n.Is(asl.String) {
				f.raised[n.Text] = true
			}
		}
	})
	return f.raised[name]
}
