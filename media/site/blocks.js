// Blocks work without a script. This says aloud what a choice opened, and counts the cards that lie on a pile.
"use strict";

const blocks = document.querySelectorAll("[data-block]");

// One quiet voice for the whole page, so that nothing is said twice.
const voice = document.createElement("p");
voice.className = "visually-hidden";
voice.setAttribute("role", "status");
if (blocks.length) document.querySelector("main")?.append(voice);

const countCards = (block) => {
  const progress = block.querySelector("[data-sort-progress]");
  if (!progress) return "";
  const laid = block.querySelectorAll(".card input:checked").length;
  progress.textContent = `${laid} van ${block.querySelectorAll(".card").length} kaarten gelegd`;
  progress.hidden = false;
  return progress.textContent;
};

const openedBy = (input) => {
  if (!input.checked) return "";
  const name = { same: ".why-same", other: ".why-else" }[input.className] ?? ".why";
  return input.parentElement.querySelector(name)?.textContent.trim() ?? "";
};

for (const block of blocks) {
  countCards(block);
  block.addEventListener("change", ({ target }) => {
    voice.textContent = [openedBy(target), countCards(block)].filter(Boolean).join(" ");
  });
}
