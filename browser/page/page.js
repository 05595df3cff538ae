"use strict";
const stage = document.getElementById("stage");
window.ceduEngine.start(({ stage: name }) => (stage.textContent = name));
document.getElementById("files").addEventListener("change", async (event) => {
  const files = new Map([...event.target.files].map((file) => [file.name, file]));
  const request = { door: "check", lang: "zh", files: { tables: [...files.keys()] } };
  const answer = await window.ceduEngine.run(request, files);
  document.getElementById("answer").textContent = JSON.stringify(answer, null, 1);
});
