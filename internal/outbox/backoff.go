package outbox

import (
	"math/rand/v2"
	"time"
)

// backoff gives how long to wait after the relay put something off for the n-th time, from 1: longer and
// longer, and after the last step as long as that. A fifth more or less keeps those that were put off
// together from coming back together. It is in whole seconds.
func backoff(n int, spread *rand.Rand) time.Duration {
	minutes := [...]time.Duration{5, 10, 15, 60, 120, 240}
	wait := minutes[min(max(n, 1), len(minutes))-1] * time.Minute
	part := rand.Float64
	if spread != nil {
		part = spread.Float64
	}
	return time.Duration(float64(wait) * (0.8 + 0.4*part())).Round(time.Second)
}
