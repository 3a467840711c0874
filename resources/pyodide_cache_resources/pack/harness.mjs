// Run an app once and record what it uses. Not part of a pack.
//
//     node harness.mjs REQUEST.json
//
// The request is {task, folder, recorder, work, outcome, also, args, script}. The tasks are "trace" (record what is
// opened; shared libraries are loaded only on demand), "prove" (record what is missing) and "rewrite" (run `script` on
// in.zip in the work folder, which makes out.zip). The network is always blocked. The app's output goes to standard
// output and standard error, the result as JSON to the file `outcome`.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { attempts, closeSandbox, writer } from "./sandbox.mjs";

const ENOENT = 44; // Emscripten's number
const request = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const recorder = fs.readFileSync(request.recorder, "utf8");
const seen = { opened: new Set(), looked: new Set(), absent: new Set() };
const base = request.folder + path.sep;

/** Record every file that is opened or examined: Python, C and JavaScript all use these functions. */
function watchFiles(FS) {
  const watch = (name, remember) => {
    const original = FS[name];
    FS[name] = function (target, ...rest) {
      try {
        const answer = original.call(FS, target, ...rest);
        if (typeof target === "string" && target.startsWith("/")) remember.add(target);
        return answer;
      } catch (error) {
        if (error?.errno === ENOENT && typeof target === "string") seen.absent.add(target);
        throw error;
      }
    };
  };
  watch("open", seen.opened);
  watch("stat", seen.looked);
  watch("lstat", seen.looked);
}

/** Do not load shared libraries while packages are unpacked, so that a later load is seen to open the file. */
function deferLibraries(module) {
  const { _emscripten_dlopen_promise: load, getPromise, promiseMap } = module;
  if (!load || !getPromise || !promiseMap) return () => {};
  const HELD = -1;
  module._emscripten_dlopen_promise = () => HELD;
  module.getPromise = (handle) => (handle === HELD ? Promise.resolve() : getPromise(handle));
  module.promiseMap = { free: (handle) => { if (handle !== HELD) promiseMap.free(handle); } };
  return () => Object.assign(module, { _emscripten_dlopen_promise: load, getPromise, promiseMap });
}

async function watched() {
  const { run } = await import(pathToFileURL(path.join(request.folder, "loader.mjs")).href);
  const tracing = request.task === "trace";
  let release = () => {}, recorded = {};
  const outcome = await run({
    base,
    read: async (name) => new Uint8Array(fs.readFileSync(path.join(request.folder, name))),
    stdout: writer(1),
    stderr: writer(2),
    args: request.args,
    options: { module: pathToFileURL(path.join(request.folder, "pyodide.mjs")).href, start: { packageCacheDir: request.folder } },
    hooks: {
      also: request.also,
      started(pyodide) {
        pyodide.runPython(recorder, { globals: (recorded.globals = pyodide.toPy({})), filename: "<recorder>" });
        if (tracing) release = deferLibraries(pyodide._module);
      },
      ready(pyodide) {
        release();
        watchFiles(pyodide._module.FS);
      },
      ended(pyodide) {
        recorded.report = JSON.parse(pyodide.runPython("report()", { globals: recorded.globals }));
      },
    },
  });
  return { ...outcome, ...recorded.report, opened: [...seen.opened], looked: [...seen.looked], absent: [...seen.absent] };
}

async function rewrite() {
  const { loadPyodide } = await import(pathToFileURL(path.join(request.folder, "pyodide.mjs")).href);
  // Compiled code is reproducible only with a fixed order of sets.
  const pyodide = await loadPyodide({ indexURL: base, lockFileURL: `${base}pyodide-lock.json`, env: { PYTHONHASHSEED: "0" } });
  pyodide.FS.writeFile("/in.zip", new Uint8Array(fs.readFileSync(path.join(request.work, "in.zip"))));
  pyodide.runPython(fs.readFileSync(request.script, "utf8"), { filename: "<rewrite>" });
  fs.writeFileSync(path.join(request.work, "out.zip"), pyodide.FS.readFile("/out.zip"));
  return { status: 0, error: "" };
}

// Without this, Node would print a page of the runtime's source for an error that nothing handles.
for (const kind of ["uncaughtException", "unhandledRejection"]) {
  process.on(kind, (error) => {
    fs.writeFileSync(request.outcome, JSON.stringify({ status: 1, error: String(error?.message ?? error), attempts }));
    process.exit(1);
  });
}
closeSandbox();
let outcome;
try {
  outcome = await (request.task === "rewrite" ? rewrite() : watched());
} catch (error) {
  outcome = { status: 1, error: String(error?.message ?? error) };
}
fs.writeFileSync(request.outcome, JSON.stringify({ ...outcome, attempts }));
process.exit(0); // even if the app left something running
