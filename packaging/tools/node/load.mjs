// Load packages from a cache directory in the real Pyodide, with the network blocked, and run Python.
//
//     node load.mjs '{"pyodide": DIR, "cacheDir": DIR, "lockFile": FILE, "packages": [...], "code": "..."}'
//
// "baseUrl": DIR is a second directory, below the first one.
//
// One line of JSON comes out: {version, loaded, errors, attempts, result}; `attempts` lists what
// tried to reach the network, and `result` is what the Python code's last expression gave. With
// "probe": URL nothing is loaded: every way out is tried, and `attempts` must name them all.

import dgram from "node:dgram";
import dns from "node:dns";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";

const attempts = [];

function refuse(what) {
  return (...given) => {
    const target = given.flat().find((item) => item?.host || item?.hostname || typeof item === "string");
    attempts.push(`${what} ${target?.host ?? target?.hostname ?? target ?? ""}`.trim());
    throw new Error(`the network is blocked: ${what}`);
  };
}

function blockNetwork() {
  globalThis.fetch = refuse("fetch");
  globalThis.WebSocket = refuse("WebSocket");
  // http, https, http2, tls and undici all end here.
  net.Socket.prototype.connect = refuse("connect");
  dgram.Socket.prototype.send = refuse("send");
  dgram.Socket.prototype.connect = refuse("send");
  dns.lookup = refuse("lookup");
  dns.promises.lookup = refuse("lookup");
}

async function probe(url) {
  const { hostname, port } = new URL(url);
  const ways = [
    () => fetch(url),
    () => new Promise((done, fail) => http.get(url, done).on("error", fail)),
    () => new Promise((done, fail) => net.connect(Number(port), hostname, done).on("error", fail)),
    () => dgram.createSocket("udp4").unref().send("x", Number(port), hostname),
    () => dns.promises.lookup(hostname),
  ];
  for (const way of ways) {
    try {
      await way();
    } catch {
      continue; // as it should be; `attempts` has it
    }
    throw new Error(`a way out is open: ${way}`);
  }
  return { version: "", loaded: [], errors: [], attempts, result: null };
}

async function load({ pyodide: folder, cacheDir, baseUrl, lockFile, packages, code }) {
  const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")).href);
  const pyodide = await loadPyodide({
    packageCacheDir: cacheDir,
    ...(baseUrl ? { packageBaseUrl: baseUrl } : {}),
    lockFileURL: lockFile,
    stdout: (line) => console.error(line),
    stderr: (line) => console.error(line),
  });
  const errors = [];
  // After the start, not through `packages:`: up to 0.28.0 an error at that stage kills the process.
  const loaded = await pyodide.loadPackage(packages, {
    messageCallback: () => {},
    errorCallback: (message) => errors.push(String(message)),
  });
  const result = errors.length ? null : await pyodide.runPythonAsync(code);
  return { version: pyodide.version, loaded: loaded.map((item) => item.name), errors, attempts, result };
}

const request = JSON.parse(process.argv[2]);
blockNetwork();
const outcome = request.probe ? await probe(request.probe) : await load(request);
console.log(JSON.stringify(outcome));
