// Preloaded before a script: whatever it does, nothing gets out.

import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";

const refuse = (what) => () => {
  throw new Error(`the network is blocked: ${what}`);
};

globalThis.fetch = refuse("fetch");
globalThis.WebSocket = refuse("WebSocket");
// http, https, http2, tls and undici all end here.
net.Socket.prototype.connect = refuse("connect");
dgram.Socket.prototype.send = refuse("send");
dns.lookup = refuse("lookup");
dns.promises.lookup = refuse("lookup");
