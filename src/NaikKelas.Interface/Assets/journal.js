// The free journal adds up while one types; a photo is made small before it leaves the phone.
const figure = (input) => Number(input.value.replace(/\D/g, "") || 0);
const rupiah = (n) => `Rp ${n.toLocaleString("id-ID")}`;
const fill = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, i) => parts[i]);

const form = document.querySelector("[data-journal]");
if (form) {
  const sums = form.querySelector("[data-sums]");
  const side = (which) =>
    [...form.querySelectorAll(`[data-side="${which}"]`)].reduce((sum, input) => sum + figure(input), 0);
  const add = () => {
    const [debit, credit] = [side(1), side(-1)];
    const even = debit === credit;
    sums.hidden = debit + credit === 0;
    sums.textContent = even
      ? fill(sums.dataset.even, rupiah(debit))
      : fill(sums.dataset.uneven, rupiah(debit), rupiah(credit), rupiah(Math.abs(debit - credit)));
    sums.classList.toggle("is-uneven", !even);
    return even;
  };
  form.addEventListener("input", ({ target }) => {
    if (target.dataset.side && target.value) target.value = figure(target).toLocaleString("id-ID");
    add();
  });
  // Told before it is sent; the server would say the same.
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "more" || add()) return;
    event.preventDefault();
    event.stopPropagation();
    sums.tabIndex = -1;
    sums.focus();
  }, true);
  // Enter goes on to the next field; Ctrl+Enter sends.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName === "BUTTON") return;
    event.preventDefault();
    if (event.ctrlKey) return form.requestSubmit(form.querySelector("button:not([name])"));
    const fields = [...form.querySelectorAll("input:not([type=hidden]),select,button")];
    fields[fields.indexOf(event.target) + 1]?.focus();
  });
  add();
}

// Opening balances: assets against debts and capital, with what stands on other pages already.
const opening = document.querySelector("[data-opening]");
if (opening) {
  const sums = opening.querySelector("[data-sums]");
  const signed = (input) => (input.value.trim().startsWith("-") ? -1 : 1) * figure(input);
  const side = (which) =>
    [...opening.querySelectorAll(`[data-side="${which}"]`)].reduce(
      (sum, input) => sum + signed(input) * Number(input.dataset.sign),
      Number(sums.dataset[which]),
    );
  const add = () => {
    const [assets, others] = [side("assets"), side("others")];
    sums.textContent = fill(
      assets === others ? sums.dataset.even : sums.dataset.uneven,
      rupiah(assets), rupiah(others), rupiah(Math.abs(assets - others)),
    );
    sums.classList.toggle("is-uneven", assets !== others);
  };
  opening.addEventListener("input", ({ target }) => {
    if (target.dataset.side && target.value.replace("-", "")) target.value = signed(target).toLocaleString("id-ID");
    add();
  });
  add();
}

const SIDE = 1600;
const tooBig = (blob, kilobytes) => blob.size > kilobytes * 1024;

/** A JPEG of at most so many kilobytes: first less quality, then fewer dots. */
async function shrink(file, kilobytes) {
  const picture = await createImageBitmap(file);
  for (let side = SIDE; side >= 400; side *= 0.75) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.8, 0.6, 0.45]) {
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (blob && !tooBig(blob, kilobytes)) return blob;
    }
  }
  return file;
}

document.addEventListener("change", async ({ target }) => {
  const most = Number(target.dataset.shrink);
  const file = target.files?.[0];
  if (!most || !file || !file.type.startsWith("image/") || !tooBig(file, most)) return;
  const button = target.form.querySelector("button");
  button.disabled = true;
  try {
    const small = new DataTransfer();
    small.items.add(new File([await shrink(file, most)], "bukti.jpg", { type: "image/jpeg" }));
    target.files = small.files;
  } catch {
    // Not a picture this browser can read: the server says what it takes.
  } finally {
    button.disabled = false;
  }
});
