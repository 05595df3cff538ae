/* The samples that the program brings along, by the door that they are for. */
(function (cedu) {
  "use strict";

  const { say } = cedu.language;
  const place = document.getElementById("samples");

  /** List them; `ask` does the piece of work of the one that is chosen. */
  async function list(ask) {
    const language = cedu.language.current();
    place.replaceChildren(made("p", say("samples_wait")));
    try {
      await cedu.readiness.ready();
      const samples = await window.ceduEngine.examples(language);
      const doors = Object.keys(cedu.doors.DOORS).filter((door) => samples.some((one) => one.door === door));
      const listed = doors.flatMap((door) => ofDoor(door, samples, ask));
      place.replaceChildren(...(listed.length > 0 ? listed : [made("p", say("samples_none"))]));
    } catch (error) {
      place.replaceChildren(made("p", cedu.answer.inWords(error)));
    }
  }

  function ofDoor(door, samples, ask) {
    const listed = document.createElement("ul");
    listed.append(...samples.filter((one) => one.door === door).map((one) => row(one, ask)));
    return [made("h2", say(`door_${door}`)), listed];
  }

  function row({ id, door, title, files, as_of: day }, ask) {
    const language = cedu.language.current();
    const button = made("button", title);
    button.type = "button";
    button.dataset.example = id;
    button.addEventListener("click", () => {
      ask({ request: { door, lang: language, as_of: day || null, example: id }, files: new Map(), again: "samples" });
    });
    const names = files.map((file) => file.name).join(language === "zh" ? "、" : ", ");
    const listed = document.createElement("li");
    listed.append(button, made("span", names));
    return listed;
  }

  function made(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  cedu.samples = { list };
})(window.cedu);
