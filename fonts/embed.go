// Package fonts holds the TrueType faces that sheets are set in, with their licences.
//
// faces.json lists each family, its files and the scripts (ISO 15924) it is trusted with; Hant, Jpan and
// Kore are ideographs in the forms of Taiwan, Japan and Korea, Hani all others. A script
// that no family lists has no face, even where a file happens to hold glyphs for it: only scripts
// whose shaping is compared with HarfBuzz are listed.
package fonts

import "embed"

// Files holds faces.json and the files it names.
//
//go:embed faces.json *.ttf
var Files embed.FS
