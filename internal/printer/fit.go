package printer

import (
	"fmt"
	"slices"
	"strings"

	"handout/internal/ipp"
)

// fit compares a job with what a queue tells of itself, and with what is known of the device behind it. It gives
// the job without the options that the printer lacks, and those in words. Paper is no such option: on the wrong
// one the sheet would be cut or shrunk. What a printer does not tell stops nothing.
func fit(queue string, j Job, printer, device ipp.Attributes) (Job, []string, error) {
	if accepting, told := printer.Bool("printer-is-accepting-jobs"); told && !accepting {
		return j, nil, refused(queue, append([]string{"the queue takes no jobs"}, stateWords(printer, "printer-state")...)...)
	}
	if !takesPDF(printer) || isRaw(printer) && !takesPDF(device) {
		return j, nil, refused(queue, "the printer does not take PDF files")
	}
	if words := misfit(j, printer, device); words != "" {
		return j, nil, refused(queue, words)
	}
	var dropped []string
	drop := func(lacking bool, option string) bool {
		if lacking {
			dropped = append(dropped, option)
		}
		return lacking
	}
	if j.Media != "" && drop(len(printer.Strings("media-supported")) == 0, optionWords("media", j)) {
		j.Media = ""
	}
	if j.Copies > 1 && drop(!inRange(printer.Values("copies-supported"), j.Copies), optionWords("copies", j)) {
		j.Copies = 1
	}
	if j.Sides != "" && drop(!slices.Contains(printer.Strings("sides-supported"), j.Sides), optionWords("sides", j)) {
		j.Sides = ""
	}
	if j.Tray != "" && drop(!slices.Contains(printer.Strings("media-source-supported"), j.Tray), optionWords("media-col", j)) {
		j.Tray = ""
	}
	return j, dropped, nil
}

func takesPDF(printer ipp.Attributes) bool {
	formats := printer.Strings("document-format-supported")
	return len(formats) == 0 || slices.Contains(formats, pdfType)
}

// isRaw reports whether a queue is one of CUPS that changes nothing, and that claims to take everything. When the
// device refuses the file, CUPS (2.4.2) calls the job completed all the same.
func isRaw(printer ipp.Attributes) bool {
	return slices.Contains(printer.Strings("printer-make-and-model"), "Local Raw Printer")
}

// misfit says why the paper is wrong; "" if it is right or nobody tells.
func misfit(j Job, printer, device ipp.Attributes) string {
	if j.Media == "" {
		return ""
	}
	if supported := printer.Strings("media-supported"); len(supported) > 0 && !takes(supported, j.Media) {
		return fmt.Sprintf("the printer cannot print on %s", paperName(j.Media))
	}
	where, ready := "the printer", device.Strings("media-ready")
	if inTray := trayMedia(device, j.Tray); len(inTray) > 0 {
		where, ready = "tray "+j.Tray, inTray
	}
	if len(ready) == 0 || holds(ready, j.Media) {
		return ""
	}
	var names []string
	for _, media := range ready {
		if name := paperName(media); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return fmt.Sprintf("%s has %s in it; the sheet is %s", where, strings.Join(names, " and "), paperName(j.Media))
}

// trayMedia gives the papers that lie in a tray, from media-col-ready (PWG 5100.7); none if nobody tells.
func trayMedia(device ipp.Attributes, tray string) []string {
	var names []string
	for _, v := range device.Values("media-col-ready") {
		c, ok := v.(ipp.Collection)
		if !ok || tray == "" || !slices.Contains(ipp.Attributes(c).Strings("media-source"), tray) {
			continue
		}
		if name := sizeName(ipp.Attributes(c)); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// sizeName makes a media name of a size in hundredths of a millimetre.
func sizeName(c ipp.Attributes) string {
	for _, v := range c.Values("media-size") {
		size, ok := v.(ipp.Collection)
		if !ok {
			continue
		}
		x, hasX := ipp.Attributes(size).Int("x-dimension")
		y, hasY := ipp.Attributes(size).Int("y-dimension")
		if hasX && hasY {
			return fmt.Sprintf("custom_%gx%gmm", float64(x)/100, float64(y)/100)
		}
	}
	return ""
}

// inRange reports whether n is in a range of integers, or is the only one.
func inRange(values []ipp.Value, n int) bool {
	for _, v := range values {
		switch v := v.(type) {
		case ipp.Range:
			if int(v.Low) <= n && n <= int(v.High) {
				return true
			}
		case ipp.Integer:
			if int(v) == n {
				return true
			}
		}
	}
	return false
}

// optionWords names an option of a job, by the name of its attribute.
func optionWords(attribute string, j Job) string {
	switch attribute {
	case "copies":
		return fmt.Sprintf("%d copies", j.Copies)
	case "media":
		return "paper " + paperName(j.Media)
	case "media-col":
		return "tray " + j.Tray
	case "sides":
		if strings.HasPrefix(j.Sides, "two-sided") {
			return "two-sided printing"
		}
		return plain(j.Sides) + " printing"
	}
	return plain(attribute)
}
