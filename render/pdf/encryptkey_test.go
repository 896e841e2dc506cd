package pdf

import (
	"bytes"
	"encoding/hex"
	"testing"
)

// qpdf 11.3.0 made these: `qpdf --encrypt USER OWNER 256 --modify=none -- in.pdf out.pdf`, and the key by
// `qpdf --show-encryption --show-encryption-key`.
var qpdfKeys = []struct{ user, owner, key, u, ue, o, oe, perms string }{
	{
		user: "Lake 7 to sail1", owner: "owner word 1",
		key:   "86b461d4acdfb4c943e8f1d3a75aa01212e9c28a89d6474dda201f7e583477e1",
		u:     "bf9fa99e56caada8732af44b8ada170bde522b50ceca52cd3dd3aa5e4b432a3bfa8fc966e64b03ba7544b6ee8f0e429d",
		ue:    "737e7768f1e1b435cbccc470f197b4513c87b2eba2f2552bb6914cb81a7060d7",
		o:     "648e09c4a69c2cb9e15cde5e99e5ab51ecbcd56835c16bed3a3e9712f4e307d55c64092959765f8519bf4c91b9575d7c",
		oe:    "b2617d3a0870c160babeef5e002d1571c501bf93fb8d132cceb7aaedc4626bfe",
		perms: "a633e6eae3582d5a6c37c12e9bc54c90",
	},
	{
		user: "Lake 7 to sail2", owner: "owner word 2",
		key:   "e39b7d3fd6d83fa753acac61f5fdc48a687fbff4a07e423dd1d0a9113bc322c8",
		u:     "0d83411372b21be47da193aff29c437ae0d33278b67b17b9bdc18c15cdf356c3fa963da93ca85695be0d6de274d6f306",
		ue:    "23405428b60e8b649e8dfbfb418f4c4dae27b3861eab52a4f2fafabf988fd604",
		o:     "f785ccd844ceaa8bd9f998c9fe26646a7c62fa340a915f98d370d538c04c47f9e3b121be41dadf20b29fd48535dfc4e6",
		oe:    "693352c4dde8f503315139f2831a7c453c1670a64d6ead66a096c75acd3bc759",
		perms: "7198e3ef592cf2ce5d5ceb6e5784d792",
	},
}

// With the same salts, keys are hidden behind passwords as another program hides them: algorithms 2.B, 8, 9 and 10.
func TestWrapKey(t *testing.T) {
	for i, q := range qpdfKeys {
		key, u, o := unhex(t, q.key), unhex(t, q.u), unhex(t, q.o)
		if gotU, gotUE := wrapKey(key, []byte(q.user), u[32:], nil); !bytes.Equal(gotU, u) || !bytes.Equal(gotUE, unhex(t, q.ue)) {
			t.Errorf("%d: U %x and UE %x", i, gotU, gotUE)
		}
		if gotO, gotOE := wrapKey(key, []byte(q.owner), o[32:], u); !bytes.Equal(gotO, o) || !bytes.Equal(gotOE, unhex(t, q.oe)) {
			t.Errorf("%d: O %x and OE %x", i, gotO, gotOE)
		}
		perms := make([]byte, 16)
		newAES(key).Decrypt(perms, unhex(t, q.perms))
		e := encryption{block: newAES(key)}
		if got := e.sealPermissions(perms[12:]); !bytes.Equal(got, unhex(t, q.perms)) {
			t.Errorf("%d: Perms %x", i, got)
		}
	}
}

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
