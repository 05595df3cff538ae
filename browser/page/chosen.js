/* The files that a person has chosen for one role, each under its own name; a folder is one entry with all its files. */
(function (cedu) {
  "use strict";

  const { say, size } = cedu.language;

  class Chosen {
    /** `many`: further files are added; else the last one takes the place of the one before. */
    constructor(many) {
      this.many = many;
      this.entries = new Map();
    }

    /** Add `found`, a list of {path, file}. Returns sentences about what was not taken. */
    add(found) {
      const refused = [];
      if (!this.many && found.length > 1) {
        return [say("refused_several")];
      }
      if (!this.many && found.length === 1 && found[0].path.includes("/")) {
        return [say("refused_folder")];
      }
      const before = new Map(this.entries);
      for (const { path, file } of found) {
        const why = this.whyNot(path, file, before);
        if (why) {
          refused.push(why);
        } else {
          this.put(path, file);
        }
      }
      return [...new Set(refused)];
    }

    /** Why this file cannot be taken; null where it can. */
    whyNot(path, file, before) {
      if (file.size > cedu.doors.LARGEST) {
        return say("refused_large", { name: path, size: size(file.size) });
      }
      if (path.split("/").some((name) => new Blob([name]).size > cedu.doors.LONGEST_NAME)) {
        return say("refused_long", { name: path });
      }
      if (this.many && before.has(top(path).toLowerCase())) {
        return say("refused_twice", { name: top(path) });
      }
      return this.many && this.holds(path) ? say("refused_twice", { name: path }) : null;
    }

    holds(path) {
      const entry = this.entries.get(top(path).toLowerCase());
      return entry !== undefined && (entry.files.has(path) || !path.includes("/"));
    }

    put(path, file) {
      if (!this.many) {
        this.entries.clear();
      }
      const key = top(path).toLowerCase();
      if (!this.entries.has(key)) {
        this.entries.set(key, { name: top(path), isFolder: path.includes("/"), files: new Map() });
      }
      this.entries.get(key).files.set(path, file);
    }

    remove(name) {
      this.entries.delete(name.toLowerCase());
    }

    isEmpty() {
      return this.entries.size === 0;
    }
  }

  /** The first part of a path: the folder that was chosen, or the file itself. */
  function top(path) {
    return path.split("/")[0];
  }

  cedu.Chosen = Chosen;
})(window.cedu);
