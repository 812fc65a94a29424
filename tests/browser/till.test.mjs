// The till of an outlet on a phone: three things are sold in a few taps, a sale without signal is sent once when the
// signal returns though its answer was lost, and one that cannot be says why.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { holds, openHouse, openNetwork, openWindow, phone, signIn, weighs } from './house.mjs';

let house, network, coop, home;

const sql = (text) => execFileSync('sqlite3', ['-cmd', '.timeout 20000', join(house.folder, 'naikkelas.db'), text], { encoding: 'utf8' }).trim();
const sales = () => Number(sql(`SELECT count(*) FROM outlet_trades WHERE cooperative_id = '${coop}' AND kind = 'Sale'`));
const left = (name) => Number(sql(`SELECT quantity FROM goods WHERE cooperative_id = '${coop}' AND name = '${name}'`));
const bar = (page) => page.locator('#antrean');

before(
  async () => {
    house = await openHouse();
    network = await openNetwork(house.address);
    coop = sql("SELECT cooperative_id FROM goods LIMIT 1");
    home = `/pembukuan/${coop.toLowerCase()}`;
  },
  { timeout: 300_000 },
);
after(async () => {
  network?.close();
  await house?.close();
});

describe('a till on a phone', { timeout: 300_000 }, () => {
  let context, page;
  before(async () => {
    page = await openWindow({ browser: house.browser, address: network.address }, phone);
    context = page.context();
    await signIn(page, /bendahara KDMP/);
  });
  after(() => context?.close());

  const tap = (name) => page.locator('.goods button').filter({ hasText: name }).click();
  const record = () => page.getByRole('button', { name: 'Catat penjualan', exact: true }).click();

  test('is reached from the books', async () => {
    await page.goto(home);
    await page.getByRole('link', { name: /Gerai/ }).first().click();
    await holds(page, 'phone-gerai');
    await page.getByRole('link', { name: 'Jual', exact: true }).first().click();
    await page.locator('.goods button').first().waitFor();
    await holds(page, 'phone-kasir', 'public');
    await page.waitForFunction(async () => {
      const kept = await caches.open('naikkelas-pages');
      return (await kept.match(location.pathname)) && (await kept.keys()).length === 2;
    });
  });

  test('sells three things to a member, a part of a kilo among them', async () => {
    const [before, rice, count] = [left('Gula pasir'), left('Beras medium'), sales()];
    for (const name of ['Gula pasir', 'Beras medium', 'Mi instan', 'Mi instan']) await tap(name);
    await page.getByLabel('Banyaknya Beras medium').fill('1,5');
    await page.getByText('Anggota', { exact: true }).last().click();
    await page.getByLabel('Cari nama atau nomor anggota').fill('0004');
    await page.locator('.found button').first().click();
    // 17.500 + 1,5 × 13.500 + 2 × 3.200, the prices for members.
    assert.match(await page.locator('.total b').first().innerText(), /Rp.44\.150/);
    await holds(page, 'phone-kasir-belanja', 'public');
    await record();
    await page.locator('#terkirim li[data-state=sent]').waitFor();
    assert.equal(sales(), count + 1);
    assert.deepEqual([left('Gula pasir'), left('Beras medium')], [before - 1000, rice - 1500]);
    await page.locator('#terkirim li[data-state=sent] a').click();
    await page.getByText(/Rp.44\.150/).first().waitFor();
    await holds(page, 'phone-bukti-gerai', 'public');
    await page.getByRole('link', { name: 'Catat lagi' }).click();
    await page.locator('.goods button').first().waitFor();
  });

  test('without signal sales wait, and each is sent once when it returns', async () => {
    const [count, rice] = [sales(), left('Beras medium')];
    network.cut();
    await page.goto(`${home}/gerai/TOKO/jual`);
    await page.getByLabel('Cari barang').fill('beras med');
    await tap('Beras medium');
    await record();
    await bar(page).getByText('1 belum terkirim').waitFor();
    // More than there is: refused, and in nobody's way.
    await tap('Deterjen 700 g');
    await page.getByLabel('Banyaknya Deterjen 700 g').fill('999');
    await record();
    await tap('Beras medium');
    await record();
    await bar(page).getByText('3 belum terkirim').waitFor();
    assert.equal(sales(), count);

    network.state.lose = 1;
    network.mend();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForTimeout(1000);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await bar(page).getByText('1 belum terkirim').waitFor();
    assert.match(await page.locator('#terkirim li[data-state=refused]').innerText(), /perlu perbaikan karena: .*Stok Deterjen 700 g tinggal/);
    assert.deepEqual([sales(), left('Beras medium')], [count + 2, rice - 2000]);
    // That there was no signal is no fault of the page.
    page.wrong = page.wrong.filter((text) => !/net::ERR_/.test(text));
    await holds(page, 'phone-kasir-ditolak', 'public');
  });

  test('the refused one is mended and sent', async () => {
    const count = sales();
    await page.locator('#terkirim li[data-state=refused]').getByRole('button', { name: 'Perbaiki' }).click();
    await page.getByLabel('Banyaknya Deterjen 700 g').fill('1');
    await record();
    await bar(page).getByText('Semua terkirim').waitFor();
    assert.equal(sales(), count + 1);
    assert.match(house.run('books', 'verify', '--cooperative', coop), /./);
  });

  test('the other pages hold as well, within their bytes', async () => {
    for (const path of ['', '/barang', '/beli', '/opname', '/opname/baru', '/bon', '/barang/baru']) {
      await page.goto(`${home}/gerai/TOKO${path}`);
      await holds(page, `phone-gerai${path.replaceAll('/', '-') || '-toko'}`);
    }
    console.log('jual', await weighs(house, `${home}/gerai/TOKO/jual`, 'public', page));
    console.log('gerai', await weighs(house, `${home}/gerai/TOKO`, 'staff', page));
  });
});
