package main

import (
	"slices"

	"github.com/urfave/cli/v2"
)

func guideCommand() *cli.Command {
	return &cli.Command{
		Name:  "guide",
		Usage: "begin a guide of your own, and look at it while you write",
		UsageText: "handout guide copy NAME --templates DIR\n" +
			"   handout guide new NAME --templates DIR --locales DIR\n" +
			"   handout guide preview NAME [--templates DIR] [--locales DIR] [--kind KIND] [--lang TAG] [--watch]",
		Description: "copy writes a guide of the program's into your folder, where yours takes its place. new writes a small guide that works, and its English words, for you to change. preview makes its\n" +
			"sheets for an invented patient; with --watch again each time that you save one of its files.",
		Flags: slices.Concat([]cli.Flag{
			outFlag(), formatFlag(),
			&cli.BoolFlag{Name: "watch", Usage: "make the sheets again when a file changes, until you interrupt it"},
		}, clinicFlags(), rowFlags()),
		Action: useGuide,
	}
}

func useGuide(c *cli.Context) error {
	uses := map[string]func(*cli.Context, string) error{"copy": copyGuide, "new": newGuide, "preview": previewGuide}
	use := uses[c.Args().First()]
	switch {
	case !c.Args().Present():
		return misuse(usageHint(c), "want what to do with a guide")
	case use == nil:
		return unknownName("use of guides", c.Args().First(), []string{"copy", "new", "preview"}, "they are copy, new, preview")
	case c.NArg() != 2:
		return misuse(usageHint(c), "want the name of one guide")
	}
	return use(c, c.Args().Get(1))
}
