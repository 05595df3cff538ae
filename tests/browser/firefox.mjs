// One person's work on the page in Firefox, over WebDriver BiDi: node firefox.mjs PUPPETEER FIREFOX PAGE TABLE FOLDER
// What was seen is printed as JSON; what is downloaded lies in FOLDER.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, firefox, page, table, folder] = process.argv.slice(2);
const puppeteer = createRequire(join(packages, "x.js"))("puppeteer-core");
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ask again and again until `look` has an answer. */
async function seen(what, look) {
  for (const end = Date.now() + 90_000; Date.now() < end; await pause(200)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`not seen: ${what}`);
}

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: firefox,
  headless: true,
  extraPrefsFirefox: {
    "browser.download.folderList": 2,
    "browser.download.dir": folder,
    "browser.download.useDownloadDir": true,
    "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream",
  },
});
try {
  const tab = await browser.newPage();
  const said = [];
  const asked = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto(pathToFileURL(page).href);
  const stage = () => tab.evaluate(() => document.getElementById("engine").dataset.stage === "ready");
  await seen("the program", stage);
  await (await tab.$("#go-check")).click();
  await (await tab.$("#check-tables")).uploadFile(table);
  await seen("the chosen file", () => tab.evaluate(() => document.querySelector("#check-tables-role .chosen li") !== null));
  await (await tab.$("#check-start")).click();
  await seen("the answer", () => tab.evaluate(() => !document.getElementById("view-answer").hidden));
  const kind = await tab.evaluate(() => document.getElementById("verdict-mark").dataset.kind);
  const words = () => tab.evaluate(() => document.getElementById("report").contentDocument?.body?.innerText ?? "");
  const report = await seen("the report", words);
  for (const name of ["html", "excel"]) {
    const before = readdirSync(folder).length;
    await (await tab.$(`#download-${name}`)).click();
    await seen(`the download ${name}`, () => {
      const names = readdirSync(folder);
      return names.length > before && !names.some((one) => one.endsWith(".part"));
    });
  }
  process.stdout.write(JSON.stringify({ said, asked, kind, report, downloaded: readdirSync(folder), version: await browser.version() }));
} finally {
  await browser.close();
}
