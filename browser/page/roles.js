/* A place for the files of one role: a drop zone with its choosers, and the list of what was chosen. */
(function (cedu) {
  "use strict";

  const { say, fill, size, visible } = cedu.language;

  class Role {
    constructor(door, { role, many = false, needed = false, main = false, more = false }) {
      this.id = `${door}-${role}`;
      this.role = role;
      this.more = more;
      this.many = many;
      this.needed = needed;
      this.main = main;
      this.chosen = new cedu.Chosen(many);
      this.element = document.getElementById("role").content.firstElementChild.cloneNode(true);
      this.build();
    }

    part(name) {
      return this.element.querySelector(`.${name}`);
    }

    build() {
      this.element.id = `${this.id}-role`;
      this.element.classList.toggle("large", this.main);
      this.part("name").id = `${this.id}-name`;
      this.part("name").dataset.word = `role_${this.role}`;
      this.part("hint").id = `${this.id}-hint`;
      this.part("hint").dataset.word = `hint_${this.role}`;
      this.element.setAttribute("aria-labelledby", `${this.id}-name`);
      this.chooser("one", this.id, this.many ? "choose_several" : "choose");
      const folders = this.part("folder");
      if (this.many && "webkitdirectory" in folders.querySelector("input")) {
        this.chooser("folder", `${this.id}-folder`, "choose_folder");
      } else {
        folders.remove();
      }
      this.element.addEventListener("dragover", () => this.element.classList.add("over"));
      this.element.addEventListener("dragleave", () => this.element.classList.remove("over"));
      this.element.addEventListener("drop", (event) => this.drop(event));
    }

    /** A native chooser behind a label: it can be reached by keyboard and is told by screen readers. */
    chooser(part, id, word) {
      const input = this.part(part).querySelector("input");
      const text = this.part(part).querySelector("span");
      input.id = id;
      input.multiple = this.many;
      input.setAttribute("aria-labelledby", `${id}-text ${this.id}-name`);
      input.setAttribute("aria-describedby", `${this.id}-hint`);
      text.id = `${id}-text`;
      text.dataset.word = word;
      input.addEventListener("change", () => {
        this.take(cedu.dropped.ofChooser(input));
        input.value = ""; // the same file may be chosen again after it was taken off the list
      });
    }

    drop(event) {
      event.preventDefault();
      event.stopPropagation();
      this.element.classList.remove("over");
      return this.takeDropped(event.dataTransfer);
    }

    takeDropped(transfer) {
      return cedu.dropped.ofDrop(transfer).then(
        (found) => this.take(found),
        () => this.refuse([say("refused_drop")]),
      );
    }

    /** Take `found`, a list of {path, file}, and say what was not taken. */
    take(found) {
      this.refuse(found.length === 0 ? [say("refused_empty")] : this.chosen.add(found));
      this.list();
    }

    refuse(sentences) {
      const shown = sentences.slice(0, 5);
      const more = sentences.length - shown.length;
      this.part("refused").textContent = [...shown, ...(more > 0 ? [say("refused_more", { count: more })] : [])].join("\n");
    }

    /** Say that a file is needed here. */
    miss() {
      this.refuse([say("refused_missing")]);
      this.element.querySelector("input").focus();
    }

    clear() {
      this.chosen = new cedu.Chosen(this.many);
      this.refuse([]);
      this.list();
    }

    list() {
      const rows = Array.from(this.chosen.entries.values(), (entry) => this.row(entry));
      this.part("chosen").replaceChildren(...rows);
      this.element.classList.toggle("full", rows.length > 0);
    }

    row(entry) {
      const row = document.getElementById("chosen-file").content.firstElementChild.cloneNode(true);
      const files = Array.from(entry.files.values());
      const bytes = files.reduce((sum, file) => sum + file.size, 0);
      row.querySelector(".file").textContent = visible(entry.name) + (entry.isFolder ? "/" : "");
      row.querySelector(".size").textContent = entry.isFolder ? say("files_in_folder", { count: files.length, size: size(bytes) }) : size(bytes);
      const remove = row.querySelector(".remove");
      remove.setAttribute("aria-label", say("remove", { name: entry.name }));
      remove.addEventListener("click", () => {
        this.chosen.remove(entry.name);
        this.refuse([]);
        this.list();
          this.element.querySelector("input").focus();
      });
      return row;
    }

    /** Say everything again, in the language of the page. */
    speak() {
      fill(this.element);
      this.refuse([]);
      this.list();
    }
  }

  /** `name`, or `name (2)` where one of `taken` (in small letters) is called so: it is another folder. */
  function unused(name, taken) {
    let found = name;
    for (let turn = 2; taken.has(found.toLowerCase()); turn++) {
      found = `${name} (${turn})`;
    }
    return found;
  }

  /** The files of all `roles` for the engine, and their names by role. Where two roles hold a name, the later
      stands in a folder with the role's word, as a person would tell last year's table from this year's. */
  function gathered(roles) {
    const files = new Map();
    const names = {};
    const taken = new Set();
    const all = new Set(roles.flatMap(({ chosen }) => Array.from(chosen.entries.keys())));
    for (const { role, many, chosen } of roles) {
      const tops = Array.from(chosen.entries, ([key, entry]) => {
        const above = taken.has(key) ? `${unused(say(`folder_${role}`), all)}/` : "";
        taken.add(key);
        entry.files.forEach((file, path) => files.set(above + path, file));
        return above + entry.name;
      });
      if (tops.length > 0) {
        names[role] = many ? tops : tops[0];
      }
    }
    return { files, names };
  }

  cedu.roles = { Role, gathered };
})(window.cedu);
