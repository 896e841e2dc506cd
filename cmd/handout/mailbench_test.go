package main

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"fmt"
	"net"
	"sync/atomic"
	"testing"
)

// BenchmarkMail mails a list of 1,000 patients through one connection to a relay in this process: rows checked, sheets
// made and brought to the disk, the ledger at FULL, TLS. None of them is encrypted, which takes six times as long.
func BenchmarkMail(b *testing.B) {
	const patients = 1000
	for b.Loop() {
		b.StopTimer()
		relay := newQuickRelay(b)
		m := newMailClinic(b, &relay.relayServer)
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
		if n := relay.taken.Load(); n != patients {
			b.Fatalf("%d messages", n)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(patients*b.N)/b.Elapsed().Seconds(), "messages/s")
}

// A quickRelay takes whatever comes and keeps nothing, so that what is measured is this program: a server that looks at
// each byte takes as long as all the rest.
type quickRelay struct {
	relayServer
	taken atomic.Int64
}

func newQuickRelay(b *testing.B) *quickRelay {
	b.Helper()
	r := &quickRelay{}
	cert, ca := certify(b)
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{cert}})
	if err != nil {
		b.Fatal(err)
	}
	r.address, r.ca, r.implicit = listener.Addr().String(), ca, true
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			r.serve(conn) // one connection at a time
		}
	}()
	b.Cleanup(func() { listener.Close(); <-done })
	return r
}

// serve speaks as much of SMTP as it takes.
func (r *quickRelay) serve(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewReaderSize(conn, 64<<10)
	fmt.Fprint(conn, "220 quick\r\n")
	for text := false; ; {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return
		}
		if text {
			if string(line) == ".\r\n" {
				text = false
				r.taken.Add(1)
				fmt.Fprint(conn, "250 taken\r\n")
			}
			continue
		}
		verb, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(" "))
		answer := "250 yes"
		switch string(verb) {
		case "EHLO":
			answer = "250-quick\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 AUTH PLAIN"
		case "AUTH":
			answer = "235 come in"
		case "DATA":
			text, answer = true, "354 go on"
		case "QUIT":
			answer = "221 bye"
		}
		fmt.Fprint(conn, answer+"\r\n")
	}
}
