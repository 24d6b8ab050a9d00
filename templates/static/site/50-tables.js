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
