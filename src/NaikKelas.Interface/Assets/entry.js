// Everyday entry on a phone: the form opens at once, the outbox keeps what was entered, with or without signal.
// Without a script the page's links and forms do the same online.
import "./field.js";
import { drop, read } from "./outbox.js";
import { act, boxed, digits, enter, node, PAGES, pocket, push, rupiah, STATES, tend, today, words, wordsOf, write as writeIn } from "./pocket.js";

const FOUND = 12;

const place = document.getElementById("catat");
const sent = document.getElementById("terkirim");
const home = place.innerHTML;

let kit;
/** Templates and members: from the server, else as they were when there was signal. */
async function loadKit() {
  const { kit: url } = place.dataset;
  const cache = self.caches && (await caches.open(PAGES).catch(() => null));
  try {
    const response = await fetch(url, { credentials: "same-origin", redirect: "error" });
    if (!response.ok) throw new Error(response.status);
    await cache?.put(url, response.clone());
    return (kit = await response.json());
  } catch {
    const kept = await cache?.match(url, { ignoreVary: true });
    if (kept) kit ??= await kept.json();
  }
}

// The form
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toUpperCase().replace(/[^A-Z0-9]+/g, " ").trim();

function chip(name, value, text) {
  const label = node("label");
  const input = node("input");
  Object.assign(input, { type: "radio", name, value });
  label.append(input, node("span", text));
  return label;
}

/** Opens the form of an act; with an item of the outbox, to mend it. */
function open(act, item) {
  const template = kit.templates.find((t) => t.code === act);
  const body = item?.body ?? {};
  const key = item?.key ?? crypto.randomUUID();
  const form = document.getElementById("formulir").content.firstElementChild.cloneNode(true);
  const $ = (selector) => form.querySelector(selector);
  const [amount, cost, date, unit, note, wrong] = ["#jumlah", "#pokok", "#tanggal", "#unit", "#uraian", ".field-error"].map($);
  let row = kit.rows.find((r) => r[0] === body.row);

  const show = (part, on) => ($(`[data-part=${part}]`).hidden = !on);
  $("h2").textContent = template.label;
  show("choices", template.choices);
  show("party", template.party);
  show("cost", template.cost);
  show("unit", kit.units.length > 1);
  $("[data-part=choices] .chips").append(...(template.choices ?? []).map((c) => chip("choice", c, kit.accounts[c])));
  unit.append(...kit.units.map((u) => new Option(u.name, u.code, false, u.code === (body.unit ?? template.unit))));
  $("[data-presets]").append(
    ...template.presets.map((p) => {
      const button = node("button", rupiah(p));
      button.type = "button";
      button.addEventListener("click", () => write(p));
      return button;
    }),
  );
  for (const [name, value] of [["choice", body.account], ["party", body.party]])
    if (value) form.querySelectorAll(`input[name=${name}]`).forEach((i) => (i.checked = i.value === value));

  const write = (n, input = amount) => writeIn(n, input);
  write(body.amount);
  write(body.cost, cost);
  date.value = body.date ?? today();
  date.max = today();
  if (item) note.value = body.description ?? "";
  for (const input of [amount, cost]) input.addEventListener("input", () => write(digits(input), input));
  $(".pad").addEventListener("click", ({ target }) => {
    const pressed = target.closest("button")?.dataset.key;
    if (pressed === undefined) return;
    const now = String(digits(amount) || "");
    write(Number((pressed ? now + pressed : now.slice(0, -1)).slice(0, 13)));
  });

  const choose = (chosen) => {
    row = chosen;
    const asks = template.rows && !row;
    show("rows", asks);
    form.querySelectorAll("[data-rest]").forEach((e) => (e.hidden = asks));
    $(".chosen").hidden = !row;
    if (row) {
      $(".chosen b").textContent = row[1];
      $(".chosen span").textContent = `${kit.accounts[row[3]] ?? ""} · ${row[2]}`;
    }
  };
  choose(row);
  $("[data-again]").addEventListener("click", () => (choose(null), $("#cari").focus()));
  $("#cari").addEventListener("input", ({ target }) => {
    const asked = plain(target.value);
    const found = asked
      ? kit.rows.filter((r) => template.rows.includes(r[3]) && (plain(r[1]).includes(asked) || plain(r[2]) === asked || plain(r[4]) === asked)).slice(0, FOUND)
      : [];
    $("[data-none]").hidden = !asked || found.length > 0;
    $(".found").replaceChildren(
      ...found.map((r) => {
        const [item, button] = [node("li"), node("button")];
        button.type = "button";
        button.append(node("b", r[1]), " ", node("span", `${kit.accounts[r[3]]} · ${r[2]}`));
        button.addEventListener("click", () => choose(r));
        item.append(button);
        return item;
      }),
    );
  });
  $("[data-cancel]").addEventListener("click", close);

  const picked = (name) => $(`input[name=${name}]:checked`)?.value ?? null;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [account, party, money] = [picked("choice"), picked("party"), digits(amount)];
    const lack = template.choices && !account ? "choice" : template.party && !party ? "party" : !money ? "amount" : !date.value ? "date" : null;
    if (lack) {
      wrong.textContent = wrong.dataset[lack];
      wrong.hidden = false;
      return;
    }
    const said = template.description
      .replace("{account}", kit.accounts[row?.[3] ?? account] ?? "")
      .replace("{member}", row?.[1] ?? "");
    try {
      await pocket({
        ...(item ? { id: item.id } : {}),
        key,
        url: place.dataset.send,
        user: kit.user,
        label: row ? `${template.label}: ${row[1]}` : template.label,
        amount: money,
        body: {
          template: template.code,
          date: date.value,
          amount: money,
          cost: template.cost && digits(cost) ? digits(cost) : null,
          row: row?.[0] ?? null,
          account,
          party,
          unit: kit.units.length > 1 ? unit.value : null,
          description: note.value.trim() || said,
        },
      });
    } catch {
      wrong.textContent = words.full;
      wrong.hidden = false;
      return;
    }
    close();
    await push(draw);
  });
  place.replaceChildren(form);
  $("h2").focus();
  place.scrollIntoView();
}

function close() {
  place.innerHTML = home;
  place.scrollIntoView();
}

place.addEventListener("click", (event) => {
  const act = event.target.closest("[data-act]")?.dataset.act;
  if (!act || !kit?.templates.some((t) => t.code === act)) return;
  event.preventDefault();
  open(act);
});

// The outbox on the screen
function line(item) {
  const made = node("li");
  made.dataset.state = item.state;
  made.append(node("span", item.label), " ", node("b", rupiah(item.amount)), node("span", wordsOf(item), `state state-${STATES[item.state]}`));
  if (item.seq) {
    const link = node("a", item.reference);
    link.href = place.dataset.receipt + item.seq;
    made.append(link);
  }
  if (item.state === "login") made.append(enter());
  if (item.state === "refused" || item.state === "waiting") {
    made.append(act(words.mend, async () => kit && open(item.body.template, await read(item.id))));
    made.append(act(words.drop, () => drop(item.id).then(draw)));
  }
  return made;
}

let settled, soon;

async function draw() {
  const items = await boxed(place.dataset.send);
  // The service worker may have sent them: whoever did, cash has changed.
  const done = items.filter((i) => i.state === "sent").length;
  if (done > settled) {
    clearTimeout(soon);
    soon = setTimeout(refresh, 200);
  }
  settled = done;
  sent.hidden = items.length === 0;
  sent.querySelector("ul").replaceChildren(...items.reverse().map(line));
}

/** What the server now says of cash and of today. */
async function refresh() {
  try {
    const response = await fetch(location.pathname, { credentials: "same-origin", redirect: "error" });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const id of ["kas", "hari-ini"]) {
      const part = fresh.getElementById(id);
      if (part) document.getElementById(id).replaceWith(part);
    }
  } catch {
    // No signal: it stays as it was.
  }
}

const wake = tend(place.dataset, draw, () => loadKit().then(refresh));
loadKit().then(wake);
