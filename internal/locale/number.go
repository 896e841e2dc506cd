package locale

import (
	"bytes"
	"math"
	"strconv"
)

// grouped is from how many digits on they are grouped: 4,500 can be taken for 4.5 by somebody whose
// language has the comma for the decimal point.
const grouped = len("10000")

// Number writes v with a number of decimals, rounded to the nearest (a tie to the even digit, as
// strconv does), with the language's decimal separator and the digits 0 to 9. From 10,000 on digits
// are grouped, as CLDR's decimal pattern. v is finite; decimals is 0 or more.
func (c *Catalog) Number(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) || decimals < 0 {
		panic("locale: Number wants a finite number and no negative count of decimals")
	}
	var digitRoom, room [32]byte
	digits := strconv.AppendFloat(digitRoom[:0], math.Abs(v), 'f', decimals, 64)
	whole, fraction, _ := bytes.Cut(digits, []byte{'.'})
	b := room[:0]
	if v < 0 && bytes.ContainsAny(digits, "123456789") {
		b = append(b, '-')
	}
	if len(whole) < grouped {
		b = append(b, whole...)
	} else {
		b = append(b, c.format.grouped(string(whole))...)
	}
	if len(fraction) > 0 {
		b = append(b, c.format.Decimal...)
		b = append(b, fraction...)
	}
	return string(b)
}

// grouped puts separators between the digits: three at the end, then three or two.
func (f *format) grouped(digits string) string {
	size, rest := 3, ""
	for len(digits) > size {
		cut := len(digits) - size
		digits, rest = digits[:cut], f.Group+digits[cut:]+rest
		if f.Secondary > 0 {
			size = f.Secondary
		}
	}
	return digits + rest
}
