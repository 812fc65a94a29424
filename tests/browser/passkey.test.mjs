// A passkey on a phone: made on the profile, used to sign in, removed; the browser's own software device holds it.
import { test, before, after, describe } from 'node:test';
import { desktop, holds, openHouse, openWindow, phone, signIn } from './house.mjs';

const officer = /petugas Kabupaten Jombang/;
const keys = '/profil/kunci-sandi';

let house, page, device;
before(
  async () => {
    house = await openHouse();
    // Keys are for names, never for numbers.
    page = await openWindow({ browser: house.browser, address: house.address.replace('127.0.0.1', 'localhost') }, phone);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    });
    device = {
      forget: () => cdp.send('WebAuthn.clearCredentials', { authenticatorId }),
      verified: (isUserVerified) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    };
  },
  { timeout: 180_000 },
);
after(() => house?.close());

describe('a passkey on a phone', { timeout: 120_000 }, () => {
  test('is made on the profile', async () => {
    await signIn(page, officer);
    await page.goto('/profil');
    await page.getByRole('link', { name: 'Kelola kunci sandi' }).click();
    await page.getByText('Belum ada kunci sandi').waitFor();
    await holds(page, 'phone-kunci-sandi-kosong');
    await page.getByLabel('Nama perangkat').fill('Ponsel kantor');
    await page.getByRole('button', { name: 'Buat kunci sandi' }).click();
    await page.getByText('Kunci sandi “Ponsel kantor” ditambahkan.').waitFor();
    await page.getByText('belum pernah').waitFor();
    await holds(page, 'phone-kunci-sandi');
    await page.setViewportSize(desktop);
    await holds(page, 'desktop-kunci-sandi');
    await page.setViewportSize(phone);
  });

  test('signs in, and not where the device does not know who holds it', async () => {
    await page.context().clearCookies();
    await page.goto('/masuk');
    await holds(page, 'phone-masuk-kunci-sandi', 'public');
    await device.verified(false);
    await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click();
    await page.getByText(/^Perangkat tidak memberi kunci sandi/).waitFor();
    await holds(page, 'phone-masuk-kunci-sandi-gagal', 'public');
    await device.verified(true);
    await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/masuk'));
  });

  test('removed, it opens nothing any more', async () => {
    await page.goto(keys);
    await page.getByRole('button', { name: 'Hapus kunci sandi Ponsel kantor' }).click();
    await page.getByText(/^Kunci sandi dihapus/).waitFor();
    await page.context().clearCookies();
    await page.goto('/masuk');
    await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click();
    await page.getByText(/^Kunci sandi ini tidak dikenal di sini/).waitFor();
    await device.forget();
  });
});
