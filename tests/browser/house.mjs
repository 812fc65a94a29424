// The running program, a browser, and what every page must hold: no axe violation, no CSP error, its byte budget.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer as createSite, request as ask } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'artifacts/bin/NaikKelas.Host/debug/naikkelas');
const axeSource = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
export const shots = fileURLToPath(new URL('screenshots/', import.meta.url));

export const desktop = { width: 1366, height: 900 };
export const phone = { width: 390, height: 844 };

// interface.md: kilobytes compressed, requests, elements.
const budgets = {
  staff: { first: 90, html: 15, requests: 8, elements: 1500 },
  public: { first: 60, html: 8, requests: 6, elements: 600 },
};

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The demo, loaded once for this build and day: each file of walks begins with a copy of its own. */
function loadedDemo() {
  const bin = join(program, '..');
  const rooms = readdirSync(bin).filter((name) => /^naikkelas.*\.dll$/i.test(name));
  const built = Math.max(...rooms.map((name) => Math.round(statSync(join(bin, name)).mtimeMs)));
  const demos = join(root, 'artifacts', 'browser-demo');
  const kept = join(demos, `${built}-${new Date().toISOString().slice(0, 10)}`);
  if (existsSync(kept)) return kept;
  mkdirSync(demos, { recursive: true });
  for (const old of readdirSync(demos).filter((name) => !name.startsWith('new-'))) rmSync(join(demos, old), { recursive: true, force: true });
  const fresh = mkdtempSync(join(demos, 'new-'));
  const env = { ...process.env, NAIKKELAS_Data__Folder: fresh, NAIKKELAS_Demo__Enabled: 'true' };
  execFileSync(program, ['migrate'], { env, cwd: root, stdio: 'ignore' });
  execFileSync(program, ['demo', 'load'], { env, cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    renameSync(fresh, kept);
  } catch {
    // Another file of walks was quicker.
    rmSync(fresh, { recursive: true, force: true });
  }
  return kept;
}

/** Starts the program on a folder of its own with the demo loaded, and a browser. */
export async function openHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'naikkelas-browser-'));
  cpSync(loadedDemo(), folder, { recursive: true });
  const env = { ...process.env, NAIKKELAS_Data__Folder: folder, NAIKKELAS_Demo__Enabled: 'true' };
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let log = '';
  let server;
  const start = async (days) => {
    const ahead = { ...env, NAIKKELAS_Demo__DaysAhead: String(days) };
    server = spawn(program, ['serve', `--urls=${address}`], { env: ahead, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    server.stdout.on('data', (text) => (log += text));
    server.stderr.on('data', (text) => (log += text));
    await ready(address, () => log);
  };
  const stop = async () => {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
  };
  await start(0);
  const browser = await chromium.launch({
    executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  mkdirSync(shots, { recursive: true });
  return {
    address,
    folder,
    browser,
    run: (...args) => execFileSync(program, args, { env, cwd: root, encoding: 'utf8' }),
    log: () => log,
    /** The same house so many days from today; whoever was signed in signs in again. */
    async later(days) {
      await stop();
      await start(days);
    },
    async close() {
      await browser.close();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(address, log) {
  for (let i = 0; i < 300; i++) {
    try {
      if ((await fetch(`${address}/sehat`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The program did not start:\n${log()}`);
}

/** A fresh browser window that remembers what went wrong in its console. */
export async function openWindow(house, viewport) {
  const context = await house.browser.newContext({ viewport, locale: 'id-ID', baseURL: house.address, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.wrong = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4(04|22|09)/.test(message.text())) page.wrong.push(message.text());
  });
  page.on('pageerror', (error) => page.wrong.push(String(error)));
  return page;
}

/** Forwards to the program; can be cut, and can lose the answer to what the program has already done. */
export async function openNetwork(target) {
  const { hostname, port } = new URL(target);
  const state = { cut: false, lose: 0, puts: 0 };
  const server = createSite((incoming, outgoing) => {
    if (state.cut) return incoming.socket.destroy();
    const onward = ask(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        if (incoming.method === 'PUT') {
          state.puts++;
          if (state.lose > 0) {
            state.lose--;
            answer.resume().on('end', () => incoming.socket.destroy());
            return;
          }
        }
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    state,
    cut() {
      state.cut = true;
      server.closeAllConnections();
    },
    mend: () => (state.cut = false),
    close: () => (server.closeAllConnections(), server.close()),
  };
}

/** Presses the demo person's button on the login page. */
export async function signIn(page, name) {
  await page.goto('/masuk');
  await page.getByRole('button', { name }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'));
}

/** Axe (A, AA, best practice), console, DOM size, no sideways scrolling; keeps a picture. */
export async function holds(page, name, kind = 'staff') {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  const found = violations.map((v) => `${v.id}: ${v.help}\n   ${v.nodes.slice(0, 3).map((n) => n.html).join('\n   ')}`);
  assert.deepEqual(found, [], `axe on ${name}`);
  assert.deepEqual(page.wrong, [], `console on ${name}`);
  const { elements, sideways, wide } = await page.evaluate(() => ({
    elements: document.querySelectorAll('*').length,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    wide: [...document.querySelectorAll('main *')]
      .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('.list-scroll'))
      .map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`)
      .slice(0, 4),
  }));
  assert.ok(elements <= budgets[kind].elements, `${name}: ${elements} elements, ${budgets[kind].elements} allowed`);
  assert.ok(sideways <= 1, `${name}: scrolls sideways by ${sideways}px: ${wide.join("; ")}`);
}

/** First load of a page with an empty cache: all files, the HTML alone, the number of requests. */
export async function weighs(house, path, kind, cookiesFrom) {
  const context = await house.browser.newContext({ viewport: phone, baseURL: house.address });
  if (cookiesFrom) await context.addCookies(await cookiesFrom.context().cookies());
  const page = await context.newPage();
  const requests = [];
  page.on('requestfinished', (request) => requests.push(request));
  await page.goto(path, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(
    requests.map(async (r) => ({ html: r.isNavigationRequest(), bytes: (await r.sizes()).responseBodySize })),
  );
  await context.close();
  const kb = (list) => Math.round(list.reduce((sum, s) => sum + s.bytes, 0) / 102.4) / 10;
  const weight = { first: kb(sizes), html: kb(sizes.filter((s) => s.html)), requests: sizes.length };
  for (const key of ['first', 'html', 'requests'])
    assert.ok(weight[key] <= budgets[kind][key], `${path}: ${key} ${weight[key]}, ${budgets[kind][key]} allowed`);
  return weight;
}

/** An applicant's link and phone number, as the office's page has them ready for WhatsApp. */
export async function linkOf(page, nomination) {
  await page.goto(nomination);
  const chat = new URL(await page.locator('main a[href^="https://wa.me/"]').first().getAttribute('href'));
  const whole = chat.pathname.slice(1);
  const link = chat.searchParams.get('text').match(/https?:\/\/\S+/)[0];
  return { link: new URL(link).pathname, whole, phoneEnd: whole.slice(-4) };
}
