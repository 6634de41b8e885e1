// Draws the pictures of a relation, leads from a mark to what it stands for, and from a stretch of time to its page.
// Vega's expressions are interpreted, not evaluated (`ast`), and no style of its own is put in: the policy allows neither.
"use strict";

const PAGE_STYLE = getComputedStyle(document.documentElement);

// Gives the chart the page's colours: `usermeta.colours` names the places in `config` and the variables.
function coloured(spec) {
  for (const [place, variable] of Object.entries(spec.usermeta?.colours ?? {})) {
    const steps = place.split(".");
    const last = steps.pop();
    const holder = steps.reduce((at, step) => at?.[step], spec.config);
    const colour = PAGE_STYLE.getPropertyValue(variable).trim();
    if (holder && colour) holder[last] = colour;
  }
  return spec;
}

const isOurs = (address) => typeof address === "string" && address.startsWith("/") && !address.startsWith("//");
const asDay = (moment) => new Date(moment).toISOString().slice(0, 10);

function leadOn(view) {
  let isBrushed = false;
  view.addEventListener("click", (event, item) => {
    if (!isBrushed && isOurs(item?.datum?.at)) location.assign(item.datum.at);
  });
  if (!hasSignal(view, "brush")) return;
  view.addSignalListener("brush", (name, value) => { isBrushed = Boolean(value?.start); });
  window.addEventListener("pointerup", () => setTimeout(() => followBrush(view), 0));
}

function hasSignal(view, name) {
  try {
    view.signal(name);
    return true;
  } catch {
    return false;
  }
}

function followBrush(view) {
  const chosen = view.signal("brush")?.start;
  if (!chosen || chosen[1] - chosen[0] < 24 * 3600 * 1000) return;
  const address = new URL(location.href);
  address.searchParams.set("since", asDay(chosen[0]));
  address.searchParams.set("until", asDay(chosen[1]));
  location.assign(address);
}

function offerTable(place) {
  const button = place.parentElement.querySelector("[data-table]");
  if (!button) return;
  const table = document.getElementById(button.dataset.table);
  button.hidden = false;
  button.addEventListener("click", () => {
    const isOpen = table.classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(isOpen));
    button.textContent = isOpen ? "Hide the table" : "Show it as a table";
  });
}

async function draw(place) {
  try {
    const answer = await fetch(place.dataset.chart);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const options = { mode: "vega-lite", ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true } };
    const { view } = await vegaEmbed(place, coloured(await answer.json()), options);
    // The place itself is the picture and has its name; what Vega says of each mark would say it again, without one.
    place.querySelector("svg").setAttribute("aria-hidden", "true");
    leadOn(view);
    place.dataset.drawn = "yes";
  } catch (error) {
    place.textContent = "The picture could not be drawn; its table says the same.";
    document.querySelectorAll(".as-table").forEach((table) => table.classList.add("is-open"));
    console.warn(error);
  }
}

for (const place of document.querySelectorAll("[data-chart]")) {
  offerTable(place);
  draw(place);
}
