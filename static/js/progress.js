/* Carry the progress of a hearing into the page's title, so that it shows in a tab in the background. */

const words = document.title.replace(/^.* · /, "");

function showInTitle() {
  const short = document.querySelector("[data-live]")?.dataset.short ?? "";
  document.title = short ? `${short} · ${words}` : words;
}

document.body.addEventListener("htmx:afterSettle", showInTitle);
