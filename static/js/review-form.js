/* The review form: growing fields, picking sentences, flags by key, saving by key, counts of what
   was opened. Without this file everything is links, fields and buttons. Words come from the page. */

const root = document.querySelector("[data-review]");
const form = root?.querySelector("[data-summary]");

/* What was opened on the way: each flag and each passage counts once. */
const seen = { flags: new Set(), passages: new Set() };

function startCounts() {
  const field = form.querySelector("[data-opened]");
  let before = {};
  try {
    before = JSON.parse(field.value || "{}");
  } catch {
    /* Counts from nothing. */
  }
  return { flags: before.flags || 0, passages: before.passages || 0 };
}

function count(kind, id, before) {
  seen[kind].add(id);
  const field = form.querySelector("[data-opened]");
  field.value = JSON.stringify({
    flags: before.flags + seen.flags.size,
    passages: before.passages + seen.passages.size,
  });
}

/* Fields as tall as their text, where the browser cannot do it by itself. */
function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.rows = Math.max(2, field.value.split("\n").length);
  while (field.scrollHeight > field.clientHeight + 2 && field.rows < 40) field.rows += 1;
}

/* Sentence numbers as people write them. The server reads them again. */
function parse(typed) {
  const found = new Set();
  for (const part of typed.split(/[,;\s]+/)) {
    const match = /^(\d+)(?:[-–](\d+))?$/.exec(part);
    if (!match) continue;
    const last = Math.min(Number(match[2] || match[1]), 100000);
    for (let number = Number(match[1]); number <= last; number += 1) found.add(number);
  }
  return found;
}

function write(numbers) {
  const ordered = [...numbers].sort((a, b) => a - b);
  const parts = [];
  for (let at = 0; at < ordered.length; at += 1) {
    const first = ordered[at];
    while (ordered[at + 1] === ordered[at] + 1) at += 1;
    parts.push(first === ordered[at] ? `${first}` : `${first}-${ordered[at]}`);
  }
  return parts.join(", ");
}

let picking = null;
let lastPoint = null;

function showPicked() {
  const numbers = picking ? parse(picking.field.value) : new Set();
  root.classList.toggle("is-picking", Boolean(picking));
  for (const sentence of root.querySelectorAll("[data-sentence]")) {
    sentence.classList.toggle("is-picked", numbers.has(Number(sentence.dataset.sentence)));
  }
}

function stopPicking() {
  picking?.button.setAttribute("aria-pressed", "false");
  picking = null;
  showPicked();
}

function togglePicking(button) {
  const field = button.closest(".passage-fields").querySelector("[data-passages]");
  const again = picking?.button === button;
  stopPicking();
  if (again) return;
  picking = { button, field };
  button.setAttribute("aria-pressed", "true");
  showPicked();
}

function pick(sentence) {
  const number = Number(sentence.dataset.sentence);
  const numbers = parse(picking.field.value);
  if (!numbers.delete(number)) numbers.add(number);
  picking.field.value = write(numbers);
  picking.field.dispatchEvent(new Event("input", { bubbles: true }));
  showPicked();
}

/* Keys that move among flags; the others are in keys.js. */
function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function areKeysOff() {
  return document.querySelector("[data-keys-on]")?.checked === false;
}

function moveFlag(step) {
  const flags = [...form.querySelectorAll("[data-flag]")];
  if (flags.length === 0) return;
  const here = flags.findIndex((flag) => flag.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : flags.length - 1) : here + step;
  const flag = flags[(next + flags.length) % flags.length];
  flag.open = true;
  flag.querySelector("summary").focus();
  flag.scrollIntoView({ block: "center" });
}

function editPoint() {
  const point = document.activeElement?.closest?.("[data-point]") || form.querySelector("[data-point]");
  point?.querySelector("textarea")?.focus();
}

function press(selector) {
  const button = root.querySelector(selector);
  if (button && !button.disabled) form.requestSubmit(button);
}

function onKey(event) {
  const withControl = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (withControl && event.key.toLowerCase() === "s" && root.querySelector("[data-save]")) {
    event.preventDefault();
    press("[data-save]");
  } else if (withControl && event.key === "Enter") {
    event.preventDefault();
    press(event.shiftKey ? "[data-approve-next]" : "[data-approve]");
  } else if (event.key === "Escape") {
    if (picking) stopPicking();
    else if (form.contains(event.target) && isTyping(event.target)) {
      event.target.closest("[data-point]")?.focus();
    }
  } else if (!withControl && !event.altKey && !isTyping(event.target) && !areKeysOff()) {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "n") moveFlag(1);
    else if (event.key === "p") moveFlag(-1);
    else if (event.key === "e") editPoint();
    else return;
    event.preventDefault();
  }
}

/* Only an answer "omtalt" has words and passages. */
function showNoteFields(select) {
  const fields = select.parentElement.querySelector("[data-note-fields]");
  fields?.classList.toggle("is-hidden", select.value !== "addressed");
}

/* The help dialog of keys.js lists keys that are on elements; ours are written here. */
function addKeysToHelp() {
  const list = document.querySelector("[data-keys-list]");
  const more = document.querySelector("[data-more-keys]");
  if (!list || !more) return;
  new MutationObserver(() => {
    if (list.querySelector("[data-more]")) return;
    for (const row of more.children) {
      const copy = document.createElement(row.tagName);
      copy.dataset.more = "";
      if (row.tagName === "DT") {
        const cap = document.createElement("kbd");
        cap.textContent = row.textContent;
        copy.append(cap);
      } else {
        copy.textContent = row.textContent;
      }
      list.append(copy);
    }
  }).observe(list, { childList: true });
}

/* The answer to the form is the response's page: coming back to it must not send the form again. */
function nameAnswer() {
  const answer = /\/referat$/;
  if (!answer.test(location.pathname)) return;
  const trouble = document.querySelector("main .alert-error");
  const place = trouble ? "" : location.hash;
  history.replaceState(history.state, "", location.pathname.replace(answer, "") + place);
  if (!trouble) return;
  // What went wrong comes before the point that was being written.
  trouble.tabIndex = -1;
  trouble.focus();
  trouble.scrollIntoView();
}

function init() {
  nameAnswer();
  const before = startCounts();
  let dirty = form.hasAttribute("data-dirty");
  for (const field of form.querySelectorAll("[data-grow]")) grow(field);
  for (const button of form.querySelectorAll("[data-pick]")) button.hidden = false;
  for (const select of form.querySelectorAll("[data-note-status]")) showNoteFields(select);
  form.addEventListener("input", (event) => {
    dirty = true;
    if (event.target.matches("[data-grow]")) grow(event.target);
    if (event.target.matches("[data-note-status]")) showNoteFields(event.target);
    if (picking?.field === event.target) showPicked();
  });
  form.addEventListener("review:kept", () => {
    dirty = false;
  });
  let sent = false;
  form.addEventListener("submit", (event) => {
    // A second press on a slow line would only ask for the same again.
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    window.addEventListener("pageshow", () => (sent = false), { once: true });
    dirty = false;
    // After saving, come back to the point that was being written.
    const saves = !event.submitter || event.submitter.value === "save";
    // (The buttons are called "action", so the form's own property is not to be had.)
    const address = form.getAttribute("action").split("#")[0];
    if (saves && lastPoint) form.setAttribute("action", `${address}#${lastPoint.id}`);
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  form.addEventListener(
    "toggle",
    (event) => {
      if (event.target.matches("[data-flag]") && event.target.open) count("flags", event.target.id, before);
    },
    true,
  );
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (button) togglePicking(button);
    const sentence = event.target.closest("[data-sentence]");
    if (sentence && picking) {
      event.preventDefault();
      pick(sentence);
    }
    const link = event.target.closest('a[href^="#s"]');
    if (link) count("passages", link.hash, before);
  });
  form.addEventListener("focusin", (event) => {
    const point = event.target.closest("[data-point]");
    if (!point) return;
    lastPoint = point;
    for (const link of point.querySelectorAll('[data-chips] a[href^="#s"]')) {
      count("passages", link.hash, before);
    }
  });
  document.addEventListener("keydown", onKey);
  addKeysToHelp();
}

if (form) init();
