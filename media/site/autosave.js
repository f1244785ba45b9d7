// Saves what somebody writes, a moment after a pause, and never loses it.
//
// Each [data-autosave] element is one text with its own revision; a page may hold several forms with such texts. One
// save is on its way at a time. A save that was not answered is sent again exactly as it was, with the same save id, so
// that the server can give its first answer once more: without that a lost answer would look like a conflict of the
// writer with themselves. Only after an answer follows what was typed since. Until then device.js keeps a sealed copy on
// this device, which is brought back when the page is opened again (copies.js). Where a text was saved elsewhere in the
// meantime, the writer chooses (versions.js). These three files are one script.
//
// `data-state` of the element says how it is: open (there is something to save), saving, saved, failed or conflict.
"use strict";

const PAUSE = 1200; // milliseconds after the last key
const LONGEST_PAUSE = 8000; // who types on and on is saved after so long
const FIRST_WAIT = 2000; // before a failed save is tried again; doubles up to LONGEST_WAIT
const LONGEST_WAIT = 30000;
const PATIENCE = 15000; // a save without an answer for so long has failed
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
  const typedOn = kept && key(fieldsOf(text)) !== key(fields);
  if (kept && !typedOn) fill(text, kept);
  text.saved = key(kept ?? fields);
  text.words = `Opgeslagen om ${savedAt}`;
  // Whoever chose the saved version and typed on in the other one is asked again: the next save meets what is saved.
  if (!typedOn) setRevision(text, revision);
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
