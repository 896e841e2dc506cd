package clinic

import (
	"slices"
	"strings"

	email "handout/internal/address"
	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// Mailing says how the clinic mails sheets. Paths of files are as they are written: from the profile's folder.
type Mailing struct {
	Pos      diag.Pos // zero where the profile has nothing of mail
	Address  string   // that messages come from
	Name     string   // shown beside it and in the text: nothing of a department (M3); "" for the clinic's
	ReplyTo  string   // "" for the same
	OptOut   string   // where to ask for no more mail: an address, a phone number or a https link
	Calendar bool     // messages have the appointment with them
	Minutes  int      // that it takes
	Code     string   // what encrypted sheets open with: [Letters] or [Digits]
	Relay    Server
	Limits   Limits
	Bounces  Server // the mailbox that reports come to; without a host there is none
	Folder   string // of that mailbox
}

// The kinds of codes.
const (
	Letters = "letters" // and digits that nobody takes for letters
	Digits  = "digits"
)

// A Server is a machine that mail goes to or comes from. TLS is always on (M4).
type Server struct {
	Host     string
	Port     int
	Implicit bool   // TLS from the first byte; otherwise STARTTLS
	CAFile   string // certificates to trust instead of the system's
	Hello    string // name that the clinic's machine gives itself
	Auth     string // one of [Auths]
	User     string

	// Where the password or the token comes from: one of them, and never the profile itself.
	PasswordFile    string
	PasswordCommand []string
	TokenCommand    []string
}

// Limits are those of the relay; 0 is none.
type Limits struct{ PerConnection, PerMinute, PerDay int }

// Auths gives the ways to sign in.
func Auths() []string { return []string{"none", "plain", "login", "scram-sha-256", "xoauth2"} }

func (r *reader) mailing(n yamlfile.Node) {
	m := &r.profile.Mailing
	m.Pos, m.Minutes, m.Code, m.Folder = n.Pos(), defaultMinutes, Letters, "INBOX"
	n.Map("mail", map[string]func(yamlfile.Node){
		"address":             func(n yamlfile.Node) { m.Address = address(n) },
		"name":                func(n yamlfile.Node) { m.Name = text(n) },
		"reply_to":            func(n yamlfile.Node) { m.ReplyTo = address(n) },
		"opt_out":             func(n yamlfile.Node) { m.OptOut = text(n) },
		"calendar":            func(n yamlfile.Node) { m.Calendar = n.Bool() },
		"appointment_minutes": func(n yamlfile.Node) { m.Minutes = whole(n, 5, 24*60) },
		"code":                func(n yamlfile.Node) { m.Code = code(n) },
		"relay":               func(n yamlfile.Node) { m.Relay = server(n, 587, 465, nil) },
		"limits":              func(n yamlfile.Node) { m.Limits = limits(n) },
		"bounces": func(n yamlfile.Node) {
			m.Bounces = server(n, 143, 993, map[string]func(yamlfile.Node){
				"folder": func(n yamlfile.Node) { m.Folder = text(n) },
			})
		},
	})
	for _, need := range []struct {
		key     string
		missing bool
	}{{"address", m.Address == ""}, {"opt_out", m.OptOut == ""}, {"relay", m.Relay.Port == 0}} {
		if need.missing && n.IsMap() {
			n.Problem("%s is missing", need.key)
		}
	}
}

// defaultMinutes is how long an appointment in a calendar is where the profile does not say.
const defaultMinutes = 60

// address reads an e-mail address without a name.
func address(n yamlfile.Node) string {
	s := n.String()
	if s == "" {
		return ""
	}
	bare, err := email.Check(s)
	if err != nil {
		n.Problem("%v", err)
	}
	return bare
}

// code reads the kind of codes. What others know of a patient is no password, and asking for one gets the reason (M6).
func code(n yamlfile.Node) string {
	s := strings.ToLower(n.String())
	switch s {
	case "", Letters:
		return Letters
	case Digits:
		return Digits
	}
	switch strings.NewReplacer("_", "", "-", "", " ", "").Replace(s) {
	case "birthdate", "dateofbirth", "dob", "birthday":
		n.ProblemHint(codeHint, "a date of birth is no password: there are about 40,000, and a computer tries all of them in half a minute")
	case "mrn", "recordnumber", "patientnumber":
		n.ProblemHint(codeHint, "a record number is no password: many people know it, and a computer tries all of them in minutes or hours")
	case "phone", "phonenumber", "telephone", "mobile":
		n.ProblemHint(codeHint, "a phone number is no password: many people know it, and a computer tries all of a town's in minutes or hours")
	default:
		n.ProblemHint(codeHint, "want letters or digits")
	}
	return Letters
}

const codeHint = "letters makes codes of 12 letters and digits, digits of 12 digits: random ones, that reach the patient another way than by mail"

// server reads one, with the ports of its two ways to TLS and further keys.
func server(n yamlfile.Node, startTLS, implicit int, more map[string]func(yamlfile.Node)) Server {
	s := Server{Auth: "none"}
	keys := map[string]func(yamlfile.Node){
		"host":             func(n yamlfile.Node) { s.Host = word(n) },
		"port":             func(n yamlfile.Node) { s.Port = whole(n, 1, 65535) },
		"tls":              func(n yamlfile.Node) { s.Implicit = tlsMode(n) },
		"ca_file":          func(n yamlfile.Node) { s.CAFile = n.String() },
		"hello":            func(n yamlfile.Node) { s.Hello = word(n) },
		"auth":             func(n yamlfile.Node) { s.Auth = auth(n) },
		"user":             func(n yamlfile.Node) { s.User = n.String() },
		"password_file":    func(n yamlfile.Node) { s.PasswordFile = n.String() },
		"password_command": func(n yamlfile.Node) { s.PasswordCommand = command(n) },
		"token_command":    func(n yamlfile.Node) { s.TokenCommand = command(n) },
	}
	for key, read := range more {
		keys[key] = read
	}
	n.Map("a server", keys)
	if s.Port == 0 {
		s.Port = startTLS
		if s.Implicit {
			s.Port = implicit
		}
	}
	s.check(n)
	return s
}

// check wants a host, and one secret where somebody signs in.
func (s *Server) check(n yamlfile.Node) {
	if !n.IsMap() {
		return
	}
	if s.Host == "" {
		n.Problem("host is missing")
	}
	secrets := 0
	for _, given := range []bool{s.PasswordFile != "", s.PasswordCommand != nil, s.TokenCommand != nil} {
		if given {
			secrets++
		}
	}
	switch {
	case s.Auth == "none" && secrets > 0:
		n.Problem("there is a password or a token, and auth does not say what for")
	case s.Auth == "none":
	case s.User == "":
		n.Problem("auth %s wants a user", s.Auth)
	case secrets != 1:
		n.Problem("auth %s wants one of password_file, password_command, token_command", s.Auth)
	case (s.Auth == "xoauth2") != (s.TokenCommand != nil):
		n.Problem("token_command goes with xoauth2, a password with the others")
	}
}

// tlsMode reports whether TLS begins with the connection. There is no mode without it, and none that does without
// where it fails (M4).
func tlsMode(n yamlfile.Node) bool {
	s := n.String()
	if s != "" && s != "starttls" && s != "implicit" {
		n.Problem("want starttls or implicit: mail is never sent without TLS")
	}
	return s == "implicit"
}

func auth(n yamlfile.Node) string {
	s := n.String()
	if !slices.Contains(Auths(), s) && s != "" {
		n.Problem("want one of %s", strings.Join(Auths(), ", "))
	}
	return s
}

func limits(n yamlfile.Node) Limits {
	var l Limits
	n.Map("limits", map[string]func(yamlfile.Node){
		"per_connection": func(n yamlfile.Node) { l.PerConnection = whole(n, 1, 10_000) },
		"per_minute":     func(n yamlfile.Node) { l.PerMinute = whole(n, 1, 100_000) },
		"per_day":        func(n yamlfile.Node) { l.PerDay = whole(n, 1, 10_000_000) },
	})
	return l
}
