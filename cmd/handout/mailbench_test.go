package main

import (
	"fmt"
	"testing"
)

// BenchmarkMail mails a list of 1,000 patients through one connection to a relay in this process: rows checked, sheets
// made and brought to the disk, the ledger at FULL, TLS. None of them is encrypted, which takes six times as long.
func BenchmarkMail(b *testing.B) {
	const patients = 1000
	for b.Loop() {
		b.StopTimer()
		relay := newRelay(b)
		m := newMailClinic(b, relay)
		rows := make([]mailRow, patients)
		for i := range rows {
			rows[i] = mailRow{
				name: "Ana Alvarez", number: fmt.Sprintf("B-%04d", i), birth: "1970-01-02",
				address: fmt.Sprintf("a%d@home.test", i), consent: "unencrypted", dated: "2026-11-01",
			}
		}
		m.list(rows...)
		b.StartTimer()
		m.send(exitDone)
		b.StopTimer()
		if n := len(relay.messages()); n != patients {
			b.Fatalf("%d messages", n)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(patients*b.N)/b.Elapsed().Seconds(), "messages/s")
}
