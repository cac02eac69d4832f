/* While somebody types: keep the form on the server, and show what the checks say of it.
   Without this file both happen when it is saved. Words come from the page. */
import { ask } from "./asking.js";

const form = document.querySelector("[data-summary][data-keep]");
const status = document.querySelector("[data-kept]");
const PAUSE_MS = 1200;
const LONGEST_WAIT_MS = 8000;
const AGAIN_MS = 5000;
const GONE_ON = 409;
const FRESH_MS = 20000;

let timer = 0;
let waitingSince = 0;
let request = null;
let isWaiting = false;
let isLeaving = false;
let isLost = false;
let isAsking = false;
let isAnswered = false;
let heardAt = performance.now();

function say(words, lost = false) {
  isLost = lost;
  show(words);
}

/* While an answer is waited for nothing is known, so nothing else changes. */
function show(words) {
  if (!status) return;
  status.classList.toggle("is-lost", isLost);
  if (status.textContent !== words) status.textContent = words;
}

/* Why nothing is kept: an error's message names its words, or there was no answer to be had. */
function sayLost(error) {
  say(form.dataset[`words${error.message}`] || form.dataset.wordsNotKept, true);
}

async function askHere() {
  const clock = await ask(form.dataset.clock, form.dataset.user);
  heardAt = performance.now();
  return clock;
}

function isHeard() {
  return navigator.onLine && !isLost && performance.now() - heardAt < FRESH_MS;
}

/* A form that is sent to nobody is lost with its page: ask first, and stay where nobody answers. */
async function askFirst(event) {
  if (isAnswered || (isHeard() && !isAsking)) {
    isAnswered = false;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (isAsking) return;
  isAsking = true;
  show(form.dataset.wordsAsking);
  try {
    await askHere();
    isAnswered = true;
  } catch (error) {
    sayLost(error);
    plan(AGAIN_MS);
  }
  isAsking = false;
  if (isAnswered) form.requestSubmit(event.submitter);
}

function plan(delay) {
  const now = performance.now();
  if (!isWaiting) waitingSince = now;
  isWaiting = true;
  clearTimeout(timer);
  timer = setTimeout(keep, Math.max(0, Math.min(delay, waitingSince + LONGEST_WAIT_MS - now)));
}

/* Put new parts in the place of old ones, but never under somebody's hands. */
function renew(parts) {
  for (const part of parts.querySelectorAll("[data-live][id]")) {
    const old = document.getElementById(part.id);
    if (!old || old.contains(document.activeElement)) continue;
    const open = [...old.querySelectorAll("details[open]")].map((one) => one.id);
    old.replaceWith(document.adoptNode(part));
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    markWorst(part);
  }
}

function markWorst(part) {
  const holder = document.getElementById(part.dataset.severityOf || "");
  if (!holder) return;
  holder.classList.remove("point-red", "point-yellow");
  if (part.dataset.worst) holder.classList.add(`point-${part.dataset.worst}`);
}

async function keep() {
  clearTimeout(timer);
  if (isLeaving) return;
  request?.abort();
  request = new AbortController();
  isWaiting = false;
  try {
    if (isLost) await askHere();
    const answer = await fetch(form.dataset.keep, {
      method: "POST",
      body: new FormData(form),
      signal: request.signal,
    });
    if (answer.status === GONE_ON) {
      say(form.dataset.wordsMovedOn, true);
      return;
    }
    const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
    const words = parts.querySelector("[data-kept-words]");
    if (!answer.ok || !words) throw new Error(answer.redirected ? "LoggedOut" : "NotKept");
    heardAt = performance.now();
    say(words.textContent.trim());
    // What was pressed must still be there when it is sent.
    if (isWaiting || isAsking) return;
    form.dispatchEvent(new CustomEvent("review:kept"));
    renew(parts);
  } catch (error) {
    if (error.name === "AbortError") return;
    sayLost(error);
    plan(AGAIN_MS);
  }
}

/* The window closes or another app comes up: send what waits without waiting for the answer. */
function keepNow() {
  if (!isWaiting || isLeaving) return;
  isWaiting = false;
  clearTimeout(timer);
  navigator.sendBeacon(form.dataset.keep, new FormData(form));
}

/* A page that was fetched ahead is opened now: ask for the time, and whether it is still true. */
async function openNow() {
  const opened = form.elements.opened_at;
  if (opened.value) return;
  const clock = await askHere();
  if (!clock.now) return;
  if (clock.revision !== form.elements.base_revision_id.value) location.reload();
  else opened.value = clock.now;
}

if (form) {
  form.addEventListener("input", () => plan(PAUSE_MS));
  form.addEventListener("change", () => plan(PAUSE_MS));
  form.addEventListener("submit", askFirst, true);
  form.addEventListener("submit", () => {
    isLeaving = true;
    request?.abort();
    clearTimeout(timer);
    window.addEventListener("pageshow", () => (isLeaving = false), { once: true });
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepNow();
  });
  window.addEventListener("pagehide", keepNow);
  /* Who looks too is asked now and then: where nobody is logged in, that leads away. Not from here. */
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (!event.detail.xhr.getResponseHeader("HX-Redirect")) return;
    event.preventDefault();
    sayLost(new Error("LoggedOut"));
    plan(AGAIN_MS);
  });
  if (form.hasAttribute("data-dirty")) plan(PAUSE_MS);
  openNow().catch(() => {});
}
