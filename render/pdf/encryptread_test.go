package pdf

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What is not as it was written is not encrypted: any byte that is another one, or missing, or more.
func TestEncryptAltered(t *testing.T) {
	plain := finished(t, english)
	refuse := func(what string, at int, file []byte) {
		t.Helper()
		if copied, err := Encrypt(file, testPassword, rand.Reader); err == nil || copied != nil {
			t.Errorf("%s at byte %d of %d: encrypted all the same", what, at, len(plain))
		}
	}
	for at := 0; at < len(plain); at++ {
		changed := bytes.Clone(plain)
		changed[at] ^= 1 << (at % 8)
		refuse("another bit", at, changed)
		refuse("cut off", at, plain[:at])
		if at > 200 && at < len(plain)-1200 {
			at += 96 // streams, for the most part
		}
	}
	refuse("one more byte", len(plain), append(bytes.Clone(plain), '\n'))
	refuse("encrypted already", 0, encrypt(t, plain))
	refuse("twice", 0, append(bytes.Clone(plain), plain...))
}

// reseal gives a file the ID that its bytes have, if it looks like one that has an ID.
func reseal(file []byte) []byte {
	file = bytes.Clone(file)
	const key = "/ID[<"
	table := bytes.LastIndex(file, []byte("<</Type/XRef/"))
	id := bytes.LastIndex(file, []byte(key)) + len(key)
	if table < 0 || id < table || len(file) < id+66 {
		return file
	}
	start := bytes.LastIndexByte(file[:max(table-len(" 0 obj\n"), 0)], '\n') + 1
	digest := sha256.Sum256(file[:start])
	copy(file[id:], fmt.Sprintf("%X><%[1]X", digest[:16]))
	return file
}

// A file whose ID is that of its bytes must still be one that is written like a sheet: each change says why it is none.
func TestEncryptForged(t *testing.T) {
	plain := finished(t, english)
	if !bytes.Equal(reseal(plain), plain) {
		t.Fatal("the ID of a file is not the digest that it is taken for")
	}
	size := fmt.Sprintf("/Size %d/", len(readTable(t, plain)))
	for _, test := range []struct{ old, new, want string }{
		{"%PDF-1.7", "%PDF-1.6", "it does not begin as it should"},
		{"\nendstream\n", "\nendstrean\n", "no stream at byte 15"},
		{"/Length ", "/length ", "a stream of an unknown kind"},
		{"/N 3/Filter/FlateDecode", "/N 3/F(x)   /FlateDecode", "a stream of an unknown kind"},
		{"/N 3/Filter/FlateDecode", "/N 3/Filter/Crypt      ", "a stream of an unknown kind"},
		{"/Subtype/XML", "/Subtype/XMP", "a stream of an unknown kind"},
		{"/First ", "/First 0", "its N or First is wrong"},
		{"<pdfuaid:part>1", "<pdfuaid:part>2", "its metadata are not those of a sheet"},
		{`<?xpacket begin=`, `<?xpacket Begin=`, "its metadata are not those of a sheet"},
		{size, strings.Replace(size, "/Size ", "/Size 1", 1), "another trailer than it should have"},
		{"/Root 1 0 R", "/Root 9 0 R", "the trailer leads to no catalog or information"},
		{"/Root 1 0 R", "/Root 6999999 0 R", "the trailer leads to no catalog or information"},
		{"/Root 1 0 R", "/Root 2 0 R", "the trailer leads to no catalog or information"},
		{"/Root 1 0 R", "/Root 4 0 R", "the trailer leads to no catalog or information"},
		{"/Info 2 0 R", "/Info 3 0 R", "the trailer leads to no catalog or information"},
		{"/Info 2 0 R", "/Info 0 0 R", "the trailer has no Root or no Info"},
		{"/Root 1 0 R", "/Root 0 0 R", "the trailer has no Root or no Info"},
		{"/W[1 4 2]", "/W[1 3 2]", "another trailer than it should have"},
		{"/Predictor 12/Columns 7", "/Predictor 12/Columns 8", "another trailer than it should have"},
		{"%%EOF", "%%EOG", "it does not end as it should"},
	} {
		if !bytes.Contains(plain, []byte(test.old)) {
			t.Errorf("no %s to change", test.old)
			continue
		}
		changed := reseal(bytes.Replace(plain, []byte(test.old), []byte(test.new), 1))
		_, err := Encrypt(changed, testPassword, rand.Reader)
		if err == nil || !strings.HasPrefix(err.Error(), "the file is not as it was written: ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s for %s: got error %v, want %s", test.new, test.old, err, test.want)
		}
	}
}

// Objects that are missing, or that are there twice, or elsewhere than the file says.
func TestEncryptForgedObjects(t *testing.T) {
	plain := finished(t, english)
	at := bytes.Index(plain, []byte("4 0 obj\n<</Type/Metadata"))
	_, after, ok := cutStream(plain[max(at, 0):])
	if at < 0 || !ok {
		t.Fatal("object 4 is not the metadata")
	}
	before, packet := plain[:at], plain[at:len(plain)-len(after)]
	first := bytes.Index(before, []byte(" 0 obj")) - 1 // the number of the first stream
	var o objects
	o.reset()
	o.deflater = newDeflater(fast)
	catalog, info := o.reserve(1), o.reserve(1)
	o.begin(catalog).raw(catalogHead + ">>\n")
	o.begin(info).raw(infoHead + ">>>\n")
	for _, test := range []struct {
		want string
		file []byte
	}{
		{"there is no object 4", slices.Concat(before, after)},
		{"there are two objects 4", slices.Concat(before, packet, packet, after)},
		{"the cross-reference stream is not the last object", slices.Concat(before, []byte("99999"), packet[1:], after)},
		{"the cross-reference stream does not say where the objects are", slices.Concat(plain[:first], packet, plain[first:at], after)},
		{"it has not just one packet of metadata", o.end(catalog, info)},
	} {
		_, err := Encrypt(reseal(test.file), testPassword, rand.Reader)
		if err == nil || !strings.HasSuffix(err.Error(), test.want) {
			t.Errorf("got error %v, want %s", err, test.want)
		}
	}
}

// readTable gives the rows of a plain file's cross-reference stream.
func readTable(t testing.TB, file []byte) []xrefEntry {
	t.Helper()
	at, err := xrefOffset(file)
	if err != nil {
		t.Fatal(err)
	}
	_, v, err := readIndirect(file, at)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := readEntries(v.(*pdfStream))
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// Object streams that contradict themselves, or each other.
func TestEncryptUnpack(t *testing.T) {
	for _, test := range []struct {
		entries, data, want string
	}{
		{"/Type/ObjStm/N 2/First 8/Filter/FlateDecode", "1 0 3 4 <<>>[]", ""},
		{"/Type/ObjStm/N 1/First 8/Filter/FlateDecode", "1 0 3 4 <<>>[]", "its N or First is wrong"},
		{"/Type/ObjStm/N 2/First 9/Filter/FlateDecode", "1 0 3 4 <<>>[]", "its N or First is wrong"},
		{"/Type/ObjStm/N 2/First 9/Filter/FlateDecode", "1 0 03 4 <<>>[]", "its N or First is wrong"},
		{"/Type/ObjStm/N 2/First 8/Filter/FlateDecode", "1 1 3 4 <<>>[]", "its objects do not follow each other"},
		{"/Type/ObjStm/N 2/First 8/Filter/FlateDecode", "1 0 3 0 <<>>[]", "its objects do not follow each other"},
		{"/Type/ObjStm/N 2/First 8/Filter/FlateDecode", "1 0 3 6 <<>>[]", "its objects do not follow each other"},
	} {
		s := writtenStream{number: 9, entries: test.entries, data: newDeflater(small).deflate([]byte(test.data))}
		p, err := s.unpack(new(1 << 20))
		if test.want == "" && (err != nil || string(p.head())+string(p.bodies) != test.data) {
			t.Errorf("%s: got error %v", test.data, err)
		}
		if test.want != "" && (err == nil || err.Error() != test.want) {
			t.Errorf("%s: got error %v, want %s", test.data, err, test.want)
		}
	}
	packed := writtenStream{number: 9, entries: "/Type/ObjStm/N 2/First 8/Filter/FlateDecode", data: newDeflater(small).deflate([]byte("1 0 3 4 <<>>[]"))}
	room := 20 // for all streams of a file together
	if _, err := packed.unpack(&room); err != nil || room != 6 {
		t.Errorf("room for %d more, %v", room, err)
	}
	if _, err := packed.unpack(&room); err == nil || err.Error() != "the stream is too long" {
		t.Errorf("beyond its room: got error %v", err)
	}
	f := writtenFile{rows: []xrefRow{newXrefRow(rowFree, 0, 0xFFFF)}, most: maxObjects}
	for _, test := range []struct {
		numbers []int
		want    string
	}{
		{[]int{2, 1}, ""},
		{[]int{3, 1}, "there are two objects 1"},
		{[]int{0}, "no number that an object can have"},
		{[]int{maxObjects + 1}, "no number that an object can have"},
	} {
		err := error(nil)
		for _, n := range test.numbers {
			if err == nil {
				err = f.place(n, newXrefRow(rowPlain, 15, 0))
			}
		}
		if got := fmt.Sprint(err); err == nil && test.want != "" || err != nil && got != test.want {
			t.Errorf("objects %v: got error %v, want %s", test.numbers, err, test.want)
		}
	}
}

// FuzzEncrypt: no file makes Encrypt panic, and what it encrypts can be decrypted. The ID is made to fit, or it would hide
// everything else.
func FuzzEncrypt(f *testing.F) {
	plain := finished(f, english)
	f.Add(plain)
	f.Add(plain[:len(plain)/2])
	f.Add(plain[len(plain)/2:])
	f.Add(bind(f, patients(f, true)...))
	f.Add([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type/ObjStm/N 2/First 8/Filter/FlateDecode/Length 0>>stream\n\nendstream\nendobj\n"))
	f.Add([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type/XRef/Size 2/W[1 4 2]/Root 1 0 R/Info 1 0 R/ID[<><>]/Length 0>>stream\n\nendstream\nendobj\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		copied, err := Encrypt(reseal(file), testPassword, fakeRandom())
		if (copied == nil) == (err == nil) {
			t.Fatalf("a copy and an error, or neither: %v", err)
		}
		if err != nil {
			return
		}
		if _, err := readLocked(t, copied).decrypted(testPassword); err != nil {
			t.Error(err)
		}
	})
}

// FuzzEncryptPassword: every password that is taken opens its copy, and no other is.
func FuzzEncryptPassword(f *testing.F) {
	plain := finished(f, english)
	for _, password := range []string{testPassword, "", "é", strings.Repeat("x", 127), strings.Repeat("x", 128)} {
		f.Add(password)
	}
	f.Fuzz(func(t *testing.T, password string) {
		copied, err := Encrypt(plain, password, fakeRandom())
		if err != nil {
			if password != "" && len(password) < 128 && strings.Trim(password, " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~") == "" {
				t.Error("a password of printable ASCII is refused")
			}
			return
		}
		if _, err := readLocked(t, copied).decrypted(password); err != nil {
			t.Error(err)
		}
	})
}

// TestReadWrittenFarNumber: a number that the file is too short to reach is refused before a table is made for it.
func TestReadWrittenFarNumber(t *testing.T) {
	f := &writtenFile{rows: make([]xrefRow, 1), room: 4 * 100, most: 100}
	if err := f.place(100, newXrefRow(rowPlain, 9, 0)); err != nil {
		t.Errorf("the last that there is room for: %v", err)
	}
	if err := f.place(101, newXrefRow(rowPlain, 9, 0)); err == nil || err.Error() != "its number is higher than the file has room for objects" {
		t.Errorf("one more: got error %v", err)
	}
	if len(f.rows) != 101 {
		t.Errorf("the table has %d rows", len(f.rows))
	}
	var o objects
	o.reset()
	far := string(o.file) + "8388607 0 obj\n<</Filter/FlateDecode/Length 1>>stream\nx\nendstream\nendobj\n"
	if _, err := readWritten([]byte(far)); err == nil || !strings.HasSuffix(err.Error(), "room for objects") {
		t.Errorf("a short file: got error %v", err)
	}
}
