/* A piece of work while it is done: how far it is, how long it takes, and how to stop it. */
(function (cedu) {
  "use strict";

  const { say } = cedu.language;
  const bar = document.getElementById("work-bar");
  const stage = document.getElementById("work-stage");
  const elapsed = document.getElementById("work-elapsed");

  let stop = null;
  let isRunning = false;

  /** Do `request` with `files`. Rejects with an Error whose kind is "cancelled" when it is stopped. */
  async function run(request, files) {
    const stopped = new Promise((_, reject) => {
      stop = () => reject(Object.assign(new Error("cancelled"), { kind: "cancelled" }));
    });
    const ticking = tick();
    try {
      tell(say(cedu.readiness.isReady() ? "work_runs" : "work_waits"));
      bar.removeAttribute("value");
      await Promise.race([cedu.readiness.ready(), stopped]);
      tell(say("work_runs"));
      isRunning = true;
      return await Promise.race([window.ceduEngine.run(request, files, progress), stopped]);
    } finally {
      isRunning = false;
      stop = null;
      clearInterval(ticking);
    }
  }

  /** Stop what is being done, if anything is. */
  async function cancel() {
    if (stop === null) {
      return;
    }
    const mustEnd = isRunning;
    stop();
    if (mustEnd) {
      await window.ceduEngine.cancel();
    }
  }

  function tick() {
    const began = Date.now();
    const show = () => {
      elapsed.textContent = say("elapsed", { seconds: Math.floor((Date.now() - began) / 1000) });
    };
    show();
    return setInterval(show, 1000);
  }

  let spoken = 0;

  function progress({ done, total }) {
    const sentence = say("work_done", { done, total });
    if (total > 1) {
      bar.value = done / total;
      stage.textContent = sentence;
    }
    // a screen reader is told every quarter, not every file
    if (total > 1 && Math.floor((4 * done) / total) !== spoken) {
      spoken = Math.floor((4 * done) / total);
      cedu.tell(sentence);
    }
  }

  function tell(sentence) {
    spoken = 0;
    stage.textContent = sentence;
    cedu.tell(sentence);
  }

  cedu.work = { run, cancel };
})(window.cedu);
