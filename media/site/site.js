// The three things every page needs from a script. Everything on the site also works without it.
"use strict";

// A field grows with what is written in it; only browsers that cannot do this in CSS need a hand.
const grow = (field) => {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
};
const growAll = () => document.querySelectorAll("textarea").forEach(grow);
if (!CSS.supports("field-sizing", "content")) {
  document.addEventListener("input", ({ target }) => target.matches("textarea") && grow(target));
  document.addEventListener("htmx:afterSettle", growAll);
  addEventListener("resize", growAll);
  growAll();
}

// After a swap the reader is brought to what changed, and a page that opens with faults to their summary.
const bringTo = (target) => {
  if (!target) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
};
document.addEventListener("htmx:afterSettle", ({ target }) =>
  bringTo(target.matches("[data-focus]") ? target : target.querySelector("[data-focus]")));
bringTo(document.querySelector(".errors[data-focus]"));

// The back button must not bring private text back on the screen after somebody signed out.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && "private" in document.body.dataset) location.reload();
});
