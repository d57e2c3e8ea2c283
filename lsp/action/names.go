package action

import (
	"strconv"
	"strings"

	"github.com/gait-lang/gait/lsp/index"
)

// known is a name that the file declares or imports.
type known struct {
	*index.Symbol
	file *index.File // that declares it
}

// names returns what the file declares of a kind, then what it imports, each name
// once.
func (r *request) names(kind index.Kind) []known {
	var list []known
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
				list = append(list, known{s, f})
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
		for _, n := range r.names(k) {
			taken[n.Name] = true
		}
	}
	return free(name, "", func(n string) bool { return taken[n] })
}

// freeState returns a name that no state has: the given one, or with a number
// behind it. Of a long one the start is kept.
func (r *request) freeState(name string) string {
	const room = len(" 1000")
	if letters := []rune(name); len(letters) > index.MaxStateName-room {
		name = strings.TrimSpace(string(letters[:index.MaxStateName-room]))
	}
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
