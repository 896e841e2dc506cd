// Package templates holds the guides, one folder a guide, and the clinic profile used when none is named.
package templates

import "embed"

// Files holds <guide>/guide.yaml and <guide>/facts.yaml for each guide, clinic.yaml, its logo, demo.csv, and what a clinic's
// own guide begins as.
//
//go:embed clinic.yaml logo.png demo.csv */guide.yaml */facts.yaml my-guide.*
var Files embed.FS
