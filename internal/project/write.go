package project

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/moby/sys/atomicwriter"
)

// newFile is the mode of files that did not exist.
const newFile fs.FileMode = 0o644

// Write makes path hold data, and reports whether it did not before. The
// bytes go to a temporary file in the same folder that is then renamed, so
// that a crash or a full disk leaves the old file whole. A file's mode is
// kept, a device or pipe is written to as it is, and a file that holds the data
// already is not touched. Folders on the way are made. A link is followed and
// stays: one that leads to nothing makes the file that it names, but no folder
// for it.
func Write(path string, data []byte) (changed bool, err error) {
	if Holds(path, data) {
		return false, nil
	}
	if err := replace(path, data); err != nil {
		return false, fmt.Errorf("cannot write %q: %w", path, reason(err))
	}
	return true, nil
}

func replace(path string, data []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		if !Exists(path) {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return err
			}
		}
		target, err := Target(path)
		if err != nil {
			return err
		}
		return write(target, data, newFile)
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
		return syscall.EISDIR
	case !mode.IsRegular():
		return os.WriteFile(path, data, newFile)
	case mode&0o200 == 0:
		// A rename would replace what somebody has write-protected.
		return fs.ErrPermission
	}
	// A rename would put a file where a link was.
	target, err := Target(path)
	if err != nil {
		return err
	}
	return write(target, data, info.Mode().Perm())
}

func write(path string, data []byte, mode fs.FileMode) error {
	err := atomicwriter.WriteFile(path, data, mode)
	if errors.Is(err, fs.ErrPermission) {
		// What forbids it is not the file, which may look writable.
		return fmt.Errorf("folder %q: %w", filepath.Dir(path), fs.ErrPermission)
	}
	return err
}

// Holds reports whether the file at path exists and holds exactly data.
func Holds(path string, data []byte) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(path)
	return err == nil && string(old) == string(data)
}

// Exists reports whether something stands at path, a broken link included.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
