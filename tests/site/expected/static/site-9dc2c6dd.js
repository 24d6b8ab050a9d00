// Comfort on top of plain pages: theme switch, citation cards, sorting, filters. Everything works without it.
(function () {
  "use strict";

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // --- theme: one button, light or dark
  function isDark() {
    var chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  var bar = document.querySelector("header.top .wrap");
  if (bar) {
    var theme = make("button", { type: "button", class: "theme" });
    var sayTheme = function () {
      theme.textContent = isDark() ? "☀" : "☾";
      theme.setAttribute("aria-label", isDark() ? "Switch to light colours" : "Switch to dark colours");
      theme.title = theme.getAttribute("aria-label");
    };
    theme.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      try { localStorage.setItem("theme", next); } catch (e) { /* not kept, but switched */ }
      sayTheme();
    });
    sayTheme();
    bar.appendChild(theme);
  }

  // --- citation cards: the title of a citation mark, as a card on hover and focus; Escape closes it
  var card = make("div", { class: "cite-card", role: "tooltip", id: "cite-card", hidden: "" });
  document.body.appendChild(card);
  var shownFor = null;
  function show(mark) {
    var parts = mark.dataset.quote.split(" — ");
    var source = parts.pop();
    card.replaceChildren(make("p", { class: "cite-quote" }, parts.join(" — ")), make("p", { class: "byline" }, source));
    card.hidden = false;
    var at = mark.getBoundingClientRect();
    var left = Math.max(8, Math.min(at.left + scrollX - 20, document.documentElement.clientWidth - card.offsetWidth - 8));
    var below = at.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.left = left + "px";
    card.style.top = (below ? at.bottom + scrollY + 6 : at.top + scrollY - card.offsetHeight - 6) + "px";
    mark.setAttribute("aria-describedby", "cite-card");
    shownFor = mark;
  }
  function hide() {
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = null;
    card.hidden = true;
  }
  document.querySelectorAll("a.cite[title]").forEach(function (mark) {
    mark.dataset.quote = mark.title;
    mark.removeAttribute("title");
  });
  ["mouseover", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var mark = event.target.closest && event.target.closest("a.cite");
      if (mark && mark.dataset.quote) show(mark);
      else if (shownFor && !card.contains(event.target)) hide();
    });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });

  // --- a fact that is linked to opens its proof; a quote that is linked to lights up in all its parts
  function arrive() {
    document.querySelectorAll(".arrived").forEach(function (old) { old.classList.remove("arrived"); });
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
    var proof = target.matches("tbody") && target.querySelector("details.proof");
    if (proof) proof.open = true;
    if (/^r-/.test(id)) {
      document.querySelectorAll("mark[data-records~='" + CSS.escape(id) + "']").forEach(function (mark) {
        mark.classList.add("arrived");
        var folded = mark.closest("details");
        if (folded) folded.open = true;
      });
    }
  }
  addEventListener("hashchange", arrive);
  arrive();

  // What a table lists: its rows, or its bodies where each entry is a body of several rows.
  function items(table) {
    return Array.from(table.tBodies.length > 1 ? table.tBodies : table.tBodies[0].rows);
  }

  // --- tables: sort by a heading
  document.querySelectorAll("table[data-sortable]").forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      var button = make("button", { type: "button", class: "sort" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var keyed = items(table).map(function (item) {
          var cell = (item.rows ? item.rows[0] : item).cells[column];
          var key = cell.dataset.sort !== undefined ? cell.dataset.sort : cell.textContent.trim();
          return { item: item, key: key, number: key !== "" && isFinite(key) ? Number(key) : null };
        });
        keyed.sort(function (a, b) {
          if (a.key === "" || b.key === "") return (a.key === "") - (b.key === "");
          var order = a.number !== null && b.number !== null ? a.number - b.number : a.key.localeCompare(b.key, "en");
          return up ? order : -order;
        });
        keyed.forEach(function (entry) { entry.item.parentNode.append(entry.item); });
      });
    });
  });

  // --- tables: show only the rows that hold all the words
  document.querySelectorAll("table[data-filterable], [data-filterable] table").forEach(function (table, number) {
    var rows = items(table);
    if (rows.length < 6) return;
    var id = "filter-" + number;
    var box = make("p", { class: "filter" });
    var input = make("input", { type: "search", id: id, autocomplete: "off" });
    var told = make("span", { class: "filter-count", role: "status" });
    box.append(make("label", { for: id }, "Filter"), input, told);
    (table.closest(".scroll") || table).before(box);
    var words = rows.map(function (row) { return row.textContent.toLowerCase(); });
    input.addEventListener("input", function () {
      var wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var left = 0;
      rows.forEach(function (row, i) {
        var fits = wanted.every(function (word) { return words[i].includes(word); });
        row.hidden = !fits;
        left += fits;
      });
      told.textContent = wanted.length ? left + " of " + rows.length : "";
    });
  });

  // --- timelines: choose the kinds
  document.querySelectorAll("[data-timeline]").forEach(function (timeline) {
    var events = Array.from(timeline.querySelectorAll("[data-kind]"));
    var kinds = [];
    events.forEach(function (event) { if (!kinds.includes(event.dataset.kind)) kinds.push(event.dataset.kind); });
    if (kinds.length < 2) return;
    var box = make("div", { class: "chips", role: "group", "aria-label": "Show kinds" });
    var off = new Set();
    kinds.sort().forEach(function (kind) {
      var name = timeline.querySelector("[data-kind='" + kind + "'] .tag").textContent;
      var chip = make("button", { type: "button", class: "chip k-" + kind, "aria-pressed": "true" }, name);
      chip.addEventListener("click", function () {
        if (off.has(kind)) off.delete(kind); else off.add(kind);
        chip.setAttribute("aria-pressed", String(!off.has(kind)));
        events.forEach(function (event) { event.hidden = off.has(event.dataset.kind); });
        timeline.querySelectorAll(".year").forEach(function (year) { year.hidden = !year.querySelector("[data-kind]:not([hidden])"); });
      });
      box.append(chip);
    });
    timeline.prepend(box);
  });
})();
