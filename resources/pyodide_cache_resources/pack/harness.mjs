// Run a packed app once, look on, and write down what was seen. Never part of a pack.
//
//     node harness.mjs WISH.json
//
// The wish is {task, folder, outcome, also, args, script}. Tasks: "trace" (what is opened, with shared libraries loaded
// only when something asks for them), "prove" (what was asked for and is not there), "rewrite" (run `script` over
// in.zip of the work folder, which makes out.zip). The network is blocked in all of them. The app's own output goes to
// our standard output and error; the outcome is a file of JSON.

import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ENOENT = 44; // Emscripten's number
const wish = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const recorder = fs.readFileSync(wish.recorder, "utf8");
const seen = { opened: new Set(), looked: new Set(), absent: new Set() };
const attempts = [];
const base = wish.folder + path.sep;

function blockNetwork() {
  const refuse = (what) => (...given) => {
    const target = given.flat().find((item) => item?.host || item?.href || typeof item === "string");
    const text = `${what} ${target?.host ?? target?.href ?? target ?? ""}`.trim();
    if (attempts.length < 100) attempts.push(text.slice(0, 300));
    throw new Error(`the network is blocked: ${text}`);
  };
  globalThis.fetch = refuse("fetch");
  globalThis.WebSocket = refuse("WebSocket");
  // http, https, http2, tls and undici all end here.
  net.Socket.prototype.connect = refuse("connect");
  net.Server.prototype.listen = refuse("listen");
  dgram.Socket.prototype.send = refuse("send");
  dgram.Socket.prototype.connect = refuse("send");
  dgram.Socket.prototype.bind = refuse("bind");
  for (const name of Object.keys(dns)) {
    if (typeof dns[name] === "function" && /^(lookup|resolve|reverse)/.test(name)) dns[name] = refuse(name);
  }
  for (const name of Object.keys(dns.promises)) {
    if (typeof dns.promises[name] === "function" && /^(lookup|resolve|reverse)/.test(name)) dns.promises[name] = refuse(name);
  }
}

// The permission model lets signals through.
function blockSignals() {
  process.kill = process._kill = () => { throw new Error("process.kill is not allowed"); };
}

// Emscripten asks process.binding for a table of numbers, and the permission model forbids the function as a whole.
function allowConstants() {
  process.binding = (name) => {
    if (name === "constants") return { fs: fs.constants };
    throw new Error(`process.binding(${name}) is not allowed`);
  };
}

function writer(descriptor) {
  return (bytes) => {
    for (let done = 0; done < bytes.length; ) {
      try {
        done += fs.writeSync(descriptor, bytes, done);
      } catch (error) {
        if (error.code !== "EAGAIN") throw error;
      }
    }
  };
}

/** Everything that opens a file ends in these: Python, C and JavaScript alike. */
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

/** While packages are unpacked nothing is loaded, so that afterwards whatever loads a library is seen to open it. */
function holdLibrariesBack(module) {
  const { _emscripten_dlopen_promise: load, getPromise, promiseMap } = module;
  if (!load || !getPromise || !promiseMap) return () => {};
  const HELD = -1;
  module._emscripten_dlopen_promise = () => HELD;
  module.getPromise = (handle) => (handle === HELD ? Promise.resolve() : getPromise(handle));
  module.promiseMap = { free: (handle) => { if (handle !== HELD) promiseMap.free(handle); } };
  return () => Object.assign(module, { _emscripten_dlopen_promise: load, getPromise, promiseMap });
}

async function watched() {
  const { run } = await import(pathToFileURL(path.join(wish.folder, "loader.mjs")).href);
  const tracing = wish.task === "trace";
  let release = () => {}, told = {};
  const outcome = await run({
    base,
    read: async (name) => new Uint8Array(fs.readFileSync(path.join(wish.folder, name))),
    stdout: writer(1),
    stderr: writer(2),
    args: wish.args,
    options: { module: pathToFileURL(path.join(wish.folder, "pyodide.mjs")).href, start: { packageCacheDir: wish.folder } },
    hooks: {
      also: wish.also,
      started(pyodide) {
        pyodide.runPython(recorder, { globals: (told.globals = pyodide.toPy({})), filename: "<recorder>" });
        if (tracing) release = holdLibrariesBack(pyodide._module);
      },
      ready(pyodide) {
        release();
        watchFiles(pyodide._module.FS);
      },
      ended(pyodide) {
        told.report = JSON.parse(pyodide.runPython("report()", { globals: told.globals }));
      },
    },
  });
  return { ...outcome, ...told.report, opened: [...seen.opened], looked: [...seen.looked], absent: [...seen.absent] };
}

async function rewrite() {
  const { loadPyodide } = await import(pathToFileURL(path.join(wish.folder, "pyodide.mjs")).href);
  // The same code gives the same bytes only where the order of sets is the same.
  const pyodide = await loadPyodide({ indexURL: base, lockFileURL: `${base}pyodide-lock.json`, env: { PYTHONHASHSEED: "0" } });
  pyodide.FS.writeFile("/in.zip", new Uint8Array(fs.readFileSync(path.join(wish.work, "in.zip"))));
  pyodide.runPython(fs.readFileSync(wish.script, "utf8"), { filename: "<rewrite>" });
  fs.writeFileSync(path.join(wish.work, "out.zip"), pyodide.FS.readFile("/out.zip"));
  return { status: 0, error: "" };
}

// What is thrown where nobody waits for it would end us with a page of the runtime's own source.
for (const kind of ["uncaughtException", "unhandledRejection"]) {
  process.on(kind, (error) => {
    fs.writeFileSync(wish.outcome, JSON.stringify({ status: 1, broken: true, error: String(error?.message ?? error), attempts }));
    process.exit(1);
  });
}
blockNetwork();
blockSignals();
allowConstants();
let outcome;
try {
  outcome = await (wish.task === "rewrite" ? rewrite() : watched());
} catch (error) {
  outcome = { status: 1, broken: true, error: String(error?.message ?? error) };
}
fs.writeFileSync(wish.outcome, JSON.stringify({ ...outcome, attempts }));
process.exit(0); // whatever the app left running
