// Saves what somebody writes, a moment after a pause, and never loses it.
//
// Each [data-autosave] element is one text with its own revision; a page may hold several forms with such texts. One
// save is on its way at a time. A save that was not answered is sent again exactly as it was, with the same save id, so
// that the server can give its first answer once more: without that a lost answer would look like a conflict of the
// writer with themselves. Only after an answer follows what was typed since. Until then device.js keeps a sealed copy on
// this device, which is brought back when the page is opened again.
//
// `data-state` of the element says how it is: open (there is something to save), saving, saved, failed or conflict.
"use strict";

const PAUSE = 1200; // milliseconds after the last key
const LONGEST_PAUSE = 8000; // who types on and on is saved after so long
const FIRST_WAIT = 2000; // before a failed save is tried again; doubles up to LONGEST_WAIT
const LONGEST_WAIT = 30000;
const PATIENCE = 15000; // a save without an answer for so long has failed
const BASE = "van-buiten-naar-binnen"; // what device.js keeps its copies in
const REFUSED = [403, 422];

const WORDS = {
  open: "Wordt zo opgeslagen",
  failed: "Nog niet opgeslagen",
  copied: "Nog niet opgeslagen. Wat je typte, staat versleuteld op dit apparaat",
  putBack: "Dit stond nog op dit apparaat en was niet opgeslagen. We hebben het voor je teruggezet.",
  offline: "Bewaren lukt nu niet. Je tekst staat nog op deze pagina en we blijven het proberen. Sluit de pagina niet.",
  signedOut: "Je bent uitgelogd. Je tekst staat nog op deze pagina. Sluit de pagina niet.",
  someoneElse: "Op deze computer is nu iemand anders ingelogd. Log weer in als jezelf; je tekst staat nog op deze pagina.",
};

const key = (fields) => JSON.stringify(fields);
const sleep = (wait) => new Promise((done) => { setTimeout(done, wait); });
const forms = [...document.querySelectorAll("form[data-writing]")];
const formOf = (text) => text.place.closest("form");
const banner = document.querySelector("[data-unsaved]");
const texts = [...document.querySelectorAll("[data-autosave]")].filter((place) => place.dataset.autosave).map(watch);
let leaving = false;

// ---- A text and how it is ----

// A browser gives random ids only to pages over https; the demonstration runs on plain http on the own machine.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function watch(place) {
  const text = { place, revision: Number(place.dataset.revision), nextId: newId(), pending: null, wait: FIRST_WAIT };
  text.saved = key(fieldsOf(text));
  text.words = place.querySelector("[data-saved]").textContent;
  place.dataset.state = "saved";
  place.addEventListener("focusin", prepareDevice);
  place.addEventListener("input", () => touched(text));
  place.addEventListener("focusout", () => isOpen(text) && !text.failed && later(text, 0));
  return text;
}

function isRound(field) {
  return field.type === "radio" || field.type === "checkbox";
}

function fieldsOf({ place }) {
  const fields = {};
  for (const field of place.querySelectorAll("[data-field]")) {
    const name = field.dataset.field;
    if (isRound(field)) fields[name] = field.checked ? field.value : fields[name] ?? "";
    else fields[name] = field.value;
  }
  return fields;
}

function fill({ place }, fields) {
  for (const field of place.querySelectorAll("[data-field]")) {
    const value = fields[field.dataset.field] ?? "";
    if (isRound(field)) field.checked = field.value === value;
    else field.value = value;
    if (!isRound(field) || field.checked) field.dispatchEvent(new Event("change", { bubbles: true })); // drawings follow
  }
}

// Unsent is what the server does not have. Open is what can be sent: not what it refused, nor what waits for a choice.
const isUnsent = (text) => text.pending !== null || key(fieldsOf(text)) !== text.saved;
const isOpen = (text) => !text.stopped && isUnsent(text) && (text.pending !== null || key(fieldsOf(text)) !== text.refused);

function setRevision(text, revision) {
  text.revision = revision;
  const hidden = text.place.querySelector("[data-based-on]");
  if (hidden) hidden.value = revision;
}

// A screen reader says the line when it changes; that somebody is typing, they know themselves.
function say(text, state, words) {
  text.place.dataset.state = state;
  const line = text.place.querySelector("[data-saved]");
  line.className = state === "failed" || state === "conflict" ? "unsaved" : "saved";
  if (line.textContent === words && (state === "open") === Boolean(line.firstElementChild)) return;
  if (state !== "open") return void (line.textContent = words);
  const quiet = document.createElement("span");
  quiet.ariaHidden = "true";
  quiet.textContent = words;
  line.replaceChildren(quiet);
}

const failedWords = (text) => (text.copied ? WORDS.copied : WORDS.failed);

// ---- Typing ----

function touched(text) {
  copy(text);
  if (text.stopped || text.failed) return;
  if (!isUnsent(text)) return void say(text, "saved", text.words);
  text.since ??= Date.now();
  if (!text.busy) say(text, "open", WORDS.open);
  later(text, Math.max(0, Math.min(PAUSE, text.since + LONGEST_PAUSE - Date.now())));
}

function later(text, wait) {
  clearTimeout(text.timer);
  text.timer = setTimeout(() => save(text), wait);
}

// ---- Sending ----

async function save(text) {
  if (text.busy || !isOpen(text)) return text.busy;
  text.since = undefined;
  if (!text.pending) {
    text.pending = { id: text.nextId, fields: fieldsOf(text), basedOn: text.revision };
    text.nextId = newId();
    copy(text);
  }
  if (!text.failed) text.place.dataset.state = "saving";
  text.busy = send(text).finally(() => { text.busy = null; });
  await text.busy;
  if (!text.pending && isOpen(text)) later(text, PAUSE);
  return null;
}

function ask(text, { id, fields, basedOn, choice }) {
  const own = { part: text.place.dataset.part, based_on: basedOn, save_id: id, ...(choice && { choice }) };
  const body = new URLSearchParams({ ...fields, ...own });
  return fetch(text.place.dataset.autosave, {
    method: "POST", body, signal: AbortSignal.timeout(PATIENCE), keepalive: body.toString().length < 60000,
    headers: { "X-CSRFToken": token(text), Accept: "application/json" },
  });
}

async function send(text) {
  try {
    await understand(text, await ask(text, text.pending));
  } catch {
    tryAgain(text, WORDS.offline);
  }
}

function token(text) {
  return formOf(text).querySelector("input[name=csrf_token]").value;
}

// ---- What the server says ----

async function understand(text, answer) {
  if (answer.status === 401 || answer.status === 419) return signInAgain(text);
  const isData = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (!isData) return tryAgain(text, WORDS.offline);
  const data = await answer.json();
  if (answer.ok) return acknowledged(text, data);
  if (answer.status === 409) return conflict(text, data);
  if (!REFUSED.includes(answer.status)) return tryAgain(text, WORDS.offline);
  text.refused = key(text.pending.fields);
  text.pending = null;
  calm(text);
  return say(text, "failed", data.message);
}

function acknowledged(text, { revision, saved_at: savedAt }) {
  const { fields, kept } = text.pending;
  text.pending = null;
  if (kept && key(fieldsOf(text)) === key(fields)) fill(text, kept);
  text.saved = key(kept ?? fields);
  text.words = `Opgeslagen om ${savedAt}`;
  setRevision(text, revision);
  calm(text);
  copy(text);
  if (isUnsent(text)) say(text, "open", WORDS.open);
  else say(text, "saved", text.words);
}

function calm(text) {
  text.wait = FIRST_WAIT;
  text.failed = false;
  if (!texts.some((other) => other.failed)) banner.hidden = true;
}

function tryAgain(text, words, signIn = false) {
  text.failed = true;
  banner.querySelector("[data-unsaved-words]").textContent = words;
  banner.querySelector("[data-unsaved-signin]").hidden = !signIn;
  banner.hidden = false;
  say(text, "failed", failedWords(text));
  later(text, text.wait);
  text.wait = Math.min(text.wait * 2, LONGEST_WAIT);
}

// The session or its token is over. As soon as the same person is signed in again, in any tab, saving goes on.
async function signInAgain(text) {
  const answer = await fetch("/sessie", { headers: { Accept: "application/json" } });
  const { person, token: fresh } = await answer.json();
  text.wait = FIRST_WAIT;
  if (String(person) !== formOf(text).dataset.person) {
    return tryAgain(text, person === null ? WORDS.signedOut : WORDS.someoneElse, true);
  }
  document.querySelectorAll("input[name=csrf_token]").forEach((field) => { field.value = fresh; });
  return later(text, 0);
}

// ---- The copy on this device ----
//
// Without it (private windows, plain http, a full disk) everything goes on; the page itself keeps the text then.

let device = null;
let opening = null;
const whereOf = ({ place }) => `${place.dataset.autosave} ${place.dataset.part}`;

function openDevice() {
  const possible = globalThis.isSecureContext && globalThis.indexedDB && banner?.dataset.device;
  opening ??= possible ? find().catch(() => { setTimeout(() => { opening = null; }, 5000); }) : Promise.resolve();
  return opening;
}

async function find() {
  const { openDevice: open } = await import(banner.dataset.device);
  const found = await open(forms[0].dataset.person);
  device = found;
  for (const text of texts) {
    if (isUnsent(text)) copy(text);
    device.bringBack(whereOf(text), (left) => inTurn(text, () => putBack(text, left))).catch(() => {});
  }
}

// The key is fetched when somebody comes to write, so that it is there when the connection is not.
function prepareDevice() {
  openDevice().then(() => device?.prepare()).catch(() => {});
}

// One copy is written at a time, always of the newest text.
async function copy(text) {
  text.copied = false;
  if (!device) return void openDevice();
  text.newer = true;
  text.copying ??= write(text);
  await text.copying;
}

async function write(text) {
  try {
    while (text.newer) {
      text.newer = false;
      if (isUnsent(text)) await device.keep(whereOf(text), asItIs(text));
      else await device.forget(whereOf(text));
    }
    text.copied = true;
    if (text.failed) say(text, "failed", failedWords(text));
  } catch {
    text.copied = false; // the disk is full, or there is no key
  }
  text.copying = null;
}

function asItIs(text) {
  return { basedOn: text.revision, saveId: text.nextId, fields: fieldsOf(text), pending: text.pending };
}

function inTurn(text, act) {
  text.turn = (text.turn ?? Promise.resolve()).catch(() => {}).then(act);
  return text.turn;
}

// Something was left here by a page that is gone. When nobody saved since, it goes back into the field. When somebody
// did, it builds on an older revision; saving it then leads to the two versions, as with two tabs.
async function putBack(text, left) {
  while (isUnsent(text) || text.stopped) await sleep(300);
  if (key(left.fields) === text.saved) return;
  const pending = left.pending?.choice === "saved" ? null : left.pending;
  if (left.basedOn === text.revision) text.pending = pending;
  else if (await wasSaved(text, left, pending)) return;
  text.nextId = left.saveId;
  fill(text, left.fields);
  tellPutBack(text);
  await copy(text);
  say(text, "open", WORDS.open);
  later(text, 0);
  if (!text.copied) throw new Error("What was left stays where it is.");
}

// The page was gone before the answer to its last save came. Whether that save holds all that was left; when it holds
// only a part, the text goes on from the revision on which what was left builds.
async function wasSaved(text, left, pending) {
  const last = pending ?? { id: left.saveId, ...left };
  const answer = await ask(text, last);
  const revision = answer.ok ? (await answer.json()).revision : null;
  if (revision !== null && key(left.fields) === key(last.fields)) return true;
  if (revision !== text.revision) setRevision(text, left.basedOn);
  return false;
}

function tellPutBack(text) {
  text.place.querySelector(".put-back")?.remove();
  const note = element("p", WORDS.putBack, "notice put-back");
  note.setAttribute("role", "status");
  text.place.prepend(note);
}

// A copy can only be there when its place is; a browser that does not say so is asked.
async function lookForCopies() {
  const bases = (await indexedDB.databases?.()) ?? [{ name: BASE }];
  if (bases.some(({ name }) => name === BASE)) await openDevice();
}
if (texts.length && globalThis.isSecureContext && globalThis.indexedDB) lookForCopies().catch(() => {});

// ---- Two versions ----
//
// Both stay on the page until the writer has chosen. A place with [data-aside] has the server keep the other one too.

function conflict(text, { kept, revision, words, parts }) {
  const mine = text.pending.fields;
  text.pending = null;
  text.stopped = true;
  calm(text);
  copy(text);
  say(text, "conflict", "Nog niet opgeslagen: kies eerst hierboven");
  const box = document.createElement("div");
  box.className = "conflict";
  box.tabIndex = -1;
  box.innerHTML = "<h2>Er zijn twee versies van je tekst</h2><p></p><div class='texts'></div><div class='bar'></div>";
  box.querySelector("p").textContent =
    "Deze tekst is ergens anders ook bewaard, bijvoorbeeld in een ander tabblad. Beide staan hier. Kies welke je houdt.";
  box.querySelector(".texts").append(
    version("Al bewaard", parts ? marked(parts, "gone") : plain(words?.kept ?? kept)),
    version("Wat hier staat", parts ? marked(parts, "new") : plain(words?.offered ?? mine)),
  );
  box.querySelector(".bar").append(
    choice("Houd wat al bewaard is", () => choose(text, box, { kept, revision, choice: "saved" })),
    choice("Bewaar wat hier staat", () => choose(text, box, { revision, choice: "mine" })),
  );
  if (text.place.querySelector("textarea[data-field]")) {
    box.querySelector(".bar").append(choice("Zet beide in het veld", () => choose(text, box, { both: kept, revision, choice: "mine" })));
  }
  text.place.before(box);
  box.focus();
}

function version(title, contents) {
  const part = document.createElement("div");
  const heading = part.appendChild(document.createElement("h3"));
  const words = part.appendChild(document.createElement("div"));
  heading.textContent = title;
  words.className = "quote-own";
  words.setAttribute("hx-disable", "");
  words.append(...contents);
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
    fill(text, kept);
    text.saved = key(fieldsOf(text));
    setRevision(text, revision);
    copy(text);
    say(text, "saved", "De bewaarde versie staat er weer");
  } else {
    // The version of the server becomes the base only when it answered: until then a copy has to lead back here.
    if (!kept) setRevision(text, revision);
    if (both) fill(text, joined(text, both));
    text.pending = { id: text.nextId, fields: fieldsOf(text), basedOn: revision, ...(aside && { choice: chosen }), kept };
    text.nextId = newId();
    copy(text);
    later(text, 0);
  }
  box.querySelector(".bar").remove();
  box.querySelector("p").textContent = aside
    ? "Dit waren de twee versies. Wat je niet koos, blijft bij deze stap staan, alleen voor jou."
    : "Dit waren de twee versies. Je kunt er nog iets uit overnemen.";
  text.place.querySelector("[data-field]").focus();
}

function joined(text, kept) {
  const mine = fieldsOf(text);
  for (const { dataset: { field } } of text.place.querySelectorAll("textarea[data-field]")) {
    const two = [kept[field] ?? "", mine[field]].filter((words) => words.trim());
    mine[field] = [...new Set(two)].join("\n\n");
  }
  return mine;
}

// ---- Sending the form, signing out, going away ----

async function allSaved(own) {
  for (const text of own) {
    while (text.busy) await text.busy;
    await save(text);
    await text.copying;
  }
  return !own.some((text) => text.pending || text.stopped);
}

// A button that sends a form waits until everything in it is saved; what does not save stays on the page.
for (const form of forms) {
  const own = texts.filter((text) => formOf(text) === form);
  form.addEventListener("submit", (event) => {
    if (form.dataset.ready || !own.some((text) => text.stopped || isOpen(text))) {
      form.dataset.ready = "yes";
      return;
    }
    event.preventDefault();
    saveThenSend(form, own, event.submitter);
  });
}

async function saveThenSend(form, own, submitter) {
  if (!await allSaved(own)) {
    (document.querySelector(".conflict") ?? banner).scrollIntoView({ block: "center" });
    return;
  }
  form.dataset.ready = "yes";
  setTimeout(() => form.requestSubmit(submitter)); // a browser ignores this while it still handles the first press
}

const door = document.querySelector("form[data-sign-out]");
door?.addEventListener("submit", (event) => {
  if (leaving || !texts.some(isUnsent)) return;
  event.preventDefault();
  saveThenLeave();
});

async function saveThenLeave() {
  document.querySelector(".before-leaving")?.remove();
  if (await allSaved(texts) && !texts.some(isUnsent)) return leave();
  await Promise.all(texts.map(copy));
  const words = texts.every((text) => text.copied)
    ? "Niet alles is opgeslagen. Log je nu uit, dan blijft het laatste versleuteld op dit apparaat staan. Het komt terug als jij hier weer inlogt en deze pagina opent."
    : "Niet alles is opgeslagen. Log je nu uit, dan ben je het laatste dat je typte kwijt.";
  const box = element("div", "", "conflict before-leaving");
  box.tabIndex = -1;
  const bar = element("div", "", "bar");
  bar.append(choice("Blijf hier en probeer opnieuw", saveThenLeave), choice("Toch uitloggen", leave));
  box.append(element("h2", "Wil je toch uitloggen?"), element("p", words), bar);
  document.querySelector("main").prepend(box);
  return box.focus();
}

function leave() {
  leaving = true;
  setTimeout(() => door.requestSubmit());
}

const saveAll = () => texts.forEach(save);
document.addEventListener("visibilitychange", () => document.hidden && saveAll());
addEventListener("pagehide", () => texts.filter(isUnsent).forEach(copy));
addEventListener("online", saveAll);
addEventListener("focus", () => texts.some((text) => text.failed) && saveAll());
addEventListener("beforeunload", (event) => {
  const isAtRisk = (text) => isUnsent(text) && !(text.copied && !text.failed && !text.stopped);
  if (!leaving && texts.some((text) => !formOf(text).dataset.ready && isAtRisk(text))) event.preventDefault();
});
