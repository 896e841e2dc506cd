package deliver

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"handout/internal/disk"
)

// Manifest is the last file of an archive: a line for each sheet, as sha256sum writes and checks it.
const Manifest = "manifest.sha256"

// An Archive is a [Sink] that puts all sheets into one file, in the order in which they are settled, written
// as a stream. It is there whole or not at all.
type Archive struct {
	path     string
	when     time.Time // of its entries
	file     *Whole
	pack     packer
	manifest *os.File // what will be the manifest; a file, since there may be a million lines

	mu      sync.Mutex
	waiting map[string][]byte // by name
}

// A packer adds files to an archive.
type packer interface {
	add(name string, size int64, data io.Reader, when time.Time) error
	Close() error
}

// ArchiveForm reports whether there is a kind of archive for a file's name: .zip or .tar.zst.
func ArchiveForm(path string) bool {
	return strings.HasSuffix(path, ".zip") || strings.HasSuffix(path, ".tar.zst")
}

// NewArchive begins an archive, of the form that its name says.
func NewArchive(path string, when time.Time) (*Archive, error) {
	a := &Archive{path: path, when: when.Truncate(time.Second), waiting: map[string][]byte{}}
	var err error
	if a.file, err = NewWhole(path); err != nil {
		return nil, fmt.Errorf("write %s: %w", path, disk.Plain(err))
	}
	if a.manifest, err = a.file.stage.create(Manifest); err != nil {
		return nil, errors.Join(fmt.Errorf("write %s: %w", path, disk.Plain(err)), a.file.Close())
	}
	if strings.HasSuffix(path, ".zip") {
		a.pack = zipPacker{zip.NewWriter(a.file)}
		return a, nil
	}
	// The sheets are compressed: what is left is what they have in common, such as fonts.
	z, err := zstd.NewWriter(a.file, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(4<<20))
	if err != nil {
		panic(err) // only options that do not go together
	}
	a.pack = tarPacker{tar.NewWriter(z), z}
	return a, nil
}

// Put keeps a copy of the sheet until it is settled.
func (a *Archive) Put(s Sheet) (Receipt, error) {
	r := receipt(s, s.Name())
	r.name = s.Name()
	data := bytes.Clone(s.PDF)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.waiting[r.name] = data
	return r, nil
}

// Settle writes the sheets into the archive.
func (a *Archive) Settle(receipts []Receipt) error {
	lines := bufio.NewWriter(a.manifest)
	for _, r := range receipts {
		data, err := a.take(r.name)
		if err == nil {
			err = a.pack.add(r.name, int64(len(data)), bytes.NewReader(data), a.when)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", a.path, disk.Plain(err))
		}
		fmt.Fprintf(lines, "%s  %s\n", hex.EncodeToString(r.SHA256[:]), r.name)
	}
	return lines.Flush()
}

// take gives a sheet that waits, and forgets it.
func (a *Archive) take(name string) ([]byte, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	data, ok := a.waiting[name]
	if !ok {
		return nil, errors.New("a sheet is settled that was not put")
	}
	delete(a.waiting, name)
	return data, nil
}

// Finish writes the manifest and gives the archive its name.
func (a *Archive) Finish() error {
	size, err := a.manifest.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = a.manifest.Seek(0, io.SeekStart)
	}
	if err == nil {
		err = a.pack.add(Manifest, size, a.manifest, a.when)
	}
	if err == nil {
		err = a.pack.Close()
	}
	if err = errors.Join(err, a.manifest.Close()); err == nil {
		err = a.file.Finish()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", a.path, disk.Plain(err))
	}
	return nil
}

// Close lets go of the archive. Without Finish before it, it is dropped.
func (a *Archive) Close() error {
	a.manifest.Close() // again, if it is finished
	return a.file.Close()
}

// Whole is true.
func (a *Archive) Whole() bool { return true }

// Name is "archive".
func (a *Archive) Name() string { return "archive" }

type zipPacker struct{ *zip.Writer }

func (z zipPacker) add(name string, _ int64, data io.Reader, when time.Time) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: when})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, data)
	return err
}

type tarPacker struct {
	*tar.Writer
	zstd *zstd.Encoder
}

func (t tarPacker) add(name string, size int64, data io.Reader, when time.Time) error {
	header := &tar.Header{Name: name, Size: size, Mode: 0o600, ModTime: when, Format: tar.FormatUSTAR, Typeflag: tar.TypeReg}
	if err := t.WriteHeader(header); err != nil {
		return err
	}
	_, err := io.Copy(t.Writer, data)
	return err
}

func (t tarPacker) Close() error { return errors.Join(t.Writer.Close(), t.zstd.Close()) }
