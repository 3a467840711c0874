// Take from a script what Node's permission model leaves it: the network, signals and bindings of Node itself.

import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import net from "node:net";

/** The first 100 tries to use the network, as text. */
export const attempts = [];

/** Block the network and signals. */
export function closeSandbox() {
  blockNetwork();
  blockSignals();
  allowConstants();
}

function blockNetwork() {
  const refuse = (what) => (...given) => {
    const target = given.flat().find((item) => item?.host || item?.href || typeof item === "string");
    const text = `${what} ${target?.host ?? target?.href ?? target ?? ""}`.trim();
    if (attempts.length < 100) attempts.push(text.slice(0, 300));
    throw new Error(`the network is blocked: ${text}`);
  };
  globalThis.fetch = refuse("fetch");
  globalThis.WebSocket = refuse("WebSocket");
  // http, https, http2, tls and undici all use these.
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

// The permission model does not restrict signals.
function blockSignals() {
  process.kill = process._kill = () => { throw new Error("process.kill is not allowed"); };
}

// Emscripten gets a table of constants from process.binding, which the permission model forbids altogether.
function allowConstants() {
  process.binding = (name) => {
    if (name === "constants") return { fs: fs.constants };
    throw new Error(`process.binding(${name}) is not allowed`);
  };
}

/** Return a function that writes all bytes to a file descriptor. */
export function writer(descriptor) {
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
