// What pages with an outbox share: they send when they can, say what waits, and ask to be kept for when there is no signal.
import { all, keep, listen, send } from "./outbox.js";

export const PAGES = "naikkelas-pages";
const EVERY = 30_000;

const bar = document.getElementById("antrean");
export const words = bar.dataset;
export const STATES = { waiting: "amber", sent: "green", refused: "red", login: "amber" };

export const rupiah = (n) => `Rp ${Number(n).toLocaleString("id-ID")}`;
export const fill = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, i) => parts[i] ?? "");
export const node = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
};
export const wordsOf = (item) =>
  item.state === "refused" ? fill(words.refused, item.reason) : item.state === "sent" && !item.seq ? words.asked : words[item.state];

export function act(text, run) {
  const button = node("button", text, "btn");
  button.type = "button";
  button.addEventListener("click", run);
  return button;
}

/** Where one signs in again and comes back. */
export function enter() {
  const link = node("a", words.enter, "btn");
  link.href = `/masuk?ReturnUrl=${encodeURIComponent(location.pathname)}`;
  return link;
}

/** The day on the phone: a treasurer without signal has no other. */
export const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};
/** What a person wrote as an amount, whole rupiah. */
export const digits = (input) => Number(input.value.replace(/\D/g, "").slice(0, 13));
export const write = (n, input) => (input.value = n ? n.toLocaleString("id-ID") : "");

/** The bar says how many of these wait. */
export function tally(items) {
  const unsent = items.filter((i) => i.state !== "sent").length;
  bar.hidden = false;
  bar.textContent = (unsent ? fill(words.some, unsent) : words.none) + (navigator.onLine ? "" : ` · ${words.offline}`);
  bar.classList.toggle("has-unsent", unsent > 0);
  return unsent;
}

/** The outbox of these books, oldest first; the bar says how many of them wait. */
export async function boxed(url) {
  const items = (await all()).filter((i) => i.url === url);
  tally(items);
  return items;
}

/** Keeps an item, and has the browser send it as soon as there is signal, also when no page is open. */
export async function pocket(item) {
  await keep(item);
  navigator.serviceWorker
    ?.getRegistration()
    .then((registration) => registration?.sync?.register("outbox"))
    .catch(() => {});
}

/** Sends what waits; draws before and after. */
export async function push(draw) {
  await draw();
  await send();
  await draw();
}

/** Has the page kept as it now is at the server, for when there is no signal. */
export const stay = () =>
  navigator.serviceWorker?.ready
    .then((registration) => registration.active.postMessage({ keep: location.pathname }))
    .catch(() => {});

/**
 * Looks after the outbox from now on; back is done whenever the signal is back and all was tried. Answers with what
 * sends at once.
 */
export function tend({ worker, scope }, draw, back = () => {}) {
  const wake = async () => document.visibilityState !== "hidden" && push(draw);
  // What is kept of a person's pages goes when they log out; what they entered and did not send stays.
  document.addEventListener("submit", (event) => {
    if (event.target.action.endsWith("/keluar")) self.caches?.delete(PAGES);
  });
  addEventListener("online", () => wake().then(back));
  addEventListener("offline", draw);
  document.addEventListener("visibilitychange", wake);
  setInterval(wake, EVERY);
  listen(draw);
  navigator.serviceWorker?.register(worker, { scope }).then(stay).catch(() => {});
  navigator.storage?.persist?.().catch(() => {});
  return wake;
}
