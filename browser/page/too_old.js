/* Can this browser do the work? ES5 throughout, in a script element of its own: where a newer script is not even
   understood, this one still says so. */
(function () {
  "use strict";

  /* The smallest module with an exception tag: browsers without exceptions, or whose policy knows no
     'wasm-unsafe-eval', refuse it. */
  var TAGGED = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 13, 3, 1, 0, 0];

  function runsPython() {
    try {
      new WebAssembly.Module(new Uint8Array(TAGGED));
      return typeof DecompressionStream === "function" && typeof Worker === "function";
    } catch (error) {
      return false;
    }
  }

  window.cedu = { runsPython: runsPython, started: false };
  document.addEventListener("DOMContentLoaded", function () {
    if (!window.cedu.started) {
      document.getElementById("too-old").removeAttribute("hidden");
    }
  });
})();
