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
