package deliver

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
)

// A Folder is a [Sink] that keeps each sheet as a file of its own, readable by its owner only. A
// sheet of the same name is replaced.
//
// A file is there whole or not at all: it is written under another name in the same folder, brought
// to the disk, and then renamed. If only bringing the new name to the disk fails, that is an error, and
// the file stays. The folder is made, with its parents, when the first sheet comes.
type Folder struct {
	dir  string
	mu   sync.Mutex
	root *os.Root // nil until the first sheet
}

// NewFolder returns the sink for a folder. It touches nothing yet.
func NewFolder(dir string) *Folder { return &Folder{dir: dir} }

// Put writes the sheet.
func (f *Folder) Put(s Sheet) (Receipt, error) {
	root, err := f.open()
	if err != nil {
		return Receipt{}, fmt.Errorf("make folder %s: %w", f.dir, plain(err))
	}
	path := filepath.Join(f.dir, s.Name())
	if err := write(root, s.Name(), s.PDF); err != nil {
		return Receipt{}, fmt.Errorf("write %s: %w", path, plain(err))
	}
	return receipt(s, path), nil
}

// Close lets go of the folder. Sheets that were put stay.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root == nil {
		return nil
	}
	err := f.root.Close()
	f.root = nil
	return err
}

// open makes the folder if it is not there yet.
func (f *Folder) open() (*os.Root, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root != nil {
		return f.root, nil
	}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(f.dir)
	f.root = root
	return root, err
}

// write puts a file in place. After an error nothing of it is left behind, unless all that is in doubt is
// whether it would outlast a loss of power.
func write(root *os.Root, name string, data []byte) error {
	// Two runs may write the same sheet at the same time, so each has a name of its own.
	temporary := "." + name + "." + rand.Text()
	if err := fill(root, temporary, data); err != nil {
		return errors.Join(err, remove(root, temporary))
	}
	if err := root.Rename(temporary, name); err != nil {
		return errors.Join(err, remove(root, temporary))
	}
	return settle(root)
}

// settle brings the folder itself to the disk, or a loss of power could take a new name with it.
// Windows does so by itself, and refuses to be asked.
func settle(root *os.Root) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := root.Open(".")
	if err != nil {
		return err
	}
	return errors.Join(kept(folder.Sync()), folder.Close())
}

// kept gives what bringing a folder to the disk ended in, but for the answers of file systems that cannot
// be asked (network ones, FUSE): the sheet is in place there as safely as it can be.
func kept(err error) error {
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}

// fill writes a new file and brings it to the disk.
func fill(root *os.Root, name string, data []byte) error {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// remove takes away a file that may not be there.
func remove(root *os.Root, name string) error {
	err := root.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// plain takes the operation and the path off an error of package os: the caller names them, and the
// path there is that of the temporary file.
func plain(err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return path.Err
	}
	if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return link.Err
	}
	return err
}
