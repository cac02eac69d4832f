/* Files sent one by one, tried again when the connection breaks, and skipped when they are there
   already. Without this the form sends them all at once. Words come from the page. */

const AT_ONCE = 3;
const STALLED_MS = 60_000;
const LONGEST_PAUSE_MS = 15_000;

const box = document.querySelector("[data-sending]");
const form = document.querySelector("form[data-resumable]");
const token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
const find = (name) => box.querySelector(`[data-sending-${name}]`);
const words = (name) => box.querySelector(`template[data-words="${name}"]`).content.textContent;

/** A refusal that no second try would change. */
class Refused extends Error {}
/** The whole upload cannot go on. */
class Stopped extends Error {}

/** Send a request; `body` is a file or a form. Rejects plainly when it is worth another try. */
function post(address, body, headers, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled = 0;
    const wait = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED_MS);
    };
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", token);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      wait();
      onProgress?.(event.loaded);
    };
    request.onloadend = () => {
      clearTimeout(stalled);
      const isOurs = request.getResponseHeader("Content-Type")?.includes("json");
      const answer = isOurs ? JSON.parse(request.responseText) : {};
      if (request.status === 201) resolve(answer);
      else if (request.status === 409) reject(new Stopped(answer.message));
      else if (isOurs && request.status >= 400 && request.status < 500) {
        reject(new Refused(answer.message));
      } else if (request.status >= 200 && request.status < 500) {
        reject(new Stopped(words("logged-out"))); // a page came instead: the way to log in
      } else reject(new Error("broken"));
    };
    wait();
    request.send(body);
  });
}

/** What is on its way: each file with its row on the page. */
class Sending {
  constructor(files, known) {
    this.position = Number(box.dataset.next);
    this.items = files.map((file) => this.item(file, known));
    this.queue = this.items.filter((item) => item.state === "waiting");
    this.tries = 0;
  }

  item(file, known) {
    const key = `${file.name}|${file.size}|${file.lastModified}`;
    const there = known.get(key) ?? 0;
    if (there > 0) known.set(key, there - 1);
    const row = document.createElement("li");
    const name = document.createElement("span");
    const state = document.createElement("span");
    name.className = "break";
    name.textContent = file.name;
    state.className = "muted";
    row.append(name, " ", state);
    find("files").append(row);
    const item = { file, row, label: state, sent: 0, state: "", position: this.position };
    this.position += 1;
    const isZip = file.name.toLowerCase().endsWith(".zip");
    const most = Number(isZip ? box.dataset.mostArchive : box.dataset.most);
    if (there > 0) this.say(item, "there");
    else if (file.size > most) this.say(item, "refused", words("too-large"));
    else this.say(item, "waiting");
    return item;
  }

  say(item, state, detail = "") {
    item.state = state;
    item.row.dataset.state = state;
    item.label.textContent = detail ? `${words(state)}: ${detail}` : words(state);
  }

  show() {
    const total = this.items.reduce((sum, item) => sum + item.file.size, 0) || 1;
    const settled = (item) => ["done", "there", "refused"].includes(item.state);
    const sent = this.items.reduce(
      (sum, item) => sum + (settled(item) ? item.file.size : item.sent),
      0,
    );
    find("bar").value = sent / total;
    find("words").textContent = words("progress")
      .replace("{done}", this.items.filter(settled).length)
      .replace("{all}", this.items.length)
      .replace("{share}", Math.floor((100 * sent) / total));
  }

  async one(item) {
    this.say(item, "sending");
    const headers = {
      "Content-Type": "application/octet-stream",
      "X-File-Name": encodeURIComponent(item.file.name),
      "X-File-Modified": item.file.lastModified,
      "X-File-Position": item.position,
    };
    await post(box.dataset.file, item.file, headers, (loaded) => {
      item.sent = Math.min(loaded, item.file.size);
      this.show();
    });
    this.say(item, "done");
    this.tries = 0;
    find("broken").hidden = true;
  }

  /** Take files from the queue until it is empty; a broken connection puts one back. */
  async work() {
    while (this.queue.length > 0) {
      const item = this.queue.shift();
      try {
        await this.one(item);
      } catch (error) {
        item.sent = 0;
        if (error instanceof Stopped) throw error;
        if (error instanceof Refused) this.say(item, "refused", error.message);
        else {
          this.say(item, "again");
          this.queue.unshift(item);
          await this.pause();
        }
      }
      this.show();
    }
  }

  /** Wait longer each time, but no longer than until the network is back or somebody is impatient. */
  pause() {
    find("broken").hidden = false;
    this.tries += 1;
    const longest = Math.min(1000 * 2 ** (this.tries - 1), LONGEST_PAUSE_MS);
    return new Promise((resolve) => {
      setTimeout(resolve, longest);
      window.addEventListener("online", resolve, { once: true });
      find("retry").addEventListener("click", resolve, { once: true });
    });
  }

  async all() {
    this.show();
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.work()));
  }
}

/** The files that the server has, counted by name, size and age. */
function alreadyThere() {
  const known = new Map();
  for (const row of document.querySelectorAll("[data-sending-known] li")) {
    const key = `${row.dataset.name}|${row.dataset.size}|${row.dataset.modified}`;
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return known;
}

/** Open an upload with what the form says; from here on the page's address leads back to it. */
async function begin() {
  const told = new FormData(form);
  told.delete("files");
  const opened = await post(box.dataset.begin, told, {});
  Object.assign(box.dataset, opened);
  find("finish").action = opened.finish;
  find("here").href = opened.here;
  history.replaceState(null, "", opened.here);
}

function stop(why) {
  find("why").textContent = why;
  find("stopped").hidden = false;
}

async function send() {
  const files = [...form.querySelector("input[type=file]").files];
  form.hidden = true;
  box.hidden = false;
  box.focus();
  try {
    if (!box.dataset.file) await begin();
    const sending = new Sending(files, alreadyThere());
    await sending.all();
    if (sending.items.some((item) => item.state === "refused")) find("anyway").hidden = false;
    else {
      find("words").textContent = words("sorting");
      find("finish").submit();
    }
  } catch (error) {
    if (!box.dataset.file) {
      // Nothing was opened: the ordinary form says what is wrong, field by field.
      form.hidden = false;
      box.hidden = true;
      form.submit();
    } else stop(error.message);
  }
}

form?.addEventListener("submit", (event) => {
  if (form.querySelector("input[type=file]").files.length === 0) return;
  event.preventDefault();
  send();
});
// From here on a press sends the files one by one.
if (form) form.dataset.resumable = "ready";
