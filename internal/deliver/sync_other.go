//go:build !linux

package deliver

import "os"

// syncMany brings files or folders to the disk.
func syncMany(root *os.Root, names []string) error { return syncEach(root, names) }
