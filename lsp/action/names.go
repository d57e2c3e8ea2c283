package action

import (
	"strconv"

	"github.com/gait-lang/gait/lsp/index"
)

// policies returns the names of the policies of a kind that the file declares,
// then those that it imports, each once.
func (r *request) policies(kind index.Kind) []string {
	var list []string
	seen := map[string]bool{}
	been := map[*index.File]bool{}
	var visit func(f *index.File, brings func(string) bool)
	visit = func(f *index.File, brings func(string) bool) {
		if been[f] || len(been) > maxFiles {
			return
		}
		been[f] = true
		for _, s := range f.Symbols {
			if s.Kind == kind && s.Declared() != nil && !seen[s.Name] && brings(s.Name) {
				seen[s.Name] = true
				list = append(list, s.Name)
			}
		}
		if r.Files == nil {
			return
		}
		for _, i := range f.Imports {
			if other := r.Files.Import(f, i.Path); other != nil {
				visit(other, func(name string) bool {
					if i.All {
						return brings(name)
					}
					for _, n := range i.Names {
						if n == name {
							return brings(name)
						}
					}
					return false
				})
			}
		}
	}
	visit(r.Index(), func(string) bool { return true })
	return list
}

// maxFiles bounds how many files are asked for names.
const maxFiles = 64

// freePolicy returns a name that no policy, const or param has: the given one, or
// with a number behind it.
func (r *request) freePolicy(name string) string {
	taken := map[string]bool{}
	for _, k := range []index.Kind{index.RetryPolicy, index.CatchPolicy, index.Const, index.Param} {
		for _, n := range r.policies(k) {
			taken[n] = true
		}
	}
	return free(name, "", func(n string) bool { return taken[n] })
}

// freeState returns a name that no state has.
func (r *request) freeState(name string) string {
	return free(name, " ", func(n string) bool {
		for _, s := range r.Index().Scopes {
			if s.State(n) != nil {
				return true
			}
		}
		return false
	})
}

func free(name, separator string, taken func(string) bool) string {
	if !taken(name) {
		return name
	}
	for n := 2; ; n++ {
		if numbered := name + separator + strconv.Itoa(n); !taken(numbered) {
			return numbered
		}
	}
}
