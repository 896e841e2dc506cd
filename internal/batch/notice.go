package batch

import (
	"slices"

	"handout/internal/clinic"
	"handout/internal/diag"
	"handout/internal/locale"
	"handout/internal/signoff"
)

// readNotice reads the notice of language services, where the clinic wants it: in English, and in the languages that its
// profile names, in that order.
func (s *Shop) readNotice(from Sources) diag.List {
	if s.Profile == nil || len(s.Profile.Notice) == 0 {
		return nil
	}
	notice, list := locale.LoadNotice(from.Locales, from.OverLocales)
	if list.Bad() {
		return list
	}
	s.noticeWords = signoff.NoticeWords{Notice: notice}
	english, _ := notice.Text(locale.English) // there is always one
	s.Notice = []locale.NoticeText{english}
	for _, named := range s.Profile.Notice {
		tags := []string{named.Name}
		if named.Name == clinic.NationalNotice {
			tags = locale.National()
		}
		for _, tag := range tags {
			t, ok := notice.Text(tag)
			switch {
			case !ok:
				list = append(list, diag.Problem{Pos: named.Pos, Field: "language_notice", Text: "there is no notice in " + tag,
					Hint: "write its words into notice.toml in a folder of your own, which locales names"})
			case !slices.Contains(s.Notice, t):
				s.Notice = append(s.Notice, t)
			}
		}
	}
	return list
}

// noticeText gives what the notice says in a language, where that is one of the clinic's.
func (s *Shop) noticeText(tag string) (locale.NoticeText, bool) {
	i := slices.IndexFunc(s.Notice, func(t locale.NoticeText) bool { return t.Tag == tag })
	if i < 0 {
		return locale.NoticeText{}, false
	}
	return s.Notice[i], true
}
