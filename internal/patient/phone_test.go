package patient

import "testing"

func TestCheckPhone(t *testing.T) {
	for in, want := range map[string]bool{
		"+1 555 010 4477":            true,
		"(555) 010-4477":             true,
		"+1 (555) 010-4477":          true,
		"(+49) 30/901820":            true,
		"030.901820-12":              true,
		"+44\u00a020 7946\u20110958": true,
		"555 010 4477 ext. 12":       true,
		"555 010 4477 x12":           true,
		"1234567":                    true,
		"123456789012345":            true,
		"":                           false,
		"+1":                         false,
		"123456":                     false,
		"1234567890123456":           false,
		"555 0104 ext":               false,
		"555 0104 or 555 0105":       false,
		"1-800-FLOWERS":              false,
		"+1 +555 010 4477":           false,
		"(555 010 4477":              false,
		"555\n0104477":               false,
		"٠١٢٣٤٥٦٧":                   false, // R6: phone numbers keep Latin digits
		"tel:5550104477":             false,
	} {
		if got := CheckPhone(in); got != want {
			t.Errorf("CheckPhone(%q) = %v", in, got)
		}
	}
}

func TestCheckEmergency(t *testing.T) {
	for in, want := range map[string]bool{"911": true, "112": true, "15": true, "116117": true, "1": false, "1161170": false, "9-1-1": false, "": false} {
		if got := CheckEmergency(in); got != want {
			t.Errorf("CheckEmergency(%q) = %v", in, got)
		}
	}
}
