// Staff pages: htmx makes lists and progress quick. Configured in the layout's meta tag (no injected styles,
// full reload on history). Requests that come from no form carry the antiforgery token of the page.
import "htmx.org/dist/htmx.esm.js";
import "./field.js";

document.addEventListener("htmx:config:request", (event) => {
  const { request } = event.detail.ctx;
  if (request.method === "GET") return;
  const token = document.querySelector("input[name=__RequestVerificationToken]");
  if (token) request.headers.RequestVerificationToken = token.value;
});

// A refused form that was swapped in begins with its problems.
document.addEventListener("htmx:after:swap", () => document.querySelector(".error-summary")?.focus());

// "Pilih semua" of a list.
document.addEventListener("change", (event) => {
  const all = event.target.closest("input[data-select-all]");
  if (!all) return;
  document
    .querySelectorAll(`input[type=checkbox][name="${all.dataset.selectAll}"]`)
    .forEach((box) => (box.checked = all.checked));
});
