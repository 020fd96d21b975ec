// Preloaded: whoever asks for a network is told off, and the process ends with code 99.
import dgram from "node:dgram";
import dns from "node:dns";
import { writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

function deny(what) {
	return () => {
		writeSync(2, `asked for a network: ${what}\n`);
		process.exit(99);
	};
}

net.Socket.prototype.connect = deny("connect");
net.Server.prototype.listen = deny("listen");
dgram.Socket.prototype.send = deny("send");
for (const resolver of [dns, dns.promises])
	for (const name of ["lookup", "resolve", "resolve4", "resolve6"])
		resolver[name] = deny(name);
globalThis.fetch = deny("fetch");
globalThis.WebSocket = deny("WebSocket");
syncBuiltinESMExports();
