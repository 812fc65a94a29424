// The end of a month: what was entered on this phone and has not been sent goes first, or it comes too late.
import "./field.js";
import { listen } from "./outbox.js";
import { boxed, push } from "./pocket.js";

const place = document.getElementById("bulan");

async function draw() {
  const unsent = (await boxed(place.dataset.send)).some((item) => item.state !== "sent");
  for (const button of place.querySelectorAll("[data-close]")) button.disabled = unsent;
}

listen(draw);
addEventListener("online", () => push(draw));
push(draw);
