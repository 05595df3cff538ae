/* The doors of the first screen: what each is given (`role`: the name of the command's option), and in which order. */
(function (cedu) {
  "use strict";

  /** Bytes that one file may have. */
  const LARGEST = 64 * 1048576;

  /** Bytes that the name of a file or folder may have: the page's own disk, like most, gives back no longer one. */
  const LONGEST_NAME = 255;

  /** `many`: several files and folders; `needed`: nothing starts without it; `main`: what the door is for, and what
      makes room for the next piece of work; `more`: shown only when asked for. */
  const DOORS = {
    check: [
      { role: "tables", many: true, needed: true, main: true },
      { role: "text" },
      { role: "base" },
      { role: "against", more: true },
      { role: "explanations", more: true },
    ],
    gap: [
      { role: "targets", needed: true, main: true },
      { role: "achieved", many: true, main: true },
      { role: "base", more: true },
      { role: "bases", many: true, more: true },
    ],
    allocate: [
      { role: "plan", needed: true, main: true },
      { role: "keep" },
    ],
  };

  /** What targets are split by where there is no plan: last year's table with this year's totals, or the residents. */
  const WITHOUT_PLAN = [{ role: "like" }, { role: "totals" }, { role: "weights" }];

  cedu.doors = { DOORS, LARGEST, LONGEST_NAME, WITHOUT_PLAN };
})(window.cedu);
