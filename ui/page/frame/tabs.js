// The tabs are addresses within the page: #ask, #evaluate, #gaps. Filters what the Evaluate tab lists.
(() => {
  const TABS = ["ask", "evaluate", "gaps"];
  const NAME = "Policy Assistant";

  const mark = () => {
    for (const link of document.querySelectorAll("#bar [data-tab]")) {
      if (link.dataset.tab === document.body.dataset.tab) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };

  // The framework writes the title as well, at a moment of its own.
  const entitle = () => {
    const tab = document.body.dataset.tab;
    const title = tab === "ask" ? NAME : `${tab[0].toUpperCase()}${tab.slice(1)} – ${NAME}`;
    if (document.title !== title) document.title = title;
  };

  const show = () => {
    const wanted = location.hash.slice(1);
    const tab = TABS.includes(wanted) ? wanted : "ask";
    const before = document.body.dataset.tab;
    document.body.dataset.tab = tab;
    entitle();
    mark();
    if (before === tab) return;
    if (before !== undefined) window.scrollTo(0, 0);
    document.dispatchEvent(new CustomEvent("tab", { detail: `${tab}-tab` }));
  };

  const filter = (list) => {
    const [kind, words] = ["kind", "words"].map((name) => list.querySelector(`[data-filter="${name}"]`)?.value ?? "");
    const rows = [...list.querySelectorAll(".questions > li")];
    for (const row of rows) {
      const wanted = (!kind || row.dataset.kind === kind) && row.textContent.toLowerCase().includes(words.toLowerCase());
      row.hidden = !wanted;
    }
    list.querySelector(".shown").textContent = `${rows.filter((row) => !row.hidden).length} shown`;
  };

  // What had the focus may be gone when a tab is rendered anew: its message or its headline says why.
  const keepFocus = (place) => {
    if (document.activeElement && document.activeElement !== document.body) return;
    [...place.querySelectorAll("[role=status][tabindex]")].find((line) => line.textContent)?.focus({ preventScroll: true });
  };

  window.addEventListener("hashchange", show);
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-filter]")) filter(event.target.closest(".results"));
  });
  document.addEventListener("rendered", (event) => {
    if (event.target.closest("#bar")) mark();
    const list = event.target.closest("#results")?.querySelector(".results:has(.questions)");
    if (list) filter(list);
    if (event.target.closest("#gap-list, #results")) keepFocus(event.target);
  });
  show();
  new MutationObserver(entitle).observe(document.head, { childList: true, subtree: true, characterData: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector("#bar [data-tab]")) return;
    observer.disconnect();
    mark();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
