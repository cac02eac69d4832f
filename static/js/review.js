/* Pointing at a point shows its passages, and the other way round. Without this, links do. */

const POINTS = "[data-point]";
const PASSAGES = "[data-points]";

let shown = { numbers: [], origin: "pointer" };

function show(root, numbers, origin) {
  shown = { numbers, origin };
  const wanted = new Set(numbers);
  let first = null;
  for (const passage of root.querySelectorAll(PASSAGES)) {
    const on = passage.dataset.points.split(" ").some((number) => wanted.has(number));
    passage.classList.toggle("is-shown", on);
    // A box on a picture is the place itself, the anchor of its page only the neighbourhood.
    if (on && (!first || (first.matches(".page-anchor") && passage.closest("svg")))) first = passage;
  }
  for (const point of root.querySelectorAll(POINTS)) {
    point.classList.toggle("is-shown", wanted.has(point.dataset.point));
  }
  root.classList.toggle("has-shown", wanted.size > 0);
  if (origin === "focus" && first) scrollWithin(first);
}

/** Bring a passage into view in its own pane; the page itself stays where it is. */
function scrollWithin(passage) {
  const pane = passage.closest(".pane-body");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const gap = passage.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (gap < 0 || gap > pane.clientHeight - 80) pane.scrollTop += gap - pane.clientHeight / 3;
}

function numbersAt(target) {
  const point = target.closest?.(POINTS);
  if (point) return [point.dataset.point];
  return target.closest?.(PASSAGES)?.dataset.points.split(" ") ?? [];
}

function init(root) {
  root.addEventListener("pointerover", (event) => show(root, numbersAt(event.target), "pointer"));
  root.addEventListener("pointerleave", () => show(root, [], "pointer"));
  // A page's boxes come after its picture: show in them what is being pointed at.
  root.addEventListener("htmx:afterSettle", () => show(root, shown.numbers, shown.origin));
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#s"]');
    const number = link?.hash.slice(2);
    const box = number && root.querySelector(`svg [data-sentence="${CSS.escape(number)}"]`);
    if (!box) return;
    event.preventDefault();
    scrollWithin(box);
    for (const one of root.querySelectorAll(".is-target")) one.classList.remove("is-target");
    box.classList.add("is-target");
  });
  root.addEventListener("focusin", (event) => show(root, numbersAt(event.target), "focus"));
}

for (const root of document.querySelectorAll(".review")) init(root);
