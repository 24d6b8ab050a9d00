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
