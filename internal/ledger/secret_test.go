package ledger

import (
	"bytes"
	"context"
	"encoding/hex"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// TestSecret: a ledger takes only the secret that it was made with, and says so.
func TestSecret(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "ledger.db")
	closeTest(t, openTest(t, path, Options{}))
	own, err := os.ReadFile(SecretFile(path))
	if err != nil {
		t.Fatal(err)
	}
	secret, err := ReadSecret(SecretFile(path))
	if err != nil {
		t.Fatal(err)
	}
	other := bytes.Repeat([]byte{7}, 32)
	key := filepath.Join(dir, "ledger.key")
	tests := []struct {
		name  string
		file  string // what is in the file; "": there is none
		given []byte
		want  string
	}{
		{"own", string(own), nil, ""},
		{"own given", string(own), secret, ""},
		{"only given", "", secret, ""},
		{"missing", "", nil, "the file with its secret is missing: put back the ledger.key that it was made with"},
		{"other", hex.EncodeToString(other), nil, "it was made with another secret"},
		{"other given", "", other, "it was made with another secret"},
		{"other than the file", string(own), other, "the secret in " + key + " is another than the one given"},
		{"short", "abcd", nil, "read secret " + key + ": want a secret of 64 hexadecimal digits"},
		{"no digits", "zz" + string(own[2:]), nil, "read secret " + key + ": want a secret of 64 hexadecimal digits"},
		{"short given", string(own), secret[1:], "want a secret of 32 bytes"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			os.Remove(key)
			if test.file != "" {
				if err := os.WriteFile(key, []byte(test.file), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			l, err := Open(context.Background(), path, Options{Secret: test.given})
			if test.want != "" {
				if want := "open ledger " + path + ": " + test.want; err == nil || err.Error() != want {
					t.Errorf("got %v, want %s", err, want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			closeTest(t, l)
			if kept, err := os.ReadFile(key); err != nil || !bytes.Equal(kept, own) {
				t.Errorf("the file holds another secret now, %v", err)
			}
		})
	}
}

// TestSecretRefused: a ledger that could not be made for its secret is not there.
func TestSecretRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(context.Background(), filepath.Join(dir, "ledger.db"), Options{Secret: []byte("short")}); err == nil {
		t.Error("no error")
	}
	wantFiles(t, dir, "ledger.db.lock")
}

// TestSecretShared: ledgers of one folder that are made at once have one secret, and so have ledgers on
// machines that are given the same.
func TestSecretShared(t *testing.T) {
	dir := t.TempDir()
	var group sync.WaitGroup
	secrets := make([][]byte, 8)
	for i := range secrets {
		group.Go(func() {
			secret, err := keepSecret(filepath.Join(dir, "ledger.key"), nil)
			if err != nil {
				t.Error(err)
			}
			secrets[i] = secret
		})
	}
	group.Wait()
	for _, s := range secrets {
		if len(s) != 32 || !bytes.Equal(s, secrets[0]) {
			t.Fatal("the secrets differ")
		}
	}
	wantFiles(t, dir, "ledger.key")
	a := openTest(t, filepath.Join(dir, "a.db"), Options{})
	b := openTest(t, filepath.Join(t.TempDir(), "b.db"), Options{Secret: secrets[0]})
	add(t, a, sheet(1))
	add(t, b, sheet(1))
	for e := range a.All() {
		for f := range b.All() {
			if e.ID != f.ID {
				t.Error("the same key has another keyed hash on another machine")
			}
		}
	}
	c := openTest(t, filepath.Join(t.TempDir(), "c.db"), Options{})
	if bytes.Equal(hash(c.secret, "x"), hash(a.secret, "x")) {
		t.Error("two random secrets are equal")
	}
}

// TestReaderWithoutSecret lists, and does not find.
func TestReaderWithoutSecret(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	add(t, l, sheet(1))
	if err := os.Rename(SecretFile(path), path+".away"); err != nil {
		t.Fatal(err)
	}
	r := readTest(t, path)
	wantRows(t, r.All(), 3)
	want := "read secret " + SecretFile(path) + ": no such file or directory"
	if _, _, err := latest(r, sheet(1).Key, "bone-marrow", "prep", "es"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	for _, err := range r.Of(sheet(1).Key) {
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if err := os.WriteFile(SecretFile(path), bytes.Repeat([]byte("7"), 64), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenReader(path); err == nil || err.Error() != "open ledger "+path+": it was made with another secret" {
		t.Errorf("another secret: %v", err)
	}
}
