// A class made ready: room, timetable, trainers, check-list; what is wrong is said by name. And somebody asks about data.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { desktop, holds, openHouse, openWindow, phone, signIn } from './house.mjs';

let house, page, home;
before(
  async () => {
    house = await openHouse();
    page = await openWindow(house, phone);
    await signIn(page, /petugas Kabupaten Jombang/);
  },
  { timeout: 180_000 },
);
after(() => house?.close());

/** On a phone, and the same page on a desk. */
async function both(name) {
  await holds(page, `phone-${name}`);
  await page.setViewportSize(desktop);
  await holds(page, `desktop-${name}`);
  await page.setViewportSize(phone);
}

describe('a class made ready', { timeout: 300_000 }, () => {
  test('from the navigation to the class', async () => {
    for (const [path, name] of [['/pelatihan/tempat', 'tempat'], ['/pelatihan/narasumber', 'narasumber'], ['/rencana/rapat', 'rapat']]) {
      await page.goto(path);
      await both(name);
    }
    await page.goto('/pelatihan/kelas');
    const href = await page.getByRole('link', { name: 'Batik', exact: true }).first().getAttribute('href');
    home = new URL(href, house.address).pathname.match(/^\/pelatihan\/kelas\/[0-9a-f-]{36}/)[0];
    await page.goto(home);
    await both('kelas');
    for (const part of ['jadwal', 'narasumber', 'persiapan']) {
      await page.goto(`${home}/${part}`);
      await both(`kelas-${part}`);
    }
  });

  test('one thing is said to be ready, and taken back', async () => {
    await page.goto(`${home}/persiapan`);
    const before = await page.getByText(/^\d+ dari \d+ hal siap/).innerText();
    await page.getByRole('button', { name: 'Siap' }).first().click();
    await page.waitForFunction((text) => !document.body.innerText.includes(text), before);
    await page.getByRole('button', { name: 'Batalkan' }).first().click();
    await page.getByText(before).waitFor();
  });

  test('a session at a taken hour is refused with the name of what stands there', async () => {
    await page.goto(`${home}/jadwal`);
    await page.getByRole('link', { name: 'Sesi baru' }).click();
    await page.getByLabel('Hari').fill('2022-06-28');
    await page.getByLabel('Mulai').fill('08:30');
    await page.getByLabel('Selesai').fill('09:15');
    await page.getByLabel('Isi sesi').fill('Sesi yang bertabrakan');
    await page.getByLabel('Ruang').selectOption({ label: await page.getByLabel('Ruang').locator('option', { hasText: 'Aula' }).first().innerText() });
    await page.getByRole('button', { name: 'Simpan' }).click();
    const said = await page.locator('.error-summary').innerText();
    assert.match(said, /Motif dan pewarnaan/);
    assert.match(said, /08\.00–10\.15/);
    await holds(page, 'phone-sesi-bentrok');
  });

  test('repeated without place and day it says what is missing', async () => {
    await page.goto(`${home}/ulangi`);
    await page.getByRole('button', { name: 'Buat kelas' }).click();
    const said = await page.locator('.error-summary').innerText();
    assert.match(said, /Tempat[\s\S]*Hari pertama/);
    assert.doesNotMatch(said, /Hari terakhir/, 'nobody is asked for it here');
    await holds(page, 'phone-ulangi-salah');
  });
});

describe('somebody asks about the data kept', { timeout: 120_000 }, () => {
  test('a correction without words is not taken, with words it waits with its clock', async () => {
    await page.goto('/orang?q=ambar');
    await page.locator('main tbody a').first().click();
    await page.getByRole('link', { name: 'Permintaan data pribadi' }).click();
    await both('permintaan-baru');
    await page.getByLabel('Pembetulan data saya').check();
    await page.getByRole('button', { name: 'Catat permintaan' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /tulis data mana yang keliru/);
    await holds(page, 'phone-permintaan-salah');
    await page.getByLabel('Keterangan').fill('Nomor HP saya sudah berganti.');
    await page.getByRole('button', { name: 'Catat permintaan' }).click();
    await page.getByText('Belum dijawab').waitFor();
    await both('permintaan');
    await page.goto('/orang/permintaan');
    await both('permintaan-daftar');
    await page.goto('/beranda');
    await page.getByText('permintaan data pribadi belum dijawab').waitFor();
  });
});
