// The till of an outlet on a phone: goods are buttons, the basket adds up, the outbox keeps the sale, with or without
// signal. Without a script the page's form does the same online.
import "./field.js";
import { drop, read } from "./outbox.js";
import { act, boxed, digits, enter, fill, node, PAGES, pocket, push, rupiah, STATES, stay, tend, today, words, wordsOf, write } from "./pocket.js";

const SHOWN = 60;
const FOUND = 12;
const WHOLE = 1000;
const MAX = 1_000_000;

const place = document.getElementById("kasir");
const sent = document.getElementById("terkirim");
const say = place.dataset;

let kit;
/** Goods, prices and members: from the server, else as they were when there was signal. */
async function loadKit() {
  const cache = self.caches && (await caches.open(PAGES).catch(() => null));
  try {
    const response = await fetch(say.kit, { credentials: "same-origin", redirect: "error" });
    if (!response.ok) throw new Error(response.status);
    await cache?.put(say.kit, response.clone());
    kit = await response.json();
  } catch {
    const kept = await cache?.match(say.kit, { ignoreVary: true });
    if (kept) kit ??= await kept.json();
  }
}

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toUpperCase().replace(/[^A-Z0-9]+/g, " ").trim();
/** Half a rupiah up, as the server reckons. */
const priceOf = (price, quantity) => Number((2n * BigInt(price) * BigInt(quantity) + 1000n) / 2000n);
const much = (quantity) => (quantity / WHOLE).toLocaleString("id-ID", { maximumFractionDigits: 3 });
const written = (quantity) => String(quantity / WHOLE).replace(".", ",");
/** Thousandths of what was written, "1,5" or "0.25"; not a number where it is finer, nothing, or could be thousands. */
const quantityOf = (text) => {
  const said = text.trim();
  const n = /^\d+([.,]\d{1,2}|,\d{3})?$/.test(said) ? Math.round(Number(said.replace(",", ".")) * WHOLE) : NaN;
  return n > 0 && n <= MAX * WHOLE ? n : NaN;
};

/** The till, empty, or with a sale of the outbox in it, to mend it. */
function open(item) {
  const form = document.getElementById("formulir").content.firstElementChild.cloneNode(true);
  const $ = (selector) => form.querySelector(selector);
  const key = item?.key ?? crypto.randomUUID();
  const body = item?.body;
  const basket = new Map((body?.lines ?? []).map((l) => [l.good, { quantity: l.quantity, text: written(l.quantity) }]));
  const goods = new Map(kit.goods.map((g) => [g.id, g]));
  for (const id of basket.keys()) if (!goods.has(id)) basket.delete(id);
  let member = kit.members.find((m) => m[0] === body?.member);
  const [date, paid, wrong, list] = ["#tanggal", "#diterima", ".field-error", ".basket"].map($);

  const isMember = () => $("input[name=who]:checked").value === "member";
  const isCredit = () => isMember() && $("input[name=terms]:checked").value === "credit";
  const priceFor = (good) => (isMember() ? good.member : good.other);
  const sum = () => [...basket].reduce((all, [id, l]) => all + (l.quantity ? priceOf(priceFor(goods.get(id)), l.quantity) : 0), 0);

  function add(id, step = WHOLE) {
    const now = Math.max(0, (basket.get(id)?.quantity || 0) + step);
    if (now) basket.set(id, { quantity: now, text: written(now) });
    else basket.delete(id);
    drawBasket();
  }

  function drawGoods() {
    const asked = plain($("#cari").value);
    const found = kit.goods.filter((g) => plain(g.name).includes(asked)).slice(0, SHOWN);
    $("[data-none]").hidden = found.length > 0;
    $(".goods").replaceChildren(
      ...found.map((good) => {
        const [made, button] = [node("li"), node("button")];
        button.type = "button";
        button.append(node("b", good.name), node("span", `${rupiah(priceFor(good))} / ${good.measure}`), node("small", fill(say.left, much(good.left))));
        button.addEventListener("click", () => add(good.id));
        made.append(button);
        return made;
      }),
    );
  }

  /** Sums change while somebody writes: the field that is being written in stays. */
  function drawSums() {
    const total = sum();
    $(".total b").textContent = rupiah(total);
    const back = digits(paid) - total;
    $("[data-change]").textContent = digits(paid) ? fill(back < 0 ? say.lack : say.change, rupiah(Math.abs(back))) : "";
    for (const row of list.children) {
      const [good, line] = [goods.get(row.dataset.good), basket.get(row.dataset.good)];
      row.querySelector("b").textContent = rupiah(line.quantity ? priceOf(priceFor(good), line.quantity) : 0);
      row.querySelector("small").textContent = line.quantity > good.left ? fill(say.short, `${much(good.left)} ${good.measure}`) : "";
    }
  }

  function drawBasket() {
    $("[data-basket]").hidden = basket.size === 0;
    list.replaceChildren(
      ...[...basket].map(([id, line]) => {
        const good = goods.get(id);
        const made = node("li");
        made.dataset.good = id;
        const input = node("input", null, "form-control");
        Object.assign(input, { value: line.text, inputMode: "decimal", autocomplete: "off", ariaLabel: fill(say.much, good.name) });
        input.addEventListener("input", () => {
          basket.set(id, { quantity: quantityOf(input.value), text: input.value });
          drawSums();
        });
        const [less, more] = [act("−", () => add(id, -WHOLE)), act("+", () => add(id))];
        less.ariaLabel = fill(say.less, good.name);
        more.ariaLabel = fill(say.more, good.name);
        const name = node("span", `${good.name} `);
        name.append(node("small", null, "field-error"));
        made.append(name, less, input, more, node("b"));
        return made;
      }),
    );
    drawSums();
  }

  function choose(chosen) {
    member = chosen;
    $("[data-part=search]").hidden = Boolean(member);
    $(".chosen").hidden = !member;
    if (member) $(".chosen b").textContent = `${member[1]} · ${member[2]}`;
  }

  function drawWho() {
    $("[data-part=member]").hidden = !isMember();
    $("[data-part=change]").hidden = isCredit();
    drawGoods();
    drawSums();
  }

  const check = (name, value) => (form.querySelector(`input[name=${name}][value=${value}]`).checked = true);
  if (body?.member) check("who", "member");
  if (body?.credit) check("terms", "credit");
  date.value = body?.date ?? today();
  date.max = today();
  choose(member);
  drawBasket();
  drawWho();

  $("#cari").addEventListener("input", drawGoods);
  form.addEventListener("change", ({ target }) => (target.name === "who" || target.name === "terms") && drawWho());
  $("[data-again]").addEventListener("click", () => (choose(undefined), $("#anggota").focus()));
  $("#anggota").addEventListener("input", ({ target }) => {
    const asked = plain(target.value);
    const found = asked ? kit.members.filter((m) => plain(m[1]).includes(asked) || m[2] === target.value.trim()).slice(0, FOUND) : [];
    $(".found").replaceChildren(
      ...found.map((m) => {
        const [made, button] = [node("li"), node("button")];
        button.type = "button";
        button.append(node("b", m[1]), node("span", m[2]));
        button.addEventListener("click", () => choose(m));
        made.append(button);
        return made;
      }),
    );
  });
  paid.addEventListener("input", () => (write(digits(paid), paid), drawSums()));
  $(".pad").addEventListener("click", ({ target }) => {
    const pressed = target.closest("button")?.dataset.key;
    if (pressed === undefined) return;
    const now = String(digits(paid) || "");
    write(Number((pressed ? now + pressed : now.slice(0, -1)).slice(0, 13)), paid);
    drawSums();
  });
  $("[data-cancel]").addEventListener("click", () => open());

  const refuse = (text) => {
    wrong.textContent = text;
    wrong.hidden = false;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.busy || basket.size === 0) return;
    const lack = [...basket.values()].some((l) => !l.quantity) ? "quantity" : isMember() && !member ? "member" : !date.value ? "date" : null;
    if (lack) return refuse(wrong.dataset[lack]);
    form.dataset.busy = "1";
    try {
      await pocket({
        ...(item ? { id: item.id } : {}),
        key,
        url: say.send,
        user: kit.user,
        label: isMember() ? fill(say.member, member[1]) : say.label,
        amount: sum(),
        body: {
          outlet: say.outlet,
          date: date.value,
          lines: [...basket].map(([id, l]) => ({ good: id, quantity: l.quantity, price: priceFor(goods.get(id)) })),
          member: isMember() ? member[0] : null,
          credit: isCredit(),
        },
      });
    } catch {
      delete form.dataset.busy;
      return refuse(words.full);
    }
    // What was sold is gone from the shelf before the server says so.
    for (const [id, l] of basket) goods.get(id).left = Math.max(0, goods.get(id).left - l.quantity);
    open();
    await push(draw);
  });

  place.replaceChildren(form);
  if (item) place.scrollIntoView();
}

function line(item) {
  const made = node("li");
  made.dataset.state = item.state;
  made.append(node("span", item.label), " ", node("b", rupiah(item.amount)), node("span", wordsOf(item), `state state-${STATES[item.state]}`));
  if (item.seq) {
    const link = node("a", item.reference);
    link.href = say.receipt + item.seq;
    made.append(link);
  }
  if (item.state === "login") made.append(enter());
  if (item.state === "refused" || item.state === "waiting") {
    made.append(act(words.mend, async () => kit && open(await read(item.id))));
    made.append(act(words.drop, () => drop(item.id).then(draw)));
  }
  return made;
}

let settled;

async function draw() {
  // Another outlet's sales wait in the same row; each till shows its own.
  const items = (await boxed(say.send)).filter((i) => i.body.outlet === say.outlet);
  const done = items.filter((i) => i.state === "sent").length;
  if (done > settled) stay();
  settled = done;
  sent.hidden = items.length === 0;
  sent.querySelector("ul").replaceChildren(...items.reverse().map(line));
}

const wake = tend(say, draw, loadKit);
loadKit().then(() => {
  if (kit?.goods.length) open();
  return wake();
});
