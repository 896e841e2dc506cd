package disk

import (
	"errors"
	"os"

	"handout/internal/diag"
)

// Plain takes the operation and the paths off an error of package os: the caller names what it was about, and
// the path there may be that of a file in waiting.
func Plain(err error) error {
	if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return link.Err
	}
	return diag.Cause(err)
}
