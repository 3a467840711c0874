// Prove that this folder loads: hash every file, start the runtime in Node with the network blocked,
// load every package and import it. Exit status 0 means ok, 1 that something failed.
//
//     node check.mjs [--json]
//
// With --json the last line is {result, pyodide, packages, imports, problems}. Node 18 or newer.

import { createHash } from "node:crypto";
import dgram from "node:dgram";
import dns from "node:dns";
import { readFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const LOCK = path.join(HERE, "pyodide-lock.json");
const MARK = "pyodide-cache-export";
const asJson = process.argv.includes("--json");
const report = { result: "failed", pyodide: "", packages: [], imports: [], problems: [] };

const canonical = (name) => name.toLowerCase().replace(/[-_.]+/g, "-");
const wrong = (text) => report.problems.push(text);

function blockNetwork() {
  const refuse = (what) => (...given) => {
    const target = given.flat().find((item) => item?.host || item?.href || typeof item === "string");
    wrong(`something outside was asked for: ${what} ${target?.host ?? target?.href ?? target ?? ""}`.trim());
    throw new Error(`the network is blocked: ${what}`);
  };
  globalThis.fetch = refuse("fetch");
  globalThis.WebSocket = refuse("WebSocket");
  // http, https, http2, tls and undici all end here.
  net.Socket.prototype.connect = refuse("connect");
  dgram.Socket.prototype.send = refuse("send");
  dgram.Socket.prototype.connect = refuse("send");
  dns.lookup = refuse("lookup");
  dns.promises.lookup = refuse("lookup");
}

// The runtime itself checks nothing in Node.
async function checkBytes(lock) {
  const expected = { ...lock.tool?.[MARK]?.files };
  for (const entry of Object.values(lock.packages)) expected[entry.file_name] = entry.sha256;
  for (const [name, sha256] of Object.entries(expected)) {
    try {
      const actual = createHash("sha256").update(await readFile(path.join(HERE, name))).digest("hex");
      if (actual !== sha256) wrong(`${name}: not the exported bytes (sha256 ${actual}, exported ${sha256})`);
    } catch (error) {
      wrong(`${name}: cannot be read (${error.code ?? error.message})`);
    }
  }
}

async function check() {
  const lock = JSON.parse(await readFile(LOCK, "utf8"));
  await checkBytes(lock);
  if (report.problems.length) return;

  const { loadPyodide } = await import(pathToFileURL(path.join(HERE, "pyodide.mjs")).href);
  const quiet = { stdout: (text) => console.error(text), stderr: (text) => console.error(text) };
  const pyodide = await loadPyodide({ lockFileURL: LOCK, packageCacheDir: HERE, ...quiet });
  report.pyodide = pyodide.version;

  const names = Object.keys(lock.packages);
  // After the start, not through `packages:`: up to 0.28.0 an error at that stage kills the process.
  const loaded = await pyodide.loadPackage(names, {
    messageCallback: () => {},
    errorCallback: (message) => wrong(String(message)),
  });
  report.packages = loaded.map((item) => item.name);
  const there = new Set(report.packages.map(canonical));
  for (const name of names) {
    if (!there.has(canonical(lock.packages[name].name)) && !there.has(canonical(name))) wrong(`${name}: not loaded`);
  }

  for (const [name, entry] of Object.entries(lock.packages)) {
    for (const module of entry.imports ?? []) {
      if (module.startsWith("_") || ["test", "tests", "docs", "examples"].includes(module)) continue;
      try {
        pyodide.runPython(`import ${module}`);
        report.imports.push(module);
      } catch (error) {
        wrong(`${name}: import ${module}: ${String(error.message).trim().split("\n").pop()}`);
      }
    }
  }
}

blockNetwork();
try {
  await check();
} catch (error) {
  wrong(String(error?.message ?? error));
}
report.result = report.problems.length ? "failed" : "ok";
for (const problem of report.problems) console.error(problem);
if (asJson) console.log(JSON.stringify(report));
else if (report.result === "ok") console.log(`ok: Pyodide ${report.pyodide} with ${report.packages.length} packages loads from this folder alone`);
else console.log("failed: this folder does not load as it should");
process.exitCode = report.result === "ok" ? 0 : 1;
