/* A file input that takes dropped files and says which were chosen. Without this it is a file input. */

function size(bytes) {
  const units = ["byte", "kB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  return `${number.format(value)} ${units[unit]}`;
}

function listChosen(box, input) {
  const shown = box.querySelector("[data-upload-chosen]");
  shown.replaceChildren();
  const files = [...input.files];
  if (files.length === 0) return;
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const heading = document.createElement("strong");
  const words = files.length === 1 ? shown.dataset.word : shown.dataset.words;
  heading.textContent = `${files.length} ${words} (${size(total)})`;
  const list = document.createElement("ul");
  list.className = "plain";
  for (const file of files) {
    const item = document.createElement("li");
    item.textContent = `${file.name} – ${size(file.size)}`;
    list.append(item);
  }
  shown.append(heading, list);
}

function init(box) {
  const zone = box.querySelector("[data-upload-zone]");
  const input = box.querySelector("input[type=file]");
  input.addEventListener("change", () => listChosen(box, input));
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    zone.addEventListener(kind, () => zone.classList.remove("is-over"));
  }
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

for (const box of document.querySelectorAll("[data-upload]")) init(box);
