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

  // What needs not be there at once is set up when the page is drawn, one thing a task, so that none holds the reader up.
  // Who comes for a certain place gets all of it at once, since fields that come later would push that place away.
  var waiting = [];
  function next() {
    waiting.shift()();
    if (waiting.length) setTimeout(next);
  }
  function soon(setUp) {
    if (location.hash) setUp();
    else if (waiting.push(setUp) === 1) requestAnimationFrame(function () { setTimeout(next); });
  }

  // What the parts share.
  self.relations = { make: make, folded: folded, soon: soon, root: document.documentElement.dataset.root || "" };
})();
