package xlsx

import (
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// Days come out as another program has them, in both date systems, over the whole range (R4).
func TestDateAgainstAnother(t *testing.T) {
	for _, from1904 := range []bool{false, true} {
		for serial := 1.; serial < lastSerial; serial += 97.25 {
			if int(serial) == 60 && !from1904 {
				continue
			}
			want, err := excelize.ExcelDateToTime(serial, from1904)
			if err != nil {
				t.Fatal(err)
			}
			if want = want.Round(time.Minute); serial < 61 && !from1904 {
				want = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC).Add(time.Duration(serial * 24 * float64(time.Hour)))
			}
			if got, fault := date(serial, from1904); !got.Equal(want) || fault != "" {
				t.Fatalf("%v from 1904 %v: %v %s, want %v", serial, from1904, got, fault, want)
			}
		}
	}
}

// Days that never were are none, rounding errors make no seconds, and seconds are not dropped (R4).
func TestDate(t *testing.T) {
	for _, test := range []struct {
		serial      float64
		from1904    bool
		want, fault string
	}{
		{1, false, "1900-01-01 00:00", ""},
		{59, false, "1900-02-28 00:00", ""},
		{60, false, "", noDay}, // the leap day that 1900 did not have
		{61, false, "1900-03-01 00:00", ""},
		{0, false, "", noDay},
		{0, true, "1904-01-01 00:00", ""},
		{44897, true, "2026-12-03 00:00", ""},
		{-1, true, "", noDay},
		{2958465.5, false, "9999-12-31 12:00", ""},
		{2958466, false, "", noDay},
		{46359.3125, false, "2026-12-03 07:30", ""},
		{46359.31249999999, false, "2026-12-03 07:30", ""},
		{46359.999999999, false, "2026-12-04 00:00", ""}, // 24 hours less a rounding error
		{46359.3125 + 1./86400, false, "", seconds},
		{46359.3125 + 0.1/86400, false, "", seconds},
	} {
		got, fault := date(test.serial, test.from1904)
		if fault != test.fault || fault == "" && got.Format("2006-01-02 15:04") != test.want {
			t.Errorf("%v: %v %q, want %s %q", test.serial, got, fault, test.want, test.fault)
		}
	}
}

// What a format does not show may be chance, so only those that show all of a date make one (R1).
func TestFormatOf(t *testing.T) {
	for code, want := range map[string]format{
		"General":                       general,
		"general;-general":              general,
		"0":                             general,
		"@":                             general,
		"":                              general,
		"0.00":                          other,
		"000000":                        other,
		"#,##0":                         other,
		"0.00E+00":                      other,
		`"No. "0`:                       other,
		`"yyyy-mm-dd"0`:                 other,
		"yyyy-mm-dd":                    day,
		`yyyy\-mm\-dd;@`:                day,
		"[$-409]dddd, mmmm d, yyyy":     day,
		"[$-F800]dddd\\, mmmm dd, yyyy": day,
		"[Red]d/m/yyyy":                 day,
		"dd.mm.yy":                      partOfDay,
		"mmm yyyy":                      partOfDay,
		"dddd mmmm yyyy":                partOfDay, // the day of the week is not that of the month
		"m/d":                           partOfDay,
		"yyyy-mm-dd hh:mm":              moment,
		"yyyy-mm-dd hh:mm:ss":           moment,
		"yyyy-mm-dd hh:mm:ss.000":       moment,
		"m/d/yyyy h:mm AM/PM":           moment,
		"d/m/yyyy hh":                   partOfDay,
		"yyyy-dd hh:mm":                 partOfDay, // m behind h is minutes
		"hh:mm yyyy-mm-dd":              moment,
		"mm:ss":                         clock,
		"h:mm":                          clock,
		"[h]:mm":                        other,
		"[mm]:ss":                       other,
		"ge.m.d":                        other, // years of an era
		`yyyy"`:                         other,
		"[yyyy":                         other,
	} {
		if got := formatOf(code); got != want {
			t.Errorf("%q: %d, want %d", code, got, want)
		}
	}
}
