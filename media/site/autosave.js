// Saves what somebody writes, a moment after a pause, and never loses it.
//
// Each [data-autosave] element is one text with its own revision; a page may hold several forms with such texts. One
// save is on its way at a time. A save that was not answered is sent again exactly as it was, with the same save id, so
// that the server can give its first answer once more: without that a lost answer would look like a conflict of the
// writer with themselves. Only after an answer follows what was typed since.
"use strict";

const PAUSE = 1200; // milliseconds after the last key
const FIRST_WAIT = 2000; // before a failed save is tried again; doubles up to LONGEST_WAIT
const LONGEST_WAIT = 30000;
const PATIENCE = 15000; // a save without an answer for so long has failed

const key = (fields) => JSON.stringify(fields);
const forms = [...document.querySelectorAll("form[data-writing]")];
const formOf = (text) => text.place.closest("form");
const banner = document.querySelector("[data-unsaved]");
const texts = [...document.querySelectorAll("[data-autosave]")].filter((place) => place.dataset.autosave).map(watch);

const WORDS = {
  offline: "Bewaren lukt nu niet. Je tekst staat nog op deze pagina en we blijven het proberen. Sluit de pagina niet.",
  signedOut: "Je bent uitgelogd. Je tekst staat nog op deze pagina. Sluit de pagina niet.",
  someoneElse: "Op deze computer is nu iemand anders ingelogd. Log weer in als jezelf; je tekst staat nog op deze pagina.",
};

// A browser gives random ids only to pages over https; the demonstration runs on plain http on the own machine.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function watch(place) {
  const text = { place, revision: Number(place.dataset.revision), pending: null, timer: 0, wait: FIRST_WAIT, stopped: false };
  text.saved = key(fieldsOf(text));
  place.addEventListener("input", () => later(text, PAUSE));
  place.addEventListener("focusout", () => later(text, 0));
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

const isOpen = (text) => !text.stopped && (text.pending !== null || key(fieldsOf(text)) !== text.saved);

function later(text, wait) {
  clearTimeout(text.timer);
  text.timer = setTimeout(() => save(text), wait);
}

async function save(text) {
  if (text.busy || !isOpen(text)) return text.busy;
  text.pending ??= { id: newId(), fields: fieldsOf(text), basedOn: text.revision };
  text.busy = send(text).finally(() => { text.busy = null; });
  await text.busy;
  if (!text.pending && isOpen(text)) later(text, PAUSE);
  return null;
}

async function send(text) {
  const { id, fields, basedOn } = text.pending;
  const body = new URLSearchParams({ ...fields, part: text.place.dataset.part, based_on: basedOn, save_id: id });
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(text.place.dataset.autosave, {
      method: "POST", body, signal: stop.signal, keepalive: body.toString().length < 60000,
      headers: { "X-CSRFToken": token(text), Accept: "application/json" },
    });
    await understand(text, answer);
  } catch {
    tryAgain(text, WORDS.offline);
  } finally {
    clearTimeout(timer);
  }
}

async function understand(text, answer) {
  if (answer.status === 401 || answer.status === 419) return signInAgain(text);
  const isData = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (!isData) return tryAgain(text, WORDS.offline);
  const data = await answer.json();
  if (answer.ok) return acknowledged(text, data);
  if (answer.status === 409) return conflict(text, data);
  text.saved = key(text.pending.fields);
  text.pending = null;
  return say(text, data.message, false);
}

function acknowledged(text, { revision, saved_at: savedAt }) {
  text.saved = key(text.pending.fields);
  text.pending = null;
  text.wait = FIRST_WAIT;
  setRevision(text, revision);
  say(text, `Opgeslagen om ${savedAt}`, true);
  if (!texts.some((other) => other.failed && other !== text)) banner.hidden = true;
  text.failed = false;
}

function setRevision(text, revision) {
  text.revision = revision;
  const hidden = text.place.querySelector("[data-based-on]");
  if (hidden) hidden.value = revision;
}

function say(text, words, good) {
  const line = text.place.querySelector("[data-saved]");
  line.className = good ? "saved" : "unsaved";
  line.textContent = words;
}

function tryAgain(text, words, signIn = false) {
  text.failed = true;
  banner.querySelector("[data-unsaved-words]").textContent = words;
  banner.querySelector("[data-unsaved-signin]").hidden = !signIn;
  banner.hidden = false;
  say(text, "Nog niet opgeslagen", false);
  later(text, text.wait);
  text.wait = Math.min(text.wait * 2, LONGEST_WAIT);
}

// The session or its token is over. As soon as the same person is signed in again, in any tab, saving goes on.
async function signInAgain(text) {
  const answer = await fetch("/sessie", { headers: { Accept: "application/json" } });
  const { person, token: fresh } = await answer.json();
  if (String(person) === formOf(text).dataset.person) {
    document.querySelectorAll("input[name=csrf_token]").forEach((field) => { field.value = fresh; });
    text.wait = FIRST_WAIT;
    return later(text, 0);
  }
  text.wait = FIRST_WAIT;
  return tryAgain(text, person === null ? WORDS.signedOut : WORDS.someoneElse, true);
}

function token(text) {
  return formOf(text).querySelector("input[name=csrf_token]").value;
}

// Two versions: both stay on the page until the writer has chosen, and the one that was not chosen stays readable.
// Where a version is a row of choices, the answer brings the words for them.
function conflict(text, { kept, revision, words }) {
  const mine = text.pending.fields;
  text.pending = null;
  text.stopped = true;
  const box = document.createElement("div");
  box.className = "conflict";
  box.tabIndex = -1;
  box.innerHTML = "<h2>Er zijn twee versies van je tekst</h2><p></p><div class='texts'></div><div class='bar'></div>";
  box.querySelector("p").textContent =
    "Deze tekst is ergens anders ook bewaard, bijvoorbeeld in een ander tabblad. Beide staan hier. Kies welke je houdt.";
  box.querySelector(".texts").append(version("Al bewaard", words?.kept ?? kept), version("Wat hier staat", words?.offered ?? mine));
  box.querySelector(".bar").append(
    choice("Houd wat al bewaard is", () => choose(text, box, kept, revision)),
    choice("Bewaar wat hier staat", () => choose(text, box, null, revision)),
  );
  text.place.before(box);
  box.focus();
}

function version(title, fields) {
  const part = document.createElement("div");
  const heading = part.appendChild(document.createElement("h3"));
  const words = part.appendChild(document.createElement("div"));
  heading.textContent = title;
  words.className = "quote-own";
  words.setAttribute("hx-disable", "");
  words.textContent = Object.values(fields).filter(Boolean).join("\n\n") || "(leeg)";
  return part;
}

function choice(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

function choose(text, box, kept, revision) {
  setRevision(text, revision);
  text.stopped = false;
  if (kept) {
    fill(text, kept);
    text.saved = key(fieldsOf(text));
    say(text, "De bewaarde versie staat er weer", true);
  } else {
    text.saved = "";
    later(text, 0);
  }
  box.querySelector(".bar").remove();
  box.querySelector("p").textContent = "Dit waren de twee versies. Je kunt er nog iets uit overnemen.";
  text.place.querySelector("[data-field]").focus();
}

function fill({ place }, fields) {
  for (const field of place.querySelectorAll("[data-field]")) {
    const value = fields[field.dataset.field] ?? "";
    if (isRound(field)) field.checked = field.value === value;
    else field.value = value;
    if (!isRound(field) || field.checked) field.dispatchEvent(new Event("change", { bubbles: true })); // drawings follow
  }
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
  for (const text of own) {
    while (text.busy) await text.busy;
    await save(text);
  }
  if (own.some((text) => text.pending || text.stopped)) {
    (document.querySelector(".conflict") ?? banner).scrollIntoView({ block: "center" });
    return;
  }
  form.dataset.ready = "yes";
  setTimeout(() => form.requestSubmit(submitter)); // a browser ignores this while it still handles the first press
}

const saveAll = () => texts.forEach(save);
document.addEventListener("visibilitychange", () => document.hidden && saveAll());
addEventListener("online", saveAll);
addEventListener("focus", () => texts.some((text) => text.failed) && saveAll());
addEventListener("beforeunload", (event) => {
  if (texts.some((text) => !formOf(text).dataset.ready && isOpen(text))) event.preventDefault();
});
