// Keeps unsent text on this device, sealed: the browser holds what nobody can read, and the key is with the server.
//
// The key comes from the server, which gives it to a signed-in session of the writer only; here it lives in memory and
// cannot be taken out. After signing out, and for the next person at the same computer, the copies are noise. A copy
// leaves when its save was acknowledged, or after thirty days.
const BASE = "van-buiten-naar-binnen";
const KEPT = 30 * 24 * 3600 * 1000; // milliseconds

const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));
const lockOf = (page) => `${BASE} ${page}`;

// Each page that is open holds a lock; a copy of a page that is still open is no leftover, and is left to that page.
const page = crypto.randomUUID();
navigator.locks?.request(lockOf(page), () => new Promise(() => {}));

function answered(request) {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

// A change is there when its transaction is done; a full disk is noticed only then.
function changed(base, act) {
  const transaction = base.transaction("copies", "readwrite");
  act(transaction.objectStore("copies"));
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => fail(transaction.error);
  });
}

function openBase() {
  const request = indexedDB.open(BASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("copies", { keyPath: "id" });
    request.result.createObjectStore("device");
  };
  return answered(request);
}

// A number that tells this browser from others. It is no secret: without the key of a person it opens nothing.
async function numberOf(base) {
  const store = base.transaction("device", "readwrite").objectStore("device");
  const known = await answered(store.get("number"));
  if (known) return known;
  const fresh = crypto.randomUUID().replaceAll("-", "");
  await answered(store.put(fresh, "number"));
  return fresh;
}

async function fetchKey(base, person) {
  const address = `/sessie/sleutel/${await numberOf(base)}`;
  const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok) throw new Error("There is no key now.");
  const given = await answer.json();
  if (String(given.person) !== person) throw new Error("Somebody else is signed in now.");
  const raw = Uint8Array.from(atob(given.key), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

// What stands beside the sealed text in the open is bound to it: a copy that was changed or moved does not open.
const openPart = ({ person, place, page: of, basedOn, saveId }) => bytes([person, place, of, basedOn, saveId]);

export async function openDevice(person) {
  const base = await openBase();
  const copies = () => base.transaction("copies").objectStore("copies");
  const idOf = (place) => `${person} ${place} ${page}`;
  let key = null;
  const theKey = () => (key ??= fetchKey(base, person).catch((fault) => { key = null; throw fault; }));
  const old = (await answered(copies().getAll())).filter(({ moment }) => moment < Date.now() - KEPT);
  if (old.length) await changed(base, (store) => old.forEach(({ id }) => store.delete(id)));

  // Keep the text of a place as it is now, with the save that is on its way.
  async function keep(place, { basedOn, saveId, fields, pending }) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const copy = { id: idOf(place), person, place, page, basedOn, saveId, iv, moment: Date.now() };
    const how = { name: "AES-GCM", iv, additionalData: openPart(copy) };
    copy.sealed = await crypto.subtle.encrypt(how, await theKey(), bytes({ fields, pending }));
    await changed(base, (store) => store.put(copy));
  }

  // Forget the copy of a place: its save was acknowledged.
  const forget = (place) => changed(base, (store) => store.delete(idOf(place)));

  async function opened(copy) {
    const how = { name: "AES-GCM", iv: copy.iv, additionalData: openPart(copy) };
    const plain = await crypto.subtle.decrypt(how, await theKey(), copy.sealed);
    return { basedOn: copy.basedOn, saveId: copy.saveId, ...JSON.parse(new TextDecoder().decode(plain)) };
  }

  // Bring back what pages that are gone left of this person at a place; each is forgotten when `take` is done with it.
  async function bringBack(place, take) {
    const all = await answered(copies().getAll());
    const left = all.filter((copy) => copy.person === person && copy.place === place && copy.page !== page);
    for (const { id, page: of } of left.sort((one, other) => one.moment - other.moment)) {
      const takeIt = async () => {
        const copy = await answered(copies().get(id)); // its own page, or another one, may have dealt with it meanwhile
        if (!copy) return;
        await take(await opened(copy));
        await changed(base, (store) => store.delete(id));
      };
      if (navigator.locks) navigator.locks.request(lockOf(of), takeIt).catch(() => {});
      else await takeIt();
    }
  }

  return { keep, forget, bringBack, prepare: theKey };
}
