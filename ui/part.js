// Runs once for each part of the page that Python renders, with its element, trigger and watch.
// A control names its event in data-event and what goes with it in its other data attributes.
const EVENTS = [
  "ask_example",
  "close_panel",
  "open_about",
  "open_citation",
  "open_document",
  "open_view",
  "start_again",
];

element.addEventListener("click", (event) => {
  const control = event.target.closest("[data-event]");
  const reading = !event.target.closest("button") && String(window.getSelection());
  if (control && EVENTS.includes(control.dataset.event) && !reading) {
    trigger(control.dataset.event, { ...control.dataset });
  }
});

watch("value", () => {
  requestAnimationFrame(() => element.dispatchEvent(new CustomEvent("rendered", { bubbles: true })));
});
