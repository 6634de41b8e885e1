// Bring your own: files may be dropped anywhere on the page, and one sees that something is being read.
"use strict";

const form = document.querySelector("form.own");
const drop = form.querySelector(".drop");
const input = drop.querySelector("input");
const busy = form.querySelector(".busy");

document.addEventListener("dragover", (event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  drop.classList.add("over");
});
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
document.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  drop.classList.remove("over");
  const kept = new DataTransfer();
  for (const file of [...input.files, ...event.dataTransfer.files].slice(-Number(form.dataset.brings))) kept.items.add(file);
  input.files = kept.files;
  input.focus();
});

form.addEventListener("submit", () => {
  busy.hidden = false;
  form.querySelector("button").disabled = true;
});
// Coming back to the page finds it as it was.
addEventListener("pageshow", () => {
  busy.hidden = true;
  form.querySelector("button").disabled = false;
});
