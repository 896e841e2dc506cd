package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"handout/internal/locale"
)

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:      "version",
		Usage:     "say which program and which guides these are",
		UsageText: "handout version",
		Flags:     []cli.Flag{jsonFlag()},
		Action:    printVersion,
	}
}

// A versionJSON is the program's version for programs.
type versionJSON struct {
	Version  string      `json:"version"`
	Revision string      `json:"revision,omitempty"` // of the source
	Modified bool        `json:"modified"`           // the source was changed after that revision
	Go       string      `json:"go"`
	Platform string      `json:"platform"`
	Guides   []guideJSON `json:"guides"`
}

func printVersion(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	shop, _, err := openShop(c, locale.English)
	if err != nil {
		return err
	}
	v := buildVersion()
	for _, g := range shop.Guides {
		v.Guides = append(v.Guides, newGuideJSON(shop, g))
	}
	if c.Bool("json") {
		return writeJSON(c.App.Writer, v)
	}
	w := c.App.Writer
	fmt.Fprintf(w, "handout %s, %s, %s\n", v.Version, v.Go, v.Platform)
	if v.Revision != "" {
		fmt.Fprintf(w, "source %s\n", v.Revision)
	}
	if v.Modified {
		fmt.Fprintln(w, "the source was changed after that")
	}
	for _, g := range v.Guides {
		fmt.Fprintf(w, "guide %s %s, issued %s\n", g.ID, g.Version, g.Issued)
	}
	return nil
}

// buildVersion reads what the Go toolchain left in the program.
func buildVersion() versionJSON {
	v := versionJSON{Version: "unknown", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	v.Version = info.Main.Version
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	return v
}
