// Run the packed app in Node, using only this folder.
//
//     node run.mjs [--report] [--block-network] [arguments of the app]
//
// --report writes a last line of JSON to standard error: {result, status, error, steps}, with steps in milliseconds.
// A file that is not the one that was packed is refused. --block-network blocks and reports every use of the network. Requires Node 18 or newer.

import { createHash } from "node:crypto";
import dgram from "node:dgram";
import dns from "node:dns";
import { writeSync } from "node:fs";
import { readFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

// The engine compiles hot functions again, and those of a start are not worth it: it waits until they stay hot.
setFlagsFromString("--wasm-tiering-budget=40000000");

const HERE = path.dirname(fileURLToPath(import.meta.url)) + path.sep;
const given = process.argv.slice(2);
const flags = new Set(["--report", "--block-network"]);
const args = given.filter((word) => !flags.has(word));

/** Refuse files that are missing, or whose bytes are not those that were packed: Node's runtime checks none. */
async function checkFiles() {
  const { sha256 = {} } = JSON.parse(await readFile(path.join(HERE, "pack.json"), "utf8"));
  await Promise.all(Object.entries(sha256).map(async ([name, expected]) => {
    const bytes = await readFile(path.join(HERE, name)).catch(() => "");
    if (createHash("sha256").update(bytes).digest("hex") !== expected) {
      throw new Error(`${name} is missing, or is not the file that was packed. Make the pack again`);
    }
  }));
}

function blockNetwork() {
  const refuse = (what) => (...words) => {
    const target = words.flat().find((item) => item?.host || item?.href || typeof item === "string");
    const text = `the network is blocked: ${what} ${target?.host ?? target?.href ?? target ?? ""}`.trim();
    console.error(text);
    throw new Error(text);
  };
  globalThis.fetch = refuse("fetch");
  globalThis.WebSocket = refuse("WebSocket");
  // http, https, http2, tls and undici all use these.
  net.Socket.prototype.connect = refuse("connect");
  dgram.Socket.prototype.send = refuse("send");
  dgram.Socket.prototype.connect = refuse("send");
  dns.lookup = refuse("lookup");
  dns.promises.lookup = refuse("lookup");
}

function writer(descriptor) {
  return (bytes) => {
    for (let done = 0; done < bytes.length; ) {
      try {
        done += writeSync(descriptor, bytes, done);
      } catch (error) {
        if (error.code !== "EAGAIN") throw error;
      }
    }
  };
}

// os._exit() ends Python with an exception that nothing catches, and Node would print a page of the runtime's source.
process.on("uncaughtException", (error) => {
  if (!error?.pyodide_fatal_error) console.error(String(error?.message ?? error));
  process.exit(error?.status ?? 1);
});
if (given.includes("--block-network")) blockNetwork();
let outcome;
try {
  await checkFiles();
  const { run } = await import("./loader.mjs");
  outcome = await run({
    base: HERE,
    read: async (name) => new Uint8Array(await readFile(path.join(HERE, name))),
    stdout: writer(1),
    stderr: writer(2),
    args,
    options: { start: { packageCacheDir: HERE }, setFlag: setFlagsFromString },
  });
} catch (error) {
  outcome = { status: 1, error: String(error?.message ?? error), steps: {} };
}
if (outcome.error) console.error(outcome.error);
if (given.includes("--report")) console.error(JSON.stringify({ result: outcome.status === 0 ? "ok" : "failed", ...outcome }));
process.exitCode = outcome.status;
