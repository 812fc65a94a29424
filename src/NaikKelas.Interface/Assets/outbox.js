// Forms that wait for the signal. Each keeps the key it got when it opened, so that the server takes it once however
// often it is sent. Pages and the service worker send under one lock, in order.
import { openDB } from "idb";

const CHANNEL = "naikkelas-outbox";
const DAY = 86_400_000;
const TIMEOUT = 20_000;

let opened;
const base = () =>
  (opened ??= openDB("naikkelas", 1, {
    upgrade: (db) => db.createObjectStore("outbox", { keyPath: "id", autoIncrement: true }),
  }));

export const listen = (told) => new BroadcastChannel(CHANNEL).addEventListener("message", told);
const tell = () => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
};

export const all = async () => (await base()).getAll("outbox");
export const read = async (id) => (await base()).get("outbox", id);

/** Takes an item back; never one that has been sent, nor while it is on its way. */
export const drop = (id) =>
  alone(`${CHANNEL}-${id}`, async () => {
    if ((await read(id))?.state === "sent") return;
    await (await base()).delete("outbox", id);
    tell();
  });

/** Keeps an item { key, url, user, body, label, amount }, or puts a mended one back in its old place. */
export async function keep(item) {
  await (await base()).put("outbox", { ...item, state: "waiting", reason: null, at: Date.now() });
  tell();
}

const alone = (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work());

/** Sends what waits, one after another. */
export const send = () => alone(CHANNEL, sendAll);

async function sendAll() {
  for (const { id } of await all()) if (!(await alone(`${CHANNEL}-${id}`, () => sendOne(id)))) break;
}

/** False where those behind it must wait as well. */
async function sendOne(id) {
  const db = await base();
  const item = await read(id);
  if (item?.state === "sent" && Date.now() - item.at > DAY) await db.delete("outbox", id);
  if (item?.state !== "waiting" && item?.state !== "login") return true;
  const answer = await put(item);
  if (!answer) return false; // No signal, or a server in trouble: the order is kept, all of it waits.
  const now = await read(id);
  if (!now || JSON.stringify(now.body) !== JSON.stringify(item.body)) return true;
  await db.put("outbox", { ...now, ...answer, at: answer.state === "sent" ? Date.now() : now.at });
  tell();
  return answer.state !== "login";
}

/** What the server says of one item; nothing when it could not say. */
async function put({ url, key, user, body }) {
  try {
    const response = await fetch(url + encodeURIComponent(key), {
      method: "PUT",
      credentials: "same-origin",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-NaikKelas-Outbox": user },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const said = await response.json().catch(() => ({}));
    if (response.ok) return { state: "sent", reason: null, seq: said.seq ?? null, reference: said.reference ?? null };
    if (response.status === 401 || response.type === "opaqueredirect") return { state: "login", reason: said.title ?? null };
    if (response.status === 429 || response.status >= 500 || response.status === 408) return null;
    return { state: "refused", reason: said.title ?? String(response.status) };
  } catch {
    return null;
  }
}
