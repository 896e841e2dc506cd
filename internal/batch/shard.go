package batch

import (
	"errors"
	"hash/fnv"
	"strconv"
	"strings"

	"handout/internal/patient"
)

// A Shard is one of several parts of a batch that machines make side by side. Each row is in exactly one,
// whatever the order of the rows and wherever the work is done. The zero value is the whole.
type Shard struct{ I, N int } // I from 0 to N-1

// ParseShard reads "i/n", i counted from 1. For n alone, i is index, counted from 0: so a Kubernetes Indexed
// Job tells each of its machines which it is. The error does not repeat what was written.
func ParseShard(s, index string) (Shard, error) {
	first, second, both := strings.Cut(s, "/")
	from := 1
	if !both {
		first, second, from = index, s, 0
	}
	i, err := strconv.Atoi(first)
	n, bad := strconv.Atoi(second)
	if err != nil || bad != nil || i < from || i-from >= n {
		return Shard{}, errors.New("want which part of how many, such as 2/4; or how many alone, where JOB_COMPLETION_INDEX says which, from 0")
	}
	return Shard{i - from, n}, nil
}

// has reports whether a row is in the shard. Rows that have no key are told apart by their numbers.
func (s Shard) has(row patient.Row, key string) bool {
	if s.N <= 1 {
		return true
	}
	if key == "" {
		return row.Number%s.N == s.I
	}
	h := fnv.New64a()
	h.Write([]byte(key)) // a hash takes everything
	return h.Sum64()%uint64(s.N) == uint64(s.I)
}
