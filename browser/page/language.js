/* The language of the page: said in the address, put into every element that names its words. */
(function (cedu) {
  "use strict";

  let current = "zh";

  /** The text with its control, format and direction signs written out (`\u202e`), as in the reports: a name could
      otherwise turn the words around it. */
  function visible(text) {
    const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
    return text.replace(steering, (sign) => `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`);
  }

  /** The sentence `key` in the language of the page, its {names} filled in from `values`. */
  function say(key, values = {}) {
    const sentence = cedu.words[key][current];
    return sentence.replace(/\{(\w+)\}/g, (_, name) => visible(String(values[name])));
  }

  /** Fill in all words below `root`: `data-word` is an element's text, `data-label` its accessible name. */
  function fill(root) {
    for (const element of root.querySelectorAll("[data-word]")) {
      element.textContent = say(element.dataset.word);
    }
    for (const element of root.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", say(element.dataset.label));
    }
  }

  /** Turn the page to `language`, zh or en. */
  function speak(language) {
    current = language;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = say("title");
    fill(document);
  }

  /** A number of bytes as people read it. */
  function size(bytes) {
    const megabytes = bytes / 1048576;
    return megabytes >= 0.95 ? `${megabytes.toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
  }

  cedu.language = { say, fill, speak, size, visible, current: () => current };
})(window.cedu);
