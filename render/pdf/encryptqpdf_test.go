package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// qpdf and poppler open a copy with its password only, find in it what Encrypt says is there, and decrypt it to the plain
// file. It needs both (Debian: qpdf, poppler-utils), and runs where HANDOUT_QPDF is 1.
func TestEncryptQPDF(t *testing.T) {
	if os.Getenv("HANDOUT_QPDF") != "1" {
		t.Skip("HANDOUT_QPDF is not 1")
	}
	for name, plain := range encryptable(t) {
		folder := t.TempDir()
		plainFile, copyFile := filepath.Join(folder, "plain.pdf"), filepath.Join(folder, "copy.pdf")
		for file, data := range map[string][]byte{plainFile: plain, copyFile: encrypt(t, plain)} {
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		t.Run(name, func(t *testing.T) {
			seenByQPDF(t, copyFile)
			sameObjects(t, plainFile, copyFile)
			sameText(t, plainFile, copyFile)
		})
	}
}

// seenByQPDF checks what qpdf says of the copy, and that it does not open without the password.
func seenByQPDF(t *testing.T, file string) {
	t.Helper()
	shown := string(output(t, "qpdf", "--show-encryption", "--password="+testPassword, file))
	for _, want := range []string{
		"R = 6", "P = -1324", "Supplied password is user password",
		"stream encryption method: AESv3", "string encryption method: AESv3", "file encryption method: AESv3",
		"extract for accessibility: allowed", "extract for any purpose: allowed",
		"print low resolution: allowed", "print high resolution: allowed",
		"modify document assembly: not allowed", "modify forms: not allowed", "modify annotations: not allowed",
		"modify other: not allowed", "modify anything: not allowed",
	} {
		if !strings.Contains("\n"+shown, "\n"+want+"\n") {
			t.Errorf("qpdf does not say %q but:\n%s", want, shown)
		}
	}
	if checked := output(t, "qpdf", "--check", "--password="+testPassword, file); !bytes.Contains(checked, []byte("No syntax or stream encoding errors found")) {
		t.Errorf("qpdf finds:\n%s", checked)
	}
	for _, password := range []string{"", testPassword[1:]} {
		out, err := exec.Command("qpdf", "--check", "--password="+password, file).CombinedOutput()
		if err == nil || !bytes.Contains(out, []byte("invalid password")) {
			t.Errorf("with another password qpdf says (%v):\n%s", err, out)
		}
	}
}

// qdfClaims is what differs where qpdf writes out a plain file and its copy: the packet of metadata with its length, the
// extension, and the table and trailer.
var qdfClaims = regexp.MustCompile(`(?s)<\?xpacket begin.*?endobj\n\n\d+ 0 obj\n\d+\nendobj\n|` +
	`  /Extensions <<\n    /ADBE <<\n      /BaseVersion /1.7\n      /ExtensionLevel 8\n    >>\n  >>\n|` +
	`\nxref\n0 .*$`)

// sameObjects has qpdf write out both files, the copy decrypted: all objects in plain text and in their order, streams
// inflated. They must be the same.
func sameObjects(t *testing.T, plain, copied string) {
	t.Helper()
	qdf := []string{"--qdf", "--object-streams=disable", "--no-original-object-ids"}
	want := output(t, "qpdf", append(qdf, plain, "-")...)
	got := output(t, "qpdf", append(qdf, "--decrypt", "--password="+testPassword, copied, "-")...)
	for file, claims := range map[*[]byte]int{&want: 2, &got: 3} {
		if n := len(qdfClaims.FindAll(*file, -1)); n != claims {
			t.Errorf("%d places that may differ, want %d", n, claims)
		}
		*file = qdfClaims.ReplaceAll(*file, nil)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%d bytes of other objects than the plain file's %d", len(got), len(want))
	}
}

// sameText has poppler read both.
func sameText(t *testing.T, plain, copied string) {
	t.Helper()
	want := output(t, "pdftotext", plain, "-")
	got := output(t, "pdftotext", "-upw", testPassword, copied, "-")
	if !bytes.Equal(got, want) || len(want) < 100 {
		t.Errorf("poppler reads %d bytes, and %d of the plain file", len(got), len(want))
	}
	if out, err := exec.Command("pdftotext", copied, "-").CombinedOutput(); err == nil || !bytes.Contains(out, []byte("Incorrect password")) {
		t.Errorf("without the password poppler says (%v):\n%s", err, out)
	}
}

// output runs a program that must succeed, without a word of warning.
func output(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	var warnings bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stderr = &warnings
	out, err := cmd.Output()
	if err != nil || warnings.Len() > 0 {
		t.Fatalf("%s (%v):\n%s", program, err, warnings.String())
	}
	return out
}
