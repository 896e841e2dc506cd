package mailing

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"

	"handout/internal/clinic"
)

// Codes of both kinds have twelve signs. How long it takes to guess one is up to revision 6 of PDF encryption (M6): a
// guess takes 0.8 ms on one core (BenchmarkHardHash in render/pdf), and a fast graphics card makes some 140,000 in a
// second (published hashcat benchmarks of its mode 10700).
//
//	letters  55 bits   all of them: a million years on a core, 8,000 years on a card
//	digits   40 bits   all of them: 26 years on a core, 12 weeks on a card, a week on a dozen cards
//	a date of birth, 15 bits: half a minute on a core, less than a second on a card
//
// So letters hold against everybody. Digits hold against who finds a message, not against who wants this one sheet
// and has a room of machines.
const codeLength = 12

const (
	// letters leaves out what is taken for something else on paper or on the telephone: 0 O, 1 I, 2 Z, 5 S, 8 B, U V.
	letters = "34679ACDEFGHJKLMNPQRTWXY"

	// digits are for telephones on which letters are hard to type.
	digits = "0123456789"
)

// A Key makes the codes that encrypted sheets open with. A code is random to whoever has not the key, and the same for
// the same mail whenever it is asked for, so that no code has to be kept, and a message that is sent twice
// opens with one.
type Key []byte

// Code gives the code of a mail, by its ID in the ledger, in the kind that a clinic wants: [clinic.Digits], or else
// letters.
func (k Key) Code(kind, id string) string {
	if kind == clinic.Digits {
		return k.code("the code of an encrypted sheet in digits\x00", digits, id)
	}
	return k.code("the code of an encrypted sheet\x00", letters, id)
}

// code draws signs of an alphabet. The purpose keeps one kind of code apart from another: none tells anything of the
// other for the same mail.
func (k Key) code(purpose, alphabet, id string) string {
	code := make([]byte, 0, codeLength)
	for round := uint32(0); ; round++ {
		mac := hmac.New(sha256.New, k)
		mac.Write(binary.BigEndian.AppendUint32([]byte(purpose), round))
		mac.Write([]byte(id))
		for _, b := range mac.Sum(nil) {
			if int(b) >= 256/len(alphabet)*len(alphabet) {
				continue // or the first signs would come more often
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
