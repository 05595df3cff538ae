// The solver of the page that is one file: HiGHS of npm, beside the interpreter in the worker.
// The build puts it before worker.js, with the solver's own script, which gives `createHighs`.
"use strict";

const solverOfPage = (() => {
  const FEASIBLE = 2; // kSolutionStatusFeasible of HiGHS
  const SET_BY_ITSELF = new Set(["threads"]); // it has one thread, and refuses to hear of it

  /**
   * Makes ready what solves programs one after another: `solve` takes one in JSON and gives its ending in JSON
   * (`optimum/hosted.py` says both), at once. `whenReady` is to be awaited before each piece of work.
   */
  async function open(create, wasmModule) {
    let highs = await create({ wasmModule });
    let again = null;

    /** What was interrupted in the middle of its work cannot be used again: another takes its place. */
    function restart() {
      highs = null;
      again = create({ wasmModule }).then((fresh) => {
        highs = fresh;
        again = null;
      });
    }

    function solve(text) {
      if (!highs) return JSON.stringify({ failed: "the solver is being started again" });
      try {
        return JSON.stringify(solved(highs, JSON.parse(text)));
      } catch (error) {
        restart();
        return JSON.stringify({ failed: String(error?.message ?? error) });
      }
    }

    return { solve, whenReady: async () => void (await again), version: highs.version.string };
  }

  function solved(highs, program) {
    const model = highs.raw.createModel();
    const heard = [model.setOptionValue("output_flag", false)];
    for (const [name, value] of Object.entries(program.options)) {
      if (!SET_BY_ITSELF.has(name)) heard.push(model.setOptionValue(name, value));
    }
    heard.push(model.passModel(laidOut(program, highs.infinity)));
    heard.push(model.run());
    const ending = {
      status: heard.slice(0, -1).some(({ status }) => status < 0) ? 0 : model.getModelStatus(),
      isFeasible: model.getInfoValue("primal_solution_status").value === FEASIBLE,
      values: Array.from(model.getSolution().value.colValue),
      cost: model.getObjectiveValue(),
    };
    model.dispose();
    return ending;
  }

  function laidOut(program, infinity) {
    const least = (numbers) => Float64Array.from(numbers, (number) => number ?? -infinity);
    const most = (numbers) => Float64Array.from(numbers, (number) => number ?? infinity);
    const { costs, rowLows, whole, starts } = program;
    const shape = { numCols: costs.length, numRows: rowLows.length };
    return {
      ...shape,
      offset: program.offset,
      colCost: Float64Array.from(costs),
      colLower: least(program.lows),
      colUpper: most(program.highs),
      rowLower: least(rowLows),
      rowUpper: most(program.rowHighs),
      matrix: {
        ...shape,
        format: program.byColumns ? "csc" : "csr",
        starts: Int32Array.from(starts),
        indices: Int32Array.from(program.indices),
        values: Float64Array.from(program.values),
      },
      ...(whole.length ? { integrality: Int32Array.from(whole) } : {}),
    };
  }

  return { open };
})();
