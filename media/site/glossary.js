// Narrows the list of words while one types. Without a script the field is not there, and the list is just the list.
"use strict";

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const glossary = document.querySelector("[data-glossary]");
const seeker = document.querySelector("[data-narrow]");

if (glossary && seeker) {
  const field = seeker.querySelector("input");
  const voice = seeker.querySelector("[role=status]");
  const letters = document.querySelector("[data-letters]");
  const terms = [...glossary.querySelectorAll("[data-term]")].map((place) => ({ place, text: folded(place.textContent) }));

  const narrow = () => {
    const wanted = folded(field.value).split(/\s+/).filter(Boolean);
    const fits = ({ text }) => wanted.every((word) => text.includes(word));
    for (const term of terms) term.place.hidden = !fits(term);
    for (const section of glossary.querySelectorAll("section")) {
      section.hidden = !section.querySelector("[data-term]:not([hidden])");
    }
    const left = terms.filter(fits).length;
    letters.hidden = wanted.length > 0;
    voice.textContent = wanted.length ? { 0: "Geen woord gevonden.", 1: "Eén woord." }[left] ?? `${left} woorden.` : "";
  };

  seeker.hidden = false;
  field.addEventListener("input", narrow);
  narrow();
}
