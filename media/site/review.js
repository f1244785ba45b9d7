// The desk of a trainer: comments at hand beside each field, four beginnings, and a meter that counts along. Without this
// script the same buttons save the form and lead to a page of their own; nothing typed is lost either way.
"use strict";

{
  const template = document.querySelector("[data-at-hand]");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // Typing by script, as if somebody typed: the browser keeps its undo, and saving, growing and counting follow.
  const type = (field, text) => {
    field.focus();
    if (document.execCommand("insertText", false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // In a field where nobody has been yet, the end is where one would go on.
  const visited = new WeakSet();
  document.addEventListener("focusin", ({ target }) => visited.add(target));

  const putIn = (field, text) => {
    const place = visited.has(field) ? field.selectionEnd : field.value.length;
    const [before, after] = [field.value.slice(0, place), field.value.slice(place)];
    field.setSelectionRange(place, place);
    type(field, (/\S$/.test(before) ? " " : "") + text + (/^\S/.test(after) ? " " : ""));
  };

  // ---- comments at hand: one list, that opens under the field for which it was asked ----
  let open = null;

  const close = (focus) => {
    if (!open) return;
    open.panel.remove();
    open.button.setAttribute("aria-expanded", "false");
    focus?.focus();
    open = null;
  };

  const narrow = (panel) => {
    const topic = panel.querySelector("[data-topic]").value;
    const wanted = folded(panel.querySelector("[data-words]").value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const row of panel.querySelectorAll("[data-about]")) {
      const text = folded(row.querySelector(".words").textContent);
      row.hidden = (topic && row.dataset.about !== topic) || !wanted.every((word) => text.includes(word));
      left += row.hidden ? 0 : 1;
    }
    panel.querySelector("[data-found]").textContent =
      { 0: "Niets gevonden. Kies een ander onderwerp of gebruik minder woorden.", 1: "Eén gevonden" }[left] ?? `${left} gevonden`;
  };

  // What is kept as a comment is about nobody: the name of the learner makes place.
  const ownWords = (field) => {
    const chosen = field.value.slice(field.selectionStart, field.selectionEnd).trim() || field.value.trim();
    const name = template.dataset.firstName.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return chosen.replace(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, "gu"), "{voornaam}");
  };

  const keep = async (panel, field) => {
    const said = panel.querySelector("[data-kept]");
    const body = new URLSearchParams({ text: ownWords(field), topic: panel.querySelector("[data-own-topic]").value });
    const token = field.form.querySelector("input[name=csrf_token]").value;
    try {
      const answer = await fetch(panel.querySelector("[data-keep]").dataset.keep, {
        method: "POST", body, headers: { "X-CSRFToken": token, Accept: "application/json" },
      });
      said.textContent = (await answer.json()).message;
    } catch {
      said.textContent = "Bewaren lukte niet. Je tekst staat nog in het veld.";
    }
  };

  const show = (button) => {
    close();
    const field = document.getElementById(button.dataset.insert);
    const panel = template.content.firstElementChild.cloneNode(true);
    open = { button, panel, field };
    button.setAttribute("aria-expanded", "true");
    button.closest(".under-field").after(panel);
    const showOwn = () => { panel.querySelector("[data-own-words]").textContent = ownWords(field); };
    panel.addEventListener("input", () => narrow(panel));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(button); }
      if (event.key !== "Enter" || !event.target.matches("input, select") || event.ctrlKey || event.metaKey) return;
      event.preventDefault(); // the search field stands in the form of the reaction, which Enter would send
      panel.querySelector("[data-about]:not([hidden]) button")?.focus();
    });
    panel.addEventListener("click", ({ target }) => {
      const picked = target.closest("[data-pick]");
      if (picked) { close(); putIn(field, picked.dataset.pick); }
      if (target.closest("[data-close]")) close(button);
      if (target.closest("[data-keep]")) keep(panel, field);
    });
    panel.querySelector("details").addEventListener("toggle", showOwn);
    field.addEventListener("select", showOwn);
    narrow(panel);
    panel.querySelector("[data-words]").focus();
  };

  for (const button of template ? document.querySelectorAll("[data-insert]") : []) {
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", (event) => {
      event.preventDefault();
      if (open?.button === button) close(button);
      else show(button);
    });
  }

  // ---- the four beginnings ----
  const framing = document.querySelector("[data-frame]");
  framing?.addEventListener("click", (event) => {
    event.preventDefault();
    const field = framing.closest("[data-autosave], .conflict").querySelector("[data-field]");
    const frame = framing.dataset.frame;
    const written = field.value.trimEnd();
    if (!written.endsWith(frame.trimEnd())) {
      field.setSelectionRange(written.length, field.value.length);
      type(field, (written ? "\n\n" : "") + frame);
    }
    const place = field.value.lastIndexOf(frame.trimEnd()) + frame.indexOf(":") + 2;
    field.focus();
    field.setSelectionRange(place, place);
  });

  // ---- the meter ----
  const meter = document.querySelector("[data-meter]");
  const measured = meter?.closest(".field").querySelector("textarea");
  if (measured) {
    const limits = JSON.parse(meter.dataset.limits);
    const aloud = meter.querySelector("[data-remark-aloud]");
    let timer = 0;
    const read = () => {
      const words = (measured.value.match(/\S*[\p{L}\p{N}_]\S*/gu) ?? []).length;
      const questions = (measured.value.match(/\?+/g) ?? []).length;
      const asked = { 0: "geen vraag", 1: "1 vraag" }[questions] ?? `${questions} vragen`;
      const length = words > 0 && words < limits.fewest ? limits.few : words > limits.most ? limits.many : "";
      const remarks = [length, questions > limits.questions ? limits.one : ""].filter(Boolean).join(" ");
      meter.querySelector("[data-count]").textContent = words ? `${words} ${words === 1 ? "woord" : "woorden"} · ${asked}` : "";
      clearTimeout(timer);
      // The numbers count along in silence. A remark comes after a rest only, and aloud only when it is another one.
      timer = setTimeout(() => {
        meter.querySelector("[data-remark]").textContent = remarks;
        if (aloud.textContent !== remarks) aloud.textContent = remarks;
      }, 2500);
    };
    measured.addEventListener("input", read);
    measured.addEventListener("change", read);
  }
}
