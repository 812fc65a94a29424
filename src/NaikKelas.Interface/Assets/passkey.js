// Passkeys: the device makes or uses a key, and the form carries what it said. Where the browser cannot, the forms stay
// hidden and the page says so.
const able = !!(navigator.credentials && globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON);

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!able) continue;
  form.hidden = false;
  document.querySelector("[data-unsupported]")?.remove();
  const wrong = form.querySelector("[data-wrong]");
  const failed = wrong.textContent;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    wrong.hidden = true;
    try {
      const response = await fetch(form.dataset.passkey, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      if (!response.ok) {
        const said = response.headers.get("Content-Type")?.startsWith("text/plain") ? await response.text() : failed;
        wrong.textContent = said;
        wrong.hidden = false;
        return;
      }
      const options = await response.json();
      const said = form.dataset.make
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(said);
      form.submit();
    } catch {
      wrong.textContent = failed;
      wrong.hidden = false;
    }
  }, { capture: true });
}
