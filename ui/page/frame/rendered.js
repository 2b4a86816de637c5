// Runs once for each place of the page that Python renders, with its element, trigger, watch and upload.
// A control names its event in data-event and what goes with it in its other data attributes; a form names its own in
// data-submit, and a file box in data-upload.
const EVENTS = [
  "ask_example",
  "cancel_run",
  "close_gap",
  "close_panel",
  "compare_runs",
  "filter_results",
  "judge",
  "open_about",
  "open_citation",
  "open_document",
  "open_gap",
  "open_page",
  "open_run",
  "open_tab",
  "open_view",
  "open_why",
  "run_set",
  "save_gap",
  "save_pasted",
  "start_again",
  "upload_set",
];
const send = (name, values) => EVENTS.includes(name) && trigger(name, values);

element.addEventListener("click", (event) => {
  const control = event.target.closest("[data-event]");
  const reading = !event.target.closest("button") && String(window.getSelection());
  if (control && !reading) send(control.dataset.event, { ...control.dataset });
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target.dataset.submit, { ...event.target.dataset, ...Object.fromEntries(new FormData(event.target)) });
});

element.addEventListener("change", async (event) => {
  const box = event.target.closest("[data-upload]");
  const file = box?.files[0];
  if (!file) return;
  const given = { name: file.name, path: "" }; // no path: the server refused the file
  if (file.size <= Number(box.dataset.most)) {
    try {
      given.path = (await upload(file)).path;
    } catch (error) {
      console.warn(error);
    }
  }
  box.value = "";
  send(box.dataset.upload, given);
});

// The page, and a tab that comes into sight, shows what is true now.
if (element.querySelector("header")) send("open_page", {});
const tab = element.closest(".tab")?.id;
if (tab) {
  document.addEventListener("tab", (event) => event.detail === tab && send("open_tab", {}));
  if (tab === `${document.body.dataset.tab}-tab`) send("open_tab", {});
}

watch("value", () => {
  requestAnimationFrame(() => element.dispatchEvent(new CustomEvent("rendered", { bubbles: true })));
});
