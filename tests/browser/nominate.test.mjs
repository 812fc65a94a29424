// A board on a phone: who may go, what stands against it, two nominations; and somebody without an account.
import { test, before, after, describe } from 'node:test';
import assert from 'node:assert/strict';
import { holds, openHouse, openWindow, phone, signIn, weighs } from './house.mjs';

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
  const links = await page.locator('main .link-list a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
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
      await thumb.tap(page.locator('main .link-list a').first());
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
    await plain.locator('main .link-list a').first().click();
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
