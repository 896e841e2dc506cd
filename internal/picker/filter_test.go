package picker

import "testing"

// TestFold: what people type who have a plain keyboard finds the name as it is written, and the
// other way round.
func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"GARCÍA-LÓPEZ", "garcialopez"},
		{"Łódź", "lodz"},
		{"Ħal Għargħur", "halgharghur"},
		{"Đặng", "dang"},
		{"Guðrún Þóra", "gudrunthora"},
		{"Strauß", "strauss"},
		{"Lærke Cœur", "laerkecoeur"},
		{"Işık İpek", "isikipek"},
		{"Ｔａｒｏ １２", "taro12"},
		{"O’Brien", "obrien"},
		{"07:30", "0730"},
	} {
		if got := fold(c[0]); got != c[1] {
			t.Errorf("fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}
