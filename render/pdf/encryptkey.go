package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"fmt"
	"io"
)

// permissions is what the user's password allows (ISO 32000-2, table 22), bits from 1: to print (3) at full resolution
// (12), to copy (5), and to let a screen reader read (10). What changes the file is not allowed (4, 6, 9, 11). The bits
// without a meaning are 1, but for the first two.
const permissions = ^0<<12 | 1<<11 | 1<<9 | 1<<7 | 1<<6 | 1<<4 | 1<<2

// An encryption is what the streams of one file are encrypted with.
type encryption struct {
	random     io.Reader
	block      cipher.Block // AES-256 with the file's key
	dictionary string       // the encryption dictionary, whole
}

// newEncryption makes a new key for a file, and the dictionary that gives it to whoever has the password.
func newEncryption(password string, random io.Reader) (*encryption, error) {
	e := &encryption{random: random}
	secret, err := e.bytes(32 + 32 + 16 + 16 + 4)
	if err != nil {
		return nil, err
	}
	key, owner, userSalts, ownerSalts, filler := secret[:32], secret[32:64], secret[64:80], secret[80:96], secret[96:]
	e.block = newAES(key)
	u, ue := wrapKey(key, []byte(password), userSalts, nil)
	o, oe := wrapKey(key, owner, ownerSalts, u)
	e.dictionary = fmt.Sprintf("<</Filter/Standard/V 5/R 6/Length 256/P %d/EncryptMetadata true"+
		"/CF<</StdCF<</Type/CryptFilter/CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF"+
		"/U<%X>/UE<%X>/O<%X>/OE<%X>/Perms<%X>>>", permissions, u, ue, o, oe, e.sealPermissions(filler))
	return e, nil
}

// bytes gives n random bytes.
func (e *encryption) bytes(n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(e.random, b); err != nil {
		return nil, fmt.Errorf("random bytes: %w", err)
	}
	return b, nil
}

// encrypt gives the data of a stream, encrypted: an initial vector, and the data padded to whole blocks (ISO 32000-2, 7.6.3.1).
func (e *encryption) encrypt(data []byte) ([]byte, error) {
	iv, err := e.bytes(aes.BlockSize)
	if err != nil {
		return nil, err
	}
	padding := aes.BlockSize - len(data)%aes.BlockSize
	out := make([]byte, 0, len(iv)+len(data)+padding)
	out = append(append(out, iv...), data...)
	out = append(out, bytes.Repeat([]byte{byte(padding)}, padding)...)
	cipher.NewCBCEncrypter(e.block, iv).CryptBlocks(out[len(iv):], out[len(iv):])
	return out, nil
}

// wrapKey hides the file's key behind a password: algorithms 8 and 9 of ISO 32000-2. Salts are 16 bytes. User is nil for
// the user's password, and the user's check for the owner's. Check is U or O, by which a password is
// known to be right; wrapped is UE or OE.
func wrapKey(key, password, salts, user []byte) (check, wrapped []byte) {
	check = append(hardHash(password, salts[:8], user), salts...)
	wrapped = make([]byte, len(key))
	cipher.NewCBCEncrypter(newAES(hardHash(password, salts[8:], user)), make([]byte, aes.BlockSize)).CryptBlocks(wrapped, key)
	return check, wrapped
}

// sealPermissions gives Perms, by which a reader knows that nobody changed P: algorithm 10 of ISO 32000-2. Filler is 4 bytes.
func (e *encryption) sealPermissions(filler []byte) []byte {
	b := binary.LittleEndian.AppendUint64(nil, permissions&(1<<64-1))
	b = append(b, "Tadb"...) // T: the metadata are encrypted too
	b = append(b, filler...)
	e.block.Encrypt(b, b)
	return b
}

// newAES gives AES for a key of 16 or 32 bytes.
func newAES(key []byte) cipher.Block {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // only a key of another length
	}
	return block
}
