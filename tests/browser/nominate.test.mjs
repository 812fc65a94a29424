// A board on a phone: who may go, what stands against it, two nominations; and somebody without an account.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { desktop, holds, openHouse, openWindow, phone, signIn, weighs } from './house.mjs';

let house;
before(async () => (house = await openHouse()), { timeout: 180_000 });
after(() => house?.close());

/** Taps so far; a tap is a click on something a thumb can hit. */
function counted(page) {
  let taps = 0;
  return {
    get taps() {
      return taps;
    },
    async tap(locator) {
      const box = await locator.boundingBox();
      assert.ok(box.height >= 43.5, `${await locator.innerText()}: ${box.height} px high`);
      taps++;
      await locator.click();
    },
  };
}

async function cards(page, list) {
  const seen = { red: 0, amber: 0 };
  const links = await page.locator('main .link-list a[href*="/kartu"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const link of links) {
    await page.goto(link);
    for (const light of ['red', 'amber'])
      if ((await page.locator(`.lights .state-${light}`).count()) > 0) {
        if (seen[light]++ === 0) {
          await holds(page, `phone-kartu-${light}`, 'public');
          assert.match(await page.locator('.lights').innerText(), /Yang membuatnya terpenuhi: /);
        }
      }
  }
  await page.goto(list);
  return seen;
}

describe('a board on a phone', { timeout: 300_000 }, () => {
  let page, list, card;
  before(async () => {
    page = await openWindow(house, phone);
    await signIn(page, /pengurus KDMP/);
  });
  after(() => page?.context().close());

  test('nominates two, in no more than six taps a person', async () => {
    const thumb = counted(page);
    await thumb.tap(page.locator('nav.nav-phone summary'));
    await thumb.tap(page.locator('nav.nav-phone').getByRole('link', { name: 'Pelatihan' }));
    await page.waitForURL('**/usulkan');
    await holds(page, 'phone-usulkan', 'public');
    assert.match(await page.locator('main').innerText(), /Paling banyak 2 kursi untuk satu pengusul, sudah 0 diusulkan/);
    await thumb.tap(page.getByRole('link', { name: 'Usulkan peserta' }));
    list = new URL(page.url()).pathname;
    await holds(page, 'phone-usulkan-pilih', 'public');
    for (const code of [1, 2]) {
      await thumb.tap(page.locator('main .link-list a[href*="/kartu"]').first());
      card ??= page.url().slice(house.address.length);
      await thumb.tap(page.getByRole('button', { name: /^(Tetap u|U)sulkan$/ }));
      await page.getByText(/diusulkan dengan kode P\d+/).waitFor();
      assert.match(await page.locator('main').innerText(), new RegExp(`sudah ${code} diusulkan`));
    }
    assert.ok(thumb.taps <= 12, `${thumb.taps} taps for two`);
    await holds(page, 'phone-usulkan-dua', 'public');
    assert.match(await page.locator('main').innerText(), /Yang perlu dibawa ke dinas sebelum/);
  });

  test('sees what is red and what is amber, and what would make it green', async () => {
    const seen = await cards(page, list);
    assert.ok(seen.red > 0 && seen.amber > 0, JSON.stringify(seen));
  });

  test('works without a script', async () => {
    const context = await house.browser.newContext({ viewport: phone, baseURL: house.address, javaScriptEnabled: false });
    await context.addCookies(await page.context().cookies());
    const plain = await context.newPage();
    await plain.goto(list);
    await plain.locator('main .link-list a[href*="/kartu"]').first().click();
    assert.ok((await plain.locator('.lights li').count()) > 0);
    await plain.getByRole('button', { name: /sulkan$/ }).click();
    await plain.getByText(/diusulkan dengan kode P\d+/).waitFor();
    assert.match(await plain.locator('main').innerText(), /Usulan berikutnya menunggu/);
    await context.close();
  });

  test('within its bytes', async () => {
    for (const path of ['/usulkan', list, card]) console.log(path, await weighs(house, path, 'public', page));
  });
});

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** A round that anybody may apply to, made by the officer from an earlier one. */
async function openToAll() {
  const page = await openWindow(house, desktop);
  await signIn(page, /petugas Kota Blitar/);
  await page.goto('/pelatihan/putaran/baru');
  await page.getByText('Salin dari putaran sebelumnya').click();
  await page.getByRole('link', { name: /^Kuliner/ }).first().click();
  await page.waitForURL(/salin=/);
  await page.getByLabel('Judul putaran').fill('Kuliner terbuka');
  await page.getByLabel('Dibuka').fill(`${day(-1)}T08:00`);
  await page.getByLabel('Ditutup').fill(`${day(7)}T16:00`);
  await page.getByLabel('Hari pertama').fill(day(20));
  await page.getByLabel('Hari terakhir').fill(day(22));
  await page.getByRole('button', { name: 'Simpan dan lanjut' }).click();
  await page.waitForURL(/\/syarat$/);
  await page.getByLabel(/^Terbuka bagi siapa pun/).check();
  await page.getByRole('button', { name: /^Simpan dan lanjut/ }).click();
  await page.getByText(/^Formulir umum: setiap kelas mempunyai syarat tentang organisasi/).first().waitFor();
  await holds(page, 'desktop-syarat-terbuka');
  for (let i = 0; i < 3; i++) {
    const rules = await page.locator('fieldset[id^="rule-"]').count();
    await page.getByRole('button', { name: 'Hapus syarat 1', exact: true }).click();
    await page.locator(`#rule-${rules - 1}`).waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: /^Simpan dan lanjut/ }).click();
  await page.waitForURL(/\/kunci$/);
  await page.getByRole('button', { name: 'Kunci dan jadwalkan' }).click();
  await page.waitForURL(/\/pelatihan\/putaran\/[0-9a-f-]{36}$/);
  return { page, round: new URL(page.url()).pathname };
}

describe('somebody without an account, on a phone', { timeout: 300_000 }, () => {
  let officer, page, link;
  before(async () => {
    officer = await openToAll();
    page = await openWindow(house, phone);
  });
  after(() => page?.context().close());

  test('finds the form, agrees, and answers step by step', async () => {
    await page.goto('/hasil');
    await page.getByRole('link', { name: 'Kuliner terbuka' }).click();
    await page.getByRole('link', { name: 'Daftar sekarang' }).click();
    await page.waitForURL(/\/daftar\/[^/]+$/);
    await holds(page, 'phone-daftar', 'public');
    console.log(await weighs(house, new URL(page.url()).pathname, 'public'));
    await page.getByRole('button', { name: 'Mulai mendaftar' }).click();
    await page.locator('.error-summary').waitFor();
    await page.getByLabel(/^Saya sudah membaca/).check();
    await page.getByRole('button', { name: 'Mulai mendaftar' }).click();
    await page.waitForURL(/\/daftar\/[^/]+\/[^/]+$/);
    link = new URL(page.url()).pathname;
    await page.getByLabel(/^NIK/).fill('123');
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).click();
    await page.locator('.error-summary').waitFor();
    await holds(page, 'phone-daftar-salah', 'public');
    await page.getByLabel(/^NIK/).fill('3572015505900007');
    await page.getByLabel(/^Nama lengkap/).fill('Ratna Pertiwi');
    await page.getByLabel(/^Nomor HP/).fill('0812-3456-7890');
    await page.getByLabel(/^Wilayah tempat tinggal/).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).click();
    await page.getByLabel(/^Pilihan 1/).selectOption({ index: 1 });
    await holds(page, 'phone-daftar-kelas', 'public');
  });

  test('goes on another day, checks and sends', async () => {
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).click();
    await page.getByRole('button', { name: 'Kirim pendaftaran' }).waitFor();
    await page.goto(link);
    await holds(page, 'phone-daftar-periksa', 'public');
    console.log(await weighs(house, link, 'public'));
    assert.match(await page.locator('main').innerText(), /3572••••••••0007/);
    await page.getByRole('button', { name: 'Kirim pendaftaran' }).click();
    await page.getByText(/^Terkirim/).waitFor();
    await holds(page, 'phone-daftar-terkirim', 'public');
  });

  test('and the office sees who came and what is missing', async () => {
    await officer.page.goto(`${officer.round}/usulan`);
    await officer.page.getByText('Ratna Pertiwi').waitFor();
    await officer.page.goto(`${officer.round}/kelengkapan`);
    await holds(officer.page, 'desktop-kelengkapan');
    await officer.page.goto(`${officer.round}/usulan/baru`);
    await holds(officer.page, 'desktop-atas-permintaan');
    const jombang = await openWindow(house, phone);
    await signIn(jombang, /petugas Kabupaten Jombang/);
    await jombang.goto('/usulkan');
    await jombang.getByRole('link', { name: 'Usulkan dan rekomendasikan' }).first().click();
    await jombang.getByLabel('Cari nama koperasi atau pesantren').fill('jabon');
    await jombang.getByRole('button', { name: 'Cari' }).click();
    await jombang.getByRole('link', { name: /Jabon/ }).first().waitFor();
    await holds(jombang, 'phone-kantor', 'public');
    await jombang.context().close();
    await officer.page.context().close();
  });
});
