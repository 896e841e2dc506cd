package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"fmt"
	"image"
	"io"
	mathrand "math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"handout/render/layout"
	"handout/render/text"
)

const testPassword = "KTXW-7R4M-29QD-HJ3C"

// fakeRandom gives the same bytes each time.
func fakeRandom() io.Reader { return mathrand.NewChaCha8([32]byte{7}) }

// encryptable is one file of each kind that there is: a sheet with bookmarks and all kinds of pictures, one with fonts of its own, a
// run of few object streams and a run of many.
func encryptable(t testing.TB) map[string][]byte {
	t.Helper()
	f := faces(t)
	shaper := text.NewShaper(f)
	pictures := english(shaper)
	for i, data := range [][]byte{photo(40), encodeJPEG(image.NewGray(image.Rect(0, 0, 16, 8)))} {
		pictures.Pages[1].Items = append(pictures.Pages[1].Items, &layout.Picture{X: 9, Y: 600 + 50*float64(i), Width: 20, Height: 20,
			Format: "jpeg", Data: data, Element: layout.Decoration})
	}
	pictures.Sections = []layout.Section{{Title: "Before", Page: 0, Top: 90}, {Title: "After", Page: 1, Top: 30}}
	return map[string][]byte{
		"sheet":    write(t, pack(t, f).NewWriter(), pictures),
		"arabic":   write(t, pack(t, f).NewWriter(), arabic(shaper)),
		"run":      bind(t, patients(t, true)...),
		"long run": bind(t, slices.Repeat(patients(t, false), 9)...),
	}
}

func encrypt(t testing.TB, plain []byte) []byte {
	t.Helper()
	file, err := Encrypt(plain, testPassword, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// A locked file is an encrypted one, read as a viewer reads it.
type locked struct {
	file    []byte
	entries []xrefEntry
	trailer pdfDict
	dict    pdfDict // the encryption dictionary
}

func readLocked(t testing.TB, file []byte) *locked {
	t.Helper()
	at, err := xrefOffset(file)
	if err != nil {
		t.Fatal(err)
	}
	_, v, err := readIndirect(file, at)
	if err != nil {
		t.Fatal(err)
	}
	xref := v.(*pdfStream)
	entries, err := readEntries(xref)
	if err != nil {
		t.Fatal(err)
	}
	l := &locked{file: file, entries: entries, trailer: xref.dict}
	_, v, err = readIndirect(file, entries[l.trailer["Encrypt"].(pdfRef)].place)
	if err != nil {
		t.Fatal(err)
	}
	l.dict = v.(pdfDict)
	return l
}

func (l *locked) bytes(key pdfName) []byte { return []byte(l.dict[key].(pdfString)) }

var errWrongPassword = errors.New("wrong password")

// key gives the file's key to whoever has the user's password: algorithm 2.A of ISO 32000-2.
func (l *locked) key(password string) ([]byte, error) {
	u := l.bytes("U")
	if !bytes.Equal(hardHash([]byte(password), u[32:40], nil), u[:32]) {
		return nil, errWrongPassword
	}
	return decryptCBC(hardHash([]byte(password), u[40:], nil), make([]byte, aes.BlockSize), l.bytes("UE")), nil
}

func decryptCBC(key, iv, data []byte) []byte {
	out := make([]byte, len(data))
	cipher.NewCBCDecrypter(newAES(key), iv).CryptBlocks(out, data)
	return out
}

// decrypted gives the file without its encryption: all that the copy has, with the same object numbers.
func (l *locked) decrypted(password string) ([]byte, error) {
	key, err := l.key(password)
	if err != nil {
		return nil, err
	}
	var o objects
	o.reset()
	o.places = o.places[:0]
	for _, e := range l.entries[:len(l.entries)-1] {
		o.places = append(o.places, newXrefRow(e.kind, e.place, e.index))
	}
	for _, e := range l.entries[:len(l.entries)-1] {
		if e.kind != rowPlain {
			continue
		}
		if e.ref == l.trailer["Encrypt"] {
			o.places[e.ref] = newXrefRow(rowFree, 0, 0)
			continue
		}
		s, _, ok := cutStream(l.file[e.place:])
		if !ok || s.number != int(e.ref) || len(s.data)%16 != 0 || len(s.data) < 32 {
			return nil, fmt.Errorf("object %d is no encrypted stream", e.ref)
		}
		data := decryptCBC(key, s.data[:16], s.data[16:])
		padding := int(data[len(data)-1])
		if padding < 1 || padding > 16 || !bytes.Equal(data[len(data)-padding:], bytes.Repeat([]byte{byte(padding)}, padding)) {
			return nil, fmt.Errorf("object %d is not padded", e.ref)
		}
		o.stream(s.number, s.entries, data[:len(data)-padding])
	}
	id := l.trailer["ID"].(pdfArray)
	return o.endAs(&writtenTrailer{root: int(l.trailer["Root"].(pdfRef)), info: int(l.trailer["Info"].(pdfRef)),
		id: [2][]byte{[]byte(id[0].(pdfString)), []byte(id[1].(pdfString))}}), nil
}

// With the password, every object of the copy is the plain file's, but for what the two say of themselves (M6).
func TestEncrypt(t *testing.T) {
	for name, plain := range encryptable(t) {
		l := readLocked(t, encrypt(t, plain))
		open, err := l.decrypted(testPassword)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, err1 := readPDF(plain)
		got, err2 := readPDF(open)
		if err1 != nil || err2 != nil {
			t.Fatalf("%s: %v, %v", name, err1, err2)
		}
		root := got.trailer["Root"].(pdfRef)
		catalog := got.objects[root].(pdfDict)
		if v := fmt.Sprint(catalog["Extensions"]); v != "map[ADBE:map[BaseVersion:1.7 ExtensionLevel:8]]" {
			t.Errorf("%s: extensions %s", name, v)
		}
		delete(catalog, "Extensions")
		for ref, object := range want.objects {
			s, isStream := object.(*pdfStream)
			changed := isStream && (s.dict["Type"] == pdfName("Metadata") || s.dict["Type"] == pdfName("ObjStm") || s.dict["Type"] == pdfName("XRef"))
			if !changed && !reflect.DeepEqual(got.objects[ref], object) {
				t.Errorf("%s: object %d is another one", name, ref)
			}
		}
		if !reflect.DeepEqual(got.trailer["Root"], want.trailer["Root"]) || !reflect.DeepEqual(got.trailer["Info"], want.trailer["Info"]) {
			t.Errorf("%s: the trailer leads elsewhere", name)
		}
		id, old := l.trailer["ID"].(pdfArray), want.trailer["ID"].(pdfArray)
		if id[0] != old[0] || id[1] == old[1] || len(id[1].(pdfString)) != 16 {
			t.Errorf("%s: the ID's first part must stay and its second change", name)
		}
	}
}

// The copy is PDF/UA-1, and says nothing of PDF/A.
func TestEncryptClaims(t *testing.T) {
	for name, plain := range encryptable(t) {
		open, err := readLocked(t, encrypt(t, plain)).decrypted(testPassword)
		if err != nil {
			t.Fatal(err)
		}
		file, err := readPDF(open)
		if err != nil {
			t.Fatal(err)
		}
		packet, err := file.data(file.dict(file.trailer["Root"])["Metadata"])
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(packet, []byte("pdfa")) || bytes.Contains(packet, []byte("aiim.org/pdfa")) {
			t.Errorf("%s: the packet speaks of PDF/A:\n%s", name, packet)
		}
		if want := "\n<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"; !bytes.HasSuffix(packet, []byte(want)) ||
			!bytes.Contains(packet, []byte(` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`)) {
			t.Errorf("%s: the packet does not claim PDF/UA:\n%s", name, packet)
		}
		if _, err := readXMP(packet); err != nil {
			t.Errorf("%s: the packet is no XML: %v", name, err)
		}
	}
}

// Any other password is wrong.
func TestEncryptWrongPassword(t *testing.T) {
	l := readLocked(t, encrypt(t, finished(t, english)))
	for _, password := range []string{"", strings.ToLower(testPassword), testPassword + " ", testPassword[1:]} {
		if _, err := l.decrypted(password); !errors.Is(err, errWrongPassword) {
			t.Errorf("with another password the error is %v", err)
		}
	}
}

// What everybody may read of a copy is that it is encrypted, and how (ISO 32000-2, tables 20, 21 and 25).
func TestEncryptDictionary(t *testing.T) {
	plain := finished(t, english)
	l := readLocked(t, encrypt(t, plain))
	lengths := map[pdfName]int{"U": 48, "UE": 32, "O": 48, "OE": 32, "Perms": 16}
	for key, want := range lengths {
		if n := len(l.bytes(key)); n != want {
			t.Errorf("%s has %d bytes, want %d", key, n, want)
		}
		delete(l.dict, key)
	}
	want := pdfDict{"Filter": pdfName("Standard"), "V": 5, "R": 6, "Length": 256, "P": -1324, "EncryptMetadata": true,
		"CF":   pdfDict{"StdCF": pdfDict{"Type": pdfName("CryptFilter"), "CFM": pdfName("AESV3"), "AuthEvent": pdfName("DocOpen"), "Length": 32}},
		"StmF": pdfName("StdCF"), "StrF": pdfName("StdCF")}
	if !reflect.DeepEqual(l.dict, want) {
		t.Errorf("got %v, want %v", l.dict, want)
	}
	for _, secret := range []string{testPassword, "xpacket", "Title", "pdfuaid"} {
		if bytes.Contains(l.file, []byte(secret)) {
			t.Error("something of the file can be read without the password")
		}
	}
	vectors, streams := map[string]bool{}, streams(t, plain)
	for _, e := range l.entries {
		if s, _, ok := cutStream(l.file[e.place:]); e.kind == rowPlain && ok && !strings.HasPrefix(s.entries, "/Type/XRef/") {
			vectors[string(s.data[:16])] = true
		}
	}
	if len(vectors) != len(streams)-1 { // all but the cross-reference stream
		t.Errorf("%d initial vectors for %d streams", len(vectors), len(streams)-1)
	}
}

// All that is secret comes from random: the same gives the same copy, and without enough there is none.
func TestEncryptRandom(t *testing.T) {
	plain := finished(t, english)
	count := &countingReader{r: fakeRandom()}
	first, err := Encrypt(plain, testPassword, count)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Encrypt(plain, testPassword, fakeRandom())
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("the same random bytes gave another copy (%v)", err)
	}
	if bytes.Equal(encrypt(t, plain), encrypt(t, plain)) {
		t.Error("two copies are the same")
	}
	broken := errors.New("no more")
	for _, n := range []int{0, 1, 99, 100, 116, count.n - 17, count.n - 1} {
		r := io.MultiReader(io.LimitReader(fakeRandom(), int64(n)), errorReader{broken})
		if file, err := Encrypt(plain, testPassword, r); !errors.Is(err, broken) || file != nil {
			t.Errorf("after %d of %d random bytes: error %v, %d bytes", n, count.n, err, len(file))
		}
	}
}

type countingReader struct {
	r io.Reader
	n int
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

type errorReader struct{ err error }

func (r errorReader) Read([]byte) (int, error) { return 0, r.err }

// A password that cannot be typed everywhere is refused, and the sentence does not hold it.
func TestEncryptPassword(t *testing.T) {
	plain := finished(t, english)
	const length, ascii = "a password has from 1 to 127 characters", "a password has printable ASCII characters only"
	for password, want := range map[string]string{
		"":                       length,
		strings.Repeat("x", 128): length,
		"Zürich":                 ascii,
		"tab\there":              ascii,
		"end\x7f":                ascii,
		"nul\x00":                ascii,
		"\xff":                   ascii,
	} {
		if file, err := Encrypt(plain, password, rand.Reader); err == nil || err.Error() != want || file != nil {
			t.Errorf("got error %v, want %s", err, want)
		}
	}
	for _, password := range []string{"~", " ", strings.Repeat("x", 127)} {
		file, err := Encrypt(plain, password, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := readLocked(t, file).decrypted(password); err != nil {
			t.Errorf("a password of %d characters does not open its copy: %v", len(password), err)
		}
	}
}

// The copy has no defect that the plain file has not, and its words are the plain file's, in their order (A1, A2).
func TestEncryptText(t *testing.T) {
	for name, plain := range encryptable(t) {
		open, err := readLocked(t, encrypt(t, plain)).decrypted(testPassword)
		if err != nil {
			t.Fatal(err)
		}
		want, err1 := Text(plain)
		got, err2 := Text(open)
		if err1 != nil || err2 != nil || !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: other words, or none (%v, %v)", name, err1, err2)
		}
		for _, d := range Check(open) {
			t.Errorf("%s: %v", name, d)
		}
	}
}

// BenchmarkEncrypt encrypts a sheet of two pages.
func BenchmarkEncrypt(b *testing.B) {
	f := faces(b)
	plain := write(b, pack(b, f).NewWriter(), card(text.NewShaper(f), "en", false, slices.Clone(englishWords)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Encrypt(plain, testPassword, rand.Reader); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHardHash is what one guess at a password takes.
func BenchmarkHardHash(b *testing.B) {
	for b.Loop() {
		hardHash([]byte(testPassword), []byte("saltsalt"), nil)
	}
}
