// The page's solver behind a pipe: a program a line in, its ending a line out.
// node hosted_solver.js SOLVER.JS FOLDER_OF_HIGHS
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");

const [page, folder] = process.argv.slice(2);
const solver = new Function(`${fs.readFileSync(page, "utf8")}; return solverOfPage;`)();
const create = require(path.join(folder, "build", "highs.js"));

(async () => {
  const module = await WebAssembly.compile(fs.readFileSync(path.join(folder, "build", "highs.wasm")));
  const opened = await solver.open(create, module);
  process.stdout.write(`${JSON.stringify({ version: opened.version })}\n`);
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    await opened.whenReady();
    process.stdout.write(`${opened.solve(line)}\n`);
  }
})();
