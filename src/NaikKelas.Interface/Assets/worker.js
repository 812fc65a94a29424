// The service worker of the field pages. It keeps their files and the last good page, and sends the outbox when the
// signal is back, also while no page is open. Everything else goes its usual way.
import { send } from "./outbox.js";

const files = self.keep;
const FILES = `naikkelas-files-${files.join("|")}`;
const PAGES = "naikkelas-pages";
const PATIENCE = 4_000;

self.addEventListener("install", (event) =>
  event.waitUntil(
    caches
      .open(FILES)
      .then((cache) => cache.addAll(files))
      .then(() => self.skipWaiting()),
  ),
);

self.addEventListener("activate", (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n.startsWith("naikkelas-files-") && n !== FILES).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  ),
);

const isField = (url) => /\/pembukuan\/[0-9a-f-]{36}\/(catat|anggota\/tagihan|gerai\/[A-Z0-9-]+\/jual)$/.test(url.pathname);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (files.includes(url.pathname)) event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(request)));
  else if (request.mode === "navigate" && isField(url)) event.respondWith(page(request, url));
});

/** The page from the server while it answers, else as it was last seen. */
async function page(request, url) {
  const kept = await caches.match(url.pathname, { cacheName: PAGES, ignoreVary: true });
  const fresh = fetch(request).then(async (response) => {
    if (response.ok && !url.search) await (await caches.open(PAGES)).put(url.pathname, response.clone());
    return response;
  });
  if (!kept) return fresh;
  fresh.catch(() => {});
  const late = new Promise((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE));
  return Promise.race([fresh.catch(() => kept), late]);
}

// A page that loaded before there was a worker asks to be kept.
self.addEventListener("message", (event) => {
  const path = event.data?.keep;
  if (typeof path !== "string" || !isField(new URL(path, location.origin))) return;
  event.waitUntil(
    fetch(path, { credentials: "same-origin", redirect: "error" })
      .then(async (response) => response.ok && (await caches.open(PAGES)).put(path, response))
      .catch(() => {}),
  );
});

self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(send());
});
