// Citation cards.
(function () {
  "use strict";
  var make = self.relations.make;

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
  self.relations.citations = function (within) {
    within.querySelectorAll("a.cite[title]").forEach(function (mark) {
      mark.dataset.quote = mark.title;
      mark.removeAttribute("title");
    });
  };
  self.relations.citations(document);
  ["mouseover", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var mark = event.target.closest && event.target.closest("a.cite");
      if (mark && mark.dataset.quote) show(mark);
      else if (shownFor && !card.contains(event.target)) hide();
    });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
})();
