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
    const handle = item.getAsFileSystemHandle ? item.getAsFileSystemHandle().catch(() => null) : null;
    return ofFolder(entry, handle);
  }

  /** The files of a folder, by its entry. Chromium lets no page that was opened from a disk read it so, only by a
      handle, which leaves out what Excel puts beside an open workbook (`~$a.xlsx`). */
  async function ofFolder(folder, handle) {
    try {
      return await ofEntry(folder, "");
    } catch (error) {
      const other = await handle;
      if (other === null) {
        throw error;
      }
      return ofHandle(other, "");
    }
  }

  async function ofEntry(entry, above) {
    const path = above + entry.name;
    if (entry.isFile) {
      return [{ path, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) }];
    }
    const reader = entry.createReader();
    const found = [];
    for (let some = await next(reader); some.length > 0; some = await next(reader)) {
      for (const child of some) {
        found.push(...(await ofEntry(child, `${path}/`)));
      }
    }
    return found;
  }

  /** The next entries of a folder: browsers give a hundred at a time. */
  function next(reader) {
    return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  }

  async function ofHandle(handle, above) {
    const path = above + handle.name;
    if (handle.kind === "file") {
      return [{ path, file: await handle.getFile() }];
    }
    const found = [];
    for await (const child of handle.values()) {
      found.push(...(await ofHandle(child, `${path}/`)));
    }
    return found;
  }

  cedu.dropped = { ofChooser, ofDrop };
})(window.cedu);
