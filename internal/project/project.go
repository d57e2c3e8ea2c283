// Package project finds, reads, writes and watches the files that commands
// work on. Paths are literal and in the form of the system the command runs
// on; nothing here knows what a file holds.
package project

import (
	"errors"
	"io/fs"
)

// reason returns what went wrong without the operation and the path, which
// the message around it names in its own words.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// joinErrors is errors.Join, but for one error it returns that error itself.
func joinErrors(errs []error) error {
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}
