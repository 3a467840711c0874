// Let Pyodide in Node fetch and install packages, and print the seconds of loadPackage alone.
//
//     node load_package.mjs '{"pyodide": DIR, "cacheDir": DIR, "lockFile": FILE, "base": URL, "packages": [...]}'

import path from "node:path";
import { pathToFileURL } from "node:url";

const { pyodide: folder, cacheDir, lockFile, base, packages } = JSON.parse(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ packageCacheDir: cacheDir, packageBaseUrl: base, lockFileURL: lockFile });
const errors = [];
const began = performance.now();
const loaded = await pyodide.loadPackage(packages, {
  messageCallback: () => {},
  errorCallback: (message) => errors.push(String(message)),
});
const seconds = (performance.now() - began) / 1000;
if (errors.length || loaded.length !== packages.length) {
  throw new Error(`${loaded.length} of ${packages.length} loaded: ${errors[0] ?? ""}`);
}
console.log(seconds);
