// A treasurer on a phone without signal: ten entries, the page killed, one answer lost, one refused and mended, each
// posted once. The network is a proxy in front of the program, so that the page and its service worker both lose it.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { holds, openHouse, openNetwork, openWindow, phone, signIn, weighs } from './house.mjs';

let house, network, books, coop;

const sql = (text) => execFileSync('sqlite3', ['-cmd', '.timeout 20000', join(house.folder, 'naikkelas.db'), text], { encoding: 'utf8' }).trim();

/** Empty books for a village co-op that has none, with three savers. Ids are text in capitals, as the program writes them. */
function plant() {
  coop = sql("SELECT id FROM organisations WHERE kind = 'Kdmp' AND id NOT IN (SELECT cooperative_id FROM books) ORDER BY id LIMIT 1");
  sql(`UPDATE user_grants SET organisation = '${coop}' WHERE role = 'CoopTreasurer'`);
  house.run('books', 'open', '--cooperative', coop, '--chart', 'kdmp', '--date', '2025-01-01');
  ['Sri Wahyuni', 'Budi Santoso', 'Siti Aminah'].forEach((name, i) => {
    const id = (kind) => `0190000${i}-0000-7000-8000-0000000000${kind}${i}`.toUpperCase();
    sql(`INSERT INTO members (cooperative_id, id, number, name, name_key, joined_on, version) VALUES ('${coop}', '${id(1)}', 'A-00${i}', '${name}', '${name.toUpperCase()}', '2025-01-01', 0);
      INSERT INTO subledger_accounts (cooperative_id, id, account_code, member_id, number, sign, state, balance, floor)
      VALUES ('${coop}', '${id(2)}', '2-1101', '${id(1)}', 'S-00${i}', -1, 'Open', 0, 0)`);
  });
}

before(
  async () => {
    house = await openHouse();
    network = await openNetwork(house.address);
    plant();
    books = `/pembukuan/${coop.toLowerCase()}`;
  },
  { timeout: 300_000 },
);
after(async () => {
  network?.close();
  await house?.close();
});

const count = () => Number(sql(`SELECT count(*) FROM journals WHERE cooperative_id = '${coop}'`));
const bar = (page) => page.locator('#antrean');

/** From the member on: how many taps until it is kept. */
async function deposit(page, name, preset) {
  await page.getByRole('link', { name: 'Terima simpanan', exact: true }).click();
  await page.getByLabel('Cari nama atau nomor anggota').fill(name);
  let taps = 0;
  const tap = (locator) => (taps++, locator.click());
  await page.locator('.found button').first().click();
  await tap(page.getByRole('button', { name: preset, exact: true }));
  await tap(page.getByRole('button', { name: 'Catat', exact: true }));
  await page.getByRole('link', { name: 'Terima simpanan', exact: true }).waitFor();
  return taps;
}

async function bill(page, keys, date) {
  await page.getByRole('link', { name: 'Bayar beban', exact: true }).click();
  await page.getByText('Beban Listrik, Air').click();
  for (const key of keys) await page.locator('.pad').getByRole('button', { name: key, exact: true }).click();
  if (date) {
    await page.getByText('Tanggal, unit, uraian').click();
    await page.getByLabel('Tanggal', { exact: true }).fill(date);
  }
  await page.getByRole('button', { name: 'Catat', exact: true }).click();
  await page.getByRole('link', { name: 'Bayar beban', exact: true }).waitFor();
}

describe('a treasurer without signal', { timeout: 300_000 }, () => {
  let context, page;
  before(async () => {
    page = await openWindow({ browser: house.browser, address: network.address }, phone);
    context = page.context();
    await signIn(page, /bendahara KDMP/);
  });
  after(() => context?.close());

  test('opens the page once with signal, which makes it work without', async () => {
    await page.goto(`${books}/catat`);
    await bar(page).getByText('Semua terkirim').waitFor();
    await holds(page, 'phone-catat', 'public');
    await page.waitForFunction(async () => {
      const kept = await caches.open('naikkelas-pages');
      return (await kept.match(location.pathname)) && (await kept.keys()).length === 2;
    });
  });

  test('enters ten, the page is killed in between, and all ten wait', async () => {
    network.cut();
    for (const [name, preset] of [['sri', /Rp.10\.000/], ['budi', /Rp.20\.000/], ['siti', /Rp.50\.000/], ['A-000', /Rp.10\.000/]])
      assert.ok((await deposit(page, name, preset)) <= 4);
    await bar(page).getByText('4 belum terkirim').waitFor();
    await page.close({ runBeforeUnload: false });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.wrong = [];
    await page.goto(`${books}/catat`);
    await bar(page).getByText('4 belum terkirim').waitFor();
    for (let i = 1; i <= 5; i++) await bill(page, [String(i), '000']);
    // Before the books were opened: the server will refuse this one, and it stands in front of nobody.
    await bill(page, ['9', '000'], '2024-12-31');
    await bar(page).getByText('10 belum terkirim').waitFor();
    await holds(page, 'phone-catat-luring', 'public');
    assert.equal(count(), 0);
  });

  test('with the signal back and one answer lost, nine are posted once and one says what is wrong', async () => {
    network.state.lose = 1;
    network.mend();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForTimeout(1000);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await bar(page).getByText('1 belum terkirim').waitFor();
    await page.locator('#terkirim li[data-state=refused]').waitFor();
    assert.equal(network.state.puts, 11, 'one was sent twice');
    assert.match(await page.locator('#terkirim li[data-state=refused]').innerText(), /perlu perbaikan karena: .*sebelum pembukuan dimulai/);
    assert.equal(count(), 9);
    await holds(page, 'phone-catat-ditolak', 'public');
  });

  test('the refused one is mended and sent, and all ten stand there once, in order', async () => {
    await page.locator('#terkirim li[data-state=refused]').getByRole('button', { name: 'Perbaiki' }).click();
    await page.getByText('Tanggal, unit, uraian').click();
    await page.getByLabel('Tanggal', { exact: true }).fill(sql("SELECT date('now', '-1 day')"));
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    await bar(page).getByText('Semua terkirim').waitFor();
    const posted = sql(`SELECT (SELECT sum(l.amount) FROM journal_lines l WHERE l.cooperative_id = j.cooperative_id AND l.seq = j.seq AND l.amount > 0) FROM journals j WHERE j.cooperative_id = '${coop}' ORDER BY seq`);
    assert.deepEqual(posted.split('\n').map(Number), [10000, 20000, 50000, 10000, 1000, 2000, 3000, 4000, 5000, 9000]);
    await page.locator('#kas').getByText(/Rp.66\.000/).first().waitFor();
  });

  test('a login that ran out keeps the entry and asks to sign in', async () => {
    await context.clearCookies();
    await deposit(page, 'sri', /Rp.10\.000/);
    await page.locator('#terkirim li[data-state=login]').getByText('perlu masuk').waitFor();
    await signIn(page, /bendahara KDMP/);
    await page.goto(`${books}/catat`);
    await bar(page).getByText('Semua terkirim').waitFor();
    assert.equal(count(), 11);
  });

  test('undoes the last one from its receipt', async () => {
    await page.locator('#terkirim li[data-state=sent] a').first().click();
    await page.waitForURL(/\/bukti\/\d+$/);
    await holds(page, 'phone-bukti', 'public');
    await page.getByRole('button', { name: 'Urungkan' }).click();
    await page.getByText(/sudah dibatalkan dengan/).waitFor();
    assert.equal(count(), 12);
  });

  test('within its bytes', async () => {
    for (const path of [`${books}/catat`, `${books}/bukti/1`, `${books}/persetujuan`])
      console.log(path.slice(47), await weighs(house, path, 'public', page));
    for (const path of [`${books}/jurnal`, `${books}/jurnal/1`, `${books}/jurnal/baru`])
      console.log(path.slice(47), await weighs(house, path, 'staff', page));
  });
});
