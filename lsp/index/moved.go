package index

import (
	"path"
	"path/filepath"
	"strings"
)

// Moved returns the edits that keep imports right when files get other paths:
// those of imports of moved files, and those inside of moved files. to returns
// the path that a file will have, which is the same for most. The edits are in
// the order of [Files.All].
func Moved(files Files, to func(path string) string) []Edit {
	var edits []Edit
	for _, f := range files.All() {
		from := f.Source.Path
		for _, i := range f.Imports {
			if filepath.IsAbs(filepath.FromSlash(i.Path)) {
				continue
			}
			old := filepath.Join(filepath.Dir(from), filepath.FromSlash(i.Path))
			target := to(old)
			if target == old && to(from) == from {
				continue
			}
			text, err := ImportPath(to(from), target)
			if err == nil && path.Clean(i.Path) != path.Clean(text) {
				edits = append(edits, Edit{f, i.At, Quoted(text)})
			}
		}
	}
	return edits
}

// ImportPath returns how a file names another one in an import: the way from its
// folder, with slashes, that begins with a dot. It fails where there is none,
// as from one drive to another.
func ImportPath(from, to string) (string, error) {
	way, err := filepath.Rel(filepath.Dir(from), to)
	if err != nil {
		return "", err
	}
	way = filepath.ToSlash(way)
	if !strings.HasPrefix(way, "../") {
		way = "./" + way
	}
	return way, nil
}
