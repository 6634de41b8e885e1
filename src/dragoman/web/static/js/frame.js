// On every page, and needed on none: times on hover in the reader's own zone, and the keys that go places.
"use strict";

const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const PLACES = { o: "/", r: "/relations", e: "/encounters", c: "/commitments", a: "/actors", p: "/places", s: "/sources", y: "/own" };

for (const time of document.querySelectorAll("time[datetime*='T']")) {
  const moment = new Date(time.dateTime);
  if (!Number.isNaN(moment.valueOf())) time.title = LOCAL.format(moment) + " (your time)";
}

// "/" goes to the search; "g" and a letter to a section, as in other reading rooms.
let isGoing = false;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find").focus();
  } else if (isGoing && PLACES[event.key]) {
    location.assign(PLACES[event.key]);
  }
  isGoing = event.key === "g";
});
