/* Enhancement of every page. Words come from the page, so that they are translated there. */
import { initAsking, tell } from "./asking.js";
import { initKeys } from "./keys.js";

/** Send the CSRF token with every htmx request. */
function addToken(event) {
  const token = document.querySelector('meta[name="csrf-token"]');
  if (token) event.detail.headers["X-CSRFToken"] = token.content;
}

/** Say it when the server does not answer as it should; what was typed stays. */
function showFailure() {
  if (!document.querySelector("#messages [data-failure]")) tell("NotKept");
}

/** Menus made of <details> close on Escape and on a click elsewhere. */
function closeMenus(event) {
  for (const menu of document.querySelectorAll(".user-menu[open]")) {
    const isEscape = event.type === "keydown" && event.key === "Escape";
    if (isEscape || (event.type === "click" && !menu.contains(event.target))) {
      menu.open = false;
      if (isEscape) menu.querySelector("summary").focus();
    }
  }
}

/** A button that prints; without scripts the browser's own menu does. */
function initPrint() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

document.body.addEventListener("htmx:configRequest", addToken);
document.body.addEventListener("htmx:responseError", showFailure);
document.body.addEventListener("htmx:sendError", showFailure);
document.body.addEventListener("htmx:afterOnLoad", () => tell(""));
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
window.DKFDS?.init();
initAsking();
initKeys(document);
initPrint();
