// Package locales holds the message catalogs, one go-i18n file a language: active.<tag>.toml.
package locales

import "embed"

// Files holds active.<tag>.toml for each BCP 47 tag.
//
//go:embed active.*.toml
var Files embed.FS
