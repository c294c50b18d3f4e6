// Keys for the queue and a report's page, and words selected in a report. All that this does can be done without it.
"use strict";

(() => {
  const items = () => [...document.querySelectorAll("[data-walk] > [data-item]")];
  const here = () => document.activeElement && document.activeElement.closest("[data-item]");
  const typing = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  function step(by) {
    const all = items();
    if (!all.length) return;
    const at = all.indexOf(here());
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  // What a key does to the item that has the focus; an item that offers no such thing is left alone.
  const deeds = {
    a: (item) => item.querySelector("button[data-key=a]")?.click(),
    c: (item) => item.querySelector("a[data-key=c]")?.click(),
    x: (item) => item.querySelector("input[data-key=x]")?.click(),
    r: (item) => {
      const fold = item.querySelector("details[data-key=r]");
      if (fold) {
        fold.open = true;
        fold.querySelector("textarea").focus();
        return;
      }
      const box = item.querySelector("input[data-key=x]");
      if (box) box.checked = true;
      (document.getElementById("bulk-why") || item.querySelector("[data-open]"))?.focus();
    },
    Enter: (item) => item.querySelector("[data-open]")?.click(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    const item = here();
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else if (event.key === "?") {
      const keys = document.querySelector("[data-keys]");
      if (!keys) return;
      keys.open = !keys.open;
      if (keys.open) keys.scrollIntoView({ block: "nearest" });
    } else if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (!search) return;
      search.focus();
    } else if (item && Object.hasOwn(deeds, event.key) && (event.key !== "Enter" || event.target === item)) deeds[event.key](item);
    else return;
    event.preventDefault();
  });

  // Words selected in the report go into the form that adds a claim, with the place where they begin, counted in code points.
  const text = document.querySelector(".report-text");
  const form = document.querySelector(".add-claim");
  if (!text || !form) return;

  const points = (string) => [...string].length;

  function place(node, offset) {
    const inner = node.nodeType === Node.TEXT_NODE ? node : node.childNodes[Math.min(offset, node.childNodes.length - 1)] || node;
    const piece = (inner.nodeType === Node.TEXT_NODE ? inner.parentElement : inner).closest("[data-start]");
    if (!piece || !text.contains(piece)) return null;
    const within = node.nodeType === Node.TEXT_NODE ? points(node.data.slice(0, offset)) : 0;
    return Number(piece.dataset.start) + within;
  }

  function selected(range) {
    const pieces = [...text.querySelectorAll("[data-start]")].filter((piece) => range.intersectsNode(piece) && piece.firstChild);
    return pieces
      .map((piece) => {
        const node = piece.firstChild;
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.data.length;
        return node.data.slice(from, to);
      })
      .join("");
  }

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const words = selected(range);
    const at = place(range.startContainer, range.startOffset);
    if (!words.trim()) return;
    form.elements.quote.value = words.trim();
    form.elements.at.value = at === null ? "" : at + points(words) - points(words.trimStart());
  });
  form.elements.quote.addEventListener("input", () => {
    form.elements.at.value = "";
  });
})();
