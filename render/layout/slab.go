package layout

// A slab gives out values cut from larger pieces: a sheet has some hundred items, and to allocate each
// by itself takes longer than to place it. A piece lives as long as one of its values.
type slab[T any] struct{ room []T }

// piece is how many values are allocated at once.
const piece = 64

// one gives a place that holds v.
func (s *slab[T]) one(v T) *T {
	p := &s.list(1)[0]
	*p = v
	return p
}

// list gives n zero values.
func (s *slab[T]) list(n int) []T {
	if len(s.room) < n {
		s.room = make([]T, max(n, piece))
	}
	out := s.room[:n:n]
	s.room = s.room[n:]
	return out
}

// fill gives n values equal to v.
func (s *slab[T]) fill(n int, v T) []T {
	out := s.list(n)
	for i := range out {
		out[i] = v
	}
	return out
}
