package relay

import (
	"bufio"
	"bytes"
	"io"
	"net/textproto"
	"strings"
	"testing"
)

// FuzzStuff: a message that is not refused is what a server makes of what is sent, and ends where we end it.
func FuzzStuff(f *testing.F) {
	for _, s := range []string{message, ".", "..\r\n", "\r\n.\r\n.\r\nQUIT\r\n", "a\n.\n", "a\r\r\n", "\r"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if badText(text) != "" {
			return
		}
		const after = "250 next\r\n"
		in := bufio.NewReader(io.MultiReader(bytes.NewReader(stuff(text)), strings.NewReader(".\r\n"+after)))
		got, err := textproto.NewReader(in).ReadDotBytes() // it turns CRLF into LF
		if err != nil {
			t.Fatal(err)
		}
		want := bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		if !bytes.HasSuffix(want, []byte("\n")) {
			want = append(want, '\n')
		}
		if rest, _ := io.ReadAll(in); !bytes.Equal(got, want) || string(rest) != after {
			t.Errorf("%q came out as %q, then %q", text, got, rest)
		}
	})
}
