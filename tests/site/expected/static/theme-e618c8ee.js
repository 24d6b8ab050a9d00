// Set the chosen theme before anything is drawn. Without a choice the system decides (style.css).
(function () {
  "use strict";
  try {
    var chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch (e) {
    // No storage (from disk in some browsers, or forbidden): the system's theme it is.
  }
})();
