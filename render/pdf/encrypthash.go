package pdf

import (
	"crypto/cipher"
	"crypto/sha256"
	"crypto/sha512"
	"slices"
)

const (
	hashRounds = 64 // at least
	hashCopies = 64 // of password and hash, in each round
)

// hardHash is the hash of a password that takes long to compute, so that trying many takes very long: algorithm 2.B of
// ISO 32000-2. The result has 32 bytes. User is U where the password is the owner's, and nil where it is the user's.
func hardHash(password, salt, user []byte) []byte {
	first := sha256.Sum256(slices.Concat(password, salt, user))
	hash := first[:]
	var e []byte
	for round := 0; round < hashRounds || int(e[len(e)-1]) > round-32; round++ {
		e = e[:0]
		for range hashCopies {
			e = append(append(append(e, password...), hash...), user...)
		}
		cipher.NewCBCEncrypter(newAES(hash[:16]), hash[16:32]).CryptBlocks(e, e)
		hash = nextHash(e)
	}
	return hash[:32]
}

// nextHash hashes with the function that the first 16 bytes choose, as a number modulo 3. A byte's place in that number does
// not matter, since 256 is 1 modulo 3.
func nextHash(e []byte) []byte {
	sum := 0
	for _, b := range e[:16] {
		sum += int(b)
	}
	switch sum % 3 {
	case 0:
		h := sha256.Sum256(e)
		return h[:]
	case 1:
		h := sha512.Sum384(e)
		return h[:]
	}
	h := sha512.Sum512(e)
	return h[:]
}
