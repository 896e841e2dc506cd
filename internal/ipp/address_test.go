package ipp

import "testing"

func TestParseAddress(t *testing.T) {
	for _, c := range []struct{ uri, printer, url string }{
		{"ipp://a.example/ipp/print", "ipp://a.example/ipp/print", "http://a.example:631/ipp/print"},
		{"ipps://a.example/ipp/print", "ipps://a.example/ipp/print", "https://a.example:631/ipp/print"},
		{"ipp://a.example:8631/p%20q", "ipp://a.example:8631/p%20q", "http://a.example:8631/p%20q"},
		{"http://a.example/ipp", "ipp://a.example:80/ipp", "http://a.example:80/ipp"},
		{"https://a.example/ipp", "ipps://a.example:443/ipp", "https://a.example:443/ipp"},
		{"ipp://[::1]/printers/ward", "ipp://[::1]/printers/ward", "http://[::1]:631/printers/ward"},
		{"ipp://a.example", "ipp://a.example", "http://a.example:631/"},
	} {
		got, err := parseAddress(c.uri)
		if err != nil || got != (address{c.printer, c.url}) {
			t.Errorf("%s: got %v, %v", c.uri, got, err)
		}
	}
}

// A password in an address is not repeated in the error.
func TestParseAddressProblems(t *testing.T) {
	const (
		shape  = "want a printer's address such as ipp://printer.example.org/ipp/print"
		scheme = "a printer's address begins with ipp://, ipps://, http:// or https://"
		end    = "a printer's address ends with its path"
	)
	for uri, want := range map[string]string{
		"":                        shape,
		"ipp:a.example":           shape,
		"ipp:///ipp/print":        shape,
		"ipp://a b/":              shape,
		"ipp://u:pass@a.ex/%zz":   shape,
		"ipp://u:pass@a.ex/print": "a printer's address holds no user name and no password",
		"socket://a.example:9100": scheme,
		"file://a.example/etc":    scheme,
		"ipp://a.example/?x=y":    end,
		"ipp://a.example/#x":      end,
	} {
		if got, err := parseAddress(uri); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, %v; want %s", uri, got, err, want)
		}
	}
}
