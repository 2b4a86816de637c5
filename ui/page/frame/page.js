// What the browser alone can do: scroll, move the focus, close with Escape, copy.
(() => {
  const NARROW = window.matchMedia("(max-width: 899px)"); // as in ask.css
  const COPIED_FOR = 4000; // milliseconds: long enough to read, and for a screen reader to say
  let opener = null; // the control that opened the source, as a selector: rendering may replace its element
  let awaited = ""; // what the user has asked of the panel and it has not done yet: "open" or "close"
  let seen = ""; // the latest answer on the page

  const panel = () => document.querySelector(document.body.dataset.tab === "evaluate" ? "#why .source" : "#panel .source");
  const questionBox = () => document.querySelector("#question textarea, #question input");
  const selectorOf = ({ turn, number, question, document: id, event }) =>
    turn !== undefined
      ? `#log [data-turn="${CSS.escape(turn)}"][data-number="${CSS.escape(number)}"] button`
      : question !== undefined
        ? `[data-event="${CSS.escape(event)}"][data-question="${CSS.escape(question)}"]`
      : id !== undefined
        ? `[data-event="${CSS.escape(event)}"][data-document="${CSS.escape(id)}"]`
        : `[data-event="${CSS.escape(event)}"]`;

  const showMark = () => {
    const scroll = panel()?.querySelector(".scroll");
    const mark = scroll?.querySelector("mark");
    if (!scroll) return;
    const above = scroll.clientHeight / 4; // the quote starts in the upper part, with what leads to it above
    const offset = mark ? mark.getBoundingClientRect().top - scroll.getBoundingClientRect().top - above : 0;
    scroll.scrollTop = mark ? scroll.scrollTop + offset : 0;
  };

  const afterPanel = () => {
    const shown = panel();
    const covering = Boolean(shown) && NARROW.matches && shown.dataset.opened === "chosen";
    const done = awaited;
    awaited = "";
    document.body.classList.toggle("covered", covering);
    showMark();
    if (shown && !covering && done === "open") document.querySelector(opener)?.scrollIntoView({ block: "nearest" }); // it moved
    if (covering) shown.querySelector(".close").focus();
    if (!shown && done === "close") (document.querySelector(opener) ?? questionBox())?.focus();
  };

  const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  // The box may hold more by now than the question that has been answered: that stays.
  const emptyBox = (asked) => {
    const box = questionBox();
    const words = asked.split(/\s+/).filter(Boolean).map(escaped);
    const question = new RegExp(`^[\\s\\p{C}]*${words.join("[\\s\\p{C}]+")}`, "u");
    if (!words.length || !question.test(box.value)) return;
    box.value = box.value.replace(question, "").trimStart();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const afterAnswer = (turn) => {
    [opener, awaited] = [null, ""]; // the source of the new answer has taken the panel
    emptyBox(turn.querySelector(".question").textContent);
    if (!NARROW.matches && document.activeElement?.id === "ask-button") questionBox().focus({ preventScroll: true });
    turn.scrollIntoView({ block: "start" });
  };

  const afterLog = () => {
    const turns = [...document.querySelectorAll("#log .turn")];
    const latest = turns.at(-1);
    if (latest && latest.getAttribute("aria-labelledby") !== seen) afterAnswer(latest);
    seen = latest?.getAttribute("aria-labelledby") ?? "";
    if (!document.activeElement?.checkVisibility() || document.activeElement === document.body) {
      questionBox()?.focus({ preventScroll: true }); // what had the focus, an example or "New conversation", is gone
    }
  };

  const write = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (!done) throw new Error("the browser refused");
    }
  };

  const copy = async (button) => {
    const status = button.nextElementSibling;
    try {
      await write(button.dataset.note);
      status.textContent = "Copied";
    } catch {
      status.textContent = "Not copied: the browser does not allow it";
    }
    button.focus();
    setTimeout(() => (status.textContent = ""), COPIED_FOR);
  };

  document.addEventListener("rendered", (event) => {
    if (event.target.closest("#panel, #why")) afterPanel();
    if (event.target.closest("#log")) afterLog();
  });

  document.addEventListener("click", (event) => {
    const note = event.target.closest("[data-note]");
    if (note) copy(note);
    const control = event.target.closest("[data-event^=open_]:not([data-event=open_view], .tab [data-event=open_gap], [data-event=open_run])");
    if (control) [opener, awaited] = [selectorOf(control.dataset), "open"];
    if (event.target.closest("[data-event=close_panel]")) awaited = "close";
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel()?.querySelector(".close").click();
  });
})();
