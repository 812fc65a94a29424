// Builds wwwroot: one stylesheet and one script for staff pages, a lighter pair for field and public pages,
// an icon sprite with only the icons that are named somewhere, and the font. Run by the project file.
import { readFileSync, writeFileSync, mkdirSync, readdirSync, copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";

const here = fileURLToPath(new URL(".", import.meta.url));
const rooms = join(here, "..");
const out = join(here, "wwwroot");
const npm = (path) => join(here, "node_modules", path);

const skipped = new Set(["node_modules", "wwwroot", "obj", "bin"]);
const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? skipped.has(entry.name)
        ? []
        : walk(join(folder, entry.name))
      : [join(folder, entry.name)],
  );
const sources = walk(rooms)
  .filter((path) => /\.(cs|cshtml)$|templates\.json$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

// Made by a script or numbered while drawing, so no source names them.
const safelist = { standard: ["htmx-request", "htmx-swapping", "htmx-settling", "is-busy"], deep: [/^(fill|arc|line|tile)-/] };

/** Drops what the content security policy forbids (pictures inside the sheet) and the theme nobody can choose. */
const lawful = {
  postcssPlugin: "lawful",
  Rule(rule) {
    const kept = rule.selectors.filter((s) => !/\[data-bs-theme=["']?dark|^\.rtl|\[dir=rtl\]/.test(s));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  },
  Declaration(declaration) {
    if (/url\(["']?data:/.test(declaration.value)) declaration.remove();
  },
};

async function sheet(name, own) {
  const tabler = readFileSync(npm("@tabler/core/dist/css/tabler.min.css"), "utf8");
  const css = tabler.replace(/\/\*#.*?\*\//g, "") + own.map((f) => readFileSync(join(here, "Assets", f), "utf8")).join("\n");
  const clean = (await postcss([lawful]).process(css, { from: undefined })).css;
  const script = readdirSync(join(here, "Assets"))
    .filter((f) => f.endsWith(".js"))
    .map((f) => readFileSync(join(here, "Assets", f), "utf8"))
    .join("\n");
  const [purged] = await new PurgeCSS().purge({
    content: [...sources.map((s) => ({ raw: s.text, extension: "html" })), { raw: script, extension: "html" }],
    css: [{ raw: clean }],
    defaultExtractor: (text) => text.match(/[\w-/]+/g) ?? [],
    variables: true,
    keyframes: true,
    safelist,
  });
  const { code } = await esbuild.transform(purged.css, { loader: "css", minify: true, legalComments: "none" });
  writeFileSync(join(out, name), code);
}

/** A sheet of one page, as it is. */
async function small(name) {
  const { code } = await esbuild.transform(readFileSync(join(here, "Assets", name), "utf8"), { loader: "css", minify: true });
  writeFileSync(join(out, name), code);
}

/** An icon is wanted where a source names one that exists: in an icon attribute or as a word of its own in C#. */
function wantedIcons() {
  const drawings = npm("@tabler/icons/icons/outline");
  const names = new Set();
  for (const { path, text } of sources) {
    const lines = /\.(cs|json)$/.test(path) ? [text] : text.split("\n").filter((line) => line.includes("icon"));
    for (const line of lines)
      for (const [, name] of line.matchAll(/"([a-z][a-z0-9-]+)"/g))
        if (!names.has(name) && existsSync(join(drawings, `${name}.svg`))) names.add(name);
  }
  return [...names].sort();
}

function sprite(names) {
  const symbols = names.map((name) => {
    const svg = readFileSync(npm(`@tabler/icons/icons/outline/${name}.svg`), "utf8");
    const body = svg
      .replace(/^[\s\S]*?<svg[\s\S]*?>|<\/svg>\s*$/g, "")
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" \/>/, "")
      .replace(/\s*\n\s*/g, "")
      .replace(/ \/>/g, "/>");
    return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

async function script(name) {
  await esbuild.build({
    entryPoints: [join(here, "Assets", name)],
    outfile: join(out, name),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
  });
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await Promise.all([
  sheet("app.css", ["app.css", "table.css", "chart.css", "journal.css", "statement.css", "print.css", "font.css"]),
  sheet("field.css", ["app.css", "table.css", "entry.css", "print.css"]),
  script("app.js"),
  script("field.js"),
  script("entry.js"),
  script("round.js"),
  script("month.js"),
  script("till.js"),
  script("worker.js"),
  script("journal.js"),
  script("passkey.js"),
  small("receipt.css"),
]);
writeFileSync(join(out, "icons.svg"), sprite(wantedIcons()));
copyFileSync(join(here, "Assets", "favicon.svg"), join(out, "favicon.svg"));
copyFileSync(
  npm("@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2"),
  join(out, "plus-jakarta-sans-5.3.0.woff2"),
);
