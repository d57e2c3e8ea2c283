package project

import (
	"os"
	"path/filepath"
	"syscall"
)

// maxLinks is how many links in a row lead somewhere; systems have such a
// limit, too.
const maxLinks = 40

// Target returns the file that a write to path changes: an absolute path
// without links, whether there is a file or not. A link that leads to nothing
// stands for the file that it names. The error says that links lead in a
// circle.
func Target(path string) (string, error) {
	path = Key(path)
	for range maxLinks {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return real, nil
		}
		dir, base := filepath.Split(path)
		dir = realFolder(dir)
		path = filepath.Join(dir, base)
		to, err := os.Readlink(path)
		if err != nil {
			return path, nil
		}
		if !filepath.IsAbs(to) {
			// Not joined: what ".." means depends on the links before it.
			to = dir + string(filepath.Separator) + to
		}
		path = to
	}
	return "", syscall.ELOOP
}

// realFolder resolves the links of as much of a path as exists.
func realFolder(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	dir = filepath.Clean(dir)
	above := filepath.Dir(dir)
	if above == dir {
		return dir
	}
	return filepath.Join(realFolder(above), filepath.Base(dir))
}
