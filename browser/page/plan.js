/* The blank plan of the door 分解目标, and one written after last year's table. */
(function (cedu) {
  "use strict";

  const { say } = cedu.language;
  const place = document.getElementById("plan-said");

  /** Download a plan; `like` is the role that holds last year's table, null for a blank one. */
  async function download(like) {
    if (like !== null && like.chosen.isEmpty()) {
      like.miss();
      return;
    }
    const { files, names } = cedu.roles.gathered(like === null ? [] : [like]);
    const request = { door: "blank_plan", lang: cedu.language.current(), files: names };
    place.textContent = say(cedu.readiness.isReady() ? "work_runs" : "work_waits");
    try {
      await cedu.readiness.ready();
      const answer = await window.ceduEngine.run(request, files, () => {});
      if (answer.outputs.length > 0) {
        await cedu.answer.download(answer.outputs[0], place);
        place.textContent = [place.textContent, ...(answer.said || [])].join("\n");
      } else {
        place.textContent = answer.faults.map(cedu.answer.plain).join("\n");
      }
    } catch (error) {
      place.textContent = cedu.answer.inWords(error);
    }
  }

  cedu.plan = { download };
})(window.cedu);
