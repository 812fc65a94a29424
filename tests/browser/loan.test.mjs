// A loan on a phone, by three people: asked for, approved by two, paid out, paid, rescheduled by two; every page holds.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { desktop, holds, openHouse, openWindow, phone, signIn } from './house.mjs';

let house, coop, list;

const sql = (text) => execFileSync('sqlite3', ['-cmd', '.timeout 20000', join(house.folder, 'naikkelas.db'), text], { encoding: 'utf8' }).trim();

before(
  async () => {
    house = await openHouse();
    coop = sql("SELECT cooperative_id FROM loans LIMIT 1");
    list = `/pembukuan/${coop.toLowerCase()}/pinjaman`;
  },
  { timeout: 300_000 },
);
after(() => house?.close());

describe('a loan', { timeout: 300_000 }, () => {
  const pages = {};
  let loan;
  before(async () => {
    for (const [name, who, size] of [
      ['treasurer', /bendahara KDMP/, phone],
      ['board', /pengurus KDMP/, phone],
      ['chair', /ketua KDMP/, desktop],
    ]) {
      pages[name] = await openWindow({ browser: house.browser, address: house.address }, size);
      await signIn(pages[name], who);
    }
  });
  after(async () => {
    for (const page of Object.values(pages)) await page.context().close();
  });

  test('it is asked for by a member who is looked for by name', async () => {
    const page = pages.treasurer;
    await page.goto(list);
    await holds(page, 'phone-pinjaman');
    await page.getByRole('link', { name: 'Catat permohonan' }).click();
    await holds(page, 'phone-pinjaman-cari');
    const [number, name] = sql(
      `SELECT number, name FROM members m WHERE cooperative_id = '${coop}' AND left_on IS NULL AND NOT EXISTS (SELECT 1 FROM loans l WHERE l.cooperative_id = '${coop}' AND l.member_id = m.id) LIMIT 1`,
    ).split('|');
    await page.getByLabel('Cari nama atau nomor anggota').fill(name);
    await page.getByRole('button', { name: 'Cari' }).click();
    await page.locator(`ul.found a[href$="anggota=${number}"]`).click();
    await page.getByRole('link', { name: 'Modal usaha' }).click();
    await page.getByLabel('Jumlah pinjaman').fill('1200000');
    await page.getByLabel('Untuk apa').fill('Modal warung');
    await page.getByLabel('Sisa penghasilan sebulan').fill('600000');
    await page.getByRole('button', { name: 'Hitung angsuran' }).click();
    await page.getByText(/Angsuran pertama/).waitFor();
    await holds(page, 'phone-pinjaman-baru');
    await page.getByRole('button', { name: 'Catat permohonan' }).click();
    await page.getByText(/Permohonan dicatat/).waitFor();
    loan = new URL(page.url()).pathname;
    await page.getByRole('link', { name: /Isi penilaian pemohon/ }).click();
    await holds(page, 'phone-pinjaman-penilaian');
    for (const label of [/^Watak/, /^Kemampuan/, /^Modal/, /^Jaminan/, /^Keadaan/]) await page.getByLabel(label).fill('4');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Penilaian disimpan').waitFor();
  });

  const agree = async (done) => {
    for (const name of ['board', 'chair']) {
      const page = pages[name];
      await page.goto(loan);
      await page.getByRole('button', { name: 'Setujui' }).click();
      await page.getByText('Persetujuan Anda dicatat').waitFor();
    }
    await pages.treasurer.goto(loan);
    await pages.treasurer.getByText(done).first().waitFor();
  };

  test('two approve it, it is paid out and one instalment is paid', async () => {
    const page = pages.treasurer;
    await agree(/Bendahara dapat mencairkannya/);
    await page.getByRole('button', { name: /Cairkan/ }).click();
    await page.getByText(/Pinjaman dicairkan/).waitFor();
    await page.getByLabel('Diterima').fill('100000');
    await page.getByRole('button', { name: 'Terima' }).click();
    await page.getByText('Angsuran diterima.', { exact: true }).waitFor();
    await holds(page, 'phone-satu-pinjaman');
    const paper = await page.request.get(`${loan}?handler=Card`);
    assert.equal(paper.headers()['content-type'], 'application/pdf');
  });

  test('it is rescheduled when two agree, and the old schedule stays', async () => {
    const page = pages.treasurer;
    await page.getByText('Bila tidak dapat diangsur menurut jadwal').click();
    await page.getByRole('link', { name: 'Usulkan jadwal ulang' }).click();
    await page.getByLabel('Mengapa dijadwal ulang').fill('Panen gagal');
    await page.getByLabel('Jangka waktu baru, bulan').fill('18');
    await page.getByRole('button', { name: 'Hitung angsuran' }).click();
    await page.getByText(/Angsuran pertama/).waitFor();
    await holds(page, 'phone-jadwal-ulang');
    await page.getByRole('button', { name: 'Kirim usul' }).click();
    await page.getByText(/Usul jadwal ulang dikirim/).waitFor();
    await pages.chair.goto(loan);
    await holds(pages.chair, 'desktop-usul-jadwal-ulang');
    await agree(/Jadwal angsuran ke-2/);
    await holds(page, 'phone-pinjaman-dijadwal-ulang');
    assert.equal(sql(`SELECT count(*) FROM loan_instalments WHERE cooperative_id = '${coop}' AND schedule = 2 AND loan_id = '${loan.split('/').at(-1).toUpperCase()}'`), '18');
  });

  test('what was written off is shown with what is still asked for, and service may be reckoned as it is earned', async () => {
    const page = pages.treasurer;
    await page.goto(`${list}?tampil=dihapus`);
    await holds(page, 'phone-pinjaman-dihapus');
    await page.locator('table a[href*="/pinjaman/"]').first().click();
    await page.getByText(/masih ditagih/).first().waitFor();
    await holds(page, 'phone-hapus-buku');
    await page.goto(`${list}/jenis`);
    await holds(page, 'phone-jenis-pinjaman');
    await page.goto(`${list}/jenis/ubah`);
    await holds(page, 'phone-jenis-pinjaman-baru');
    await page.goto(`${list}/jasa`);
    await page.getByText('Ganti dasar pencatatan jasa').click();
    await page.getByRole('button', { name: 'Pakai dasar akrual' }).click();
    await page.getByRole('button', { name: /Catat selisih/ }).click();
    await page.getByText('Jasa yang masih harus diterima dicatat').waitFor();
    await holds(page, 'phone-jasa');
    await pages.chair.goto(list);
    await holds(pages.chair, 'desktop-pinjaman');
  });
});
