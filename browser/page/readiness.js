/* The engine is made ready while the page can be used already: files may be chosen, the work waits for it. */
(function (cedu) {
  "use strict";

  const { say } = cedu.language;
  const place = document.getElementById("engine");
  const bar = document.getElementById("engine-bar");
  let started = null;

  /** Resolves when the engine is ready; starts it when it is not, or when it could not be started. */
  function ready() {
    if (started === null) {
      started = window.ceduEngine.start(tell).then(
        () => tell({ stage: "ready", share: 1 }),
        (error) => {
          started = null;
          tell({ stage: "failed", share: 1 });
          throw error;
        },
      );
    }
    return started;
  }

  function tell({ stage, share }) {
    const isNew = place.dataset.stage !== stage;
    place.dataset.stage = stage;
    bar.value = share;
    bar.hidden = stage === "ready" || stage === "failed";
    if (isNew) {
      speak();
    }
  }

  function speak() {
    document.getElementById("engine-words").textContent = say(`engine_${place.dataset.stage}`);
  }

  cedu.readiness = { ready, speak, isReady: () => place.dataset.stage === "ready" };
})(window.cedu);
