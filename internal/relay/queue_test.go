package relay

import "testing"

// TestQueueID: how relays name a message that they took.
func TestQueueID(t *testing.T) {
	for words, want := range map[string]string{
		"Ok: queued as ABC123":         "ABC123",
		"Ok: queued as 4XyZ12abcdz3q.": "4XyZ12abcdz3q",
		"OK id=1qXyZa-0000AB-2C":       "1qXyZa-0000AB-2C",
		"[…] [InternalId=13245, Hostname=H] Queued mail for delivery":     "13245",
		"47QDx1aB012345 Message accepted for delivery":                    "47QDx1aB012345",
		"OK 1700000000 d2e1a72fcca58-6b1f.1 - gsmtp":                      "d2e1a72fcca58-6b1f.1",
		"Ok 0100018f3a2b4c5d-6e7f8a9b-0c1d-2e3f-4a5b-6c7d8e9f0a1b-000000": "0100018f3a2b4c5d-6e7f8a9b-0c1d-2e3f-4a5b-6c7d8e9f0a1b-000000",
		"OK: queued":             "",
		"ok queued as requested": "",
		"Ok: queued as […]":      "",
		"message accepted":       "",
		"":                       "",
	} {
		if got := queueID(words); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}
