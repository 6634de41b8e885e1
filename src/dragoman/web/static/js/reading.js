// The reading view: what one points at in the text lights its card, and the other way round. Needed on no page.
"use strict";

const set = document.querySelector(".set");
const facts = document.querySelector(".facts");
const main = document.getElementById("main");

// A fact of another part: go there.
const elsewhere = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (elsewhere && "elsewhere" in elsewhere.dataset) location.replace(elsewhere.href);

const stable = document.querySelector("a.stable");
if (stable) stable.textContent = stable.href;

function light(kind, words, name) {
  for (const one of main.querySelectorAll("." + name)) one.classList.remove(name);
  if (words === null) return;
  for (const key of words.split(" ")) {
    for (const one of main.querySelectorAll(`[data-${kind}~="${key}"]`)) one.classList.add(name);
  }
}

// The cards scroll within their own frame where they have one; the page stays where it is.
function bring(card) {
  if (!card || facts.scrollHeight <= facts.clientHeight) return;
  const inside = card.getBoundingClientRect(), frame = facts.getBoundingClientRect();
  if (inside.top < frame.top || inside.bottom > frame.bottom) facts.scrollTop += inside.top - frame.top - 40;
}

const cardOf = (number) => facts && facts.querySelector(`.fact[data-f="${number}"]`);

function follow(element) {
  const fact = element.closest("[data-f]"), actor = element.closest("[data-a]");
  light("a", actor ? actor.dataset.a : null, "near");
  if (!fact) return;
  light("f", fact.dataset.f, "lit");
  reach(fact.dataset.f);
  if (!facts.contains(fact)) bring(cardOf(fact.dataset.f));
}

main.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") follow(event.target); });
main.addEventListener("focusin", (event) => follow(event.target));

// One stop among the numbers of the text and one among the cards: arrows go from fact to fact.
const numbers = [...main.querySelectorAll("a.n")];
const cards = facts ? [...facts.querySelectorAll(".fact")] : [];
let open = null;

function reach(number) {
  const card = cardOf(number);
  if (!card || card === open) return;
  if (open) for (const link of open.querySelectorAll("a")) link.tabIndex = -1;
  for (const link of card.querySelectorAll("a")) link.tabIndex = 0;
  open = card;
  for (const link of numbers) link.tabIndex = link.dataset.f === number ? 0 : -1;
}

for (const card of cards) for (const link of card.querySelectorAll("a")) link.tabIndex = -1;
if (cards.length) reach(cards[0].dataset.f);

main.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const at = event.target.closest(".n, .fact");
  if (!at) return;
  if (event.key === "Escape" && at.matches(".fact")) {
    document.getElementById("t" + at.dataset.f)?.focus();
  } else if (step && (at.matches(".n") || facts.contains(at))) {
    const row = at.matches(".n") ? numbers : cards.filter((card) => card.offsetParent);
    const next = row[row.indexOf(at) + step];
    if (!next) return;
    event.preventDefault();
    reach(next.dataset.f);
    (at.matches(".n") ? next : next.querySelector(".back")).focus();
  }
});

// Words of a mark are as good a place to click as its number.
set?.addEventListener("click", (event) => {
  if (event.target.closest("a") || String(getSelection())) return;
  const mark = event.target.closest("b[data-f], u[data-f], q[data-f]");
  const card = mark && cardOf(mark.dataset.f);
  if (!card) return;
  location.hash = card.id;
});

function arrive() {
  const at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const one = at && at.closest("[data-f]");
  if (!one) return;
  light("f", one.dataset.f, "lit");
  reach(one.dataset.f);
  if (facts.contains(one)) {
    bring(one);
    const mark = set.querySelector(`[data-f="${one.dataset.f}"]`);
    const box = mark?.getBoundingClientRect();
    if (box && facts.scrollHeight > facts.clientHeight && (box.top < 0 || box.bottom > innerHeight)) {
      mark.scrollIntoView({ block: "center" });
    }
  }
}
addEventListener("hashchange", arrive);
arrive();

// The cards go along with the text, unless one is busy with them.
let asked = false;
addEventListener("scroll", () => {
  if (asked || !facts || facts.matches(":hover, :focus-within") || facts.scrollHeight <= facts.clientHeight) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    const seen = numbers.find((one) => one.getBoundingClientRect().top > 60);
    const card = seen && cardOf(seen.dataset.f);
    if (card) facts.scrollTop += card.getBoundingClientRect().top - facts.getBoundingClientRect().top - 8;
  });
}, { passive: true });
