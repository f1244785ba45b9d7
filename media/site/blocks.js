// Blocks work without a script. This says aloud what a choice opened, and adds what only a script can do: a pause that
// counts, breathing that ends by itself, a body that can be tapped and a wheel that turns with the choices.
"use strict";

document.documentElement.classList.add("scripted");
const blocks = document.querySelectorAll("[data-block]");

// One quiet voice for the whole page, so that nothing is said twice.
const voice = document.createElement("p");
voice.className = "visually-hidden";
voice.setAttribute("role", "status");
if (blocks.length) document.querySelector("main")?.append(voice);

const count = (block, progress, all, done, words) => {
  const line = block.querySelector(progress);
  if (!line) return "";
  line.textContent = `${block.querySelectorAll(done).length} van ${block.querySelectorAll(all).length} ${words}`;
  line.hidden = false;
  return line.textContent;
};
const countCards = (block) => count(block, "[data-sort-progress]", ".card", ".card input:checked", "kaarten gelegd");
const countMarks = (block) => count(block, "[data-marked]", ".fragment.fits", ".fragment.fits :checked", "gevonden");

// What a choice opened: an explanation beside it, a view of the block, or the first line of a branch.
const openedBy = (input, block) => {
  if (!input.checked) return "";
  const name = { same: ".why-same", other: ".why-else" }[input.className] ?? ".why";
  const why = input.parentElement.querySelector(name);
  const number = /(?:pick|to)-(\d)/.exec(input.className)?.[1];
  const view = number && (block.querySelector(`:scope > .view-${number}`) ?? input.closest(".fork")?.parentElement.querySelector(`:scope > .branch-${number} > .line`));
  return (why ?? view)?.textContent.trim().replace(/\s+/g, " ") ?? "";
};

for (const block of blocks) {
  countCards(block);
  countMarks(block);
  block.addEventListener("change", ({ target }) => {
    voice.textContent = [openedBy(target, block), countCards(block), countMarks(block)].filter(Boolean).join(" ");
  });
}

// A pause that counts quietly; a second press ends it.
for (const pause of document.querySelectorAll("[data-pause]")) {
  const button = document.createElement("button");
  const left = document.createElement("output");
  button.type = "button";
  button.className = "button quiet";
  const rest = () => {
    clearInterval(pause.timer);
    pause.timer = 0;
    button.textContent = `Begin de pauze van ${pause.dataset.pause} seconden`;
  };
  button.addEventListener("click", () => {
    if (pause.timer) { left.textContent = "Gestopt."; return rest(); }
    let seconds = Number(pause.dataset.pause);
    button.textContent = "Stop de pauze";
    left.textContent = "Even niets.";
    pause.timer = setInterval(() => {
      seconds -= 1;
      if (seconds > 0) return;
      left.textContent = "De pauze is voorbij.";
      rest();
    }, 1000);
    return undefined;
  });
  rest();
  pause.prepend(button);
  pause.append(" ", left);
}

// Breathing ends by itself after its minutes.
for (const block of document.querySelectorAll("[data-block='breath']")) {
  const on = block.querySelector("input");
  on.addEventListener("change", () => {
    clearTimeout(block.timer);
    if (!on.checked) return;
    block.timer = setTimeout(() => {
      on.checked = false;
      voice.textContent = "De tijd is om. Kijk even om je heen.";
    }, block.dataset.minutes * 60000);
  });
}

// Tapping the body opens the list of that place; what is chosen shows on the body.
for (const map of document.querySelectorAll(".body-map")) {
  for (const place of map.querySelectorAll("[data-place]")) {
    const list = map.querySelector(`select[data-field="${place.dataset.place}"]`);
    const show = () => place.classList.toggle("felt", list.value !== "");
    list.addEventListener("change", show);
    place.addEventListener("click", () => {
      list.focus();
      list.showPicker?.();
    });
    show();
  }
}

// The wheel follows the choices.
for (const wheel of document.querySelectorAll("form .wheel")) {
  wheel.closest("form").addEventListener("change", ({ target }) => {
    const spoke = wheel.querySelector(`[data-spoke="${target.dataset.field}"]`);
    spoke?.setAttribute("class", `spoke level-${target.value}`);
  });
}
