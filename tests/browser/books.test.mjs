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

  test('the agency sees who keeps books and who stopped', async () => {
    await page.context().clearCookies();
    await signIn(page, /petugas Kabupaten Jombang/);
    await page.goto('/pembukuan/koperasi');
    await page.getByText('berhenti lebih dari tiga bulan').waitFor();
    await both('koperasi-membukukan');
  });
});
