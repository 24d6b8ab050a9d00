// Timelines: filters.
(function () {
  "use strict";
  var make = self.relations.make;

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
