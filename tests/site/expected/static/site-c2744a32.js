// Comfort on top of plain pages. Everything works without it. The parts in this folder become one script, in order.
(function () {
  "use strict";

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // Filters that are folded away where the screen is small. Returns what tells the fold how many of them are set.
  function folded(details) {
    var summary = details.querySelector("summary"), name = summary.textContent, first = true;
    var wide = matchMedia("(min-width: 40.01rem)");
    function lay() { if (wide.matches) details.open = true; }
    wide.addEventListener("change", lay);
    lay();
    return function (active) {
      summary.textContent = active ? name + " (" + active + " set)" : name;
      if (first && active) details.open = true; // what the address asked for is seen
      first = false;
    };
  }

  // What needs not be there at once is set up when the page is drawn, one thing a task, so that none holds the reader up.
  // Who comes for a certain place gets all of it at once, since fields that come later would push that place away.
  var waiting = [];
  function next() {
    waiting.shift()();
    if (waiting.length) setTimeout(next);
  }
  function soon(setUp) {
    if (location.hash) setUp();
    else if (waiting.push(setUp) === 1) requestAnimationFrame(function () { setTimeout(next); });
  }

  // What the parts share.
  self.relations = { make: make, folded: folded, soon: soon, root: document.documentElement.dataset.root || "" };
})();
// Theme: one button, light or dark.
(function () {
  "use strict";
  var make = self.relations.make;

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
})();
// Citation cards: the title of a citation mark, as a card on hover, focus and tap; Escape closes it.
(function () {
  "use strict";
  var make = self.relations.make;

  var card = make("div", { class: "cite-card", role: "tooltip", id: "cite-card", hidden: "" });
  var shownFor = null, leaving = 0;
  function show(mark, tapped) {
    clearTimeout(leaving);
    if (!card.isConnected) document.body.appendChild(card);
    if (shownFor && shownFor !== mark) hide();
    var parts = mark.dataset.quote.split(" — ");
    var source = parts.pop();
    card.replaceChildren(make("p", { class: "cite-quote", dir: "auto" }, parts.join(" — ")), make("p", { class: "byline", dir: "auto" }, source));
    // What opens by a tap has the link in it, as the tap did not follow the mark's own.
    if (tapped) {
      var on = make("p", { class: "cite-on" });
      on.append(make("a", { href: mark.getAttribute("href") }, "To these words in the article"));
      card.append(on);
    }
    card.hidden = false;
    var at = mark.getBoundingClientRect();
    var left = Math.max(8, Math.min(at.left + scrollX - 20, document.documentElement.clientWidth - card.offsetWidth - 8));
    var below = at.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.left = left + "px";
    card.style.top = (below ? at.bottom + scrollY + 4 : at.top + scrollY - card.offsetHeight - 4) + "px";
    mark.setAttribute("aria-describedby", "cite-card");
    shownFor = mark;
  }
  function hide() {
    clearTimeout(leaving);
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = null;
    card.hidden = true;
  }
  // A finger neither hovers nor focuses first: its first tap shows the card, its second follows the mark.
  var finger = false;
  document.addEventListener("pointerdown", function (event) { finger = event.pointerType === "touch"; }, true);
  function markOf(event) {
    var mark = event.target.closest && event.target.closest("a.cite");
    // The card stands in for the browser's own tip, from the first time that the mark is met.
    if (mark && mark.title) {
      mark.dataset.quote = mark.title;
      mark.removeAttribute("title");
    }
    return mark && mark.dataset.quote ? mark : null;
  }
  document.addEventListener("click", function (event) {
    if (!finger) return;
    var mark = markOf(event);
    if (mark && shownFor !== mark) {
      event.preventDefault();
      show(mark, true);
    } else if (shownFor && !card.contains(event.target)) hide();
  });
  // The pointer may move from the mark onto the card, to read or select what it says; the way there takes a moment.
  document.addEventListener("mouseover", function (event) {
    if (finger) return;
    var mark = markOf(event);
    if (mark) show(mark);
    else if (card.contains(event.target)) clearTimeout(leaving);
    else if (shownFor && shownFor !== document.activeElement) { clearTimeout(leaving); leaving = setTimeout(hide, 200); }
  });
  document.addEventListener("focusin", function (event) {
    if (finger) return;
    var mark = markOf(event);
    if (mark) show(mark);
    else if (shownFor && !card.contains(event.target)) hide();
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
})();
// Arriving at a fact or a quote.
(function () {
  "use strict";

  // --- a fact that is linked to opens its proof; a quote that is linked to lights up in all its parts
  // Where a pair is told by years, its page leads on who comes with an address from before that.
  function leadOn(id) {
    var years = document.querySelector("[data-years]");
    if (!years || !/^f-/.test(id)) return;
    var script = self.relations.make("script", { src: years.dataset.years });
    script.addEventListener("load", function () {
      Object.keys(self.relationsYears).forEach(function (year) {
        if (self.relationsYears[year].split(" ").includes(id)) location.replace(year + "/index.html#" + id);
      });
    });
    document.head.append(script);
  }
  function arrive() {
    document.querySelectorAll(".arrived").forEach(function (old) { old.classList.remove("arrived"); });
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return leadOn(id);
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
  // --- every heading leads to itself
  self.relations.soon(function () {
    document.querySelectorAll("main h2[id], main h3[id]").forEach(function (heading) {
      var link = self.relations.make("a", { class: "anchor-link", href: "#" + heading.id, "aria-label": "Link to: " + heading.textContent.trim() }, "#");
      heading.append(link);
    });
  });

  // --- printed, everything is open
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details.proof:not([open])").forEach(function (proof) { proof.open = true; proof.dataset.printed = ""; });
  });
  addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-printed]").forEach(function (proof) { proof.open = false; delete proof.dataset.printed; });
  });

  addEventListener("hashchange", arrive);
  arrive();
})();
// Tables: sort and filter.
(function () {
  "use strict";
  var make = self.relations.make;

  // What a table lists: its rows, or its bodies where each entry is a body of several rows.
  function items(table) {
    return Array.from(table.tBodies.length > 1 ? table.tBodies : table.tBodies[0].rows);
  }

  // --- tables: sort by a heading
  self.relations.sorting = function (table, sort) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      if (head.getAttribute("aria-hidden")) return;
      var button = make("button", { type: "button", class: "sort" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sort(column, up);
      });
    });
  };
  function sortable(table) {
    self.relations.sorting(table, function (column, up) {
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
  }
  document.querySelectorAll("table[data-sortable]").forEach(function (table) {
    if (!table.closest("[data-register]")) self.relations.soon(function () { sortable(table); });
  });

  // --- tables: show only the rows that hold all the words
  function filterable(table, number) {
    var rows = items(table);
    if (rows.length < 6) return;
    var id = "filter-" + number;
    var box = make("p", { class: "filter" });
    var input = make("input", { type: "search", id: id, autocomplete: "off" });
    var told = make("span", { class: "filter-count", role: "status" });
    box.append(make("label", { for: id }, "Filter"), input, told);
    (table.closest(".scroll") || table).before(box);
    var words = null;
    input.addEventListener("input", function () {
      words = words || rows.map(function (row) { return row.textContent.toLowerCase(); });
      var wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var left = 0;
      rows.forEach(function (row, i) {
        var fits = wanted.every(function (word) { return words[i].includes(word); });
        row.hidden = !fits;
        left += fits;
      });
      told.textContent = wanted.length ? left + " of " + rows.length : "";
    });
  }
  document.querySelectorAll("table[data-filterable]").forEach(function (table, number) {
    self.relations.soon(function () { filterable(table, number); });
  });
})();
// Registers: filters (words, country, years) and order over all rows, also those of other years; kept in the address.
(function () {
  "use strict";
  var make = self.relations.make, root = self.relations.root;
  var AT_ONCE = 200;

  document.querySelectorAll("[data-register]").forEach(function (box) {
    var table = box.querySelector("table"), body = table.tBodies[0], folder = box.dataset.rows;
    var own = Array.from(body.rows), chosen = null, order = null, shown = 0;
    var turn = document.querySelector(".turn");

    var form = make("form", { class: "register-filter", role: "search", "aria-label": "Filter" });
    // The words stand open; the rest is folded away where the screen is small.
    var rest = make("details", { class: "filters" }), inner = make("div", { class: "register-filter" });
    rest.append(make("summary", {}, "Filters"), inner);
    var folded = self.relations.folded(rest);
    function field(name, label, element, to) {
      element.id = "filter-" + name;
      element.name = name;
      var part = make("p", { class: "field" });
      part.append(make("label", { for: element.id }, label), element);
      (to || form).append(part);
      return element;
    }
    var words = field("q", "Words", make("input", { type: "search", autocomplete: "off" }));
    // A list whose rows have no countries, or no years, has no fields for them.
    var byCountry = Boolean(box.dataset.countries), byYear = Boolean(Number(box.dataset.first));
    if (byCountry || byYear) form.append(rest);
    var countries = box.dataset.countries.split("|").filter(Boolean).map(function (one) { return [one.slice(0, 3), one.slice(4)]; });
    function select(first) {
      var element = make("select");
      element.append(make("option", { value: "" }, first));
      countries.forEach(function (c) { element.append(make("option", { value: c[0] }, c[1])); });
      return element;
    }
    function year(placeholder) {
      return make("input", { type: "number", min: box.dataset.first, max: box.dataset.last, placeholder: placeholder });
    }
    var countryFields = byCountry ? inner : make("div"), yearFields = byYear ? inner : make("div");
    var one = field("country", "Country", select("any"), countryFields), two = field("with", "and", select("any other"), countryFields);
    var from = field("from", "From", year(box.dataset.first), yearFields), to = field("to", "to", year(box.dataset.last), yearFields);
    var told = make("span", { class: "filter-count", role: "status" });
    form.append(told);
    box.prepend(form);
    var more = make("button", { type: "button", class: "button", hidden: "" }, "Show more");
    box.append(more);

    // What leads to the years would stand between the filter and what it finds.
    var aside = box.querySelector("[data-unfiltered]"), heading = box.querySelector("[data-found]");
    var headed = heading && heading.textContent;

    // A row: what is filtered by, and its element (made of text when it is first shown).
    function fromElement(row) {
      return { element: row, codes: row.dataset.codes || "", year: Number(row.dataset.year || 0), text: row.textContent.toLowerCase() };
    }
    function fromText(html) {
      var plain = html.replace(/<[^>]*>/g, " ").replace(/&amp;/g, "&").replace(/&#39;/g, "'").replace(/&#34;/g, '"');
      function told(pattern) { return (pattern.exec(html) || ["", ""])[1]; }
      return { html: html, codes: told(/data-codes="([^"]*)"/), year: Number(told(/data-year="([^"]*)"/)), text: plain.toLowerCase() };
    }
    function element(item) {
      if (!item.element) {
        var holder = make("template");
        holder.innerHTML = item.html.replace(/="~\//g, '="' + root);
        item.element = holder.content.firstElementChild;
        item.element.querySelectorAll("a.cite").forEach(number);
      }
      return item.element;
    }

    // Rows of other years come without the numbers of their sources: they get those of this page's list, or new ones at its end.
    var list = document.querySelector("ol.sources"), numbers = null;
    function number(mark) {
      if (!numbers) {
        numbers = {};
        Array.from(list.children).forEach(function (item, at) { numbers[item.querySelector("a").getAttribute("href")] = at + 1; });
      }
      var source = mark.getAttribute("href").split("#")[0];
      if (!numbers[source]) {
        var item = make("li", { id: "s-" + (list.children.length + 1) });
        item.append(make("a", { href: source }, mark.title.split(" — ").pop()));
        list.append(item);
        numbers[source] = list.children.length;
      }
      mark.firstElementChild.after(numbers[source]);
    }

    // The rows of a year come when a filter first asks for them.
    var parts = {}, asked = 0;
    function part(label) {
      parts[label] = parts[label] || new Promise(function (resolve) {
        var script = make("script", { src: folder + label + ".js" });
        script.addEventListener("load", function () { resolve(self.relationsRows[label].map(fromText)); });
        script.addEventListener("error", function () { delete parts[label]; resolve([]); });
        document.head.append(script);
      });
      return parts[label];
    }
    function withRows(use) {
      if (!folder) {
        use(parts.own = parts.own || own.map(fromElement));
        return;
      }
      var turn = asked += 1, labels = box.dataset.parts.split(" ").filter(function (label) {
        var year = parseInt(label, 10); // also of a month; NaN for the undated, and for letters
        return (!from.value || year >= Number(from.value)) && (!to.value || year <= Number(to.value));
      }), left = labels.length;
      told.textContent = "Loading …";
      Promise.all(labels.map(function (label) {
        return part(label).then(function (rows) {
          left -= 1;
          if (left && turn === asked) told.textContent = "Loading: " + left + " years left …";
          return rows;
        });
      })).then(function (some) { if (turn === asked) use([].concat.apply([], some)); }); // else the reader asked anew
    }

    function wanted() { return [words.value.trim(), one.value, two.value, from.value, to.value].some(Boolean); }
    function fits(item, tokens) {
      return (!one.value || item.codes.includes(one.value)) && (!two.value || item.codes.includes(two.value)) &&
        (!from.value || item.year >= Number(from.value)) && (!to.value || (item.year && item.year <= Number(to.value))) &&
        tokens.every(function (token) { return item.text.includes(token); });
    }
    function key(item, column) {
      var cell = element(item).cells[column];
      return cell.dataset.sort !== undefined ? cell.dataset.sort : cell.textContent.trim();
    }
    function showMore() {
      var part = chosen.slice(shown, shown + AT_ONCE);
      shown += part.length;
      body.append.apply(body, part.map(element));
      more.hidden = shown >= chosen.length;
    }
    function apply() {
      var values = new URLSearchParams();
      [words, one, two, from, to].forEach(function (f) { if (f.value.trim()) values.set(f.name, f.value.trim()); });
      if (order) values.set("sort", (order.up ? "" : "-") + order.column);
      var query = values.toString();
      folded([one, two, from, to].filter(function (f) { return f.value; }).length);
      try { history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash); } catch (e) { /* from disk */ }
      if (turn) turn.hidden = Boolean(query);
      if (aside) aside.hidden = Boolean(query);
      if (heading) heading.textContent = query ? "Found" : headed;
      if (!query) {
        asked += 1;
        body.replaceChildren.apply(body, own);
        told.textContent = "";
        more.hidden = true;
        return;
      }
      withRows(function (all) {
        var tokens = words.value.toLowerCase().split(/\s+/).filter(Boolean);
        chosen = all.filter(function (item) { return fits(item, tokens); });
        if (order) {
          var keyed = chosen.map(function (item) { var k = key(item, order.column); return { item: item, key: k, number: k !== "" && isFinite(k) ? Number(k) : null }; });
          keyed.sort(function (a, b) {
            if (a.key === "" || b.key === "") return (a.key === "") - (b.key === "");
            var way = a.number !== null && b.number !== null ? a.number - b.number : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
            return order.up ? way : -way;
          });
          chosen = keyed.map(function (k) { return k.item; });
        }
        told.textContent = !wanted() ? "" : folder ? chosen.length.toLocaleString("en") + " found" : chosen.length + " of " + all.length;
        shown = 0;
        body.replaceChildren();
        showMore();
      });
    }
    more.addEventListener("click", showMore);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    var waiting = 0;
    form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
    self.relations.sorting(table, function (column, up) { order = { column: column, up: up }; apply(); });

    var values = new URLSearchParams(location.search);
    [words, one, two, from, to].forEach(function (f) { f.value = values.get(f.name) || ""; });
    var sort = /^(-?)(\d+)$/.exec(values.get("sort") || "");
    if (sort && table.tHead.rows[0].cells[Number(sort[2])]) order = { column: Number(sort[2]), up: !sort[1] };
    if (order) table.tHead.rows[0].cells[order.column].setAttribute("aria-sort", order.up ? "ascending" : "descending");
    if (wanted() || order) apply();
  });
})();
// Timelines: choose the kinds and the years.
(function () {
  "use strict";
  var make = self.relations.make;

  function filtered(timeline) {
    var events = Array.from(timeline.querySelectorAll("[data-kind]"));
    var sections = Array.from(timeline.querySelectorAll(".year"));
    var kinds = [];
    events.forEach(function (event) { if (!kinds.includes(event.dataset.kind)) kinds.push(event.dataset.kind); });
    var years = sections.map(function (section) { return Number(section.dataset.year); }).filter(Boolean);
    if (kinds.length < 2 && years.length < 4) return;
    var box = make("div", { class: "chips", role: "group", "aria-label": "Show kinds and years" });
    var off = new Set(), first = 0, last = 0;
    function apply() {
      events.forEach(function (event) { event.hidden = off.has(event.dataset.kind); });
      sections.forEach(function (section) {
        var year = Number(section.dataset.year);
        section.hidden = !section.querySelector("[data-kind]:not([hidden])") || Boolean(first && !(year >= first)) || Boolean(last && !(year <= last));
      });
    }
    if (kinds.length > 1) kinds.sort().forEach(function (kind) {
      var name = timeline.querySelector("[data-kind='" + kind + "'] .tag").textContent;
      var chip = make("button", { type: "button", class: "chip k-" + kind, "aria-pressed": "true" }, name);
      chip.addEventListener("click", function () {
        if (off.has(kind)) off.delete(kind); else off.add(kind);
        chip.setAttribute("aria-pressed", String(!off.has(kind)));
        apply();
      });
      box.append(chip);
    });
    function choose(label, none, use) {
      var select = make("select", { "aria-label": label });
      select.append(make("option", { value: "" }, none));
      years.forEach(function (year) { select.append(make("option", { value: year }, year)); });
      select.addEventListener("change", function () { use(Number(select.value)); apply(); });
      box.append(select);
    }
    if (years.length > 3) {
      choose("From the year", "from " + Math.min.apply(null, years), function (year) { first = year; });
      choose("To the year", "to " + Math.max.apply(null, years), function (year) { last = year; });
    }
    timeline.prepend(box);
  }
  document.querySelectorAll("[data-timeline]").forEach(function (timeline) {
    self.relations.soon(function () { filtered(timeline); });
  });
})();
// How things stood in a year: a field that leaves only that year's row of the table.
(function () {
  "use strict";
  var make = self.relations.make;

  function asOf(box, number) {
    var rows = Array.from(box.querySelectorAll("tr[data-from]"));
    if (rows.length < 2) return;
    var id = "as-of-" + (number + 1);
    var form = make("form", { class: "as-of", role: "search", "aria-label": "A year" });
    var field = make("input", { type: "number", id: id, inputmode: "numeric", step: "1", min: box.dataset.first, max: box.dataset.last, placeholder: box.dataset.last });
    var all = make("button", { type: "button", hidden: "" }, "All years");
    var told = make("span", { role: "status", class: "small" });
    function show() {
      var year = parseInt(field.value, 10);
      var chosen = /^\d{3,4}$/.test(field.value);
      var found = 0;
      rows.forEach(function (row) {
        var fits = !chosen || (Number(row.dataset.from) <= year && year <= Number(row.dataset.to));
        row.hidden = !fits;
        if (fits) found += 1;
      });
      all.hidden = !field.value;
      told.textContent = !chosen ? "" : found ? "As of " + year : "The sources here tell nothing of " + year;
    }
    field.addEventListener("input", show);
    form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
    all.addEventListener("click", function () { field.value = ""; show(); field.focus(); });
    form.append(make("label", { for: id }, "As of the year"), field, all, told);
    box.prepend(form);
  }
  document.querySelectorAll("[data-as-of]").forEach(function (box, number) {
    self.relations.soon(function () { asOf(box, number); });
  });
})();
// Jump to a pair, country, person or source by its name: keys / and Ctrl+K. Works from disk too.
(function () {
  "use strict";
  var make = self.relations.make, root = self.relations.root, page = document.documentElement;

  // The index of names comes when it is first needed.
  var asked = null;
  self.relations.names = function (use) {
    asked = asked || new Promise(function (resolve) {
      var script = make("script", { src: page.dataset.names });
      script.addEventListener("load", function () { resolve(self.relationsNames); });
      document.head.append(script);
    });
    asked.then(use);
  };

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/[əæøœłđıßðþ]/g, function (letter) {
        return { "ə": "a", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "ð": "d", "þ": "th" }[letter];
      });
  }

  var targets = null;
  function prepare(names) {
    if (targets) return;
    var called = {};
    names.countries.forEach(function (c) { called[c[2].toLowerCase()] = c[1]; });
    targets = [["Timeline", "timeline/", "Page"], ["Registers", "registers/", "Page"], ["Quality", "quality/", "Page"], ["Data", "data/", "Page"], ["How to read this", "about/", "Page"]]
      .map(function (t) { return { title: t[0], path: t[1], kind: t[2], words: t[0] }; });
    names.countries.forEach(function (c) { targets.push({ title: c[1], path: "countries/" + c[0] + "/", kind: "Country", words: [c[1], c[2]].concat(c[3]).join(" ") }); });
    names.pairs.split(" ").filter(Boolean).forEach(function (pair) {
      var codes = pair.split("-"), title = codes.map(function (code) { return called[code] || code.toUpperCase(); });
      targets.push({ title: title.join(" – "), path: "pairs/" + pair + "/", kind: "Pair", words: title.concat(codes).join(" ") });
    });
    names.people.forEach(function (p) { targets.push({ title: p[1], path: "people/" + p[0] + "/", kind: "Person", more: p[2], words: [p[1]].concat(p[3]).join(" ") }); });
    names.sources.forEach(function (s) { targets.push({ title: s[1], path: "sources/" + s[0] + "/", kind: "Source", more: s[2], words: s[1] + " " + s[2] }); });
    targets.forEach(function (target) { target.words = " " + fold(target.words).replace(/[^\p{L}\p{N}]+/gu, " "); });
  }

  // Every word must begin a word of the name; names that begin with the first word come first, short ones before long.
  function matches(text) {
    var wanted = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (!wanted.length) return [];
    var order = { Country: 0, Pair: 1, Person: 1, Page: 1, Source: 2 };
    return targets.map(function (target, i) {
      if (!wanted.every(function (word) { return target.words.includes(" " + word); })) return null;
      var first = target.words.startsWith(" " + wanted[0]) ? 0 : 4;
      return { target: target, rank: first + order[target.kind] + Math.min(target.title.length, 90) / 100, i: i };
    }).filter(Boolean).sort(function (a, b) { return a.rank - b.rank || a.i - b.i; }).slice(0, 12);
  }

  // The dialog becomes part of the page when it is first opened.
  var dialog = make("dialog", { class: "jump", "aria-label": "Go to" });
  var input = make("input", { type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "jump-list", "aria-autocomplete": "list", "aria-label": "Go to a country, pair, person or source", placeholder: "Country, pair, person, source …", autocomplete: "off", spellcheck: "false" });
  var list = make("ul", { id: "jump-list", role: "listbox", "aria-label": "Found" });
  var hint = make("p", { class: "small jump-hint" }, "↑ ↓ to choose, Enter to go, Esc to close");
  dialog.append(input, list, hint);
  var chosen = 0;

  function choose(i) {
    var options = list.children;
    if (!options.length) return;
    chosen = (i + options.length) % options.length;
    Array.from(options).forEach(function (option, k) { option.setAttribute("aria-selected", String(k === chosen)); });
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }
  function option(href, title, about, i) {
    var item = make("li", { role: "option", id: "jump-" + i, "aria-selected": "false" });
    var link = make("a", { href: href, tabindex: "-1" }, title);
    item.append(link, make("span", { class: "small" }, about));
    return item;
  }
  function suggest() {
    if (!targets) return;
    var text = input.value.trim();
    var options = matches(text).map(function (match, i) {
      var target = match.target;
      return option(root + target.path + "index.html", target.title, [target.kind, target.more].filter(Boolean).join(" · "), i);
    });
    if (text) options.push(option(root + "search/index.html?q=" + encodeURIComponent(text), "Search all facts and articles for “" + text + "”", "", options.length));
    list.replaceChildren.apply(list, options);
    choose(0);
  }
  function open() {
    if (dialog.open) return;
    if (!dialog.isConnected) document.body.append(dialog);
    input.value = "";
    list.replaceChildren();
    dialog.showModal();
    self.relations.names(function (names) { prepare(names); suggest(); });
  }
  input.addEventListener("input", suggest);
  dialog.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter" && list.children[chosen]) list.children[chosen].querySelector("a").click();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", function (event) { if (event.target === dialog || event.target.closest("a")) dialog.close(); });
  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if ((event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)) {
      event.preventDefault();
      open();
    }
  });
  // The link to the search page opens the dialog instead, but on the search page itself.
  document.querySelectorAll("header.top a[href$='search/index.html'], a.find").forEach(function (link) {
    if (link.getAttribute("aria-current")) return;
    link.title = "Search: / or Ctrl+K";
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  });
})();
