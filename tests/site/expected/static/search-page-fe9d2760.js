// The search page: asks Pagefind's index, which lies beside the site. Its state is in the address, so that it can be linked to.
(function () {
  "use strict";
  var make = self.relations.make, root = self.relations.root;
  var box = document.getElementById("search");
  if (!box) return;
  var form = box.querySelector("form"), told = document.getElementById("search-told");
  var list = document.getElementById("search-results"), more = document.getElementById("search-more");
  var fields = Array.from(form.elements).filter(function (field) { return field.name; });
  var AT_ONCE = 20;
  var engine = null, found = [], shown = 0, turn = 0;
  var folded = self.relations.folded(box.querySelector("details.filters"));
  box.hidden = false;
  document.getElementById("no-search").hidden = true;

  function read() {
    var values = new URLSearchParams(location.search);
    fields.forEach(function (field) { field.value = values.get(field.name) || ""; });
  }
  function write() {
    var values = new URLSearchParams();
    fields.forEach(function (field) { if (field.value.trim()) values.set(field.name, field.value.trim()); });
    var query = values.toString();
    folded(Array.from(values.keys()).filter(function (name) { return name !== "q"; }).length);
    try { history.replaceState(null, "", query ? "?" + query : location.pathname); } catch (e) { /* from disk */ }
  }
  function value(name) { return form.elements[name] ? form.elements[name].value.trim() : ""; }

  // Words that the reader looks for, marked in a quote.
  function marked(text, words) {
    var parent = make("span");
    var wanted = words.map(function (word) { return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); });
    if (!wanted.length) { parent.textContent = text; return parent; }
    text.split(new RegExp("(" + wanted.join("|") + ")", "giu")).forEach(function (part, i) {
      parent.append(i % 2 ? make("b", {}, part) : document.createTextNode(part));
    });
    return parent;
  }
  function excerpt(html) {
    var parent = make("span");
    html.split(/<mark>(.*?)<\/mark>/).forEach(function (part, i) {
      var plain = part.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
      parent.append(i % 2 ? make("b", {}, plain) : document.createTextNode(plain));
    });
    return parent;
  }

  function row(data, words) {
    var meta = data.meta, item = make("li", { class: "result" });
    var head = make("p", { class: "result-head" });
    head.append(make("a", { href: root + meta.href }, meta.title));
    item.append(make("p", { class: "small" }, [meta.kind, meta.date].filter(Boolean).join(" · ")), head);
    if (meta.quote) {
      var quote = make("p", { class: "result-quote" });
      var link = make("a", { href: root + meta.words });
      link.append("“", marked(meta.quote, words), "”");
      quote.append(link);
      item.append(quote);
    } else if (meta.kind === "Sources" && words.length) {
      var part = make("p", { class: "result-quote" });
      var plain = excerpt(data.excerpt);
      part.append("… ", plain, " …");
      item.append(part);
      // Opens the article at the words.
      var hit = plain.querySelector("b");
      if (hit) head.firstChild.href += "#:~:text=" + encodeURIComponent(hit.textContent).replace(/-/g, "%2D");
    }
    if (meta.byline) item.append(make("p", { class: "byline" }, meta.byline));
    return item;
  }

  async function showMore(now) {
    var words = value("q").replace(/["“”]/g, "").split(/\s+/).filter(Boolean);
    var part = found.slice(shown, shown + AT_ONCE);
    shown += part.length;
    var all = await Promise.all(part.map(function (one) { return one.data(); }));
    if (now !== turn) return;
    all.forEach(function (data) { list.append(row(data, words)); });
    more.hidden = shown >= found.length;
  }

  function filters() {
    var wanted = {};
    if (value("kind")) wanted.kind = value("kind");
    var countries = [value("country"), value("with")].filter(Boolean);
    if (countries.length) wanted.country = { all: countries };
    if (value("person")) wanted.person = value("person");
    var from = Number(value("from")) || 0, to = Number(value("to")) || 0;
    if (from || to) {
      var first = form.elements.from, years = [];
      for (var year = from || Number(first.min); year <= (to || Number(first.max)); year++) years.push(String(year));
      wanted.year = { any: years };
    }
    return wanted;
  }

  async function search() {
    var now = ++turn, query = value("q").replace(/[“”]/g, '"'), wanted = filters();
    write();
    if (!engine) return;
    if (!query && !Object.keys(wanted).length) { list.replaceChildren(); more.hidden = true; told.textContent = ""; return; }
    var options = { filters: wanted };
    if (value("sort")) options.sort = { date: value("sort") };
    var result = await engine.search(query || null, options);
    if (now !== turn) return;
    found = result.results;
    shown = 0;
    list.replaceChildren();
    told.textContent = found.length === 1 ? "1 result" : found.length + " results";
    if (!found.length) told.textContent = "Nothing found. Fewer or other words, or fewer filters, may help.";
    await showMore(now);
  }

  var waiting = 0;
  function soon() { clearTimeout(waiting); waiting = setTimeout(search, 150); }
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  form.addEventListener("input", soon);
  more.addEventListener("click", function () { showMore(turn); });
  addEventListener("popstate", function () { read(); search(); });
  read();
  self.relations.names(function (names) {
    var options = document.getElementById("people-names");
    names.people.forEach(function (person) { options.append(make("option", { value: person[1] })); });
  });

  var where = new URL(root + "pagefind/", document.baseURI);
  if (location.protocol === "file:") {
    told.textContent = "Full-text search needs a web server: run relations-kb serve, or open the published site. Names of pairs, countries, people and sources can be jumped to from here: press /.";
  } else {
    import(where + "pagefind.js").then(async function (loaded) {
      engine = loaded;
      await engine.options({ bundlePath: where.pathname, excerptLength: 40 });
      await engine.init();
      search();
    }).catch(function () {
      told.textContent = "This build has no index for full-text search (it is made by relations-kb build). Names can be jumped to: press /.";
    });
  }
  if (!form.elements.q.value) form.elements.q.focus();
})();
