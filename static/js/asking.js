/* Is anybody there who can take what was written? A form that is sent to nobody is lost with its
   page. Words come from the page. */

const LONGEST_ANSWER_MS = 8_000;
const FRESH_MS = 60_000;

/* What is wrong → the words for it, a template of the page. */
const WORDS = {
  Asking: "request-asking",
  LoggedOut: "request-logged-out",
  NotKept: "request-failed",
  SomebodyElse: "request-somebody-else",
};

let heardAt = Date.now();
let isAsking = false;
const answered = new WeakSet();

/** Say it above the page instead of what was said before; nothing said takes it away. */
export function tell(what) {
  const messages = document.getElementById("messages");
  const words = document.getElementById(WORDS[what] || "");
  messages?.querySelector("[data-failure]")?.remove();
  if (!words || !messages) return;
  const box = words.content.firstElementChild.cloneNode(true);
  box.dataset.failure = "";
  messages.append(box);
  box.scrollIntoView({ block: "nearest" });
}

/* The token of a login since, for the forms of the page and for what htmx sends. */
function take(token) {
  for (const field of document.querySelectorAll('input[name$="csrf_token"]')) field.value = token;
  document.querySelector('meta[name="csrf-token"]')?.setAttribute("content", token);
}

/** Give what `address` answers to `user`; an error's message is LoggedOut, SomebodyElse or NotKept. */
export async function ask(address, user) {
  const late = new AbortController();
  const patience = setTimeout(() => late.abort(new Error("NotKept")), LONGEST_ANSWER_MS);
  try {
    const answer = await fetch(address, { cache: "no-store", signal: late.signal });
    if (answer.redirected) throw new Error("LoggedOut");
    if (!answer.ok) throw new Error("NotKept");
    const clock = await answer.json();
    /* Somebody else has logged in here since: what stands in the form is not theirs. */
    if (clock.user !== user) throw new Error("SomebodyElse");
    take(clock.token);
    return clock;
  } finally {
    clearTimeout(patience);
  }
}

/* Of a page that was open for long it is not known who is logged in: ask first, and stay. */
async function askFirst(event, account) {
  const form = event.target;
  const isFresh = navigator.onLine && Date.now() - heardAt < FRESH_MS;
  if (!form.matches("form[data-ask]") || answered.delete(form) || (isFresh && !isAsking)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (isAsking) return;
  isAsking = true;
  tell("Asking");
  try {
    await ask(account.dataset.clock, account.content);
    heardAt = Date.now();
    answered.add(form);
    tell("");
  } catch (error) {
    tell(error.message in WORDS ? error.message : "NotKept");
  }
  isAsking = false;
  if (answered.has(form)) form.requestSubmit(event.submitter);
}

/** Let the forms that ask for it be sent only to somebody who takes them. */
export function initAsking() {
  const account = document.querySelector('meta[name="account"]');
  if (account) document.addEventListener("submit", (event) => askFirst(event, account), true);
}
