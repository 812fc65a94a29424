// A treasurer reads the statements down to a journal, takes in a member and a term of savings, and goes round the village
// without signal; the agency sees who keeps books.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { desktop, holds, openHouse, openNetwork, openWindow, phone, signIn, weighs } from './house.mjs';

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
    for (const [path, name] of [['ketentuan', 'ketentuan'], ['berjangka', 'tanpa-berjangka']]) {
      await page.goto(page.url().replace(/\/anggota\/.*$/, `/anggota/${path}`));
      await both(name);
    }
  });

  test('a term is placed on a passbook, seen in the list, and only the board may break it', async () => {
    await page.goto('/pembukuan/anggota');
    await page.locator('tbody a').first().click();
    await page.getByRole('button', { name: /Simpanan Berjangka/ }).click();
    await page.getByText('Rekening dibuka.').waitFor();
    await page.getByRole('link', { name: /Simpanan Berjangka/ }).click();
    const passbook = new URL(page.url()).pathname;
    const number = (await page.locator('.head-pre').innerText()).split(' · ')[1];
    await page.getByRole('link', { name: 'Tempatkan jangka waktu' }).click();
    await page.getByRole('link', { name: 'Terima setorannya dahulu.' }).click();
    await page.locator('.found a').first().click();
    await page.getByLabel('Jumlah').fill('1.000.000');
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    await page.waitForURL(/\/bukti\/\d+$/);
    await page.goto(`${passbook}/berjangka`);
    await both('berjangka-isi');
    await page.getByLabel('Jangka waktu, bulan').fill('90');
    await page.getByRole('button', { name: 'Tempatkan' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Jangka waktu: isi 1 sampai 60 bulan/);
    await page.getByLabel('Jangka waktu, bulan').fill('3');
    await page.getByLabel('Suku jasa, persen setahun').fill('6');
    await page.getByRole('button', { name: 'Tempatkan' }).click();
    await page.getByText('Sebelum jatuh tempo hanya pengurus').waitFor();
    await both('berjangka');
    await page.goto(passbook);
    await both('buku-berjangka');
    await page.goto('/pembukuan/anggota');
    await page.getByRole('link', { name: 'Simpanan berjangka' }).click();
    await page.getByRole('link', { name: number }).waitFor();
    await both('daftar-berjangka');
  });

  test('the books are counted again on demand', async () => {
    await page.goto(page.url().replace(/\/anggota\/.*$/, '/pemeriksaan'));
    await page.getByRole('button', { name: 'Periksa sekarang' }).click();
    await page.getByText('cocok semua').waitFor();
    await both('pemeriksaan');
  });

  test('what the books began with adds up while one types, and is not mended once the RAT has accepted its year', async () => {
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
    assert.match(await page.locator('.error-summary').innerText(), /sudah ditutup/);
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

  test("a year's statements went to the agency with the RAT, come back with a reason and go again", async () => {
    await page.goto('/pembukuan');
    await page.getByRole('link', { name: /Laporan tahunan ke dinas/ }).click();
    await both('kirim');
    await page.getByRole('link', { name: /Tahun buku 2025/ }).click();
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
    await page.getByRole('button', { name: /Kirim laporan 2025/ }).click();
    await page.getByText('Menunggu diperiksa').waitFor();
  });

  test('the RAT of last year, its LPJ, and the plan of the next', async () => {
    await page.goto('/pembukuan');
    await page.getByRole('link', { name: /RAT dan LPJ/ }).click();
    await both('rat');
    await page.getByRole('link', { name: /RAT tahun buku 2025/ }).click();
    await page.getByText('Hasil RAT dikirim ke dinas').waitFor();
    await both('rat-selesai');
    const here = new URL(page.url()).pathname;
    await page.goto(`${here}/lpj`);
    await both('lpj');
    await page.goto(`${here}/tanda-tangan`);
    await both('rat-tanda-tangan');
    const next = here.replace(/2025$/, '2026');
    await page.goto(next);
    await page.getByLabel(/Tanggal RAT/).fill('2027-02-20');
    await page.getByLabel(/Undangan disebarkan/).fill('2027-02-19');
    await page.getByRole('button', { name: 'Simpan rencana' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /7 hari sebelum rapat/);
    await both('rat-rencana');
    await page.getByLabel(/Undangan disebarkan/).fill('2027-02-10');
    await page.getByLabel(/Tempat/).fill('Balai Desa Jabon');
    await page.getByRole('button', { name: 'Simpan rencana' }).click();
    await page.getByText('Rencana RAT disimpan').waitFor();
    await both('rat-direncanakan');
    await page.goto(`${next}/hadir`);
    await page.getByLabel('Nomor anggota').fill('0007');
    await page.getByRole('button', { name: 'Catat hadir' }).click();
    await page.getByText('Hadir 1 dari').waitFor();
    await both('rat-hadir');
    await page.goto(`${next}/lpj/pengurus/penutup`);
    await both('lpj-bab');
    await page.goto(here.replace(/2025$/, 'ketentuan'));
    await both('rat-ketentuan');
  });

  test('the agency sees who keeps books and who stopped', async () => {
    await page.context().clearCookies();
    await signIn(page, /petugas Kabupaten Jombang/);
    await page.goto('/pembukuan/koperasi');
    await page.getByText('berhenti lebih dari tiga bulan').waitFor();
    await both('koperasi-membukukan');
  });
});

describe('a round through the village without signal', { timeout: 300_000 }, () => {
  let network, own, context, path, names;
  const posted = () =>
    Number(execFileSync('sqlite3', ['-cmd', '.timeout 20000', join(house.folder, 'naikkelas.db'), "SELECT count(*) FROM journals WHERE key LIKE '________-____-4%' AND template = 'terima-simpanan'"], { encoding: 'utf8' }));
  const bar = () => own.locator('#antrean');
  const rowOf = (name) => own.locator('[data-row]', { hasText: name });
  before(async () => {
    network = await openNetwork(house.address);
    own = await openWindow({ browser: house.browser, address: network.address }, phone);
    context = own.context();
    await signIn(own, /bendahara KDMP/);
  });
  after(async () => {
    await context?.close();
    network?.close();
  });

  test('opened once with signal the list is kept', async () => {
    await own.goto('/pembukuan/anggota');
    await own.getByRole('link', { name: 'Daftar tagihan' }).click();
    await bar().getByText('Semua terkirim').waitFor();
    path = new URL(own.url()).pathname;
    await holds(own, 'phone-keliling', 'public');
    await own.waitForFunction(async () => (await caches.open('naikkelas-pages')).match(location.pathname));
    names = (await own.locator('[data-row] > b').allInnerTexts()).slice(0, 4);
    assert.equal(names.length, 4);
    const all = await own.locator('#sisa').innerText();
    await own.getByLabel('Dusun atau kelompok').selectOption({ index: 1 });
    await own.waitForFunction((before) => document.getElementById('sisa').textContent !== before, all);
    await own.getByLabel('Dusun atau kelompok').selectOption('');
  });

  test('three pay, a fourth is taken back, and the page is killed', async () => {
    network.cut();
    for (const name of names.slice(0, 2)) await rowOf(name).locator('[data-pay]').dblclick();
    await rowOf(names[2]).getByRole('button', { name: 'Lain' }).click();
    await own.getByLabel('Jumlah yang diterima').fill('5000');
    await own.getByRole('button', { name: 'Terima', exact: true }).click();
    await rowOf(names[3]).locator('[data-pay]').click();
    await bar().getByText('4 belum terkirim').waitFor();
    await rowOf(names[3]).getByRole('button', { name: 'Urungkan' }).click();
    await bar().getByText('3 belum terkirim').waitFor();
    assert.ok(await rowOf(names[3]).locator('[data-pay]').isVisible());
    await own.close({ runBeforeUnload: false });
    own = await context.newPage();
    own.setDefaultTimeout(15_000);
    own.wrong = [];
    await own.goto(path);
    await bar().getByText('3 belum terkirim').waitFor();
    assert.match(await own.locator('#terkumpul').innerText(), /dari 3 setoran/);
    for (const name of names.slice(0, 3)) await rowOf(name).getByText('menunggu').waitFor();
    await holds(own, 'phone-keliling-luring', 'public');
    assert.equal(posted(), 0);
  });

  test('with the signal back each is posted once', async () => {
    network.mend();
    await own.evaluate(() => dispatchEvent(new Event('online')));
    await bar().getByText('Semua terkirim').waitFor();
    for (const name of names.slice(0, 3)) await rowOf(name).getByText('terkirim', { exact: true }).waitFor();
    assert.equal(posted(), 3);
    await own.reload();
    await bar().getByText('Semua terkirim').waitFor();
    assert.equal(await rowOf(names[0]).count(), 0, 'who paid is no longer asked');
    assert.equal(await rowOf(names[2]).count(), 1, 'who paid less still is');
    console.log('tagihan', await weighs(house, path, 'public', own));
    await own.setViewportSize(desktop);
    await holds(own, 'desktop-keliling', 'public');
  });
});
