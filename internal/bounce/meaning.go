package bounce

import "strings"

// Meaning says in words for the front desk why a message did not arrive. Servers use the codes of RFC 3463 loosely, so
// each sentence says no more than all of them mean by it.
func (r Report) Meaning() string {
	_, detail, _ := strings.Cut(r.Status, ".") // without the class
	subject, _, _ := strings.Cut(detail, ".")
	switch detail {
	case "1.1", "1.10":
		return "there is no such mailbox: the address may be mistyped"
	case "1.2", "4.4":
		return "there is no mail for what stands behind the @: it may be mistyped"
	case "1.3":
		return "this is no address: it may be mistyped"
	case "1.6":
		return "the mailbox has moved to another address"
	case "2.1":
		return "the mailbox is switched off"
	case "2.2":
		return "the mailbox is full"
	case "2.3", "3.4":
		return "the message is too large for the mailbox"
	case "4.7":
		return "it could not be delivered for days"
	}
	switch subject {
	case "4":
		return "the patient's mail server cannot be reached"
	case "6":
		return "the patient's mail server cannot take such a message"
	case "7":
		return "the patient's mail server takes no mail from the clinic: tell who looks after the clinic's mail"
	}
	return "it could not be delivered"
}
