package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/locale"
)

// glance is how long a watch waits between two looks at the files. A person does not save twice in that time.
const glance = 300 * time.Millisecond

// previewGuide makes a guide's sheets for the patient of its samples; with --watch, whenever a file changes.
func previewGuide(c *cli.Context, name string) error {
	if !c.Bool("watch") {
		return preview(c, name)
	}
	ctx, stop := interruptible(c.Context)
	defer stop()
	t := terminal{c.App.ErrWriter}
	for {
		// Looked at before the files are read: what is saved meanwhile is made next.
		state := stateOf(c)
		if err := preview(c, name); err != nil {
			t.end(err)
		}
		t.say("%s: waiting for a change; Ctrl-C ends it", time.Now().Format(time.TimeOnly))
		for stateOf(c) == state {
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(glance):
			}
		}
	}
}

// preview makes the sheets once.
func preview(c *cli.Context, name string) error {
	r, err := newSheetRun(c)
	if err != nil {
		return err
	}
	g := r.shop.Guide(name)
	if g == nil {
		return unknownName("guide", name, r.shop.GuideIDs(), "handout guides lists them")
	}
	tag := r.options.Locale
	if tag == "" {
		tag = locale.English
	}
	for _, why := range r.shop.Silent(g, tag) {
		return &exit{code: exitInvalid, text: fmt.Sprintf("nothing of %s in %s: %s", name, tag, why)}
	}
	r.row = func(res batch.Result) {
		for _, s := range res.Sheets {
			fmt.Fprintln(r.out, s.Receipt.Path)
		}
	}
	return r.files(context.WithoutCancel(c.Context), batch.Sample(g, tag), func(batch.Result) {})
}

// stateOf says what the files are like that a person may change: their names, sizes and times.
func stateOf(c *cli.Context) string {
	state := ""
	for _, from := range []string{c.String("templates"), c.String("locales"), c.String("clinic")} {
		if from == "" {
			continue
		}
		err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err == nil {
				state += fmt.Sprintln(path, info.Size(), info.ModTime().UnixNano())
			}
			return err
		})
		if err != nil && !errors.Is(err, os.ErrNotExist) { // an editor puts the new file in the place of the old
			state += fmt.Sprintln(from, err)
		}
	}
	return state
}
