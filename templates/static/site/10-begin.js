// Comfort on top of plain pages. Everything works without it. The parts in this folder become one script, in order.
(function () {
  "use strict";

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // Filters that are folded away where the screen is small. Returns what tells the fold how many of them are set.
  function folded(details) {
    var summary = details.querySelector("summary"), name = summary.textContent, first = true;
    var wide = matchMedia("(min-width: 40.01rem)");
    function lay() { if (wide.matches) details.open = true; }
    wide.addEventListener("change", lay);
    lay();
    return function (active) {
      summary.textContent = active ? name + " (" + active + " set)" : name;
      if (first && active) details.open = true; // what the address asked for is seen
      first = false;
    };
  }

  // What the parts share.
  self.relations = { make: make, folded: folded, root: document.documentElement.dataset.root || "" };
})();
