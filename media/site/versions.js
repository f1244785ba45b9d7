// Two versions of a text, and the choice between them; a part of autosave.js.
//
// Both stay on the page until the writer has chosen. A place with [data-aside] has the server keep the other one too;
// [data-called] says what it holds when that is no text.

function conflict(text, { kept, revision, words, parts, same_save: sameSave }) {
  const { fields: mine, left } = text.pending;
  text.pending = null;
  // A page that is left sends its last words at once, and the copy on the device may lag behind them by a few letters.
  if (sameSave && left && key(mine) === key(fieldsOf(text))) {
    text.place.querySelector(".put-back")?.remove();
    calm(text);
    return goOnFrom(text, kept, revision, "Alles wat je typte, is opgeslagen");
  }
  text.stopped = true;
  calm(text);
  copy(text);
  say(text, "conflict", "Nog niet opgeslagen: kies eerst hierboven");
  const box = document.createElement("div");
  box.className = "conflict";
  box.tabIndex = -1;
  box.innerHTML = "<h2></h2><p></p><div class='texts'></div>";
  box.querySelector("h2").textContent = `Er zijn twee versies van je ${text.place.dataset.called ?? "tekst"}`;
  box.querySelector("p").textContent =
    "Er is ergens anders ook iets bewaard, bijvoorbeeld in een ander tabblad. Beide versies staan hier. Kies welke je houdt.";
  const keep = choice("Houd wat al bewaard is", () => choose(text, box, { kept, revision, choice: "saved" }));
  const replace = choice("Bewaar wat hier staat", () => choose(text, box, { revision, choice: "mine" }));
  box.querySelector(".texts").append(
    version("Al bewaard", parts ? marked(parts, "gone") : plain(words?.kept ?? kept), keep),
    version("Wat hier staat", parts ? marked(parts, "new") : plain(words?.offered ?? mine), replace),
  );
  if (text.place.querySelector("textarea[data-field]")) {
    const bar = box.appendChild(element("div", "", "bar start"));
    bar.append(choice("Zet beide in het veld", () => choose(text, box, { both: kept, revision, choice: "mine" })));
  }
  text.place.before(box);
  box.focus();
}

// One of the two, with the button that keeps it: beside each other or under each other, it stands at its own text.
function version(title, contents, button) {
  const part = document.createElement("div");
  const heading = part.appendChild(document.createElement("h3"));
  const words = part.appendChild(document.createElement("div"));
  heading.textContent = title;
  words.className = "quote-own";
  words.setAttribute("hx-disable", "");
  words.append(...contents);
  part.append(button);
  return part;
}

const plain = (fields) => [Object.values(fields).filter(Boolean).join("\n\n") || "(leeg)"];

// One side of two versions: what stands in both, and marked what stands on this side only.
function marked(parts, side) {
  return parts.flatMap(({ label, pieces }) => {
    const here = pieces.filter(({ kind }) => kind === "same" || kind === side);
    const words = here.map(({ kind, text }) => (kind === "same" ? text : only(text, side)));
    return [...(label ? [element("p", label, "where")] : []), ...(words.length ? words : ["(leeg)"])];
  });
}

function only(words, side) {
  const mark = element(side === "gone" ? "del" : "ins", words);
  mark.prepend(element("span", " (alleen hier:) ", "visually-hidden"));
  return mark;
}

function element(name, words, className = "") {
  const made = document.createElement(name);
  made.textContent = words;
  if (className) made.className = className;
  return made;
}

function choice(words, act) {
  const button = element("button", words, "button quiet");
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

function choose(text, box, { kept, both, revision, choice: chosen }) {
  const aside = "aside" in text.place.dataset;
  text.stopped = false;
  if (kept && !aside) {
    goOnFrom(text, kept, revision, "De bewaarde versie staat er weer");
  } else {
    // The version of the server becomes the base only when it answered: until then a copy has to lead back here.
    if (!kept) setRevision(text, revision);
    if (both) fill(text, joined(text, both));
    text.pending = { id: text.nextId, fields: fieldsOf(text), basedOn: revision, ...(aside && { choice: chosen }), kept };
    text.nextId = newId();
    copy(text);
    later(text, 0);
  }
  box.querySelectorAll("button, .bar").forEach((one) => one.remove());
  box.querySelector("p").textContent = aside
    ? "Dit waren de twee versies. Wat je niet koos, blijft hier bewaard, alleen voor jou."
    : "Dit waren de twee versies. Je kunt er nog iets uit overnemen.";
  text.place.querySelector("[data-field]").focus();
}

// Let what the server has be the text.
function goOnFrom(text, kept, revision, words) {
  fill(text, kept);
  text.saved = key(fieldsOf(text));
  text.words = words;
  setRevision(text, revision);
  copy(text);
  say(text, "saved", words);
}

function joined(text, kept) {
  const mine = fieldsOf(text);
  for (const { dataset: { field } } of text.place.querySelectorAll("textarea[data-field]")) {
    const two = [kept[field] ?? "", mine[field]].filter((words) => words.trim());
    mine[field] = [...new Set(two)].join("\n\n");
  }
  return mine;
}
