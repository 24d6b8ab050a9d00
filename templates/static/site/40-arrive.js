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
