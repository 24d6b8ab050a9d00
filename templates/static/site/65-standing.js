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
