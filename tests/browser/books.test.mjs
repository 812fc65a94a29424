// A treasurer reads the statements down to a journal and takes in a member; the agency sees who keeps books.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { desktop, holds, openHouse, openWindow, phone, signIn } from './house.mjs';

let house, page;
before(
  async () => {
    house = await openHouse();
    page = await openWindow(house, phone);
    await signIn(page, /bendahara KDMP/);
  },
  { timeout: 300_000 },
);
after(() => house?.close());

/** On a phone, and the same page on a desk. */
async function both(name) {
  await holds(page, `phone-${name}`);
  await page.setViewportSize(desktop);
  await holds(page, `desktop-${name}`);
  await page.setViewportSize(phone);
}

describe("a treasurer's statements and members", { timeout: 300_000 }, () => {
  test('from the summary down to a journal', async () => {
    await page.goto('/pembukuan/laporan');
    await both('laporan');
    await page.getByRole('link', { name: 'Laporan perhitungan hasil usaha' }).click();
    await both('hasil-usaha');
    await page.getByRole('link', { name: 'Beban usaha', exact: true }).click();
    await page.getByRole('heading', { name: 'Beban usaha' }).waitFor();
    await both('di-balik-angka');
    await page.locator('tbody a').first().click();
    await page.waitForURL(/\/jurnal\/\d+$/);
  });

  test('a member without a name is refused, and with one has three passbooks', async () => {
    await page.goto('/pembukuan/anggota');
    await both('anggota');
    await page.getByRole('link', { name: 'Anggota baru' }).click();
    await page.getByRole('button', { name: 'Simpan' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Nama: ditemukan 0 huruf/);
    await page.getByLabel('Nama', { exact: false }).first().fill('Sri Uji Coba');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('heading', { name: 'Sri Uji Coba' }).waitFor();
    await both('satu-anggota');
    assert.equal(await page.locator('.link-list a').count(), 3);
    await page.locator('.link-list a').first().click();
    await page.getByText('Belum ada transaksi').waitFor();
    await both('buku-simpanan');
    for (const [path, name] of [['ketentuan', 'ketentuan'], ['tagihan', 'tagihan']]) {
      await page.goto(page.url().replace(/\/anggota\/.*$/, `/anggota/${path}`));
      await both(name);
    }
  });

  test('the books are counted again on demand', async () => {
    await page.goto(page.url().replace(/\/anggota\/.*$/, '/pemeriksaan'));
    await page.getByRole('button', { name: 'Periksa sekarang' }).click();
    await page.getByText('cocok semua').waitFor();
    await both('pemeriksaan');
  });

  test('what the books began with adds up while one types, and a mistake is mended by the difference', async () => {
    await page.goto('/pembukuan');
    await both('pembukuan');
    await page.getByRole('link', { name: /Saldo awal/ }).click();
    await both('saldo-awal');
    const cash = page.getByLabel(/^1-1101 Kas$/);
    const reserve = page.getByLabel(/^3-1400/);
    const more = async (field) => field.fill(String(Number((await field.inputValue()).replace(/\D/g, '')) + 1000));
    await more(cash);
    await page.getByText(/Belum seimbang: .*selisih Rp 1\.000/).waitFor();
    await page.getByRole('button', { name: 'Catat saldo awal' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /belum seimbang: selisih Rp.?1\.000/);
    await more(reserve);
    await page.getByText(/^Seimbang: aset/).waitFor();
    await page.getByRole('button', { name: 'Catat saldo awal' }).click();
    await page.getByText('Perbaikan saldo awal').first().waitFor();
    for (const [path, name] of [
      ['saldo-awal/simpanan', 'saldo-awal-simpanan'],
      ['anggota/impor', 'impor-anggota'],
      ['jurnal/impor', 'impor-jurnal'],
      ['kirim/2024/isi', 'isi-laporan'],
    ]) {
      await page.goto(page.url().replace(/(\/pembukuan\/[0-9a-f-]{36})\/.*$/, `$1/${path}`));
      await both(name);
    }
  });

  test('interest is looked at and credited once', async () => {
    await page.goto('/pembukuan/anggota');
    await page.getByRole('link', { name: 'Jasa simpanan' }).click();
    await both('jasa-simpanan');
    await page.getByRole('button', { name: /^Catat jasa/ }).click();
    await page.waitForURL(/\/jurnal\/\d+$/);
    await page.goto(page.url().replace(/\/jurnal\/.*$/, '/anggota/jasa'));
    await page.getByText('Sudah dicatat:').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Catat jasa/ }).count(), 0);
  });

  test("a year's statements go to the agency and come back with a reason", async () => {
    await page.goto('/pembukuan');
    await page.getByRole('link', { name: /Laporan tahunan ke dinas/ }).click();
    await both('kirim');
    await page.getByRole('link', { name: /Tahun buku 2025/ }).click();
    await page.getByRole('button', { name: /Kirim laporan 2025/ }).click();
    await page.getByText('Menunggu diperiksa').waitFor();
    await both('laporan-terkirim');
    const here = new URL(page.url()).pathname;
    await page.context().clearCookies();
    await signIn(page, /petugas Kabupaten Jombang/);
    await page.goto('/pembukuan/laporan-masuk?tahun=2025');
    await both('laporan-masuk');
    await page.locator(`a[href="${here}"]`).click();
    await both('laporan-diperiksa');
    await page.getByRole('button', { name: 'Kembalikan' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /apa yang perlu diperbaiki/);
    await page.getByLabel('Apa yang perlu diperbaiki').fill('Lampirkan berita acara RAT.');
    await page.getByRole('button', { name: 'Kembalikan' }).click();
    await page.waitForURL(/laporan-masuk/);
    await page.context().clearCookies();
    await signIn(page, /bendahara KDMP/);
    await page.goto(here);
    await page.getByText('Lampirkan berita acara RAT.').waitFor();
  });

  test('the agency sees who keeps books and who stopped', async () => {
    await page.context().clearCookies();
    await signIn(page, /petugas Kabupaten Jombang/);
    await page.goto('/pembukuan/koperasi');
    await page.getByText('berhenti lebih dari tiga bulan').waitFor();
    await both('koperasi-membukukan');
  });
});
