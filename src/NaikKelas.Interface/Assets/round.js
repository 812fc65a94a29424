// The round through the village: one button a member, what was taken goes into the outbox, with or without signal.
// Without a script each button is a link to the form of everyday entry.
import "./field.js";
import { drop } from "./outbox.js";
import { act, boxed, digits, enter, fill, node, pocket, push, rupiah, STATES, stay, tend, today, words, wordsOf, write } from "./pocket.js";

const ACT = "terima-simpanan";
const TAP = 600;

const place = document.getElementById("keliling");
const { send, user, head, label, take: takes, taken: took, left: lefts, undo } = place.dataset;
const rows = [...place.querySelectorAll("[data-row]")];
const groups = [...place.querySelectorAll("[data-place]")];
const filter = document.getElementById("dusun");
const other = document.getElementById("lain").content.firstElementChild;

/** What the page already counts: sent before the server wrote it. */
const counted = (item) => item.state === "sent" && item.seq && item.seq <= Number(head);
const sum = (items) => items.reduce((all, item) => all + (item.state === "refused" ? 0 : item.amount), 0);
const left = (row) => Number(row.dataset.left ?? row.dataset.owed);

/** One tap keeps one item: what comes while it is being kept is the same tap again. */
async function take(row, amount) {
  if (!amount || row.dataset.busy) return;
  row.dataset.busy = "1";
  try {
    await pocket({
      key: crypto.randomUUID(),
      url: send,
      user,
      round: true,
      label: `${label}: ${row.querySelector("b").textContent}`,
      amount,
      body: { template: ACT, date: today(), amount, row: row.dataset.row },
    });
    await draw();
  } catch {
    row.append(node("p", words.full, "taken field-error"));
  } finally {
    delete row.dataset.busy;
  }
  await push(draw);
}

/** Another amount than what is owed, under the row it is for. */
function ask(row) {
  const input = other.querySelector("input");
  write(left(row), input);
  other.onsubmit = (event) => {
    event.preventDefault();
    other.remove();
    take(row, digits(input));
  };
  row.append(other);
  input.focus();
  input.select();
}
other.querySelector("input").addEventListener("input", ({ target }) => write(digits(target), target));
other.querySelector("[data-cancel]").addEventListener("click", () => other.remove());

place.addEventListener("click", (event) => {
  const [taking, asking] = [event.target.closest("[data-pay]"), event.target.closest("[data-other]")];
  const row = event.target.closest("[data-row]");
  if (taking) {
    event.preventDefault();
    take(row, left(row));
  } else if (asking) ask(row);
});

function line(item) {
  const made = node("p", null, "taken");
  made.dataset.state = item.state;
  made.append(node("b", rupiah(item.amount)), node("span", wordsOf(item), `state state-${STATES[item.state]}`));
  if (item.state === "login") made.append(enter());
  if (item.state === "sent") return made;
  // It comes where the thumb is: the second half of a double tap undoes nothing.
  const back = act(undo, () => drop(item.id).then(draw));
  const early = item.at + TAP - Date.now();
  back.disabled = early > 0;
  if (early > 0) setTimeout(() => (back.disabled = false), early);
  made.append(back);
  return made;
}

function show(row, items) {
  const rest = Math.max(0, Number(row.dataset.owed) - sum(items));
  row.dataset.left = rest;
  const [taking, asking] = ["[data-pay]", "[data-other]"].map((s) => row.querySelector(s));
  taking.textContent = fill(takes, rupiah(rest));
  taking.hidden = rest === 0;
  asking.hidden = rest === 0;
  row.querySelectorAll("p").forEach((e) => e.remove());
  row.append(...items.map(line));
}

let settled;

async function draw() {
  const items = await boxed(send);
  // What was sent is in the books: the page that is kept for later must not ask for it again.
  const done = items.filter((i) => i.state === "sent").length;
  if (done > settled) stay();
  settled = done;
  const fresh = items.filter((i) => i.body.template === ACT && !counted(i));
  for (const row of rows) show(row, fresh.filter((i) => i.body.row === row.dataset.row));
  const taken = items.filter((i) => i.round && i.state !== "refused" && i.body.date === today());
  const shown = rows.filter((r) => !r.closest("[hidden]"));
  const owing = shown.filter((r) => left(r) > 0);
  document.getElementById("terkumpul").textContent = fill(took, rupiah(sum(taken)), taken.length);
  document.getElementById("sisa").textContent = fill(lefts, rupiah(owing.reduce((all, r) => all + left(r), 0)), owing.length);
}

filter.addEventListener("change", () => {
  for (const group of groups) group.hidden = filter.value !== "" && group.dataset.place !== filter.value;
  draw();
});
place.querySelectorAll("[data-script]").forEach((e) => (e.hidden = false));

tend(place.dataset, draw)();
