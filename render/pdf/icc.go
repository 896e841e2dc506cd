package pdf

import (
	"encoding/binary"
	"math"
)

// An iccTag is one element of a profile.
type iccTag struct {
	signature string
	data      []byte // empty: the same as the tag before
}

// srgbProfile makes a small display profile for sRGB, for the output intent (ISO 19005-2, 6.2.3):
// ICC.1:2001-04, three primaries and one curve. The primaries are those of IEC 61966-2-1 adapted to
// D50 by the Bradford transform.
func srgbProfile() []byte {
	tags := []iccTag{
		{"desc", iccDescription("sRGB")},
		{"cprt", []byte("text\x00\x00\x00\x00public domain\x00")},
		{"wtpt", iccXYZ(0.9642, 1, 0.82491)},
		{"rXYZ", iccXYZ(0.43607, 0.22249, 0.01392)},
		{"gXYZ", iccXYZ(0.38515, 0.71687, 0.09708)},
		{"bXYZ", iccXYZ(0.14307, 0.06061, 0.71410)},
		{"rTRC", srgbCurve()},
		{"gTRC", nil},
		{"bTRC", nil},
	}
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	start := 128 + 4 + 12*len(tags)
	var data []byte
	offset, length := 0, 0
	for _, t := range tags {
		if len(t.data) > 0 {
			offset, length = start+len(data), len(t.data)
			data = append(data, t.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
		table = append(table, t.signature...)
		table = binary.BigEndian.AppendUint32(table, uint32(offset))
		table = binary.BigEndian.AppendUint32(table, uint32(length))
	}
	profile := append(append(iccHeader(), table...), data...)
	binary.BigEndian.PutUint32(profile, uint32(len(profile)))
	return profile
}

// iccHeader is the profile header without its size (ICC.1:2001-04, 6.1).
func iccHeader() []byte {
	head := make([]byte, 128)
	binary.BigEndian.PutUint32(head[8:], 0x02100000) // version 2.1
	copy(head[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2026, 1, 1, 0, 0, 0} { // the day it was made
		binary.BigEndian.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], iccXYZ(0.9642, 1, 0.82491)[8:]) // illuminant D50
	return head
}

func iccXYZ(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(math.Round(v*65536))) // s15Fixed16
	}
	return b
}

func iccDescription(name string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(name)+1))
	b = append(b, name...)
	return append(b, make([]byte, 1+4+4+2+1+67)...) // end of name, no Unicode name, no script code name
}

// srgbCurve is the transfer function of IEC 61966-2-1 in 256 steps.
func srgbCurve() []byte {
	const steps = 256
	b := []byte("curv\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}
