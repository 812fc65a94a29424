// What is decided around the draw, on a phone: a fact corrected, a decision with a second person, an objection answered.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { holds, linkOf, openHouse, openWindow, phone, signIn, weighs } from './house.mjs';

const officer = /petugas Kabupaten Jombang/;
const title = 'Tata kelola sekretariat koperasi, Kabupaten Jombang';

let house, page, round;
before(
  async () => {
    house = await openHouse();
    page = await openWindow(house, phone);
    await signIn(page, officer);
    await page.goto('/pelatihan');
    round = new URL(await page.getByRole('link', { name: title, exact: true }).first().getAttribute('href'), house.address).pathname;
  },
  { timeout: 180_000 },
);
after(() => house?.close());

/** Somebody else on the same phone. */
async function as(who) {
  await page.context().clearCookies();
  await signIn(page, who);
}

/** Answers every open correction of the round, the first of them with another text. */
async function refuseAll() {
  for (;;) {
    await page.goto('/antrean');
    const start = page.getByRole('link', { name: 'Mulai dari yang paling lama' });
    if ((await start.count()) === 0) return;
    await start.click();
    await page.getByRole('link', { name: 'Periksa dan jawab' }).first().click();
    await page.getByLabel('Jawaban untuk pelamar').fill('Berita acara yang kami pegang bertanggal April; tidak ada bukti lain.');
    await page.getByRole('button', { name: 'Tolak' }).click();
    await page.waitForURL('**/antrean');
  }
}

describe('decisions on a phone', { timeout: 300_000 }, () => {
  let code, link, applicant, objector;
  before(async () => (applicant = await openWindow(house, phone)));
  after(() => applicant?.context().close());

  test('the officer begins with what waits', async () => {
    await page.goto('/beranda');
    await holds(page, 'phone-beranda-petugas');
    assert.match(await page.locator('.todo').innerText(), /koreksi fakta belum dijawab/);
  });

  test('an applicant says by link that a fact is wrong', async () => {
    for (let i = 1; i < 9 && !link; i++) {
      const found = await linkOf(page, `${round}/usulan/P000${i}`);
      await applicant.goto(found.link);
      if (/Memenuhi syarat/.test(await applicant.locator('main').innerText())) [code, link] = [`P000${i}`, found.link];
    }
    await holds(applicant, 'phone-lamaran-koreksi', 'public');
    await applicant.getByRole('link', { name: 'Ada fakta yang keliru' }).click();
    await applicant.getByRole('button', { name: 'Kirim koreksi' }).click();
    await applicant.locator('.error-summary').waitFor();
    await holds(applicant, 'phone-koreksi-salah', 'public');
    await applicant.getByLabel(/^RAT tahun buku 2025 diselenggarakan/).check();
    await applicant.getByLabel(/^Yang benar/).fill('RAT kami tanggal 12 Januari, bukan tanggal laporannya.');
    await applicant.getByRole('button', { name: 'Kirim koreksi' }).click();
    await applicant.getByRole('heading', { name: 'Koreksi Anda' }).waitFor();
    await holds(applicant, 'phone-koreksi-terkirim', 'public');
    console.log(link.replace(/lamaran.*/, 'lamaran'), await weighs(house, link, 'public'));
  });

  test('staff mends the registry, and applicant and trace show both', async () => {
    await page.goto(`${round}/koreksi`);
    await holds(page, 'phone-koreksi-daftar');
    await page.getByRole('link', { name: new RegExp(`^${code} `) }).click();
    await holds(page, 'phone-koreksi-jawab');
    const correction = page.url();
    const coop = await page.getByRole('link', { name: 'Data koperasi' }).getAttribute('href');
    await page.goto(`${coop}/rat/2025`);
    await page.getByLabel('Tanggal RAT').fill('2026-01-12');
    await page.getByLabel('Alasan koreksi').fill('Berita acara asli dilihat petugas');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/rat/2025'));
    await page.goto(correction);
    await holds(page, 'phone-koreksi-beda');
    await page.getByLabel('Jawaban untuk pelamar').fill('Berita acara asli menunjukkan 12 Januari.');
    await page.getByRole('button', { name: 'Terima, baca ulang faktanya' }).click();
    await page.waitForURL((url) => url.pathname === `${round}/koreksi`);
    await applicant.goto(link);
    assert.match(await applicant.locator('main').innerText(), /semula .*, sekarang .*12 Jan/);
    await holds(applicant, 'phone-koreksi-diterima', 'public');
    await page.goto(`${round}/papan/${code}`);
    await holds(page, 'phone-jejak-dua-versi');
    assert.match(await page.locator('main').innerText(), /Berita acara asli menunjukkan 12 Januari/);
  });

  test('the verifier takes one person after the other', async () => {
    await as(/verifikator Kabupaten Jombang/);
    await page.waitForURL('**/antrean');
    await holds(page, 'phone-antrean');
    await page.getByRole('link', { name: 'Mulai dari yang paling lama' }).click();
    await holds(page, 'phone-antrean-orang');
    assert.match(await page.locator('main').innerText(), /Orang ke-1 dari 3/);
    await page.getByRole('link', { name: 'Berikutnya' }).click();
    await page.getByText('Orang ke-2 dari 3').waitFor();
    await refuseAll();
    await holds(page, 'phone-antrean-kosong');
  });

  test('a decision outside the rules shows its consequences and waits for a second person', async () => {
    await as(officer);
    await page.goto(`${round}/keputusan`);
    await holds(page, 'phone-keputusan');
    await page.goto(`${round}/keputusan/baru`);
    await page.getByLabel('Kode calon').fill('P0002');
    await page.getByLabel('Keluar dari putaran').check();
    await page.getByLabel(/^Alasan yang diumumkan/).fill('Keputusan rapat dinas nomor 7: pesertanya sudah ditugaskan pada kegiatan lain.');
    await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
    await page.getByRole('button', { name: 'Usulkan untuk disetujui' }).waitFor();
    await holds(page, 'phone-keputusan-akibat');
    await page.getByRole('button', { name: 'Usulkan untuk disetujui' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/baru'));
    await as(/kepala dinas Kabupaten Jombang/);
    await page.waitForURL('**/beranda/kepala');
    await holds(page, 'phone-beranda-kepala');
    await page.locator('.todo a').filter({ hasText: 'orang kedua' }).first().click();
    await page.waitForURL('**/persetujuan');
    await holds(page, 'phone-persetujuan');
    for (let left = 2; left > 0; left--) {
      await page.goto('/persetujuan');
      await page.locator('main table a').first().click();
      await holds(page, `phone-persetujuan-${left}`);
      await page.getByRole('button', { name: 'Setujui' }).click();
      await page.waitForLoadState();
    }
    await page.goto('/persetujuan');
    await page.getByText('Tidak ada yang menunggu persetujuan').waitFor();
  });

  test('after the window it is drawn, and somebody objects by link', async () => {
    await house.later(5);
    await as(officer);
    await page.goto(`${round}/papan`);
    await page.getByLabel(/^Nilai publik/).fill('7.123,45');
    await page.getByRole('button', { name: 'Tetapkan peserta' }).click();
    await page.getByRole('link', { name: 'Periksa dan umumkan' }).waitFor();
    await page.goto(`${round}/papan/P0002`);
    assert.match(await page.locator('main').innerText(), /Keputusan rapat dinas nomor 7/);
    await holds(page, 'phone-jejak-keputusan');
    objector = await linkOf(page, `${round}/usulan/P0002`);
    await applicant.goto(objector.link);
    await applicant.getByRole('link', { name: 'Ajukan keberatan' }).click();
    await applicant.getByLabel('Keberatan Anda').fill('Saya tidak pernah ditugaskan pada kegiatan lain.');
    await holds(applicant, 'phone-keberatan', 'public');
    await applicant.getByRole('button', { name: 'Kirim keberatan' }).click();
    await applicant.getByText('Belum dijawab').waitFor();
    await holds(applicant, 'phone-keberatan-terkirim', 'public');
  });

  test('no decree while it is open; answered, the decree is made', async () => {
    await house.later(12);
    await as(officer);
    await page.goto(`${round}/umumkan`);
    await page.getByText('Masih ada 1 keberatan yang belum dijawab').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Umumkan sekarang' }).count(), 0);
    await holds(page, 'phone-umumkan-tertahan');
    await page.goto(`${round}/keberatan`);
    await holds(page, 'phone-keberatan-daftar');
    await page.getByRole('link', { name: /^P0002 / }).click();
    await page.getByLabel('Jawaban untuk pelamar').fill('Surat tugas nomor 12 sudah diperlihatkan; keputusan rapat tetap.');
    await holds(page, 'phone-keberatan-jawab');
    await page.getByRole('button', { name: 'Tolak' }).click();
    await page.waitForURL((url) => url.pathname === `${round}/keberatan`);
    await applicant.goto(objector.link);
    assert.match(await applicant.locator('main').innerText(), /Jawaban: Surat tugas nomor 12/);
    await page.goto(`${round}/umumkan`);
    await page.getByRole('button', { name: 'Umumkan sekarang' }).click();
    await page.getByRole('link', { name: 'SK', exact: true }).waitFor();
  });
});
