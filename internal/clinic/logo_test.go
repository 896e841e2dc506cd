package clinic

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
	"testing/fstest"
)

const withLogo = `name: Example Clinic
time_zone: UTC
phones: {day: 5550104477, night: 5550104488}
emergency_number: 911
locale: en
logo: art/logo
`

// A logo is decoded before any sheet needs it: what cannot be drawn is said here, with its place.
func TestLogo(t *testing.T) {
	var pngData, jpegData, gifData, wide bytes.Buffer
	small := image.NewRGBA(image.Rect(0, 0, 30, 20))
	if err := errors.Join(
		png.Encode(&pngData, small),
		jpeg.Encode(&jpegData, small, nil),
		gif.Encode(&gifData, small, nil),
		png.Encode(&wide, image.NewGray(image.Rect(0, 0, 4001, 1))),
	); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		data   []byte
		format string
		want   string
	}{
		{"png", pngData.Bytes(), "png", ""},
		{"jpeg", jpegData.Bytes(), "jpeg", ""},
		{"gif", gifData.Bytes(), "", "the logo is not a PNG or JPEG picture"},
		{"text", []byte("logo"), "", "the logo is not a PNG or JPEG picture"},
		{"empty", nil, "", "the logo is not a PNG or JPEG picture"},
		{"wide", wide.Bytes(), "", "the logo is 4001 by 1 pixels; want at most 4000 a side"},
		{"claims to be huge", claimed(pngData.Bytes(), 1<<30), "", "the logo is 1073741824 by 20 pixels; want at most 4000 a side"},
		{"cut short", pngData.Bytes()[:pngData.Len()-20], "", "the logo is damaged: png: invalid format: unexpected EOF"},
		{"heavy", make([]byte, maxLogoBytes+1), "", "the logo is larger than 2 MB"},
		{"print colours", cmykHead(), "", "the logo is a JPEG in print colours (CMYK) (save it as RGB)"},
	} {
		p, list := Parse("f", []byte(withLogo), fstest.MapFS{"art/logo": {Data: test.data}})
		want := ""
		if test.want != "" {
			want = "f:6:7: logo: " + test.want + "\n"
		}
		if got := report(list); got != want {
			t.Errorf("%s: %q, want %q", test.name, got, want)
		}
		switch {
		case test.format == "" && p.Logo != nil:
			t.Errorf("%s: there is a logo", test.name)
		case test.format != "" && (p.Logo == nil || p.Logo.Format != test.format || p.Logo.Width != 30 || p.Logo.Height != 20 ||
			p.Logo.Alt != "Example Clinic" || !bytes.Equal(p.Logo.Data, test.data)):
			t.Errorf("%s: %+v", test.name, p.Logo)
		}
	}
}

// claimed gives a PNG another width in its head (ISO/IEC 15948, 11.2.2: the width is the first thing
// in IHDR, which is the first chunk and ends in a checksum).
func claimed(data []byte, width uint32) []byte {
	data = bytes.Clone(data)
	ihdr := data[8+4 : 8+4+4+13]
	binary.BigEndian.PutUint32(ihdr[4:], width)
	binary.BigEndian.PutUint32(data[8+4+4+13:], crc32.ChecksumIEEE(ihdr))
	return data
}

// cmykHead gives the head of a JPEG of four components, one pixel large (ITU-T T.81, B.2.2).
func cmykHead() []byte {
	return []byte{
		0xff, 0xd8, // start of image
		0xff, 0xc0, 0, 20, 8, 0, 1, 0, 1, 4, // baseline frame: length, bits, height, width, components
		1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0,
		0xff, 0xda, 0, 2, // start of scan
	}
}
