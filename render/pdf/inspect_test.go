package pdf

import (
	"bytes"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
	"handout/render/text"
)

var madeOf = doc.Origin{Guide: "a-guide", Version: "1.0 & <more>", Kind: "care", Locale: "ar+en", Content: "c0", Words: "w0", Settings: "s0", Signed: "draft"}

// proven is a sheet that says what it was made of.
func proven(t testing.TB) []byte {
	return finished(t, func(shaper *text.Shaper) *layout.Sheet {
		sheet := english(shaper)
		sheet.Origin = madeOf
		return sheet
	})
}

// TestInspect keeps R8: a file says what made it and whether it is as it was, whichever bit of it is another.
func TestInspect(t *testing.T) {
	file := proven(t)
	for _, d := range Check(file) {
		t.Error(d)
	}
	changed := func(from, to string) []byte { return bytes.Replace(file, []byte(from), []byte(to), 1) }
	origin := []byte("<handout:origin>" + madeOf.String() + "</handout:origin>")
	for _, test := range []struct {
		what string
		file []byte
		want Account
	}{
		{"as it was", file, Account{Whole, madeOf}},
		{"without an origin", finished(t, english), Account{State: Whole}},
		{"many sheets", bind(t, patients(t, false)...), Account{State: Whole}},
		{"cut off", file[:len(file)-1], Account{Changed, madeOf}},
		{"one byte more", append(bytes.Clone(file), '\n'), Account{Changed, madeOf}},
		{"another ID, for other bytes", reseal(changed("%%EOF", "%%eof")), Account{Changed, madeOf}},
		{"another guide", changed("<handout:origin>a-guide", "<handout:origin>b-guide"), Account{State: Changed}},
		{"two origins", append(bytes.Clone(file), origin...), Account{State: Changed}},
		{"encrypted", encrypt(t, file), Account{State: Encrypted}},
		{"nothing", nil, Account{}},
		{"no PDF", []byte("<html>" + namespace), Account{}},
		{"a PDF of somebody else", []byte("%PDF-1.4\n%%EOF\n"), Account{}},
	} {
		if got := Inspect(test.file); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.what, got, test.want)
		}
	}
	for at := 0; at < len(file); at += 1 + at%97 {
		spoilt := bytes.Clone(file)
		spoilt[at] ^= 1 << (at % 8)
		if got := Inspect(spoilt); got.State == Whole {
			t.Errorf("whole with another bit at byte %d", at)
		}
	}
}

// A file that was forged with care is whole by itself: that is what ledgers are for.
func TestInspectForged(t *testing.T) {
	file := proven(t)
	other := madeOf
	other.Kind = "prep" // as long as the other
	if got := Inspect(reseal(bytes.Replace(file, []byte(madeOf.String()), []byte(other.String()), 1))); got != (Account{Whole, other}) {
		t.Errorf("%+v: where is the proof kept?", got)
	}
}

// FuzzInspect: any bytes have an account, and only those that can be encrypted are whole.
func FuzzInspect(f *testing.F) {
	file := proven(f)
	f.Add(file)
	f.Add(file[:len(file)/2])
	f.Add(bind(f, patients(f, true)...))
	f.Add([]byte("%PDF-1.7\n/Encrypt 1 0 R"))
	f.Add([]byte("%PDF-" + namespace + "<handout:origin>%zz 1</handout:origin>"))
	f.Fuzz(func(t *testing.T, file []byte) {
		account := Inspect(file)
		if _, err := readWritten(file); (err == nil) != (account.State == Whole) {
			t.Errorf("%+v, and read as it was written: %v", account, err)
		}
		if account.State == Foreign && account.Origin != (doc.Origin{}) {
			t.Error("a file of somebody else has an origin")
		}
	})
}
