// The main job, as the officer of Kota Blitar does it: open a round, take nominations, close, select, publish, print.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { desktop, holds, openHouse, openWindow, phone, signIn, weighs } from './house.mjs';

let house;
before(async () => (house = await openHouse()), { timeout: 180_000 });
after(() => house?.close());

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

async function openRound(page, size, title) {
  await page.goto('/pelatihan');
  await holds(page, `${size}-pelatihan`);
  await page.getByRole('link', { name: 'Putaran baru' }).click();
  await page.getByText('Salin dari putaran sebelumnya').click();
  await page.getByRole('link', { name: /^Penyusunan dan analisis/ }).first().click();
  await page.waitForURL(/salin=/);
  await page.getByLabel('Judul putaran').fill('');
  await page.getByRole('button', { name: 'Simpan dan lanjut' }).click();
  await page.locator('.error-summary').waitFor();
  await holds(page, `${size}-putaran-baru-salah`);
  await page.getByLabel('Judul putaran').fill(title);
  await page.getByLabel('Dibuka').fill(`${day(-1)}T08:00`);
  await page.getByLabel('Ditutup').fill(`${day(7)}T16:00`);
  await page.getByLabel('Hari pertama').fill(day(20));
  await page.getByLabel('Hari terakhir').fill(day(22));
  await holds(page, `${size}-putaran-baru`);
  await page.getByRole('button', { name: 'Simpan dan lanjut' }).click();
  await page.waitForURL(/\/syarat$/);
  await holds(page, `${size}-syarat`);
  await page.getByRole('button', { name: /^Simpan dan lanjut/ }).click();
  await page.waitForURL(/\/kunci$/);
  await holds(page, `${size}-kunci`);
  await page.getByRole('button', { name: 'Kunci dan jadwalkan' }).click();
  await page.waitForURL(/\/pelatihan\/putaran\/[0-9a-f-]{36}$/);
  await holds(page, `${size}-putaran`);
  return new URL(page.url()).pathname;
}

async function importNominations(page, size, round) {
  await page.goto(`${round}/usulan`);
  await holds(page, `${size}-usulan-kosong`);
  await page.goto(`${round}/usulan/impor`);
  await holds(page, `${size}-impor`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh contoh yang sudah terisi' }).click(),
  ]);
  const sheet = join(house.folder, `${size}-usulan.xlsx`);
  await download.saveAs(sheet);
  await page.getByLabel('Berkas Excel').setInputFiles(sheet);
  await page.getByRole('button', { name: 'Unggah dan periksa' }).click();
  await page.waitForURL(/\/impor\/[0-9a-f-]{36}/);
  await holds(page, `${size}-impor-diperiksa`);
  await page.getByRole('button', { name: /^Impor semua/ }).click();
  await page.getByText(/baris diimpor pada/).waitFor();
  await holds(page, `${size}-impor-selesai`);
  await page.goto(`${round}/usulan`);
  await page.getByText('120 baris').waitFor();
  await holds(page, `${size}-usulan`);
}

async function closeAndSelect(page, size, round) {
  await page.goto(`${round}/waktu`);
  await page.getByLabel('Alasan').fill('Semua koperasi sudah mengusulkan pesertanya.');
  await holds(page, `${size}-tutup`);
  await page.getByRole('button', { name: 'Tutup sekarang' }).click();
  await page.waitForURL((url) => url.pathname === round);
  await page.goto(`${round}/bekukan`);
  if (page.url().endsWith('/bekukan')) {
    await holds(page, `${size}-bekukan`);
    await page.getByRole('button', { name: 'Bekukan sekarang' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/bekukan'));
  }
  await page.goto(`${round}/papan`);
  await holds(page, `${size}-papan-saring`);
  await page.getByLabel(/^Nilai publik/).fill('7.123,45');
  await page.getByRole('button', { name: 'Tetapkan peserta' }).click();
  await page.getByRole('link', { name: 'Periksa dan umumkan' }).waitFor();
  await holds(page, `${size}-papan`);
  await page.locator('main table a').first().click();
  await page.waitForURL(/\/papan\/P\d+$/);
  await holds(page, `${size}-jejak`);
}

async function publishAndPrint(page, size, round) {
  await page.goto(`${round}/umumkan`);
  await holds(page, `${size}-umumkan`);
  await page.getByRole('button', { name: 'Umumkan sekarang' }).click();
  await page.getByRole('link', { name: 'SK', exact: true }).waitFor();
  await holds(page, `${size}-papan-diumumkan`);
  const decree = await page.request.get(`${round}/berkas/sk.pdf`);
  assert.equal(decree.status(), 200);
  assert.equal((await decree.body()).subarray(0, 5).toString(), '%PDF-');
  const href = await page.getByRole('link', { name: 'Halaman publik' }).getAttribute('href');
  return href;
}

async function anyoneChecks(size, viewport, result) {
  const page = await openWindow(house, viewport);
  await page.goto('/hasil');
  await holds(page, `${size}-hasil`, 'public');
  await page.goto(result);
  await holds(page, `${size}-hasil-putaran`, 'public');
  const files = ['round.json', 'result.json'].map((name) => [name, join(house.folder, `${size}-${name}`)]);
  const { writeFileSync } = await import('node:fs');
  for (const [name, path] of files) writeFileSync(path, await (await page.request.get(`${result}/${name}`)).body());
  const again = JSON.parse(house.run('select', files[0][1]));
  assert.deepEqual(again, JSON.parse(readFileSync(files[1][1], 'utf8')));
  await page.context().close();
}

for (const [size, viewport] of [['desktop', desktop], ['phone', phone]])
  describe(`on a ${size}`, { timeout: 300_000 }, () => {
    let page, round, result;
    before(async () => {
      page = await openWindow(house, viewport);
      await page.goto('/masuk');
      await holds(page, `${size}-masuk`, 'public');
      await signIn(page, /petugas Kota Blitar/);
    });
    after(() => page?.context().close());

    test('the first page shows what waits', async () => {
      await page.goto('/beranda');
      await holds(page, `${size}-beranda`);
    });
    test('a round is opened with the rules of an earlier one', async () => {
      round = await openRound(page, size, `Laporan keuangan ${size} ${day(0).slice(0, 4)}`);
    });
    test('nominations come in from Excel', () => importNominations(page, size, round));
    test('it closes, is drawn, and every decision can be read', () => closeAndSelect(page, size, round));
    test('it is published, and the decree printed', async () => {
      result = await publishAndPrint(page, size, round);
    });
    test('anyone recomputes the published result', () => anyoneChecks(size, viewport, result));
  });

test('whoever signs out is out', async () => {
  const page = await openWindow(house, desktop);
  await signIn(page, /kepala dinas Kota Blitar/);
  await page.locator('header summary').filter({ hasText: 'Endah' }).click();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.waitForURL(/\/(masuk|hasil)/);
  await page.goto('/beranda');
  assert.match(page.url(), /\/masuk/);
  await page.context().close();
});

test('pages keep within their bytes', async () => {
  const page = await openWindow(house, desktop);
  await signIn(page, /petugas Kota Blitar/);
  for (const path of ['/beranda', '/pelatihan', '/koperasi', '/orang?q=siti']) console.log(path, await weighs(house, path, 'staff', page));
  await page.goto('/hasil');
  const result = await page.locator('main a[href^="/hasil/"]').first().getAttribute('href');
  for (const path of ['/masuk', '/hasil', result]) console.log(path, await weighs(house, path, 'public'));
  await page.context().close();
});
