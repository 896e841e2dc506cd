package layout

import "iter"

// A frame is the part of every page that content may fill.
type frame struct {
	first  Pt // the top on the first page
	top    Pt // on all others
	bottom Pt
	half   Pt // how high a page is filled at least, if what follows could stand whole on the next one; 0: any height
}

// on gives the top on a page.
func (f frame) on(page int) Pt {
	if page == 0 {
		return f.first
	}
	return f.top
}

// middle gives the height of a page's middle.
func (f frame) middle(page int) Pt { return (f.on(page) + f.bottom) / 2 }

// A place is where a strip stands: its page and the top edge.
type place struct {
	page int
	y    Pt
	head bool // the header row of its table stands above it
}

// minLast is how many lines a last page has at least, when the page before can spare them (P5). It is half full if a section
// or a question is enough for that, and the page before stays so too.
const minLast = 6

// mostLeft is how much of a page is left at most, where pages are soon full, for the sake of what stands better, but not only,
// together.
const mostLeft = 1.0 / 2

// paginate gives each strip its place. Strips that are to be kept together move to the next page
// together, unless no page could hold them. The first strips are the whole answer, so many: for the sake of the last
// page none of them leaves the first one, or those that are the front of a card (P1). It reports whether the last page would be
// less than half full if none had moved to it, or another one is.
func (f frame) paginate(s *Scratch, line Pt, answer, front int) (places []place, hollow bool) {
	strips := s.strips
	forced, pages := len(strips), 0 // pages: without a forced break
	for {
		s.places = f.plan(s.places[:0], strips, forced)
		places = s.places
		last := len(places) - 1
		if last < 0 {
			return places, false
		}
		if pages == 0 {
			pages = places[last].page + 1
		}
		if places[last].page >= pages { // one more page, and a nearly empty one before it, is no gain
			s.places = f.plan(s.places[:0], strips, len(strips))
			return s.places, true
		}
		end := places[last].y + strips[last].height
		if places[last].page == 0 || end >= f.middle(places[last].page) {
			return places, forced < len(strips) || f.hollow(strips, places)
		}
		k := f.lastMovable(strips, places, min(forced, len(strips)))
		if k < 0 || k < answer && places[answer-1].page < front || end-f.top >= minLast*line && !f.spares(&strips[k], places[k]) {
			return places, true
		}
		forced = k
	}
}

// ends gives each page with the end of the last strip on it.
func ends(strips []strip, places []place) iter.Seq2[int, Pt] {
	return func(yield func(int, Pt) bool) {
		for i, p := range places {
			if last := i+1 == len(places) || places[i+1].page > p.page; last && !yield(p.page, p.y+strips[i].height) {
				return
			}
		}
	}
}

// hollow reports whether a page that others follow is less than half full.
func (f frame) hollow(strips []strip, places []place) bool {
	last := places[len(places)-1].page
	for page, end := range ends(strips, places) {
		if page < last && end < f.middle(page) {
			return true
		}
	}
	return false
}

// leastKept is how much of a sheet's height closer rows and a brief head leave at least.
const leastKept = 0.9

// couldSpare reports whether all might stand on a page less, if it stood closer.
func (f frame) couldSpare(strips []strip, places []place) bool {
	full, room, before := Pt(0), Pt(0), Pt(0) // before: the room of all pages but the last
	for page, end := range ends(strips, places) {
		full, before = full+end-f.on(page), room
		room += f.bottom - f.on(page)
	}
	return full*leastKept <= before
}

// spares reports whether a page stays half full without what begins at a place, a section or a question.
func (f frame) spares(s *strip, p place) bool {
	return (s.opens || s.along) && p.y-s.before >= f.middle(p.page)
}

// lastMovable finds the last group before limit that starts on the page before the last one, below
// its top; -1 if there is none. It prefers the last section that begins below the middle of that page.
func (f frame) lastMovable(strips []strip, places []place, limit int) int {
	page, last := places[len(places)-1].page-1, -1
	for i := limit - 1; i > 0 && places[i].page >= page; i-- {
		if places[i].page > page || f.bound(&strips[i-1]) && !f.divisible(strips, i) || places[i].y <= f.on(places[i].page) {
			continue
		}
		if strips[i].opens && places[i].y > (f.top+f.bottom)/2 {
			return i
		}
		if last < 0 {
			last = i
		}
	}
	return last
}

// bound reports whether a strip stays with the one after it for the sake of a last page.
func (f frame) bound(s *strip) bool { return s.keep || s.along && f.half == 0 }

// divisible reports whether a page may begin with a strip that is kept with the one before: when no page could hold all
// that is kept together, and what leads it, a heading as a rule, is not left alone.
func (f frame) divisible(strips []strip, i int) bool {
	first, last := i, i
	for first > 0 && f.bound(&strips[first-1]) {
		first--
	}
	for last < len(strips)-1 && f.bound(&strips[last]) {
		last++
	}
	return i > first+1 && groupHeight(strips[first:last+1]) > f.bottom-f.top
}

// apart reports whether the strips from i on, which are to be on one page only as a whole, do not fit under y but on a
// page of their own. A page less than half full is not left for them where pages are soon full.
func (f frame) apart(strips []strip, i int, y, top Pt) bool {
	if !strips[i].along || i > 0 && strips[i-1].along {
		return false
	}
	j := i
	for j < len(strips)-1 && (strips[j].keep || strips[j].along) {
		j++
	}
	h := groupHeight(strips[i : j+1])
	return y+strips[i].before+h > f.bottom && h <= f.bottom-f.top && y-top >= f.half
}

// loosened gives the last of the strips from i to j, which are to be kept together, that stands under y: where pages are soon
// full, more than half of one is not left for the sake of what may be divided.
func (f frame) loosened(strips []strip, i, j int, y, top Pt) int {
	if f.half == 0 || y == top || f.bottom-y <= (f.bottom-top)*mostLeft || f.fits(strips[i:j+1], y) {
		return j
	}
	for k := j - 1; k >= i; k-- {
		if strips[k].loose && f.fits(strips[i:k+1], y) {
			return k
		}
	}
	return j
}

// fits reports whether strips fit under y.
func (f frame) fits(strips []strip, y Pt) bool {
	return y+strips[0].before+groupHeight(strips)+strips[len(strips)-1].foot <= f.bottom
}

// plan appends the places of the strips, one group after the other; the strip with the index forced opens
// a page.
func (f frame) plan(places []place, strips []strip, forced int) []place {
	page, top := 0, f.first
	y := top
	turn := func() {
		page++
		top = f.on(page)
		y = top
	}
	for i := 0; i < len(strips); {
		j := i
		for j < len(strips)-1 && strips[j].keep {
			j++
		}
		j = f.loosened(strips, i, j, y, top)
		h := groupHeight(strips[i:j+1]) + strips[j].foot
		fresh := h // its height at the top of a page
		if strips[i].head != nil {
			fresh += strips[i].head.height
		}
		// What leads a group that no page could hold, a heading as a rule, is not left alone.
		second := min(i+1, j)
		lead := groupHeight(strips[i:second+1]) + strips[second].foot
		if y > top && (i == forced || f.apart(strips, i, y, top) || y+strips[i].before+h > f.bottom && (fresh <= f.bottom-f.top || y+strips[i].before+lead > f.bottom)) {
			turn()
		}
		for ; i <= j; i++ {
			s, h := &strips[i], strips[i].height+strips[i].foot
			if s.opens && i < j { // nor is a heading inside such a group
				h = groupHeight(strips[i : i+2])
			}
			if y > top && (i == forced || y+s.before+h > f.bottom+0.01) {
				turn()
			}
			p := place{page: page}
			if y > top {
				y += s.before
			} else if s.head != nil && page > 0 {
				p.head = true
				y += s.head.height
			}
			p.y = y
			places = append(places, p)
			y += s.height
		}
	}
	return places
}

// groupHeight is the height of strips set one after the other at the top of a page.
func groupHeight(strips []strip) Pt {
	h := Pt(0)
	for i := range strips {
		if i > 0 {
			h += strips[i].before
		}
		h += strips[i].height
	}
	return h
}
