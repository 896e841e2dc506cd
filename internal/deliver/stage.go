package deliver

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// stagePrefix begins the names of folders in which sheets wait.
const stagePrefix = ".handout-"

// holdName is a file in such a folder that its run holds locked. Where nobody does, the run is over.
const holdName = "hold"

// A stage is a folder in which sheets wait until they are brought to the disk and renamed.
type stage struct {
	root *os.Root // the folder that it is in
	name string
	hold *os.File
}

// newStage makes a place to wait in, for this run alone.
func newStage(root *os.Root) (*stage, error) {
	s := &stage{root: root, name: stagePrefix + rand.Text()}
	if err := root.Mkdir(s.name, 0o700); err != nil {
		return nil, err
	}
	hold, err := root.OpenFile(s.path(holdName), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		s.hold = hold
		err = lock(hold)
	}
	if err != nil {
		return nil, errors.Join(err, s.remove())
	}
	return s, nil
}

func (s *stage) path(name string) string { return filepath.Join(s.name, name) }

// write puts a sheet in waiting. After an error nothing of it is left.
func (s *stage) write(name string, data []byte) error {
	file, err := s.root.OpenFile(s.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, s.root.Remove(s.path(name)))
	}
	return nil
}

// remove takes the stage away with what waits in it.
func (s *stage) remove() error {
	var err error
	if s.hold != nil {
		err = s.hold.Close()
	}
	return errors.Join(err, s.root.RemoveAll(s.name))
}

// sweep removes the stages of runs that are over.
func sweep(root *os.Root) error {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), stagePrefix) {
			continue
		}
		hold, err := root.OpenFile(filepath.Join(e.Name(), holdName), os.O_RDWR, 0)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			// A run that is just beginning, or one that was ended between two steps. Either is empty.
			continue
		case err != nil:
			return err
		}
		over := lock(hold) == nil
		if err := errors.Join(hold.Close()); err != nil {
			return err
		}
		if !over {
			continue
		}
		if err := root.RemoveAll(e.Name()); err != nil {
			return err
		}
	}
	return nil
}
