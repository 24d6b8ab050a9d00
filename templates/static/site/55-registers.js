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
