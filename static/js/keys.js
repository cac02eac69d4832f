/* Keyboard shortcuts: data-key="g" on a button or link presses it; `?` lists them.
   data-key-next="j" data-key-previous="k" on a container moves focus among its [data-key-item]s.
   A person can switch them off (WCAG 2.1.4); the choice is remembered in this browser only. */

const STORED = "keys-off";

function isOff() {
  try {
    return localStorage.getItem(STORED) === "1";
  } catch {
    return false;
  }
}

function remember(off) {
  try {
    localStorage.setItem(STORED, off ? "1" : "0");
  } catch {
    /* A browser without storage keeps the shortcuts on. */
  }
}

function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Focus the item after (or before) the one that has focus, around the ends. */
function move(container, step) {
  const items = [...container.querySelectorAll("[data-key-item]")];
  if (items.length === 0) return;
  const here = items.findIndex((item) => item.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : items.length - 1) : here + step;
  const item = items[(next + items.length) % items.length];
  if (item.tabIndex < 0 && !item.hasAttribute("tabindex")) item.tabIndex = -1;
  item.focus();
  item.scrollIntoView({ block: "nearest" });
}

function press(target) {
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) target.focus();
  else target.click();
}

function onKey(event, root) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target)) return;
  if (event.key === "?") {
    event.preventDefault();
    showHelp(root);
    return;
  }
  if (isOff() || root.querySelector("dialog[open]")) return;
  for (const [name, step] of [["keyNext", 1], ["keyPrevious", -1]]) {
    for (const container of root.querySelectorAll("[data-key-next]")) {
      if (container.dataset[name] === event.key) {
        event.preventDefault();
        move(container, step);
        return;
      }
    }
  }
  const target = root.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (target && !target.disabled) {
    event.preventDefault();
    press(target);
  }
}

/** What each key does, in the words of the page. */
function listed(root) {
  const pairs = [];
  for (const container of root.querySelectorAll("[data-key-next]")) {
    const { keyNext, keyNextWords, keyPrevious, keyPreviousWords } = container.dataset;
    pairs.push([keyNext, keyNextWords], [keyPrevious, keyPreviousWords]);
  }
  for (const target of root.querySelectorAll("[data-key]")) {
    pairs.push([target.dataset.key, target.dataset.keyWords || target.textContent.trim()]);
  }
  return pairs.filter(([key, words]) => key && words);
}

function showHelp(root) {
  const dialog = root.getElementById("keys");
  if (!dialog || dialog.open) return;
  const list = dialog.querySelector("[data-keys-list]");
  list.replaceChildren();
  const pairs = listed(root);
  for (const [key, words] of pairs) {
    const term = document.createElement("dt");
    const cap = document.createElement("kbd");
    cap.textContent = key;
    term.append(cap);
    const description = document.createElement("dd");
    description.textContent = words;
    list.append(term, description);
  }
  dialog.querySelector("[data-keys-none]").hidden = pairs.length > 0;
  dialog.querySelector("[data-keys-on]").checked = !isOff();
  dialog.showModal();
}

/** Listen for shortcuts in a document. */
export function initKeys(root) {
  root.addEventListener("keydown", (event) => onKey(event, root));
  root.querySelector("[data-keys-on]")?.addEventListener("change", (event) => {
    remember(!event.target.checked);
  });
  for (const opener of root.querySelectorAll("[data-keys-open]")) {
    opener.addEventListener("click", () => showHelp(root));
  }
}
