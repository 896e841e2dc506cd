package ipp

import (
	"errors"
	"net"
	"net/url"
)

// An address is where a printer is: the URI that stands in each request, and the URL that requests go to.
type address struct{ printer, url string }

// parseAddress reads ipp://, ipps://, http:// and https:// URIs. The two of IPP mean port 631 where none is named
// (RFC 3510, RFC 7472). No part of a URI that is refused stands in the error: it may hold a password.
func parseAddress(uri string) (address, error) {
	u, err := url.Parse(uri)
	if err != nil || u.Hostname() == "" || u.Opaque != "" {
		return address{}, errors.New("want a printer's address such as ipp://printer.example.org/ipp/print")
	}
	if u.User != nil {
		return address{}, errors.New("a printer's address holds no user name and no password")
	}
	if u.RawQuery != "" || u.Fragment != "" {
		return address{}, errors.New("a printer's address ends with its path")
	}
	port := map[string]string{"ipp": "631", "ipps": "631", "http": "80", "https": "443"}[u.Scheme]
	if port == "" {
		return address{}, errors.New("a printer's address begins with ipp://, ipps://, http:// or https://")
	}
	if u.Port() != "" {
		port = u.Port()
	}
	// "ipp" is "http" and "ipps" is "https" on the wire; a printer knows itself by the first.
	secure := u.Scheme == "ipps" || u.Scheme == "https"
	printer, web := *u, *u
	printer.Scheme, web.Scheme = "ipp", "http"
	if secure {
		printer.Scheme, web.Scheme = "ipps", "https"
	}
	web.Host = net.JoinHostPort(u.Hostname(), port)
	if port != "631" {
		printer.Host = web.Host
	}
	if web.Path == "" {
		web.Path = "/"
	}
	return address{printer.String(), web.String()}, nil
}
