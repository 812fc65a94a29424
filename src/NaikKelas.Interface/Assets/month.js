// The end of a month: what was entered on this phone and has not been sent goes first, or it comes too late.
import "./field.js";
import { all, listen } from "./outbox.js";
import { push, tally } from "./pocket.js";

const place = document.getElementById("bulan");

async function draw() {
  const unsent = tally((await all()).filter((item) => item.url.startsWith(place.dataset.books)));
  for (const button of place.querySelectorAll("[data-close]")) button.disabled = unsent > 0;
}

listen(draw);
addEventListener("online", () => push(draw));
push(draw);
