package locale

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones must be there on any machine that tests
	"unicode"
)

// R5: weekday and month are words, the year has four digits. R6: all digits are 0 to 9.
func TestDate(t *testing.T) {
	set := emptyCatalogs(t)
	for _, c := range []struct{ tag, date, want string }{
		{"en", "2026-11-27T14:30", "Friday, November\u00a027,\u00a02026"},
		{"en", "2028-02-29T00:00", "Tuesday, February\u00a029,\u00a02028"}, // leap day
		{"en", "2026-12-31T23:59", "Thursday, December\u00a031,\u00a02026"},
		{"en", "2027-01-01T00:00", "Friday, January\u00a01,\u00a02027"},
		{"es", "2026-11-27T14:30", "viernes, 27\u00a0de\u00a0noviembre de\u00a02026"},
		{"ar", "2026-11-27T14:30", "الجمعة، 27\u00a0نوفمبر\u00a02026"},
		{"ar", "2028-02-29T00:00", "الثلاثاء، 29\u00a0فبراير\u00a02028"},
		{"tr", "2026-11-27T14:30", "27\u00a0Kasım\u00a02026 Cuma"},
		{"zh-Hans", "2026-11-27T14:30", "2026年11月27日星期五"},
		{"zh-Hant", "2026-11-27T14:30", "2026年11月27日 星期五"},
		{"fil", "2026-11-27T14:30", "Biyernes, Nobyembre\u00a027,\u00a02026"},
		{"vi", "2026-11-27T14:30", "Thứ\u00a0Sáu, 27\u00a0tháng\u00a011,\u00a02026"},
		{"fr", "2026-11-27T14:30", "vendredi 27\u00a0novembre\u00a02026"},
		{"de", "2026-11-27T14:30", "Freitag, 27.\u00a0November\u00a02026"},
		{"ko", "2026-11-27T14:30", "2026년\u00a011월\u00a027일 금요일"},
		{"ru", "2026-11-27T14:30", "пятница, 27\u00a0ноября\u00a02026\u00a0г."},
		{"it", "2026-11-27T14:30", "venerdì 27\u00a0novembre\u00a02026"},
		{"pt-BR", "2026-11-27T14:30", "sexta-feira, 27\u00a0de\u00a0novembro de\u00a02026"},
		{"pl", "2026-11-27T14:30", "piątek, 27\u00a0listopada\u00a02026"},
		{"hi", "2026-11-27T14:30", "शुक्रवार, 27\u00a0नवंबर\u00a02026"},
		{"ja", "2026-11-27T14:30", "2026年11月27日金曜日"},
	} {
		if got := set.Catalog(c.tag).Date(instant(t, c.date)); got != c.want {
			t.Errorf("%s: date of %s is %q, want %q", c.tag, c.date, got, c.want)
		}
	}
}

// Node has no Haitian Creole to compare with: these are the words of the GNU C Library's ht_HT (R5).
func TestHaitian(t *testing.T) {
	ht := emptyCatalogs(t).Catalog("ht")
	months := strings.Fields("janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm")
	days := strings.Fields("dimanch lendi madi mèkredi jedi vandredi samdi")
	for at := instant(t, "2028-01-01T00:00"); at.Year() == 2028; at = at.AddDate(0, 0, 1) {
		want := fmt.Sprintf("%s %d\u00a0%s\u00a02028", days[at.Weekday()], at.Day(), months[at.Month()-1])
		if got := ht.Date(at); got != want {
			t.Errorf("%s is %q, want %q", at.Format(time.DateOnly), got, want)
		}
		if got := ht.DateTime(at); got != want+", 00:00" {
			t.Errorf("%s with its time is %q", at.Format(time.DateOnly), got)
		}
	}
	if got := ht.Number(12345.5, 1); got != "12\u00a0345,5" {
		t.Errorf("a number is %q", got)
	}
	for count, want := range map[int]form{0: other, 1: one, 2: other, 21: other} {
		if f, err := ht.plural.form(count); err != nil || f != want {
			t.Errorf("the form of %d is %v, %v", count, f, err)
		}
	}
}

// R5: a 12-hour time has its part of the day, noon and midnight are named. No space in a time may be the end of a line, but
// for those in and beside the note that says which midnight is meant.
func TestTime(t *testing.T) {
	set := emptyCatalogs(t)
	for _, c := range []struct{ tag, clock, want string }{
		{"en", "09:30", "9:30\u00a0AM"},
		{"en", "14:30", "2:30\u00a0PM"},
		{"en", "00:00", "12:00\u00a0midnight (as this day begins)"},
		{"en", "00:01", "12:01\u00a0AM"},
		{"en", "11:59", "11:59\u00a0AM"},
		{"en", "12:00", "12:00\u00a0noon"},
		{"en", "12:01", "12:01\u00a0PM"},
		{"en", "23:59", "11:59\u00a0PM"},
		{"es", "09:30", "09:30\u00a0h"},
		{"es", "14:30", "14:30\u00a0h"},
		{"es", "00:00", "00:00\u00a0h"},
		{"es", "12:00", "12:00\u00a0h"},
		{"ar", "09:30", "9:30\u00a0ص"},
		{"ar", "14:30", "2:30\u00a0م"},
		{"ar", "00:00", "12:00\u00a0منتصف\u00a0الليل (بداية هذا اليوم)"},
		{"ar", "12:00", "12:00\u00a0ظهرًا"},
		{"fil", "12:00", "12:00\u00a0tanghaling-tapat"},
		{"fil", "00:00", "12:00\u00a0hatinggabi (simula ng araw na ito)"},
		{"hi", "00:00", "(तारीख शुरू होते ही) रात\u00a012:00\u00a0बजे"},
		{"hi", "00:01", "तड़के\u00a012:01\u00a0बजे"},
		{"hi", "03:30", "तड़के\u00a03:30\u00a0बजे"},
		{"hi", "04:00", "सुबह\u00a04:00\u00a0बजे"},
		{"hi", "11:59", "सुबह\u00a011:59\u00a0बजे"},
		{"hi", "12:00", "दोपहर\u00a012:00\u00a0बजे"},
		{"hi", "15:30", "दोपहर\u00a03:30\u00a0बजे"},
		{"hi", "16:00", "शाम\u00a04:00\u00a0बजे"},
		{"hi", "20:00", "रात\u00a08:00\u00a0बजे"},
		{"hi", "23:59", "रात\u00a011:59\u00a0बजे"},
		{"ko", "12:00", "정오\u00a012:00"},
		{"ko", "00:00", "자정(이날이 시작되는 시각)\u00a012:00"},
		{"ko", "14:30", "오후\u00a02:30"},
		{"zh-Hant", "12:00", "中午12:00"},
		{"zh-Hant", "00:00", "凌晨12:00"},
		{"zh-Hant", "04:59", "凌晨4:59"},
		{"zh-Hant", "05:00", "清晨5:00"},
		{"zh-Hans", "00:00", "00:00"},
		{"zh-Hans", "09:30", "09:30"},
		{"zh-Hans", "12:00", "12:00"},
		{"zh-Hans", "16:30", "16:30"},
		{"ja", "09:30", "09:30"},
		{"ht", "03:30", "03:30"},
		{"de", "00:00", "00:00"},
	} {
		if got := set.Catalog(c.tag).Time(instant(t, "2026-11-27T"+c.clock)); got != c.want {
			t.Errorf("%s: time of %s is %q, want %q", c.tag, c.clock, got, c.want)
		}
	}
}

func TestDateTime(t *testing.T) {
	set := emptyCatalogs(t)
	for _, c := range []struct{ tag, at, want string }{
		{"en", "2026-11-27T14:30", "Friday, November\u00a027,\u00a02026 at\u00a02:30\u00a0PM"},
		{"en", "2026-12-31T12:00", "Thursday, December\u00a031,\u00a02026 at\u00a012:00\u00a0noon"},
		{"es", "2026-11-27T14:30", "viernes, 27\u00a0de\u00a0noviembre de\u00a02026, 14:30\u00a0h"},
		{"ar", "2026-11-27T12:00", "الجمعة، 27\u00a0نوفمبر\u00a02026 في\u00a012:00\u00a0ظهرًا"},
		{"fr", "2026-11-27T14:30", "vendredi 27\u00a0novembre\u00a02026 à\u00a014:30"},
		{"pt-BR", "2026-11-27T14:30", "sexta-feira, 27\u00a0de\u00a0novembro de\u00a02026 às\u00a014:30"},
		{"zh-Hans", "2026-11-27T14:30", "2026年11月27日星期五 14:30"},
		{"it", "2026-11-27T14:30", "venerdì 27\u00a0novembre\u00a02026 alle ore\u00a014:30"},
		{"vi", "2026-11-27T14:30", "lúc\u00a014:30 Thứ\u00a0Sáu, 27\u00a0tháng\u00a011,\u00a02026"},
		{"hi", "2026-11-27T14:30", "शुक्रवार, 27\u00a0नवंबर\u00a02026 को दोपहर\u00a02:30\u00a0बजे"},
		{"hi", "2026-11-27T01:00", "शुक्रवार, 27\u00a0नवंबर\u00a02026 को तड़के\u00a01:00\u00a0बजे"},
	} {
		if got := set.Catalog(c.tag).DateTime(instant(t, c.at)); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.tag, c.at, got, c.want)
		}
	}
}

// R4: the wall clock of the time's own zone counts, on both sides of a clock change.
func TestDateTimeZone(t *testing.T) {
	en := emptyCatalogs(t).Catalog("en")
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ utc, want string }{
		{"2026-11-01T03:30", "Saturday, October\u00a031,\u00a02026 at\u00a011:30\u00a0PM"},
		{"2026-11-01T05:30", "Sunday, November\u00a01,\u00a02026 at\u00a01:30\u00a0AM"},
		{"2026-11-01T06:30", "Sunday, November\u00a01,\u00a02026 at\u00a01:30\u00a0AM"},
		{"2026-03-08T06:59", "Sunday, March\u00a08,\u00a02026 at\u00a01:59\u00a0AM"},
		{"2026-03-08T07:00", "Sunday, March\u00a08,\u00a02026 at\u00a03:00\u00a0AM"},
	} {
		if got := en.DateTime(instant(t, c.utc).In(zone)); got != c.want {
			t.Errorf("%s UTC is %q, want %q", c.utc, got, c.want)
		}
	}
}

// R5: hours run to 12 with a part of the day, or to 24 without one. With both, a reader asks which it is.
func TestOneClock(t *testing.T) {
	for tag, f := range readFormats() {
		twelve, parts := false, false
		for _, field := range f.Time {
			twelve = twelve || field.letter == 'h'
			parts = parts || field.letter == 'a' || field.letter == 'B'
		}
		if twelve != parts || parts != (len(f.Periods) > 0) {
			t.Errorf("%s: hours to 12: %t, a part of the day in the pattern: %t, names of such: %d", tag, twelve, parts, len(f.Periods))
		}
	}
}

// R5, R6, and render's rules for text, for every language over a year.
func TestDatePromises(t *testing.T) {
	set := emptyCatalogs(t)
	for _, tag := range set.Tags() {
		c := set.Catalog(tag)
		for at := instant(t, "2028-01-01T00:00"); at.Year() == 2028; at = at.Add(5 * time.Hour) {
			s := c.DateTime(at)
			if problem := checkCharacters(s); problem != "" {
				t.Fatalf("%s: %q %s", tag, s, problem)
			}
			if strings.ContainsFunc(s, func(r rune) bool { return r == '/' || r > '9' && unicode.IsDigit(r) }) {
				t.Fatalf("%s: %q has a slash or a digit other than 0 to 9", tag, s)
			}
			if len(c.format.Periods) > 0 && c.format.period(at) == "" {
				t.Fatalf("%s: hour %d has no name", tag, at.Hour())
			}
		}
	}
}

func BenchmarkDate(b *testing.B) {
	c := emptyCatalogs(b).Catalog("en")
	at := time.Date(2026, 11, 27, 14, 30, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		_ = c.Date(at)
	}
}

func BenchmarkDateTime(b *testing.B) {
	c := emptyCatalogs(b).Catalog("ar")
	at := time.Date(2026, 11, 27, 14, 30, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		_ = c.DateTime(at)
	}
}
