package main

import (
	"strings"
	"time"

	"handout/internal/batch"
	"handout/internal/ledger"
	"handout/internal/locale"
)

// withdrawn says why a sheet that was made before must not be handed out as it is, draft or not; "" where it may be. What a
// paper says of itself no reason mends (R7).
func withdrawn(shop *batch.Shop, made ledger.Entry, now time.Time) string {
	g := shop.Guide(made.Guide)
	if g == nil || g.Kind(made.Kind) == nil || !shop.Speaks(made.Locale) {
		return "its guide, its kind or its language is not there any more"
	}
	for _, tag := range locale.Languages(made.Locale) {
		if why := shop.Silent(g, tag); len(why) > 0 {
			return "no sheets in " + tag + " any more: " + strings.Join(why, "; ")
		}
	}
	if signatureGone(shop, made, now) {
		return "its words were signed when it was made, and are no longer, or others are"
	}
	return ""
}

// signatureGone reports whether a sheet that was signed when it was made is so no longer: nobody has signed, or somebody has
// signed other words since.
func signatureGone(shop *batch.Shop, made ledger.Entry, now time.Time) bool {
	if made.Signed == batch.Draft {
		return false
	}
	g := shop.Guide(made.Guide)
	return g == nil || g.Kind(made.Kind) == nil || !shop.Speaks(made.Locale) || shop.SignedBy(g, made.Kind, made.Locale, now) != made.Signed
}
