// Arriving at a fact or a quote.
(function () {
  "use strict";

  // --- a fact that is linked to opens its proof; a quote that is linked to lights up in all its parts
  function arrive() {
    document.querySelectorAll(".arrived").forEach(function (old) { old.classList.remove("arrived"); });
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
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
  addEventListener("hashchange", arrive);
  arrive();
})();
