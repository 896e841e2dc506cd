// check.mjs FILE.html...   see axe, which starts it.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.AXE_HOME + "/");
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;

const widths = [320, 1280];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

// The distances that a reader may ask for (WCAG 2.1, 1.4.12).
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
}).catch(stop);
let wrong = 0;
for (const width of widths) {
  // The page's own policy forbids scripts, axe's too. What it blocks is therefore looked at apart.
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true, offline: true });
  const page = await context.newPage();
  for (const file of process.argv.slice(2)) {
    const found = await look(page, pathToFileURL(resolve(file)).href).catch(stop);
    for (const sentence of found) console.log(`${file} at ${width} px: ${sentence}`);
    wrong += found.length;
  }
  await context.close();
}
wrong += await policies().catch(stop);
await browser.close();
console.log(`${process.argv.length - 2} pages at ${widths.join(" and ")} px: ${wrong} wrong`);
process.exit(wrong ? 1 : 0);

// look gives a sentence for each thing that is wrong with a page.
async function look(page, url) {
  const asked = [];
  const note = (request) => { if (request.url() !== url && !request.url().startsWith("data:")) asked.push(request.url()); };
  page.on("request", note);
  await page.goto(url);
  await page.evaluate(axe);
  const results = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), tags);
  const found = asked.map((what) => `asks for ${what}`);
  const doubts = results.incomplete.filter((rule) => ["serious", "critical"].includes(rule.impact));
  for (const rule of [...results.violations, ...doubts]) {
    for (const node of rule.nodes) found.push(`${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary ?? rule.help}`);
  }
  if (results.passes.length < 15) found.push(`only ${results.passes.length} rules had anything to look at`);
  // Nothing needs scrolling sideways, nor with wider distances (1.4.10, 1.4.12), and nothing is cut off.
  for (const style of ["", spacing]) {
    if (style) await page.addStyleTag({ content: style });
    const wide = await page.evaluate(() => {
      const limit = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth > limit) return [`the page, ${document.documentElement.scrollWidth} px`];
      return [...document.querySelectorAll("body *")].filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width > 1 && (box.right > limit + 0.5 || box.left < -0.5);
      }).map((e) => e.outerHTML.slice(0, 80));
    });
    for (const what of wide) found.push(`too wide${style ? " with wider distances" : ""}: ${what}`);
  }
  page.off("request", note);
  return found;
}

// policies opens each page under its own policy, which must let its style and pictures in, and nothing else: no
// message of the browser, and a style that has come to work.
async function policies() {
  let wrong = 0;
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  let file;
  page.on("console", (message) => { console.log(`${file}: the browser says: ${message.text()}`); wrong++; });
  for (file of process.argv.slice(2)) {
    await page.goto(pathToFileURL(resolve(file)).href);
    const styled = await page.locator(":root").evaluate((e) => getComputedStyle(e).getPropertyValue("--accent") !== "");
    const shown = await page.locator("img").evaluateAll((all) => all.every((e) => e.complete && e.naturalWidth > 0));
    if (!styled || !shown) { console.log(`${file}: its policy keeps out its ${styled ? "pictures" : "style"}`); wrong++; }
  }
  await context.close();
  return wrong;
}

function stop(error) {
  console.error(`axe: ${error}`);
  process.exit(2);
}
