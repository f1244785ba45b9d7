// Keys for people who work through much: one page says which, this presses what it says.
//
// How a page uses it (nothing else is needed; without a script all of it is just links, buttons and headings):
//   <script src="{{ asset_url('site/keys.js') }}" defer></script>        in the block `scripts`
//   {% include "shared/keys.html" %}                                     where the button "Toetsen" stands
//   data-key="n"            on a link, button or field: the key presses it (a field gets the focus). Its words in the
//                           list are its own text, or data-key-words="…".
//   data-key="ctrl+enter"   the one key that also works while somebody types; ⌘ counts as Ctrl.
//   data-key-needs="name"   beside it: only when something is chosen among the fields with this name; else the focus
//                           goes there.
//   data-key-rows="words"   on a list of which the rows (li) have the same data-key: the key presses the one in the row where
//                           the focus is, and these are its words. From elsewhere it only goes to the first of those rows.
//   data-step               on everything through which j and k go: a link (Enter then opens it), or a part of the
//                           page with a label of its own. `keys_steps` names them: see shared/keys.html.
// Escape leaves a field, to the part of the page around it, so that j and k go on from there. Single letters can be
// switched off in the list, for who speaks to their computer; that choice stays in this browser.
"use strict";

{
  const OFF = "keys-off";
  const TYPING = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=range])";
  const NAMES = { "ctrl+enter": "Ctrl + Enter", enter: "Enter", escape: "Esc" };

  const opener = document.querySelector("[data-keys]");
  const isOff = () => { try { return localStorage.getItem(OFF) === "yes"; } catch { return false; } };
  const setOff = (off) => { try { localStorage.setItem(OFF, off ? "yes" : "no"); } catch { /* then it lasts until the page is left */ } };
  let lettersOff = isOff();

  const isShown = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
  const withKey = () => [...document.querySelectorAll("[data-key]")].filter(isShown);
  const steps = () => [...document.querySelectorAll("[data-step]")].filter(isShown);

  const bringTo = (element) => {
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: element.offsetHeight < innerHeight / 2 ? "center" : "start" });
  };

  // From the step that holds the focus; when none does, from the first one that is still to be seen.
  const step = (by) => {
    const all = steps();
    const here = all.findIndex((each) => each.contains(document.activeElement));
    const inView = all.findIndex((each) => each.getBoundingClientRect().bottom > 0);
    const next = here < 0 ? inView : here + by;
    if (all[next]) bringTo(all[next]);
  };

  const press = (element) => {
    const needed = element.dataset.keyNeeds && [...document.getElementsByName(element.dataset.keyNeeds)];
    if (needed && !needed.some((field) => field.checked)) return needed[0]?.focus();
    if (element.matches("summary")) element.focus();
    return element.matches(TYPING) ? bringTo(element) : element.click();
  };

  // What a key would do here, or undefined. What is opened by it stays opened, so in a list nobody opens a row from afar.
  const deedOf = (key) => {
    const all = withKey().filter((element) => element.dataset.key === key);
    const inRows = all.filter((element) => element.closest("[data-key-rows]"));
    if (!inRows.length) return all[0] && (() => press(all[0]));
    const here = document.activeElement?.closest("[data-key-rows] > li");
    const mine = inRows.find((element) => element.closest("li") === here);
    if (mine) return () => press(mine);
    return here ? undefined : () => bringTo(inRows[0].closest("li").querySelector("[data-step]"));
  };

  const wordsOf = (element) => {
    const words = element.dataset.keyWords ?? element.closest("[data-key-rows]")?.dataset.keyRows ?? element.textContent;
    return words.trim().replace(/\s+/g, " ");
  };

  const rows = () => {
    const [next, previous] = (opener?.dataset.steps ?? "").split("|");
    const walking = next && steps().length ? [["j", next], ["k", previous]] : [];
    const opening = steps().some((each) => each.matches("a, button")) ? [["enter", "Openen waar je staat"]] : [];
    const own = [...new Map(withKey().reverse().map((element) => [element.dataset.key, wordsOf(element)]))].reverse();
    const leaving = document.querySelector("main textarea") ? [["escape", "Uit een veld, om de andere toetsen te gebruiken"]] : [];
    return [...walking, ...opening, ...own, ...leaving, ["?", "Deze lijst"]];
  };

  const dialog = document.querySelector("[data-keys-list]");

  const open = () => {
    const list = dialog.querySelector("dl");
    list.replaceChildren(...rows().map(([key, words]) => {
      const row = document.createElement("div");
      const name = row.appendChild(document.createElement("dt")).appendChild(document.createElement("kbd"));
      name.textContent = NAMES[key] ?? key;
      row.appendChild(document.createElement("dd")).textContent = words;
      return row;
    }));
    dialog.showModal();
  };

  const leave = (field) => {
    const around = field.closest("[data-step]");
    if (around) bringTo(around);
    else field.blur();
  };

  const act = (event, deed) => { event.preventDefault(); deed(); };

  const onKey = (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey || dialog?.open) return undefined;
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey) {
      const sender = key === "Enter" && !event.repeat && withKey().find((element) => element.dataset.key === "ctrl+enter");
      return sender ? act(event, () => press(sender)) : undefined;
    }
    const typing = target.matches?.(TYPING);
    if (typing) return key === "Escape" ? act(event, () => leave(target)) : undefined;
    if (lettersOff) return undefined;
    if (key === "j" || key === "k") return steps().length ? act(event, () => step(key === "j" ? 1 : -1)) : undefined;
    if (event.repeat) return undefined;
    if (key === "?" && dialog) return act(event, open);
    const deed = deedOf(key);
    return deed ? act(event, deed) : undefined;
  };

  document.addEventListener("keydown", onKey);

  if (opener && dialog) {
    opener.hidden = false;
    opener.addEventListener("click", open);
    const letters = dialog.querySelector("[data-keys-letters]");
    letters.checked = !lettersOff;
    letters.addEventListener("change", () => {
      lettersOff = !letters.checked;
      setOff(lettersOff);
    });
  }
}
