package text

import (
	"slices"
	"strings"
	"testing"
)

// Where a line of Chinese may end: all the places, shown by strokes, and no others.
func TestChineseBreaks(t *testing.T) {
	tests := []string{
		// UAX #14: no closing sign at the start of a line, no opening one at its end.
		"请|不要|吃|东|西，|除|非|我|们|说|可以。",
		"（镇|静|药）、|冷|敷；|对吗？",
		"见|《恢|复》|表",
		"拨|打|+1\u00A0555\u00A0010\u00A04477。|然后",
		"服|用|apixaban，|不要停",
		"Maria |Nováková|会来",
		// A number and its unit, a weekday, and a time with its part of the day.
		"2026年12月3日星期四 |上午09:30|起",
		"2026年12月31日星期日 |凌晨00:00之前",
		"按|住|15分钟|不放",
		"在|2026年|里，|12月|星期一，|次|日|星期四",
		"约|60小时|后、|5天|后、|100.4\u00A0°F|或|更高",
		"第1页，|共|12页",
		// The last two characters.
		"饮食",
		"看|到|全貌。）",
		// Digits before a word that they do not count.
		"A|栋|14|室，|分|开|上下",
	}
	s := newShaper(t)
	for _, test := range tests {
		want := strings.Split(test, "|")
		p := plainText("zh-Hans", strings.ReplaceAll(test, "|", ""))
		if got := narrow(t, s, p); !slices.Equal(got, want) {
			t.Errorf("%s\nis broken %s", test, strings.Join(got, "|"))
		}
	}
}

// Where a line of Japanese, traditional Chinese, Korean, Polish and Russian may end. In Japanese none begins with a small kana or a long
// vowel (UAX #14, class CJ), and Korean ones end between words.
func TestLanguageBreaks(t *testing.T) {
	s := newShaper(t)
	for _, test := range [][2]string{
		{"ja", "きゃっ|きゅ|う|ワー|ファ|リ|ン|（血|の薬）"},
		{"ja", "「回|復|の|日|程」|を|見|て、|15分間|強く"},
		{"ja", "2026年12月3日木曜日 |09:30から、|4日まで|に|24時間、|7日|に|3回。"},
		{"ja", "こ|の|コード|と、|カテーテル|と、|ロ|キ|ソ|ニ|ン|ズ|の薬"},
		{"ja", "読|み|取っ|て|ください。|痛い"},
		{"ja", "100.4\u00A0°F|以上|の熱"},
		{"ja", "い|つ|も|の|よ|う|に|佐々|木|さ|ん、|午後3時|です。"},
		{"zh-Hant", "2026年12月3日 |星期四 |上午9:30之前，|按|住|15分鐘，|24小時。"},
		{"ko", "검사 |전에 |15분간 |세게(아주 |세게) |누르십시오."},
		{"ko", "2026년 |12월\u00a03일 |오전\u00a09:30까지 |“회복 |일정”을, |apixaban을 |12시간/하루"},
		{"pl", "Kąpiel |w wannie |i basen |(z kim?) |od |lekarza"},
		{"ru", "Всё |о пункции, |а не о ней |и боли. |Не ешьте"},
		{"en", "I |have |a |cold, |do not take |aspirin, |note |it"},
		{"ar", "لا تأكل |أو |تشرب"},
		{"zh-Hant", "尚|未審|閱。|代碼：xk7"},
		{"ja", "確|認。|コード：xk7、|電話：1"},
		{"en", "Mr |김민준 |is |here"},
	} {
		want := strings.Split(test[1], "|")
		p := plainText(test[0], strings.ReplaceAll(test[1], "|", ""))
		if got := narrow(t, s, p); !slices.Equal(got, want) {
			t.Errorf("%s\nis broken %s", test[1], strings.Join(got, "|"))
		}
	}
}

// A number and its unit stay together also where the number is a value and the unit the message's.
func TestChineseBreaksOverSpans(t *testing.T) {
	p := Paragraph{Lang: "zh-Hans", Spans: []Span{{Text: "按"}, {Text: "15", Isolate: true, Bold: true}, {Text: "分钟"}}}
	if got, want := narrow(t, newShaper(t), p), []string{"按", "15分钟"}; !slices.Equal(got, want) {
		t.Errorf("broken %q, want %q", got, want)
	}
}

// narrow breaks a paragraph wherever it may be broken.
func narrow(t *testing.T, s *Shaper, p Paragraph) []string {
	t.Helper()
	if err := s.prepare(p); err != nil {
		t.Fatal(err)
	}
	s.setBreaks()
	var words []string
	for at := 0; at < len(s.pieces); {
		next := s.nextBreak(at)
		word := ""
		for _, piece := range s.pieces[at:next] {
			word += piece.cluster.Text
		}
		words = append(words, word)
		at = next
	}
	return words
}
