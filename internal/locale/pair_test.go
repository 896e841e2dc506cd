package locale

import (
	"slices"
	"testing"
)

// P11: what one names the other reads, in the same order.
func TestPair(t *testing.T) {
	for _, c := range []struct {
		first, second, want string
		tags                []string
	}{
		{"ar", "", "ar", []string{"ar"}},
		{"ar", "en", "ar+en", []string{"ar", "en"}},
		{"zh-Hans", "pt-BR", "zh-Hans+pt-BR", []string{"zh-Hans", "pt-BR"}},
	} {
		pair := Pair(c.first, c.second)
		if tags := Languages(pair); pair != c.want || !slices.Equal(tags, c.tags) {
			t.Errorf("%q is %q, want %q, %q", pair, tags, c.want, c.tags)
		}
	}
}
