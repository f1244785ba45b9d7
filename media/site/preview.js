// Refreshes the page of an author when a file of the course was saved. Only the preview loads this.
"use strict";

let shown = null;
setInterval(async () => {
  try {
    const { token } = await (await fetch("/voorbeeld/stand")).json();
    if (shown !== null && token !== shown) location.reload();
    shown = token;
  } catch {
    // The preview was stopped; the page stays as it is until it runs again.
  }
}, 1000);
