"use strict";
document.documentElement.className = "js";
document.documentElement.dataset.view = "index";
document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const filters = byId("filters"), section = byId("section"), status = byId("status");
  const find = byId("find"), onlyFailed = byId("only-failed"), help = byId("help"), keysOn = byId("keys-on");
  const views = all(".view"), articles = all(".article"), rows = all(".articles tbody tr");
  const cards = new Map(articles.map((article) => [article, all(".card", article)]));
  const order = byId("order");
  let current = byId("index"), inOrder = rows;

  const chosen = (name) => new Set(all(`input[name=${name}]:checked`, filters).map((box) => box.value));
  const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

  function apply() {
    const severities = chosen("severity"), families = chosen("family"), place = section.value;
    const totals = {};
    let shownHere = 0, shownAll = 0, sum = 0;
    for (const article of articles) {
      const counts = { error: 0, warning: 0, advice: 0 };
      const hidden = new Set();
      for (const card of cards.get(article)) {
        const data = card.dataset;
        const right = article !== current || !place || data.section === place;
        const shown = severities.has(data.severity) && families.has(data.family) && right;
        card.hidden = !shown;
        sum += 1;
        if (shown) { counts[data.severity] += 1; shownAll += 1; if (article === current) shownHere += 1; }
        else hidden.add(card.id.slice(article.id.length + 1));
        if (article === current || current.id === "index") {
          totals[data.severity] = (totals[data.severity] || 0) + 1;
          totals[data.family] = (totals[data.family] || 0) + 1;
        }
      }
      if (article === current) {
        for (const mark of all("mark", article)) mark.classList.toggle("off", mark.dataset.findings.split(" ").every((f) => hidden.has(f)));
        for (const reference of all(".reference", article)) reference.hidden = hidden.has(reference.dataset.finding);
        const total = cards.get(article).length;
        article.querySelector(".shown-count").textContent = shownHere === total ? "" : `· ${shownHere} shown`;
      }
      const row = rows[articles.indexOf(article)];
      if (row) for (const cell of all("[data-count]", row)) {
        const count = counts[cell.dataset.count];
        cell.textContent = count.toLocaleString("en");
        cell.classList.toggle("zero", !count);
      }
    }
    const here = current.classList.contains("article");
    if (current.id !== "rules") for (const cell of all("[data-total]", filters)) cell.textContent = (totals[cell.dataset.total] || 0).toLocaleString("en");
    const total = here ? cards.get(current).length : sum;
    status.textContent = `${(here ? shownHere : shownAll).toLocaleString("en")} of ${plural(total, "finding")} shown`;
  }

  function narrow() {
    const words = find ? find.value.trim().toLowerCase().split(/\s+/) : [];
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word)) || (onlyFailed.checked && row.dataset.passed === "yes");
    }
  }

  function sort() {
    const by = order.value;
    const amount = (row, name) => Number(row.querySelector(`[data-count=${name}]`).dataset.total);
    const sorted = by === "path" ? rows : [...rows].sort((a, b) =>
      ["error", "warning", "advice"].reduce((found, name) => found || amount(b, name) - amount(a, name), 0));
    for (const row of sorted) row.parentElement.append(row);
    inOrder = sorted;
  }

  function sections() {
    section.replaceChildren(new Option("All sections", ""));
    if (!current.classList.contains("article")) return;
    const counts = new Map();
    for (const card of cards.get(current)) counts.set(card.dataset.section, (counts.get(card.dataset.section) || 0) + 1);
    for (const [index, count] of Array.from(counts).sort((a, b) => a[0] - b[0])) {
      const heading = byId(`${current.id}-s${index}`);
      const title = heading ? heading.cloneNode(true) : null;
      if (title) for (const number of all(".reference", title)) number.remove();
      section.add(new Option(`${title ? title.textContent.trim() : "Before the first heading"} (${count})`, index));
    }
  }

  function show() {
    const named = byId(location.hash.slice(1));
    if (named && !named.closest(".view")) { named.focus(); return; }
    const target = named || byId("index");
    const view = target.closest(".view") || byId("index");
    const changed = view !== current || !view.classList.contains("current");
    for (const each of views) each.classList.toggle("current", each === view);
    root.dataset.view = view.classList.contains("article") ? "article" : view.id;
    current = view;
    if (changed) { sections(); apply(); }
    if (target.hidden) { target.hidden = false; }
    if (target !== view) { target.scrollIntoView({ block: "center" }); }
    else if (changed) { scrollTo({ top: 0, behavior: "instant" }); }
    if (location.hash) target.focus({ preventScroll: true });
    point(target);
  }

  function point(card) {
    for (const mark of all("mark.active")) mark.classList.remove("active");
    if (!card.classList.contains("card")) return;
    const name = card.id.slice(current.id.length + 1);
    for (const mark of all("mark", current)) mark.classList.toggle("active", mark.dataset.findings.split(" ").includes(name));
  }

  function walk(step) {
    const list = current.classList.contains("article")
      ? cards.get(current).filter((card) => !card.hidden)
      : inOrder.filter((row) => !row.hidden).map((row) => row.querySelector("a"));
    if (!list.length) return;
    const at = list.findIndex((each) => each === document.activeElement || each.contains(document.activeElement));
    const next = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    point(next);
  }

  function turn(step) {
    const open = inOrder.filter((row) => !row.hidden).map((row) => byId(row.dataset.article));
    const next = open[open.indexOf(current) + step] || (current.classList.contains("article") ? null : open[step > 0 ? 0 : open.length - 1]);
    if (next) location.hash = next.id;
  }

  const acts = {
    j: () => walk(1), k: () => walk(-1), n: () => turn(1), p: () => turn(-1),
    i: () => { location.hash = "index"; },
    f: () => { const box = filters.querySelector("input"); if (box) box.focus(); },
    "?": () => { if (!help.open) help.showModal(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || !keysOn.checked) return;
    if (event.target.matches("input[type=search], select, textarea")) return;
    const act = acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card) point(card);
  });
  document.addEventListener("mouseover", (event) => {
    const card = event.target.closest(".card");
    if (card) point(card);
  });
  filters.addEventListener("change", apply);
  filters.addEventListener("reset", () => setTimeout(apply));
  filters.addEventListener("submit", (event) => event.preventDefault());
  if (find) find.addEventListener("input", narrow);
  if (order) order.addEventListener("change", sort);
  if (onlyFailed) onlyFailed.addEventListener("change", narrow);
  addEventListener("hashchange", show);
  show();
});
