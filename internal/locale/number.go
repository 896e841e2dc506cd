package locale

import (
	"math"
	"strconv"
	"strings"
)

// ungrouped is the number below which digits are not grouped: 4,500 can be taken for 4.5 by
// somebody whose language has the comma for the decimal point.
const ungrouped = 10000

// Number writes v with a number of decimals, rounded to the nearest (a tie to the even digit, as
// strconv does), with the language's decimal separator and the digits 0 to 9. From 10,000 on digits
// are grouped, as CLDR's decimal pattern. v is finite; decimals is 0 or more.
func (c *Catalog) Number(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) || decimals < 0 {
		panic("locale: Number wants a finite number and no negative count of decimals")
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'f', decimals, 64), ".")
	if len(whole) >= len(strconv.Itoa(ungrouped)) {
		whole = c.format.grouped(whole)
	}
	s := whole
	if fraction != "" {
		s += c.format.Decimal + fraction
	}
	if v < 0 && strings.ContainsAny(s, "123456789") {
		s = "-" + s
	}
	return s
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
