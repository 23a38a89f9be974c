// What a page does beyond what it shows: it stays up to date, and the keyboard reaches its rows. Without it everything works too.
"use strict";

// Parts marked with data-live are asked for again when what they show has changed.
const parts = [...document.querySelectorAll("[data-live]")];
if (parts.length > 0 && "EventSource" in window) {
  const topics = new Set(parts.flatMap((part) => part.dataset.live.split(" ")));
  const stream = new EventSource("/live");
  let waiting = 0;
  const renew = async () => {
    waiting = 0;
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "live" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      // What somebody is writing in is left alone.
      if (part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) continue;
      const fresh = page.getElementById(part.id);
      if (fresh) part.replaceWith(fresh);
    }
    const counts = page.querySelector("nav.side .items");
    const shown = document.querySelector("nav.side .items");
    if (counts && shown && !shown.contains(document.activeElement)) shown.replaceWith(counts);
  };
  for (const topic of topics) {
    // Findings come in bursts: one look at the end of a second is enough.
    stream.addEventListener(topic, () => { if (!waiting) waiting = setTimeout(renew, 1000); });
  }
  window.addEventListener("pagehide", () => stream.close());
}

// Rows with an address open by a click anywhere; j and k go from row to row, Enter opens, / goes to the search.
const rows = () => [...document.querySelectorAll("tr[data-address]")];
document.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-address]");
  if (!row || event.target.closest("a, button, input, label, select, summary") || getSelection().toString()) return;
  location.href = row.dataset.address;
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) { event.preventDefault(); search.focus(); }
    return;
  }
  if (event.key !== "j" && event.key !== "k") return;
  const all = rows();
  if (all.length === 0) return;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), all.length - 1)];
  const link = next.querySelector("a");
  if (link) { link.focus(); link.scrollIntoView({ block: "nearest" }); }
});

// A button copies what its address holder shows.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  button.classList.add("done");
});

// An upload shows how far it has come.
for (const form of document.querySelectorAll("form[data-upload]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const bar = form.querySelector("progress");
    const button = form.querySelector("button");
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (step) => {
      bar.hidden = false;
      if (step.lengthComputable) bar.value = (100 * step.loaded) / step.total;
    });
    request.addEventListener("load", () => {
      if (request.status < 300 && request.responseURL !== form.action) { location.href = request.responseURL; return; }
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.querySelector("main").replaceWith(page.querySelector("main"));
    });
    request.addEventListener("error", () => { button.disabled = false; bar.hidden = true; });
    button.disabled = true;
    request.send(new FormData(form));
  });
}
