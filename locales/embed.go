// Package locales holds the message catalogs, one go-i18n file a language: active.<tag>.toml, and beside it what it
// calls each thing: glossary.<tag>.toml.
package locales

import "embed"

// Files holds active.<tag>.toml for each BCP 47 tag, glossary.<tag>.toml for each that is translated, notice.toml, which is
// the notice of language services, and waivers.yaml, which says why what is hard to read may stay.
//
//go:embed active.*.toml glossary.*.toml notice.toml waivers.yaml
var Files embed.FS
