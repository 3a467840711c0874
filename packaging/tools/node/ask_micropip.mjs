// Ask the real micropip, in the real Pyodide, what it would install; nothing but loopback is in reach.
//
//     echo '{"pyodide": DIR, "cacheDir": DIR, "lockFile": FILE, "code": "...", "given": ...}' | node ask_micropip.mjs
//
// Python's `given` is the JSON text of "given"; what the code's last expression gave, a str, is `result`.
// One line of JSON comes out: {version, attempts, result}; `attempts` lists what tried to go elsewhere.

import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const attempts = [];
const fetchAnything = globalThis.fetch;

globalThis.fetch = (what, options) => {
  const url = new URL(what?.url ?? what);
  if (url.hostname !== "127.0.0.1") {
    attempts.push(`fetch ${url}`);
    throw new TypeError(`the network is blocked: ${url}`);
  }
  return fetchAnything(what, options);
};

const request = JSON.parse(await text(process.stdin));
const { loadPyodide } = await import(pathToFileURL(path.join(request.pyodide, "pyodide.mjs")).href);
const pyodide = await loadPyodide({
  packageCacheDir: request.cacheDir,
  lockFileURL: request.lockFile,
  stdout: (line) => console.error(line),
  stderr: (line) => console.error(line),
});
await pyodide.loadPackage("micropip", {
  messageCallback: () => {},
  errorCallback: (message) => {
    throw new Error(message);
  },
});
pyodide.globals.set("given", JSON.stringify(request.given));
const result = await pyodide.runPythonAsync(request.code);
console.log(JSON.stringify({ version: pyodide.version, attempts, result }));
