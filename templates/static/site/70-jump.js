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
