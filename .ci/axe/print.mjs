// print.mjs FILE.html...   see axe, which starts it.
//
// Prints pages as a browser does, on each paper, and looks at where the words stand. On every page of paper come first
// the draft lines and whom the sheet is for (R2, R7), then other words, and last the source (R8) and the page's number;
// and no line of one of them touches a line of another.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.AXE_HOME + "/");
const { chromium } = require("playwright-core");

const papers = ["A4", "Letter", "A5"];
const dir = mkdtempSync(join(tmpdir(), "print-"));
process.on("exit", () => rmSync(dir, { recursive: true }));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
}).catch(stop);
const context = await browser.newContext({ offline: true });
const page = await context.newPage();
let [wrong, sides] = [0, 0];
for (const file of process.argv.slice(2)) {
  await page.goto(pathToFileURL(resolve(file)).href).catch(stop);
  const head = await page.locator(".every").textContent().catch(stop);
  const foot = await page.locator("footer").textContent().catch(stop);
  for (const paper of papers) {
    const pdf = join(dir, "sheet.pdf");
    await page.pdf({ path: pdf, format: paper, printBackground: false }).catch(stop);
    const printed = pagesOf(pdf);
    sides += printed.length;
    if (printed.length < 2) { console.log(`${file} on ${paper}: ${printed.length} page, so nothing can repeat`); wrong++; }
    for (const [i, lines] of printed.entries()) {
      for (const sentence of look(lines, head, foot, `${i + 1}/${printed.length}`)) {
        console.log(`${file} on ${paper}, page ${i + 1}: ${sentence}`);
        wrong++;
      }
    }
  }
}
await browser.close();
console.log(`${process.argv.length - 2} pages printed on ${papers.join(", ")}, ${sides} sides: ${wrong} wrong`);
process.exit(wrong ? 1 : 0);

// look gives a sentence for each thing that is wrong with a side of paper.
function look(lines, head, foot, number) {
  const wrong = [];
  const [above, first] = taken(lines, letters(head));
  if (above !== letters(head)) wrong.push("the draft lines and the identifiers do not stand apart at its head");
  const [below, last] = taken([...lines].reverse(), letters(foot + number));
  if (below !== letters(foot + number)) wrong.push("the source and the page's number do not stand apart at its foot");
  if (first + last >= lines.length) wrong.push("there is nothing else on it");
  return wrong;
}

// taken joins lines until they have as many letters as are wanted, and gives the letters and the number of lines.
function taken(lines, want) {
  let got = "", n = 0;
  while (n < lines.length && got.length < want.length) got = letters(got + lines[n++]);
  return [got, n];
}

// letters gives what is seen of a text, without spaces, in an order of its own: what is read from right to left comes
// out of a PDF in another order than it went in.
function letters(text) {
  return [...text.normalize("NFKC").replace(/[\s\p{Cf}]/gu, "")].sort().join("");
}

// pagesOf gives the lines of each page from the top down: words that share some height. Of a word's height, which has
// room above and below the letters, the half in the middle counts.
function pagesOf(pdf) {
  const html = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  return html.split("<page ").slice(1).map((text) => {
    const words = [...text.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<\/word>/g)].map(([, low, high, word]) => {
      const rim = (high - low) / 4;
      return { low: +low + rim, high: +high - rim, word: unescaped(word) };
    });
    const lines = [];
    for (const w of words.sort((a, b) => a.low - b.low)) {
      const line = lines.at(-1);
      if (line && w.low < line.high) {
        line.high = Math.max(line.high, w.high);
        line.text += w.word;
      } else {
        lines.push({ high: w.high, text: w.word });
      }
    }
    return lines.map((line) => line.text);
  });
}

function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

function stop(error) {
  console.error(`axe: ${error}`);
  process.exit(2);
}
