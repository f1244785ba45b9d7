// The sealed copy of unsent text on this device, in which device.js is the one that seals; a part of autosave.js.
//
// Without it (private windows, plain http, a full disk) everything goes on; the page itself keeps the text then.

const BASE = "van-buiten-naar-binnen"; // what device.js keeps its copies in
const ALL = "all"; // everything that was left is saved already
const HEAD_START = 2000; // milliseconds for what the page that is gone sent last, which may still be on its way
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
  else {
    const seen = await wasSaved(text, left, pending);
    if (seen === ALL) return;
    if (isUnsent(text) || text.stopped) return putBack(text, left); // somebody typed while the answer was on its way
    if (seen !== text.revision) setRevision(text, left.basedOn);
  }
  fill(text, left.fields);
  // An id stands for one text: what is typed from here on goes under another one.
  if (text.pending) text.nextId = left.saveId;
  else text.pending = { id: left.saveId, fields: fieldsOf(text), basedOn: text.revision, left: true };
  tellPutBack(text);
  await copy(text);
  say(text, "open", WORDS.open);
  later(text, HEAD_START);
  if (!text.copied) throw new Error("What was left stays where it is.");
}

// The page was gone before the answer to its last save came. Gives ALL when that save holds all that was left, or more;
// otherwise the revision of that save, or null when there is none: then the text goes on from what was left builds on.
async function wasSaved(text, left, pending) {
  const last = pending ?? { id: left.saveId, ...left };
  const answer = await ask(text, last);
  if (!pending && answer.status === 409 && (await answer.json()).same_save) return ALL;
  const revision = answer.ok ? (await answer.json()).revision : null;
  return revision !== null && key(left.fields) === key(last.fields) ? ALL : revision;
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
