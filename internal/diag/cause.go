package diag

import (
	"errors"
	"io/fs"
)

// Cause takes the operation and the path off a file error: the caller names the file.
func Cause(err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return path.Err
	}
	return err
}
