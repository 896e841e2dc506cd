package main

import (
	"context"
	"fmt"
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

// stateOf says what the files are like that a person may change, or why that cannot be told.
func stateOf(c *cli.Context) string {
	from, err := sources(c)
	if err != nil {
		return err.Error() // an editor puts the new file in the place of the old
	}
	return from.Stamp()
}
