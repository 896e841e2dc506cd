// Bench prints one table of how fast the program is, and how large what it makes.
//
//	go run ./.ci/bench [-rows 10000] [-many 0] [-dir DIR]
//
// It builds the program, runs the benchmarks of the packages on one core, and then the whole program on a day's
// rows, each time into a fresh folder that is left until the end. With -many it also makes as many rows and a
// tenth of them, to compare the memory. Machines differ: the ratios to plain fpdf, which draws a comparable
// document without tags, say more than the times.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

func main() {
	rows := flag.Int("rows", 10_000, "rows of the whole runs")
	many := flag.Int("many", 0, "rows of the run whose memory is compared with that of a tenth")
	dir := flag.String("dir", os.TempDir(), "where sheets go")
	flag.Parse()
	log.SetFlags(0)
	work, err := os.MkdirTemp(*dir, "handout-bench-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(work)
	b := &bench{work: work, table: tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)}
	b.must(exec.Command("go", "build", "-o", b.path("handout"), "./cmd/handout"))
	b.packages()
	b.cold()
	b.whole(*rows)
	if *many > 0 {
		b.memory(*many)
	}
	b.table.Flush()
}

// A bench runs commands and writes down what they took.
type bench struct {
	work  string
	table *tabwriter.Writer
	runs  int
}

func (b *bench) path(name string) string { return filepath.Join(b.work, name) }

// say adds a line to the table.
func (b *bench) say(what, figure string) { fmt.Fprintf(b.table, "%s\t%s\n", what, figure) }

// must runs a command that has to succeed and gives what it printed.
func (b *bench) must(c *exec.Cmd) string {
	out, err := c.CombinedOutput()
	if err != nil {
		log.Fatalf("%v: %v\n%s", c.Args, err, out)
	}
	return string(out)
}

// packages runs the benchmarks of a warm process on one core, as the program sets its collector: the fastest of
// several, since machines are shared.
func (b *bench) packages() {
	for _, run := range [][2]string{{"./internal/batch", "CareCard"}, {"./render/pdf", "Floor|PlainFpdf"}} {
		c := exec.Command("go", "test", run[0], "-run", "^$", "-bench", run[1], "-cpu", "1", "-benchmem", "-benchtime", "500ms", "-count", "8")
		c.Env = append(os.Environ(), "GOGC=800")
		best := map[string][]string{} // by name: count, time and the rest
		for line := range strings.Lines(b.must(c)) {
			name, rest, ok := strings.Cut(line, "\t")
			figures := strings.Fields(rest)
			if !ok || !strings.HasPrefix(name, "Benchmark") {
				continue
			}
			if before := best[name]; before == nil || nanoseconds(figures) < nanoseconds(before) {
				best[name] = figures
			}
		}
		for _, name := range slices.Sorted(maps.Keys(best)) {
			b.say(strings.TrimSpace(name), strings.Join(best[name], " "))
		}
	}
}

// nanoseconds gives the second figure of a benchmark's line.
func nanoseconds(figures []string) float64 {
	ns, err := strconv.ParseFloat(figures[1], 64)
	if err != nil {
		log.Fatal(err)
	}
	return ns
}

// cold times making the care card of one patient in each language, whole processes: the fastest of several.
func (b *bench) cold() {
	for _, tag := range tags() {
		var best time.Duration
		var size int64
		for range 15 {
			out := b.fresh()
			took, _ := b.run("make", "--kind", "care", "--lang", tag, "-o", out, "--field", "mrn=B-1",
				"--field", "patient_name=Ana Ruiz", "--field", "birth_date=1961-04-17",
				"--field", "procedure_time=2026-12-03 09:30", "--field", "site=sternum", "--field", "side=none")
			if best == 0 || took < best {
				best = took
			}
			size = folderSize(out)
		}
		b.say("make, cold, "+tag, fmt.Sprintf("%d ms, %.1f KB", best.Milliseconds(), float64(size)/1000))
	}
}

// whole times a day's rows, whole processes.
func (b *bench) whole(n int) {
	file := b.rows(n)
	out := b.fresh()
	took, peak := b.run("batch", file, "-o", out)
	b.rate("batch, separate files, ledger", n, took, peak)
	took, peak = b.run("batch", file, "-o", out)
	b.rate("batch, the same again", n, took, peak)
	out = b.fresh()
	took, peak = b.run("batch", file, "-o", out, "--archive", filepath.Join(out, "run.tar.zst"))
	b.rate("batch, one archive", n, took, peak)
	out = b.fresh()
	took, peak = b.run("batch", file, "-o", out, "--merge", filepath.Join(out, "run.pdf"), "--slips", "--duplex", "--sort", "procedure_time,name")
	b.rate("batch, one file for the printer", n, took, peak)
}

// memory compares the memory of a large run with that of a tenth of it.
func (b *bench) memory(n int) {
	for _, rows := range []int{n / 10, n} {
		took, peak := b.run("batch", b.rows(rows), "-o", b.fresh())
		b.rate(fmt.Sprintf("batch, %d rows", rows), rows, took, peak)
	}
}

func (b *bench) rate(what string, n int, took time.Duration, peak int64) {
	b.say(what, fmt.Sprintf("%.0f sheets/s, %d MB at most", float64(n)/took.Seconds(), peak>>10))
}

// fresh gives the name of a folder that was never used. Nothing is deleted between runs: after mass deletes
// a file system takes longer to make files.
func (b *bench) fresh() string {
	b.runs++
	return b.path(fmt.Sprint("out", b.runs))
}

// run runs the program and gives how long it took and how much memory it had at most, in KB.
func (b *bench) run(args ...string) (time.Duration, int64) {
	c := exec.Command(b.path("handout"), args...)
	begun := time.Now()
	b.must(c)
	took := time.Since(begun)
	return took, c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
}

// rows writes a file of invented rows, always the same.
func (b *bench) rows(n int) string {
	r := rand.New(rand.NewPCG(7, 7))
	name := func() string {
		first := []string{"Ana", "Maria", "John", "Peter", "Lucy", "Omar", "Fatima", "Chen", "Ivan", "Elena", "Zoë", "Łukasz"}
		last := []string{"Ruiz", "Smith", "Novák", "Brown", "García", "Khan", "Weber", "Rossi", "Yılmaz", "Nguyen", "Jensen", "Costa"}
		return first[r.IntN(len(first))] + " " + last[r.IntN(len(last))]
	}
	path := b.path(fmt.Sprintf("rows%d.csv", n))
	f, err := os.Create(path)
	if err != nil {
		log.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "mrn,patient_name,birth_date,locale,procedure_time,site,side,kind,escort,sedation")
	for i := range n {
		fmt.Fprintf(w, "R-%07d,%s,19%02d-%02d-%02d,en,2026-12-%02d %02d:%02d,posterior_iliac_crest,%s,care,%s,%s\n",
			i, name(), 30+r.IntN(60), 1+r.IntN(12), 1+r.IntN(28), 1+r.IntN(28), 7+r.IntN(10), 5*r.IntN(12),
			[]string{"left", "right"}[r.IntN(2)], name(), []string{"yes", "no"}[r.IntN(2)])
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
	return path
}

// folderSize gives the bytes of the sheets in a folder.
func folderSize(dir string) int64 {
	var size int64
	sheets, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	for _, s := range sheets {
		if info, err := os.Stat(s); err == nil {
			size += info.Size()
		}
	}
	return size
}

// tags gives the languages that there are.
func tags() []string {
	files, _ := filepath.Glob("locales/active.*.toml")
	for i, f := range files {
		files[i] = strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), "active."), ".toml")
	}
	return files
}
