// Theme: one button, light or dark.
(function () {
  "use strict";
  var make = self.relations.make;

  // --- theme: one button, light or dark
  function isDark() {
    var chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  var bar = document.querySelector("header.top .wrap");
  if (bar) {
    var theme = make("button", { type: "button", class: "theme" });
    var sayTheme = function () {
      theme.textContent = isDark() ? "☀" : "☾";
      theme.setAttribute("aria-label", isDark() ? "Switch to light colours" : "Switch to dark colours");
      theme.title = theme.getAttribute("aria-label");
    };
    theme.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      try { localStorage.setItem("theme", next); } catch (e) { /* not kept, but switched */ }
      sayTheme();
    });
    sayTheme();
    bar.appendChild(theme);
  }
})();
