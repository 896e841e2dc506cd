package diag

import (
	"errors"
	"slices"
	"testing"
)

func TestProblemError(t *testing.T) {
	for _, test := range []struct {
		problem Problem
		want    string
	}{
		{Problem{Pos: Pos{"clinic.csv", 14, 23}, Field: "arrival_time", Text: "want a time such as 07:30", Hint: "not shown"},
			"clinic.csv:14:23: arrival_time: want a time such as 07:30"},
		{Problem{Pos: Pos{"clinic.csv", 14, 0}, Text: "too long"}, "clinic.csv:14: too long"},
		{Problem{Pos: Pos{"clinic.csv", 0, 7}, Text: "empty"}, "clinic.csv: empty"}, // a column says nothing without its line
		{Problem{Pos: Pos{"", 2, 3}, Text: "x"}, "2:3: x"},
		{Problem{Field: "mrn", Text: "missing", Warning: true}, "warning: mrn: missing"},
	} {
		if got := test.problem.Error(); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

// Problems are told once, in the order of the files that they are in.
func TestSort(t *testing.T) {
	var list List
	list.Add(Pos{"b", 1, 1}, "", "6")
	list.Add(Pos{"a", 10, 1}, "", "5")
	list.Add(Pos{"a", 9, 20}, "", "4")
	list.Add(Pos{"a", 9, 3}, "y", "3")
	list.Add(Pos{"a", 9, 3}, "x", "%d", 2)
	list.Add(Pos{"a", 9, 3}, "x", "1")
	list.Add(Pos{"a", 9, 3}, "x", "1")
	list.Sort()
	var got []string
	for _, p := range list {
		got = append(got, p.Text)
	}
	if want := []string{"1", "2", "3", "4", "5", "6"}; !slices.Equal(got, want) {
		t.Errorf("order %q, want %q", got, want)
	}
}

// Only what is more than a warning is an error.
func TestErr(t *testing.T) {
	var list List
	if list.Err() != nil {
		t.Error("an empty list is an error")
	}
	list = append(list, Problem{Text: "perhaps", Warning: true})
	if list.Err() != nil {
		t.Error("a warning is an error")
	}
	list = append(list, Problem{Text: "surely"})
	err := list.Err()
	if err == nil || err.Error() != "warning: perhaps\nsurely" {
		t.Errorf("error %v", err)
	}
	var back List
	if !errors.As(err, &back) || len(back) != 2 {
		t.Errorf("the error holds %v", back)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"mrn", "side", "site", "patient_name", "phone_day", "phone_night"}
	for word, want := range map[string]string{
		"mrn":          "mrn",
		"mr":           "", // another word of two letters would do as well
		"sied":         "", // two changes are too many for a short word
		"sid":          "side",
		"sitee":        "site",
		"pateint_name": "patient_name",
		"name":         "",
		"phone_nigth":  "phone_night",
		"weight":       "",
		"":             "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
