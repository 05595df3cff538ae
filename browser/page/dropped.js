/* What was dropped or chosen, as a list of {path, file}: files of folders under the folder's name. */
(function (cedu) {
  "use strict";

  /** The files of a chooser. */
  function ofChooser(input) {
    return Array.from(input.files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
  }

  /** The files of a drop. Rejects where the browser does not let the page read a folder. */
  function ofDrop(transfer) {
    // the list is empty as soon as the event is over: everything is asked for at once
    const items = Array.from(transfer.items || []).filter((item) => item.kind === "file");
    if (items.length === 0) {
      return Promise.resolve(Array.from(transfer.files, (file) => ({ path: file.name, file })));
    }
    return Promise.all(items.map(ofItem)).then((lists) => lists.flat());
  }

  function ofItem(item) {
    const entry = item.webkitGetAsEntry ? item.webkitGetAsEntry() : null;
    if (entry === null || entry.isFile) {
      const file = item.getAsFile();
      return file === null ? [] : [{ path: file.name, file }];
    }
    if (item.getAsFileSystemHandle) {
      // Chromium lets no page opened from a disk read a folder by its entry, only by its handle
      return item.getAsFileSystemHandle().then((handle) => ofHandle(handle, ""));
    }
    return ofEntry(entry, "");
  }

  async function ofHandle(handle, above) {
    const path = above + handle.name;
    if (handle.kind === "file") {
      return [{ path, file: await handle.getFile() }];
    }
    const inside = [];
    for await (const child of handle.values()) {
      inside.push(...(await ofHandle(child, `${path}/`)));
    }
    return inside;
  }

  async function ofEntry(entry, above) {
    const path = above + entry.name;
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ path, file }];
    }
    const reader = entry.createReader();
    const inside = [];
    for (let some = await read(reader); some.length > 0; some = await read(reader)) {
      for (const child of some) {
        inside.push(...(await ofEntry(child, `${path}/`)));
      }
    }
    return inside;
  }

  /** The next entries of a folder: browsers give a hundred at a time. */
  function read(reader) {
    return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  }

  cedu.dropped = { ofChooser, ofDrop };
})(window.cedu);
