// Prints what Intl in this Node (20 or newer, built with CLDR 48) makes of dates, numbers, plural forms
// and names in every language that cldr.json has from CLDR, for TestIntl. A line is: language, what, input, output.
//
//   node testdata/intl.mjs > testdata/intl.txt     12 days a year
//   node testdata/intl.mjs all                     every day of 2026 and 2028

import fs from "node:fs";

const { locales } = JSON.parse(fs.readFileSync(new URL("../cldr.json", import.meta.url), "utf8"));
const all = process.argv[2] === "all";

// days lists midnights, UTC. The short list has every month and weekday, a leap day and a year's ends.
function days() {
  const list = [];
  for (const year of [2026, 2028]) {
    for (let d = Date.UTC(year, 0, 1); d < Date.UTC(year + 1, 0, 1); d += 86400e3) list.push(new Date(d));
  }
  const few = new Set(["1-1", "2-28", "2-29", "3-8", "4-13", "5-15", "6-11", "7-4", "8-22", "9-16", "10-26", "11-1", "12-31"]);
  return all ? list : list.filter((d) => few.has(`${d.getUTCMonth() + 1}-${d.getUTCDate()}`));
}

// minutes is a time of day for the nth day; midnight and noon are among them.
const minutes = (n) => (n * (all ? 7 : 144)) % 1440;

const numbers = [[0, 0], [7, 0], [999, 0], [1000, 0], [9999, 0], [10000, 0], [50000, 0], [123456, 0], [1234567, 0],
  [38.3, 1], [0.5, 2], [9999.75, 2], [12345.25, 2]];

const print = (...fields) => console.log(fields.join("\t"));

for (const tag of Object.keys(locales).filter((tag) => !locales[tag].source)) {
  const latin = tag + "-u-nu-latn";
  const format = (options) => new Intl.DateTimeFormat(latin, { ...options, timeZone: "UTC" });
  const date = format({ dateStyle: "full" });
  const long = format({ dateStyle: "long" });
  const time = format({ timeStyle: "short" });
  const both = format({ dateStyle: "full", timeStyle: "short" });
  days().forEach((day, n) => {
    const t = new Date(day.getTime() + minutes(n) * 60e3);
    const at = t.toISOString().slice(0, 16);
    print(tag, "date", at, date.format(t));
    print(tag, "long_date", at, long.format(t));
    print(tag, "time", at, time.format(t));
    print(tag, "date_time", at, both.format(t));
  });
  for (const [value, decimals] of numbers) {
    const number = new Intl.NumberFormat(latin, {
      minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: "min2",
    });
    print(tag, "number", `${value}/${decimals}`, number.format(value));
  }
  const rules = new Intl.PluralRules(tag);
  print(tag, "plurals", "0..200", Array.from({ length: 201 }, (_, n) => rules.select(n)).join(" "));
  const names = new Intl.DisplayNames(tag, { type: "language" });
  print(tag, "autonym", tag, names.of(tag));
  print(tag, "script", tag, new Intl.Locale(tag).maximize().script);
  print(tag, "direction", tag, new Intl.Locale(tag).textInfo.direction);
}
