/* The page: which view is shown, in which language, and what the buttons do. */
(function (cedu) {
  "use strict";

  const { say } = cedu.language;
  const engine = window.ceduEngine;
  const find = (id) => document.getElementById(id);
  const VIEWS = ["home", "check", "gap", "allocate", "samples"];
  const roles = {};
  let view = "home";
  let asked = null; // the piece of work that is done or answered: {request, files, again, isAnswered}

  /** Say `sentence` to a screen reader. */
  cedu.tell = (sentence) => {
    find("told").textContent = sentence;
  };

  /** What was said of what was before is said no longer. */
  function hush() {
    for (const place of document.querySelectorAll("[role=status]")) {
      place.textContent = "";
    }
  }

  // Views and addresses: #check in Chinese, #en/check in English

  function address(language, name) {
    const parts = [language === "en" ? "en" : "", name === "home" ? "" : name];
    return `#${parts.filter(Boolean).join("/")}`;
  }

  function readAddress() {
    const parts = location.hash.slice(1).split("/");
    const name = parts.find((part) => VIEWS.includes(part)) || "home";
    return { language: parts.includes("en") ? "en" : "zh", name };
  }

  /** Show a view; who came from another one stands at its heading then. */
  function reveal(name, comesFromAnother = true) {
    for (const section of document.querySelectorAll("main > section")) {
      section.hidden = section.id !== `view-${name}`;
    }
    document.documentElement.dataset.view = name;
    if (comesFromAnother) {
      find(`view-${name}`).querySelector("h1").focus();
      window.scrollTo(0, 0);
    }
  }

  function follow() {
    const { language, name } = readAddress();
    const isOtherLanguage = language !== cedu.language.current();
    hush();
    if (isOtherLanguage) {
      speak(language);
    }
    if (isOtherLanguage && name === view && asked !== null) {
      ask({ ...asked, request: { ...asked.request, lang: language } });
      return;
    }
    leaveWork();
    view = name;
    reveal(name);
    if (name === "samples") {
      cedu.samples.list(ask);
    }
  }

  function leaveWork() {
    asked = null;
    cedu.work.cancel();
  }

  function speak(language) {
    cedu.language.speak(language);
    cedu.readiness.speak();
    for (const role of Object.values(roles).flat()) {
      role.speak();
    }
    for (const link of document.querySelectorAll("a[data-view]")) {
      link.href = address(language, link.dataset.view);
    }
    find("language").textContent = say("other_language");
    find("language").lang = language === "zh" ? "en" : "zh-CN";
    find("promise").textContent = say(`promise_${engine.places}`);
    const steps = cedu.words[`verify_${engine.places}`][language];
    find("verify").replaceChildren(...steps.map(item));
  }

  function item(text) {
    const made = document.createElement("li");
    made.textContent = text;
    return made;
  }

  // Work

  /** Do a piece of work and show its answer, unless another one or another view has taken its place. */
  async function ask(piece) {
    await cedu.work.cancel();
    asked = piece;
    piece.isAnswered = false;
    const door = piece.request.door;
    find("work-title").textContent = say(`working_${door}`);
    reveal("work");
    let shown;
    try {
      const answer = await cedu.work.run(piece.request, piece.files);
      piece.isAnswered = answer.faults.length === 0;
      shown = () => cedu.answer.show(answer, door, piece.again);
    } catch (error) {
      shown = () => cedu.answer.showError(error);
    }
    if (asked === piece) {
      shown();
      reveal("answer");
    }
  }

  function start(door) {
    const missing = roles[door].find((role) => role.needed && role.chosen.isEmpty());
    if (missing) {
      missing.miss();
      return;
    }
    const { files, names } = cedu.roles.gathered(roles[door]);
    const request = { door, lang: cedu.language.current(), files: names };
    if (door === "gap") {
      request.as_of = find("gap-as-of").value || null;
    }
    ask({ request, files, again: door });
  }

  /** Split without a plan, by the files of `given`, of which the first is needed, and the percentage in `field`, which
      the request calls `name`; only where `mayBeEmpty`, none need be said. */
  function startWithoutPlan(given, field, name, mayBeEmpty) {
    if (given[0].chosen.isEmpty()) {
      given[0].miss();
      return;
    }
    const percentage = perCent(find(field).value);
    if (percentage === "" && !mayBeEmpty) {
      find("plan-said").textContent = say(`missing_${name}`);
      find(field).focus();
      return;
    }
    const { files, names } = cedu.roles.gathered(given);
    const request = { door: "allocate", lang: cedu.language.current(), files: names, [name]: percentage };
    ask({ request, files, again: "allocate" });
  }

  /** What was written as a percentage: a number alone is one too, for so the field is headed. */
  function perCent(written) {
    const number = written.normalize("NFKC").trim();
    return /^[-+]?\d+(\.\d+)?$/.test(number) ? `${number}%` : number;
  }

  function stop() {
    leaveWork();
    cedu.tell(say("error_cancelled"));
    reveal(view);
  }

  /** Back to the door; after an answer, what was looked at makes room for the next. */
  function again() {
    const wasAnswered = asked.isAnswered;
    hush();
    leaveWork();
    if (wasAnswered && view in roles) {
      roles[view].filter((role) => role.main && role.role !== "targets").forEach((role) => role.clear());
    }
    reveal(view);
  }

  // What is dropped beside every zone goes to the first role of the door: from the first screen to 检查一张表, from an
  // answer to the next piece of work

  let dragEnds = 0;

  /** While something is dragged over the page, the report's frame does not catch it. That a drag was given up is told
      by no event alike in all browsers, only by `dragover` coming no more. */
  function drag(event) {
    event.preventDefault();
    const page = document.documentElement;
    clearTimeout(dragEnds);
    page.classList.toggle("dragging", event.type === "dragover");
    dragEnds = setTimeout(() => page.classList.remove("dragging"), 1000);
  }

  function dropAnywhere(event) {
    const door = view in roles ? view : "check";
    if (!find("view-work").hidden || view === "samples") {
      return;
    }
    if (!find("view-answer").hidden) {
      again();
    }
    roles[door][0].takeDropped(event.dataTransfer);
    if (find(`view-${door}`).hidden) {
      location.hash = address(cedu.language.current(), door);
    }
  }

  function build() {
    for (const [door, described] of Object.entries(cedu.doors.DOORS)) {
      roles[door] = described.map((one) => new cedu.roles.Role(door, one));
      for (const role of roles[door]) {
        const place = role.more ? find(`${door}-more`) : find(`view-${door}`).querySelector(".roles");
        place.append(role.element);
      }
      find(`${door}-start`).addEventListener("click", () => start(door));
    }
    roles.withoutPlan = cedu.doors.WITHOUT_PLAN.map((one) => new cedu.roles.Role("allocate", one));
    const [like, totals, residents] = roles.withoutPlan;
    find("view-allocate").querySelector(".likes").append(like.element, totals.element);
    find("view-allocate").querySelector(".residents").append(residents.element);
    const keep = roles.allocate.find((role) => role.role === "keep");
    find("blank-plan").addEventListener("click", () => cedu.plan.download(null));
    find("like-plan").addEventListener("click", () => cedu.plan.download(like));
    find("like-start").addEventListener("click", () =>
      startWithoutPlan([like, totals, keep], "like-growth", "growth", !totals.chosen.isEmpty()),
    );
    find("share-start").addEventListener("click", () =>
      startWithoutPlan([residents], "residents-share", "share", false),
    );
    find("cancel").addEventListener("click", stop);
    find("again").addEventListener("click", again);
    find("language").addEventListener("click", () => {
      location.hash = address(cedu.language.current() === "zh" ? "en" : "zh", view);
    });
    document.addEventListener("dragover", drag);
    document.addEventListener("drop", drag, true); // in a zone, too
    document.addEventListener("drop", dropAnywhere);
    document.addEventListener("DOMContentLoaded", offerLicences);
    window.addEventListener("hashchange", follow);
  }

  /** The licences of what the page carries stand behind all that can be seen; the page of a server has none. */
  function offerLicences() {
    const text = find("licences");
    const place = find("licences-of");
    place.hidden = text === null;
    place.addEventListener("toggle", () => {
      place.querySelector("pre").textContent = text.textContent.trim();
    });
  }

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  if (engine.places === "browser" && !cedu.runsPython()) {
    return; // `too_old.js` says so
  }
  build();
  find("gap-as-of").value = today();
  const first = readAddress();
  speak(first.language);
  view = first.name;
  reveal(view, false);
  cedu.started = true;
  cedu.readiness.ready().catch(() => {}); // said beside the bar already
  if (view === "samples") {
    cedu.samples.list(ask);
  }
})(window.cedu);
