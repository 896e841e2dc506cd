package batch

import (
	"context"
	"slices"
	"testing"

	"handout/internal/diag"
	"handout/internal/patient"
)

// A row is found whether it is sound or not, and only a sound one has a record: a slip in another column must not
// make a patient disappear.
func TestFind(t *testing.T) {
	shop := openShop(t)
	good := shop.demoRow(t)
	bad := good
	bad.Number, bad.Cells = 3, map[string]patient.Cell{}
	for column, cell := range good.Cells {
		bad.Cells[column] = cell
	}
	bad.Cells["side"] = patient.Cell{Text: "middle"}
	good.Number = 2
	rows := func(yield func(patient.Row, diag.List) bool) { _ = yield(good, nil) && yield(bad, nil) }
	var seen []int
	found, whole, err := shop.Find(context.Background(), rows, Options{}, nil, func(f Found) bool {
		seen = append(seen, f.Row.Number)
		return f.Row.Cells[patient.RecordNumber].Text == good.Cells[patient.RecordNumber].Text
	})
	if err != nil || whole.Bad() || !slices.Equal(seen, []int{2, 3}) || len(found) != 2 {
		t.Fatalf("%d found of %v, %v, %v", len(found), seen, whole, err)
	}
	if found[0].Problems.Bad() || found[0].Record.Key == "" || !found[1].Problems.Bad() || found[1].Record.Key != "" {
		t.Errorf("problems %v and %v", found[0].Problems, found[1].Problems)
	}
	for row, problems := range found[0].Rows("care") {
		if len(problems) > 0 || row.Cells[patient.KindColumn].Text != "care" || row.Number != 2 {
			t.Errorf("row %d is for %q", row.Number, row.Cells[patient.KindColumn].Text)
		}
	}
	if _, there := good.Cells[patient.KindColumn]; there {
		t.Error("the row itself was changed")
	}
}
