// A member on a phone: in with number and PIN, when to pay and how much, a loan asked for, data to be mended, and out. The
// treasurer gives another member access; the link sets a PIN once.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { holds, openHouse, openWindow, phone, signIn, weighs } from './house.mjs';

const NUMBER = '0812-0000-0004';
const PIN = '739184';

let house;
before(
  async () => {
    house = await openHouse();
  },
  { timeout: 300_000 },
);
after(() => house?.close());

async function enter(page, number, pin) {
  await page.goto('/anggota/masuk');
  await page.getByLabel('Nomor HP').fill(number);
  await page.getByLabel('PIN').fill(pin);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

describe('a member', { timeout: 300_000 }, () => {
  let page;
  before(async () => {
    page = await openWindow(house, phone);
  });
  after(() => page?.context().close());

  test('finds the way in from the sign-in page, and a wrong PIN says what to do', async () => {
    await page.goto('/masuk');
    await page.getByRole('link', { name: 'Masuk di sini dengan nomor HP dan PIN' }).click();
    await holds(page, 'anggota-masuk', 'public');
    await enter(page, NUMBER, '804615');
    assert.match(await page.locator('.error-summary').innerText(), /tidak cocok/);
    await holds(page, 'anggota-salah', 'public');
  });

  test('sees savings, the loan and when it is due', async () => {
    await enter(page, NUMBER, PIN);
    await page.getByRole('heading', { level: 1, name: /Halo/ }).waitFor();
    await holds(page, 'anggota-beranda', 'public');
    console.log('/anggota', await weighs(house, '/anggota', 'public', page));
    assert.match(await page.locator('main').innerText(), /angsuran berikut/i);
    await page.getByRole('link', { name: /P-0001/ }).click();
    await page.getByText('Sudah dibayar').waitFor();
    await holds(page, 'anggota-pinjaman', 'public');
  });

  test('every page holds', async () => {
    for (const path of ['kuitansi', 'belanja', 'shu', 'rat', 'pemberitahuan', 'data', 'pin', 'pinjaman']) {
      await page.goto(`/anggota/${path}`);
      await holds(page, `anggota-${path}`, 'public');
    }
    await page.goto('/anggota');
    await page.locator('a[href^="/anggota/simpanan/"]').first().click();
    await holds(page, 'anggota-simpanan', 'public');
    await page.locator('a[href^="/anggota/kuitansi/"]').first().click();
    await holds(page, 'anggota-kuitansi-satu', 'public');
  });

  test('asks for a loan after seeing its instalments', async () => {
    await page.goto('/anggota/pinjaman/ajukan');
    await page.getByLabel('Jumlah pinjaman').fill('1.500.000');
    await page.getByLabel('Berapa bulan').fill('10');
    await page.getByLabel('Untuk apa').fill('Bibit padi');
    await page.getByLabel('Sisa penghasilan sebulan').fill('700.000');
    await page.getByRole('button', { name: 'Lihat angsurannya' }).click();
    await page.getByText(/angsuran pertama/).waitFor();
    await holds(page, 'anggota-ajukan', 'public');
    await page.getByRole('button', { name: 'Kirim permohonan' }).click();
    await page.getByText('Permohonan terkirim').waitFor();
    await holds(page, 'anggota-terkirim', 'public');
  });

  test('asks to have the heir mended, and signs out', async () => {
    await page.goto('/anggota/data');
    await page.getByLabel('Ahli waris').fill('Anak pertama');
    await page.getByRole('button', { name: 'Minta diubah' }).click();
    await page.getByText('menunggu koperasi').waitFor();
    await holds(page, 'anggota-menunggu', 'public');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByText('Anda sudah keluar').waitFor();
    await page.goto('/anggota');
    assert.match(page.url(), /\/anggota\/masuk$/);
  });
});

describe('the treasurer', { timeout: 300_000 }, () => {
  let page;
  before(async () => {
    page = await openWindow(house, phone);
    await signIn(page, /bendahara KDMP/);
  });
  after(() => page?.context().close());

  test('accepts what the member asked for', async () => {
    await page.goto('/pembukuan');
    await page.goto(`${new URL(page.url()).pathname}/anggota`);
    await page.locator('.notice-amber a').first().click();
    await page.getByText('Anak pertama').waitFor();
    await holds(page, 'phone-anggota-minta');
    await page.getByRole('button', { name: 'Terima dan ubah' }).click();
    await page.getByText('Data anggota diubah').waitFor();
  });

  test('gives another member access, whose link works once', async () => {
    await page.goto(`${new URL(page.url()).pathname.split('/anggota/')[0]}/anggota?q=0010`);
    await page.locator('main tbody td a').first().click();
    await page.getByLabel('Nomor HP').fill('081200000010');
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.getByText('Data anggota disimpan').waitFor();
    await page.getByRole('button', { name: 'Beri akses HP' }).click();
    await page.locator('svg.qr').waitFor();
    await holds(page, 'phone-anggota-akses');
    const chat = new URL(await page.locator('a[href^="https://wa.me/6281200000010"]').getAttribute('href'));
    const link = new URL(chat.searchParams.get('text').match(/https?:\/\/\S+/)[0]).pathname;
    const member = await openWindow(house, phone);
    await member.goto(link);
    await holds(member, 'anggota-tautan', 'public');
    await member.getByLabel('4 angka terakhir').fill('0010');
    await member.getByLabel('PIN baru').fill('123456');
    await member.getByLabel('Ulangi PIN').fill('123456');
    await member.getByRole('button', { name: 'Simpan PIN dan buka' }).click();
    assert.match(await member.locator('.error-summary').innerText(), /mudah ditebak/);
    await member.getByLabel('PIN baru').fill('508327');
    await member.getByLabel('Ulangi PIN').fill('508327');
    await member.getByRole('button', { name: 'Simpan PIN dan buka' }).click();
    await member.getByRole('heading', { level: 1, name: /Halo/ }).waitFor();
    await member.goto(link);
    await member.getByRole('heading', { name: 'Tautan ini tidak berlaku lagi' }).waitFor();
    await holds(member, 'anggota-tautan-habis', 'public');
    await member.context().close();
  });
});
