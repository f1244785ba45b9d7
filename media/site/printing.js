// The button that prints. Without a script it stays hidden: the browser's own menu prints as well.
"use strict";

const printButton = document.querySelector("[data-print]");
if (printButton) {
  printButton.hidden = false;
  printButton.addEventListener("click", () => print());
}
