// What every page gets, also those for the field: a sent form cannot be sent twice, a menu closes when left,
// a long code can be copied. Nothing on any page depends on it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  form.querySelectorAll("button[type=submit],button:not([type])").forEach((b) => b.classList.add("is-busy"));
});

// A page from the back-forward cache must be able to send again.
addEventListener("pageshow", () =>
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll(".is-busy").forEach((b) => b.classList.remove("is-busy"));
  }),
);

const closeMenus = (except) =>
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(except)) menu.open = false;
  });
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.menu[open]");
  closeMenus(null);
  menu?.querySelector("summary").focus();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.dataset.copied = "1";
  setTimeout(() => delete button.dataset.copied, 1500);
});

document.querySelectorAll("[data-copy]").forEach((b) => (b.hidden = !navigator.clipboard));

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
