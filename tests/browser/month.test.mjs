// The end of a month on a phone: the cash is counted, an asset loses value, the bank's file is compared, a plan is kept,
// and a month is not closed while something entered on this phone has not been sent.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { holds, openHouse, openWindow, phone, signIn } from './house.mjs';

let house, coop, home;

const sql = (text) => execFileSync('sqlite3', ['-cmd', '.timeout 20000', join(house.folder, 'naikkelas.db'), text], { encoding: 'utf8' }).trim();
const day = (date) => date.toISOString().slice(0, 10);
const last = new Date(new Date().getFullYear(), new Date().getMonth(), 0, 12);
const month = `${last.getFullYear()}${String(last.getMonth() + 1).padStart(2, '0')}`;

before(
  async () => {
    house = await openHouse();
    coop = sql('SELECT cooperative_id FROM goods LIMIT 1');
    home = `/pembukuan/${coop.toLowerCase()}`;
  },
  { timeout: 300_000 },
);
after(() => house?.close());

// In January the month before lies in a year whose books the RAT of the demo may have accepted.
const skip = last.getFullYear() < new Date().getFullYear();

describe('the end of a month', { timeout: 300_000, skip }, () => {
  let page;
  before(async () => {
    page = await openWindow({ browser: house.browser, address: house.address }, phone);
    await signIn(page, /bendahara KDMP/);
  });
  after(() => page?.context().close());

  test('the cash is counted and its difference posted', async () => {
    await page.goto(home);
    await page.getByRole('link', { name: /Akhir bulan/ }).click();
    await holds(page, 'phone-bulan');
    await page.getByRole('link', { name: 'Hitung kas' }).click();
    await holds(page, 'phone-kas');
    await page.getByRole('button', { name: 'Bandingkan dengan buku' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Isi jumlah lembar/);
    await page.getByLabel('Rp 100.000').fill('3');
    await page.getByRole('button', { name: 'Bandingkan dengan buku' }).click();
    await page.getByText(/berselisih/).waitFor();
    await page.getByRole('button', { name: 'Catat selisih' }).click();
    await page.getByRole('link', { name: 'Selisih dicatat' }).waitFor();
    await holds(page, 'phone-kas-dicatat');
  });

  test('an asset is listed and depreciated', async () => {
    await page.goto(`${home}/aset/baru`);
    await holds(page, 'phone-aset-baru');
    await page.getByLabel('Nama aset').fill('Freezer gerai');
    await page.getByLabel('Golongan').selectOption({ label: 'Peralatan' });
    await page.getByLabel('Tanggal perolehan').fill(day(new Date(last.getFullYear(), last.getMonth(), 1, 12)));
    await page.getByLabel('Harga perolehan').fill('4800000');
    await page.getByLabel('Masa manfaat, bulan').fill('48');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('button', { name: /Catat penyusutan/ }).click();
    await page.getByText(/Penyusutan dicatat/).waitFor();
    await holds(page, 'phone-aset');
    assert.equal(sql(`SELECT sum(amount) FROM asset_depreciations WHERE cooperative_id = '${coop}'`), '100000');
  });

  test("the bank's file is taken once", async () => {
    for (const rows of ['1', '0']) {
      await page.goto(`${home}/bank`);
      await page.getByRole('link', { name: 'Unggah rekening koran' }).click();
      await page.locator('input[type=file]').setInputFiles({
        name: 'mutasi.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`Tanggal;Keterangan;Debet;Kredit\n${day(last)};BIAYA ADM;6.500,00;\n`),
      });
      await page.locator('main form button.btn-primary').first().click();
      await page.getByText(rows === '1' ? /baris baru/ : /tanpa perubahan/).first().waitFor();
      if (rows === '1') await page.getByRole('button', { name: /Impor semua/ }).click();
    }
    await page.goto(`${home}/bank`);
    await holds(page, 'phone-bank');
    await page.getByRole('button', { name: 'Catat sebagai biaya bank' }).click();
    await page.getByText('Semua mutasi bank ada jurnalnya.').waitFor();
    assert.equal(sql(`SELECT count(*) FROM bank_lines WHERE cooperative_id = '${coop}' AND seq IS NOT NULL`), '1');
  });

  test('what was not sent keeps the month open', async () => {
    await page.goto(`${home}/bulan/${month}`);
    const close = page.getByRole('button', { name: 'Tutup sementara' });
    await page.locator('#antrean').getByText('Semua terkirim').waitFor();
    await holds(page, 'phone-satu-bulan', 'public');
    assert.ok(await close.isEnabled());
    const change = (state) =>
      page.evaluate(
        ([url, wanted]) =>
          new Promise((resolve) => {
            const opening = indexedDB.open('naikkelas', 1);
            opening.onsuccess = () => {
              const box = opening.result.transaction('outbox', 'readwrite').objectStore('outbox');
              const asked = wanted ? box.add({ key: 'x', url, user: 'x', body: {}, state: wanted, reason: 'x', at: Date.now() }) : box.clear();
              asked.onsuccess = () => (opening.result.close(), resolve());
            };
          }),
        [`/api/v1/books/${coop.toLowerCase()}/entries/`, state],
      );
    await change('refused');
    await page.reload();
    await page.locator('#antrean').getByText('1 belum terkirim').waitFor();
    assert.ok(await close.isDisabled());
    await change(null);
    await page.reload();
    await page.locator('#antrean').getByText('Semua terkirim').waitFor();
    await close.click();
    await page.getByText(/ditutup sementara\./).first().waitFor();
  });

  test('the plan of the year stands beside what happened', async () => {
    await page.goto(home);
    await page.getByRole('link', { name: /RAPB dan realisasi/ }).click();
    await page.getByRole('link', { name: 'Isi rencana' }).click();
    await page.getByLabel('Beban Listrik, Air, Telepon, Internet').fill('1200000');
    await holds(page, 'phone-rapb-isi');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Tercapai').first().waitFor();
    await holds(page, 'phone-rapb');
  });
});
