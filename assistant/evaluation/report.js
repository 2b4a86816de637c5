const rows = [...document.querySelectorAll(".questions > li")];
const texts = new Map();
const [kind, words] = ["kind", "words"].map((name) => document.querySelector(`[data-filter="${name}"]`));
let waiting = 0;

function textOf(row) {
  if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
  return texts.get(row);
}

function show() {
  const wanted = words.value.trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const fits = (!kind.value || row.dataset.kind === kind.value) && (!wanted || textOf(row).includes(wanted));
    row.hidden = !fits;
    shown += fits;
  }
  document.querySelector(".shown").textContent = `${shown} of ${rows.length} shown`;
}

if (rows.length) {
  kind.addEventListener("input", show);
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 100);
  });
  show();
}

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open]):not([hidden] *)")];
  for (const item of opened) item.open = true;
});
addEventListener("afterprint", () => {
  for (const item of opened) item.open = false;
});
