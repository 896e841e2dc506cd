// Makes cldr.json from Unicode CLDR 48.2. Run by hand, when CLDR or the set of languages changes:
//
//   mkdir /some/folder && cd /some/folder
//   npm install cldr-core@48.2.0 cldr-dates-full@48.2.0 cldr-numbers-full@48.2.0 cldr-localenames-full@48.2.0
//   node .../internal/locale/testdata/cldr.mjs /some/folder/node_modules > .../internal/locale/cldr.json
//
// Haitian Creole (ht) is not from there: CLDR 48 fills it with French words. See own.

import fs from "node:fs";
import path from "node:path";

const tags = "ar de en es fil fr hi it ja ko pl pt-BR ru tr vi zh-Hans zh-Hant".split(" ");

// Names that a 12-hour language needs and CLDR does not give under "noon" and "midnight". All are
// CLDR's own words for the hour in question:
//   ar  noon: afternoon1 (12:00 to 13:00)
//   hi  noon: afternoon1 (12:00 to 16:00)
//   zh-Hant  noon: afternoon1 (12:00 to 13:00), midnight: night1 (0:00 to 5:00), which is always the
//            early morning of the day it is said of
// But midnight is in our own words, for the languages that catalogs are shipped in: "Friday at
// midnight" can be either end of Friday, and somebody who fasts has to know which.
const named = {
  ar: { noon: ["format", "afternoon1"], midnight: "منتصف الليل (بداية هذا اليوم)" },
  en: { midnight: "midnight (as this day begins)" },
  fil: { midnight: "hatinggabi (simula ng araw na ito)" },
  hi: { noon: ["format", "afternoon1"], midnight: "(तारीख शुरू होते ही) रात" },
  ko: { midnight: "자정(이날이 시작되는 시각)" },
  "zh-Hant": { noon: ["format", "afternoon1"], midnight: ["format", "night1"] },
};

// Times in our own pattern. In Spanish, hours run to 24, and "3:30" would be read as the afternoon where
// people are used to 12: two digits and the sign for hours say which clock it is (Ortografía de la
// lengua española, 2010, on the hour).
// Hindi has CLDR's parts of the day in the place of "am" and "pm", which not every reader knows, and the
// word for "o'clock" after the hour, which CLDR has in the joined pattern only.
// In Japanese, hours run to 24, and two digits say so.
const times = { es: "HH:mm 'h'", hi: "B h:mm 'बजे'", ja: "HH:mm" };
const joins = { hi: "{1} को {0}" };

// What the hours before morning are called. CLDR's Hindi night runs from 20:00 to 4:00, and "Friday night,
// 1:00" is, for most readers, the night after Friday. This word, before dawn, belongs to the day it is said of.
const early = { hi: "तड़के" };

// What CLDR does not have. Names, separators and the order of a date are those of the GNU C Library 2.36,
// localedata/locales/ht_HT, revision 1.1, from Sugar Labs; it is free of copyright, as it says itself. Times have
// 24 hours there. The comma between date and time is ours, and so is the one form for 1, as in English.
const own = {
  ht: {
    source: "GNU C Library 2.36, localedata/locales/ht_HT",
    plurals: "en",
    autonym: "Kreyòl ayisyen",
    script: "Latn",
    weekdays: "dimanch lendi madi mèkredi jedi vandredi samdi".split(" "),
    months: "janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm".split(" "),
    date: "EEEE d MMMM y",
    long_date: "d MMMM y",
    time: "HH:mm",
    date_time: "{1}, {0}",
    decimal: ",",
    group: "\u202f",
  },
};

const root = process.argv[2];
const read = (...parts) => JSON.parse(fs.readFileSync(path.join(root, ...parts), "utf8"));
const scripts = read("cldr-core", "scriptMetadata.json").scriptMetadata;
const periodRules = read("cldr-core", "supplemental", "dayPeriods.json").supplemental.dayPeriodRuleSet;

// main reads one file of a language; CLDR keeps what is Brazilian under "pt".
function main(pkg, tag, file) {
  const name = tag === "pt-BR" ? "pt" : tag;
  return read(pkg, "main", name, file).main[name];
}

// periods says which name a time takes from which hour on: am and pm, or for the pattern letter B
// the language's own parts of the day (UTS #35 part 4, Day Period Rule Sets).
function periods(tag, pattern, names) {
  if (pattern.includes("a")) return [{ from: 0, name: names.am }, { from: 12, name: names.pm }];
  if (!pattern.includes("B")) return undefined;
  const list = Object.entries(periodRules[tag.split("-")[0]])
    .filter(([, rule]) => rule._from)
    .map(([id, rule]) => ({ from: parseInt(rule._from), name: names[id] }))
    .sort((a, b) => a.from - b.from);
  return early[tag] ? [{ from: 0, name: early[tag] }, ...list] : list;
}

function locale(tag) {
  const gregorian = main("cldr-dates-full", tag, "ca-gregorian.json").dates.calendars.gregorian;
  const numbers = main("cldr-numbers-full", tag, "numbers.json").numbers;
  const symbols = numbers["symbols-numberSystem-latn"];
  const groups = numbers["decimalFormats-numberSystem-latn"].standard.split(".")[0].split(",").reverse();
  const script = new Intl.Locale(tag).maximize().script;
  const time = times[tag] ?? gregorian.timeFormats.short;
  const names = gregorian.dayPeriods.format.abbreviated;
  const twelve = periods(tag, time, names);
  const hour = (id) => {
    const from = named[tag]?.[id];
    if (typeof from === "string") return from;
    return from ? gregorian.dayPeriods[from[0]].abbreviated[from[1]] : names[id];
  };
  return {
    autonym: main("cldr-localenames-full", tag, "languages.json").localeDisplayNames.languages[tag] ??
      new Intl.DisplayNames(tag, { type: "language" }).of(tag),
    script,
    rtl: scripts[script].rtl === "YES" || undefined,
    weekdays: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"].map((d) => gregorian.days.format.wide[d]),
    months: Array.from({ length: 12 }, (_, m) => gregorian.months.format.wide[m + 1]),
    date: gregorian.dateFormats.full,
    long_date: gregorian.dateFormats.long,
    time,
    date_time: joins[tag] ?? gregorian["dateTimeFormats-atTime"].standard.full,
    periods: twelve,
    noon: twelve && hour("noon"),
    midnight: twelve && hour("midnight"),
    decimal: symbols.decimal,
    group: symbols.group,
    secondary: groups.length > 2 ? groups[1].length : undefined, // 12,34,567 has groups of 3, then 2
  };
}

// print writes a line a setting, so that a change can be read, and spells out spaces that look alike.
function print(value) {
  const line = (v) => JSON.stringify(v, null, 1)
    .replace(/\n */g, " ").replace(/([[{]) | ([\]}])/g, "$1$2")
    .replace(/[\u00a0\u202f]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  const body = Object.keys(value.locales).sort().map((tag) => {
    const settings = Object.entries(value.locales[tag]).filter(([, v]) => v !== undefined);
    return `    ${line(tag)}: {\n` + settings.map(([k, v]) => `      ${line(k)}: ${line(v)}`).join(",\n") + "\n    }";
  });
  return `{\n  "source": ${line(value.source)},\n  "licence": ${line(value.licence)},\n  "locales": {\n${body.join(",\n")}\n  }\n}\n`;
}

process.stdout.write(print({
  source: "Unicode CLDR 48.2.0, by testdata/cldr.mjs",
  licence: "Unicode-3.0, see LICENSE-CLDR.txt",
  locales: { ...Object.fromEntries(tags.map((tag) => [tag, locale(tag)])), ...own },
}));
