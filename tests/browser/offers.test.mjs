// Seats after the decree, on a phone: accepted and declined by link, given on, a lost link, a nomination taken back.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { desktop, holds, linkOf, openHouse, openWindow, phone, signIn, weighs } from './house.mjs';

const officer = /petugas Kabupaten Jombang/;

let house, page, round, person;
before(
  async () => {
    house = await openHouse();
    page = await openWindow(house, phone);
    person = await openWindow(house, phone);
    await signIn(page, officer);
    await page.goto('/pelatihan');
    const link = page.getByRole('link', { name: 'Laporan keuangan digital, koperasi Kabupaten Jombang', exact: true }).first();
    round = new URL(await link.getAttribute('href'), house.address).pathname;
  },
  { timeout: 180_000 },
);
after(() => house?.close());

/** The seats that wait for an answer, by code. */
async function open() {
  await page.goto(`${round}/kursi?status=Offered`);
  return page.getByRole('table', { name: 'Kursi dan undangan' }).locator('tbody tr').evaluateAll((rows) => rows.flatMap((row) => row.innerText.match(/P\d{4}/) ?? []));
}

describe('offers on a phone', { timeout: 300_000 }, () => {
  test('the office sees accepted, declined, expired and replaced seats', async () => {
    await page.goto(`${round}/kursi`);
    await holds(page, 'phone-kursi');
    const text = await page.locator('main').innerText();
    for (const word of [/Bersedia/, /Mengundurkan diri/, /Lewat tenggat/, /[Pp]engganti/]) assert.match(text, word);
    await page.goto(`${round}/cadangan`);
    await holds(page, 'phone-cadangan');
    await page.goto(`${round}/sk`);
    await holds(page, 'phone-sk');
  });

  test('an invitation is accepted by link, and a forwarded one asks for its holder', async () => {
    const [code] = await open();
    const { link, phoneEnd } = await linkOf(page, `${round}/usulan/${code}`);
    await person.goto(link);
    await holds(person, 'phone-lamaran-undangan', 'public');
    console.log('/lamaran/…', await weighs(house, link, 'public'));
    await person.getByRole('link', { name: 'Saya bersedia' }).click();
    await person.getByLabel(/^4 angka terakhir/).fill(phoneEnd === '0000' ? '1111' : '0000');
    await person.getByRole('button', { name: 'Kirim: saya bersedia' }).click();
    await person.locator('.error-summary').waitFor();
    await holds(person, 'phone-jawaban-salah', 'public');
    await person.getByLabel(/^4 angka terakhir/).fill(phoneEnd);
    await person.getByRole('button', { name: 'Kirim: saya bersedia' }).click();
    await person.waitForURL((url) => !url.pathname.endsWith('/jawaban'));
    assert.match(await person.locator('main').innerText(), /Bersedia/);
    await holds(person, 'phone-lamaran-bersedia', 'public');
  });

  test('one is declined, and the seat goes to the next on the list', async () => {
    const before = await open();
    const { link, phoneEnd } = await linkOf(page, `${round}/usulan/${before[0]}`);
    await person.goto(link);
    await person.getByRole('link', { name: 'Saya mengundurkan diri' }).click();
    await person.getByLabel(/^4 angka terakhir/).fill(phoneEnd);
    await holds(person, 'phone-jawaban-mundur', 'public');
    await person.getByRole('button', { name: 'Kirim: saya mengundurkan diri' }).click();
    await person.waitForURL((url) => !url.pathname.endsWith('/jawaban'));
    await holds(person, 'phone-lamaran-mundur', 'public');
    const after = await open();
    assert.ok(!after.includes(before[0]) && after.some((code) => !before.includes(code)), `${before} → ${after}`);
    await page.goto(`${round}/kursi/${before[0]}`);
    await holds(page, 'phone-kursi-orang');
  });

  test('a lost link is asked for, and the office sees whom to serve', async () => {
    const [code] = await open();
    const { whole } = await linkOf(page, `${round}/usulan/${code}`);
    await person.goto('/hasil');
    await person.getByRole('link', { name: /^Laporan keuangan digital/ }).first().click();
    await person.getByRole('link', { name: 'Tautan usulan Anda hilang?' }).click();
    await person.getByLabel('Kode usulan').fill(code);
    await person.getByLabel(/^Nomor HP/).fill(whole);
    await holds(person, 'phone-tautan-hilang', 'public');
    console.log(new URL(person.url()).pathname, await weighs(house, new URL(person.url()).pathname, 'public'));
    await person.getByRole('button', { name: 'Minta tautan' }).click();
    await person.getByText(/^Bila kode dan nomor itu cocok/).waitFor();
    await holds(person, 'phone-tautan-diminta', 'public');
    await page.goto(`${round}/kursi`);
    await page.locator('[aria-labelledby=kabari]').getByText(/[Tt]autan/).first().waitFor();
  });

  test('a class is moved, and everybody in it is asked again', async () => {
    await page.goto(`${round}/kursi`);
    await page.getByRole('link', { name: /^Pindah, gabung, atau batalkan kelas K2/ }).click();
    await holds(page, 'phone-kelas-ubah');
    const desk = await openWindow(house, desktop);
    await desk.context().addCookies(await page.context().cookies());
    for (const path of ['/kursi', '/cadangan', '/sk', '/keputusan', '/koreksi', '/keberatan']) {
      await desk.goto(`${round}${path}`);
      await holds(desk, `desktop${path.replaceAll('/', '-')}`);
    }
    await desk.goto(page.url());
    await holds(desk, 'desktop-kelas-ubah');
    await desk.getByLabel('Tempat').fill('Aula Kecamatan Mojoagung');
    await desk.getByLabel('Alasan').fill('Aula Ploso dipakai rapat koordinasi kabupaten.');
    await desk.getByRole('button', { name: 'Pindahkan dan tanyakan lagi' }).click();
    await desk.waitForURL((url) => url.pathname === `${round}/kursi`);
    await holds(desk, 'desktop-kursi-ditanya-lagi');
    await desk.context().close();
    assert.ok((await open()).length >= 10);
  });
});

describe('a nomination taken back before the draw', { timeout: 300_000 }, () => {
  test('by the co-op, and brought back as it was', async () => {
    const board = await openWindow(house, phone);
    await signIn(board, /pengurus KDMP/);
    await board.waitForURL('**/beranda/koperasi');
    await holds(board, 'phone-beranda-koperasi', 'public');
    await board.goto('/usulkan');
    await board.getByRole('link', { name: 'Usulkan peserta' }).first().click();
    const list = board.url();
    await board.locator('main .link-list a[href*="/kartu"]').first().click();
    await board.getByRole('button', { name: /^(Tetap u|U)sulkan$/ }).click();
    await board.getByText(/diusulkan dengan kode P\d+/).waitFor();
    await board.getByRole('link', { name: 'Tarik', exact: true }).first().click();
    await holds(board, 'phone-tarik', 'public');
    console.log(new URL(board.url()).pathname, await weighs(house, new URL(board.url()).pathname, 'public', board));
    await board.getByLabel('Alasan').fill('Bertugas di luar kota pada hari kelas');
    await board.getByRole('button', { name: 'Tarik usulan' }).click();
    await board.waitForURL(list);
    await holds(board, 'phone-tarik-selesai', 'public');
    await board.getByRole('link', { name: 'Kembalikan' }).click();
    await board.getByRole('button', { name: 'Kembalikan usulan' }).click();
    await board.waitForURL(list);
    await board.getByText(/dikembalikan seperti semula/).waitFor();
    await board.context().close();
  });

  test('by the applicant, through the link', async () => {
    await page.goto('/pelatihan');
    const call = await page.getByRole('link', { name: /^Bimtek SKKNI pengurus KDMP/ }).first().getAttribute('href');
    const { link, phoneEnd } = await linkOf(page, `${call}/usulan/P0003`);
    await person.goto(link);
    await person.getByRole('link', { name: 'Tarik usulan ini' }).click();
    await person.getByLabel(/^4 angka terakhir/).fill(phoneEnd);
    await holds(person, 'phone-lamaran-tarik', 'public');
    await person.getByRole('button', { name: 'Kirim: tarik usulan' }).click();
    await person.waitForURL((url) => !url.pathname.endsWith('/jawaban'));
    assert.match(await person.locator('main').innerText(), /[Mm]engundurkan diri|ditarik/);
  });
});
