package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gait-lang/gait/internal/project"
	"github.com/gait-lang/gait/lint"
)

// The limits of a scan: what is beyond them is known when it is opened or
// imported.
const (
	maxScanned     = 10_000
	maxScannedSize = 64 << 20
)

// Scanned is what a scan found.
type Scanned struct {
	Files int
	// Left is how many files are not looked at, because there are too many or
	// they are too large.
	Left int
}

// scanned reports whether a file is looked for by its name.
func scanned(path string) bool { return lint.IsGait(path) || IsASL(filepath.Base(path)) }

// Scan finds the files in the folders of the workspace and reads them. Progress
// is told how many of how many are done. It ends early when ctx does.
func (s *Session) Scan(ctx context.Context, progress func(done, total int)) (Scanned, error) {
	folders := s.Snapshot().Folders()
	var paths []string
	for _, folder := range folders {
		if err := ctx.Err(); err != nil {
			return Scanned{}, err
		}
		// What cannot be read is no part of the workspace.
		sources, _, _ := project.Find([]string{folder}, scanned)
		for _, src := range sources {
			paths = append(paths, filepath.Clean(src.Path))
		}
	}
	slices.Sort(paths)
	paths = slices.Compact(paths)
	var kept []string
	size := int64(0)
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		if size += info.Size(); len(kept) == maxScanned || size > maxScannedSize {
			break
		}
		kept = append(kept, path)
	}
	snapshot := s.next(func(n *Snapshot) {
		n.disk = n.disk.without(nil)
		n.disk.found = kept
	})
	for i, path := range kept {
		if err := ctx.Err(); err != nil {
			return Scanned{}, err
		}
		snapshot.File(path)
		if progress != nil {
			progress(i+1, len(kept))
		}
	}
	return Scanned{Files: len(kept), Left: len(paths) - len(kept)}, nil
}

func inFolders(folders []string, path string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		rel, err := filepath.Rel(folder, path)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
	})
}
