package mailing

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
)

// alphabet leaves out what is taken for something else on paper or on the telephone: 0 O, 1 I, 2 Z, 5 S, 8 B, U V.
const alphabet = "34679ACDEFGHJKLMNPQRTWXY"

// codeLength gives 55 bits. With revision 6 (M6) a guess takes milliseconds: all codes take millions of years.
const codeLength = 12

// A Key makes the codes that encrypted sheets open with. A code is random to whoever has not the key, and the same for
// the same mail whenever it is asked for, so that no code has to be kept, and a message that is sent twice
// opens with one.
type Key []byte

// Code gives the code of a mail, by its ID in the ledger.
func (k Key) Code(id string) string {
	code := make([]byte, 0, codeLength)
	for round := uint32(0); ; round++ {
		mac := hmac.New(sha256.New, k)
		mac.Write(binary.BigEndian.AppendUint32([]byte("the code of an encrypted sheet\x00"), round))
		mac.Write([]byte(id))
		for _, b := range mac.Sum(nil) {
			if int(b) >= 256/len(alphabet)*len(alphabet) {
				continue // or the first letters would come more often
			}
			if code = append(code, alphabet[int(b)%len(alphabet)]); len(code) == codeLength {
				return string(code)
			}
		}
	}
}

// Spaced writes a code in groups of four, as it is read out and typed. The spaces are no part of it.
func Spaced(code string) string {
	spaced := make([]byte, 0, len(code)+len(code)/4)
	for i := range len(code) {
		if i > 0 && i%4 == 0 {
			spaced = append(spaced, ' ')
		}
		spaced = append(spaced, code[i])
	}
	return string(spaced)
}
