/* Decide findings with one key: m masks, i is no personal data, h makes the decision hold for the
   whole hearing, arrows move. Pointing at a finding
   shows its place in the text. Without this file the choices are radio buttons and links. */

const list = document.querySelector("[data-found-list]");

function found() {
  return [...list.querySelectorAll("[data-found]")];
}

function current() {
  return document.activeElement?.closest?.("[data-found]");
}

function show(item) {
  for (const mark of document.querySelectorAll(".mark.is-shown")) mark.classList.remove("is-shown");
  const mark = item && document.getElementById(item.dataset.found);
  if (!mark) return;
  mark.classList.add("is-shown");
  const pane = mark.closest(".pane-body");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const gap = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (gap < 0 || gap > pane.clientHeight - 60) pane.scrollTop += gap - pane.clientHeight / 3;
}

function move(step) {
  const items = found();
  const here = items.indexOf(current());
  const next = items[here < 0 ? (step > 0 ? 0 : items.length - 1) : here + step];
  if (!next) return;
  (next.querySelector("input:checked") || next).focus();
  next.scrollIntoView({ block: "nearest" });
}

function decide(value) {
  const radio = current()?.querySelector(`input[value="${value}"]`);
  if (!radio) return;
  radio.checked = true;
  move(1);
}

function decideAcross() {
  const box = current()?.querySelector('input[type="checkbox"]');
  if (box) box.checked = !box.checked;
}

function isElsewhere(target) {
  const isText = /^(TEXTAREA|SELECT)$/.test(target.tagName);
  return isText || (target.tagName === "INPUT" && !/^(radio|checkbox)$/.test(target.type));
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (document.querySelector("[data-keys-on]")?.checked === false) return;
  if (event.key === "m") decide("mask");
  else if (event.key === "i") decide("not_personal");
  else if (event.key === "h") decideAcross();
  else if (event.key === "ArrowDown" && (current() || event.target === document.body)) move(1);
  else if (event.key === "ArrowUp" && current()) move(-1);
  else return;
  event.preventDefault();
}

/* Words marked in the text with the mouse become a line of what is masked besides. */
function markedWords() {
  const marked = document.getSelection();
  const source = document.querySelector("#source .pane-body");
  if (!marked || !source || !marked.anchorNode || !source.contains(marked.anchorNode)) return "";
  return marked.toString().replace(/\s+/g, " ").trim();
}

function offerMarked(button, lines) {
  let words = "";
  button.hidden = false;
  button.disabled = true;
  document.addEventListener("selectionchange", () => {
    words = markedWords() || words;
    button.disabled = !words;
  });
  button.addEventListener("click", () => {
    lines.value = [...lines.value.split("\n").filter(Boolean), words].join("\n");
    words = "";
    button.disabled = true;
  });
}

const addMarked = document.querySelector("[data-add-marked]");
if (addMarked) offerMarked(addMarked, document.getElementById("also_mask"));

if (list) {
  document.addEventListener("keydown", onKey);
  list.addEventListener("focusin", () => show(current()));
  list.addEventListener("pointerover", (event) => show(event.target.closest("[data-found]")));
}
