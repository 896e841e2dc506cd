package ledger

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"handout/internal/disk"
)

// secretSize is the length of a secret in bytes: that of the hash, as RFC 2104 section 3 recommends.
const secretSize = sha256.Size

var (
	errOther   = errors.New("it was made with another secret")
	errMissing = errors.New("the file with its secret is missing: put back the ledger.key that it was made with")
	errShape   = fmt.Errorf("want a secret of %d hexadecimal digits", 2*secretSize)
	errSize    = fmt.Errorf("want a secret of %d bytes", secretSize)
)

// SecretFile gives the path of the file with a ledger's secret: ledger.key in the ledger's folder. All
// ledgers of a folder share it.
func SecretFile(path string) string { return filepath.Join(filepath.Dir(path), "ledger.key") }

// ReadSecret reads a file with a secret: 64 hexadecimal digits. Its error names the file.
func ReadSecret(file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read secret %s: %w", file, disk.Plain(err))
	}
	secret, err := hex.DecodeString(strings.TrimSpace(string(data)))
	if err != nil || len(secret) != secretSize {
		return nil, fmt.Errorf("read secret %s: %w", file, errShape) // the error of hex quotes a digit
	}
	return secret, nil
}

// chooseSecret gives the secret that a ledger is to have: that in the file, which must be the one that is
// given, if one is; nil where there is neither.
func chooseSecret(file string, given []byte) ([]byte, error) {
	if given != nil && len(given) != secretSize {
		return nil, errSize
	}
	kept, err := ReadSecret(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return given, nil
	case err != nil:
		return nil, err
	case given != nil && !hmac.Equal(kept, given):
		return nil, fmt.Errorf("the secret in %s is another than the one given", file)
	}
	return kept, nil
}

// accept refuses a secret that is not the one that the ledger was made with.
func accept(db *sql.DB, secret []byte) error {
	if secret == nil {
		return errMissing
	}
	made, err := readFingerprint(db)
	if err == nil && !hmac.Equal(made, fingerprint(secret)) {
		err = errOther
	}
	return err
}

// keepSecret brings the chosen secret to the disk, a random one where there is none, and gives the one
// that is there now. Several ledgers of a folder may be made at once, and they must agree.
func keepSecret(file string, chosen []byte) ([]byte, error) {
	if exists(file) {
		return chooseSecret(file, chosen)
	}
	secret := chosen
	if secret == nil {
		secret = make([]byte, secretSize)
		rand.Read(secret) // never fails
	}
	err := publish(file, hex.EncodeToString(secret)+"\n")
	if errors.Is(err, fs.ErrExist) {
		return chooseSecret(file, chosen)
	}
	if err != nil {
		return nil, fmt.Errorf("write secret %s: %w", file, disk.Plain(err))
	}
	return secret, nil
}

// publish puts a file in place that comes to its name whole, and never over another.
func publish(name, text string) error {
	temporary := name + "." + rand.Text()
	if err := fill(temporary, []byte(text)); err != nil {
		return errors.Join(err, remove(temporary))
	}
	if err := errors.Join(os.Link(temporary, name), remove(temporary)); err != nil {
		return err
	}
	return disk.SyncFolder(filepath.Dir(name))
}

// hash is the keyed hash that stands for a key: HMAC-SHA256 (RFC 2104), cut to its first 16 bytes, the
// shortest that section 5 there allows.
func hash(secret []byte, key string) []byte {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(key))
	return mac.Sum(nil)[:sha256.Size/2]
}

// fingerprint tells one secret from another without giving it away. No key is written like its text.
// Derive gives a key for some purpose that follows from the ledger's secret, and from which the secret does not.
func (l *Ledger) Derive(purpose string) ([]byte, error) {
	if l.noSecret != nil {
		return nil, l.noSecret
	}
	mac := hmac.New(sha256.New, l.secret)
	mac.Write([]byte("derived\x00" + purpose))
	return mac.Sum(nil), nil
}

func fingerprint(secret []byte) []byte { return hash(secret, "the fingerprint of a ledger's secret") }

// idEncoding writes a keyed hash. A spreadsheet would take some in hexadecimal for numbers.
func idEncoding() *base32.Encoding { return base32.StdEncoding.WithPadding(base32.NoPadding) }

func writeID(id []byte) string { return strings.ToLower(idEncoding().EncodeToString(id)) }

func readID(id string) ([]byte, error) { return idEncoding().DecodeString(strings.ToUpper(id)) }
