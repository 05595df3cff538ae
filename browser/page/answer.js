/* How a piece of work went: the verdict, faults in words, the report in its frame, and what can be downloaded. */
(function (cedu) {
  "use strict";

  const { say } = cedu.language;
  const find = (id) => document.getElementById(id);
  /** Options of the command for which the page has a place, and commands, in texts for both. */
  const OPTION = /(?:^|[^\w-])--(against|bases?|explanations|keep|like|text)(?![\w-])/g;
  const COMMAND = /(?:^|[^\w-])cedu (?:allocate|check|demo|explain|gap|letters|read|rollup|rules|status|template) /m;
  const KINDS = ["cancelled", "crashed", "memory", "time", "gone", "refused", "name", "much", "full"];

  /** Show `answer` to what was asked at `door`; `again` names the words of the button that goes back. */
  function show(answer, door, again) {
    const [kind, word] = judged(door, answer);
    verdict(kind, word, answer.verdict || say("nothing_done"));
    const lines = answer.faults.map(plain);
    list([...lines, ...(answer.said || [])]);
    find("advice").textContent = advice(door, answer, lines).join("\n");
    find("again").textContent = say(lines.length > 0 ? "retry" : `again_${again}`);
    results(answer, door);
  }

  /** Show what went wrong when there is no answer. */
  function showError(error) {
    verdict("broken", "broken", say("nothing_done"));
    list([inWords(error)]);
    find("advice").textContent = "";
    find("again").textContent = say("retry");
    results({ html: null, outputs: [] }, "");
  }

  /** Lines of the program without its name before each, which is for terminals. */
  function plain(lines) {
    return lines.replace(/^cedu: /gm, "");
  }

  /** What to do next, and what the words of commands, which reports share with the command line, mean on this page. */
  function advice(door, answer, lines) {
    const told = [...lines, inReport(answer.html || "")].join("\n");
    const options = new Set(Array.from(told.matchAll(OPTION), (found) => found[1]));
    const sentences = Array.from(options, (name) => say("advice_option", { name, role: say(`role_${name}`) }));
    if (COMMAND.test(told)) {
      sentences.push(say("advice_command"));
    }
    return [...next(door, answer, lines), ...sentences];
  }

  function next(door, { exit_code: code, outputs }, lines) {
    if (lines.length > 0) {
      return code === 70 ? [] : [say("advice_fault_of_input")];
    }
    if (code === 1 && door === "check") {
      const hasSlips = outputs.some((offer) => offer.id === "slips");
      return [say("advice_mend"), ...(hasSlips ? [say("advice_slips")] : [])];
    }
    if (code === 1 && door === "allocate") {
      return [say("advice_relax")];
    }
    return code === 3 ? [say("advice_unjudged")] : [];
  }

  /** The text of a report, without its markup and its style. */
  function inReport(html) {
    return html.replace(/<style[\s\S]*?<\/style>/g, " ").replace(/<[^>]*>/g, " ");
  }

  /** What `error` of the engine means to a person, with the next step. */
  function inWords(error) {
    if (KINDS.includes(error.kind)) {
      return say(`error_${error.kind}`, { message: error.message });
    }
    if (error.kind === "not_made") {
      return plain(error.message);
    }
    if (error.name === "NotReadableError" || error.name === "NotFoundError") {
      return say("error_changed");
    }
    return say("error_other", { message: error.message });
  }

  /** The kind and the word of an exit code, which means the same as the command's. */
  function judged(door, { exit_code: code, html, outputs }) {
    if (code === 0) {
      return ["pass", `pass_${door}`];
    }
    if (code === 1) {
      return ["fault", door === "allocate" ? "infeasible" : "fault"];
    }
    // of what could be read there is a marked copy
    const isNone = html === null || (door === "check" && !outputs.some((offer) => offer.id === "marked"));
    return code === 3 ? ["unjudged", isNone ? "unjudged" : "part_unjudged"] : ["broken", "broken"];
  }

  function verdict(kind, word, sentence) {
    find("verdict-mark").dataset.kind = kind;
    find("verdict-mark").textContent = say(word);
    find("verdict-words").textContent = sentence;
    cedu.tell(`${say(word)} ${sentence}`);
  }

  function list(lines) {
    find("faults").replaceChildren(
      ...lines.map((line) => {
        const item = document.createElement("li");
        item.textContent = line;
        return item;
      }),
    );
  }

  function results(answer, door) {
    find("results").hidden = answer.html === null && answer.outputs.length === 0;
    find("saved").textContent = "";
    find("downloads").replaceChildren(...answer.outputs.map((offer) => button(offer, door)));
    find("print").hidden = answer.html === null;
    find("report").hidden = answer.html === null;
    find("report").style.height = "";
    find("report").srcdoc = framed(answer.html || "");
  }

  /** The report as it stands in the frame: its links (#…) lead into itself, not into this page. */
  function framed(html) {
    return html.replace(/(<a [^>]*href=")#/g, "$1about:srcdoc#");
  }

  function button(offer, door) {
    const own = `output_${offer.id}_${door}`;
    const word = own in cedu.words ? own : `output_${offer.id}`;
    const made = document.createElement("button");
    made.type = "button";
    made.id = `download-${offer.id}`;
    made.textContent = word in cedu.words ? say(word) : offer.name;
    made.addEventListener("click", () => download(offer, find("saved")));
    return made;
  }

  /** Have the output `offer` made and handed to the person; `place` says how it goes. */
  async function download(offer, place) {
    place.textContent = say("making", { name: offer.name });
    try {
      const output = await window.ceduEngine.output(offer.id);
      hand(output);
      place.textContent = [say("saved", { name: output.name }), ...(output.said || [])].join("\n");
    } catch (error) {
      place.textContent = inWords(error);
    }
  }

  function hand({ name, type, bytes }) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** As high as the report, until it fills the window: then it scrolls, and its heads of columns stay in sight. */
  function fit() {
    const inside = find("report").contentDocument;
    if (inside && inside.body) {
      find("report").style.height = "0"; // a page is never said to be lower than its window
      find("report").style.height = `${inside.documentElement.scrollHeight + 4}px`;
    }
  }

  find("report").addEventListener("load", fit);
  find("print").addEventListener("click", () => find("report").contentWindow.print());

  cedu.answer = { show, showError, inWords, plain, download };
})(window.cedu);
