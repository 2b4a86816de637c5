const items = [...document.querySelectorAll("#questions > details")];
const texts = new Map();
const find = document.getElementById("find");
const buttons = [...document.querySelectorAll("button[data-outcome]")];
let outcome = "";
let waiting = 0;

function textOf(item) {
  if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
  return texts.get(item);
}

function show() {
  const wanted = find.value.trim().toLowerCase();
  let shown = 0;
  for (const item of items) {
    const fits = (!outcome || item.dataset.outcome === outcome) && (!wanted || textOf(item).includes(wanted));
    item.hidden = !fits;
    shown += fits;
  }
  document.getElementById("shown").textContent = `${shown} of ${items.length} questions shown`;
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    outcome = button.dataset.outcome;
    for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    show();
  });
}
find.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 100);
});

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open]):not([hidden])")];
  for (const item of opened) item.open = true;
});
addEventListener("afterprint", () => {
  for (const item of opened) item.open = false;
});
show();
