// Comfort on top of plain pages. Everything works without it. The parts in this folder become one script, in order.
(function () {
  "use strict";

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // What the parts share.
  self.relations = { make: make, root: document.documentElement.dataset.root || "" };
})();
