package deliver

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"handout/internal/disk"
)

// stagePrefix begins the names of folders in which files wait. Beside each is a file with the same name and
// holdSuffix behind it, which its run has locked. Where nobody has, the run is over.
const (
	stagePrefix = ".handout-"
	holdSuffix  = ".hold"
)

// A stage is a folder in which files wait until they are brought to the disk and renamed.
type stage struct {
	root *os.Root // the folder that it is in
	name string
	hold *os.File
	own  *os.Root // the folder itself: a shorter way for each file
}

// newStage makes a place to wait in, for this run alone, after it has removed those of runs that are over.
func newStage(root *os.Root) (*stage, error) {
	if err := sweep(root); err != nil {
		return nil, err
	}
	for {
		s := &stage{root: root, name: stagePrefix + rand.Text()}
		err := s.claim()
		if errors.Is(err, errSwept) {
			continue
		}
		if err == nil {
			err = root.Mkdir(s.name, 0o700)
		}
		if err == nil {
			s.own, err = root.OpenRoot(s.name)
		}
		if err != nil {
			return nil, errors.Join(err, s.remove())
		}
		return s, nil
	}
}

// errSwept is a stage that another run took for one that is over, before it was locked.
var errSwept = errors.New("swept")

// claim locks the stage's name.
func (s *stage) claim() error {
	hold, err := s.root.OpenFile(s.name+holdSuffix, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	s.hold = hold
	held, err := disk.Lock(hold)
	if err != nil {
		return err
	}
	if held {
		held = s.there()
	}
	if !held {
		return errors.Join(errSwept, hold.Close())
	}
	return nil
}

// there reports whether the locked file is still the one with the name.
func (s *stage) there() bool {
	mine, err1 := s.hold.Stat()
	named, err2 := s.root.Stat(s.name + holdSuffix)
	return err1 == nil && err2 == nil && os.SameFile(mine, named)
}

func (s *stage) path(name string) string { return filepath.Join(s.name, name) }

// create makes a file that waits.
func (s *stage) create(name string) (*os.File, error) {
	return s.own.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
}

// write puts a sheet in waiting. After an error nothing of it is left.
func (s *stage) write(name string, data []byte) error {
	file, err := s.create(name)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, s.own.Remove(name))
	}
	return nil
}

// remove takes the stage away with what waits in it.
func (s *stage) remove() error {
	var err error
	if s.own != nil {
		err = s.own.Close()
	}
	err = errors.Join(err, s.root.RemoveAll(s.name))
	if s.hold != nil {
		err = errors.Join(err, s.hold.Close(), s.root.RemoveAll(s.name+holdSuffix))
	}
	return err
}

// sweep removes the stages of runs that are over.
func sweep(root *os.Root) error {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		name, ok := strings.CutPrefix(e.Name(), stagePrefix)
		if !ok {
			continue
		}
		if err := sweepOne(root, stagePrefix+strings.TrimSuffix(name, holdSuffix)); err != nil {
			return err
		}
	}
	return nil
}

// sweepOne removes a stage unless its run goes on.
func sweepOne(root *os.Root, name string) error {
	hold, err := root.OpenFile(name+holdSuffix, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return root.RemoveAll(name)
	}
	if err != nil {
		return err
	}
	over, err := disk.Lock(hold)
	if over {
		err = errors.Join(root.RemoveAll(name), root.RemoveAll(name+holdSuffix))
	}
	return errors.Join(err, hold.Close())
}
