import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands between a client and a server, and does to their connection what a test wants. */
export interface Between {
	port: number;
	stop(): Promise<void>;
}

export interface Mischief {
	/** After so many bytes from the server the connection is lost. */
	cutAfter?: number;
	/** What the server says is changed so, by the place of its first byte. */
	change?(chunk: Buffer, at: number): Buffer;
	/** Whoever comes is let in, and hears nothing. */
	isSilent?: boolean;
	/** Where it stands. */
	host?: string;
}

export async function startProxy(
	target: number,
	{
		cutAfter = Number.POSITIVE_INFINITY,
		change,
		isSilent,
		host = "127.0.0.1",
	}: Mischief,
): Promise<Between> {
	const open = new Set<Socket>();
	const server = createServer((client) => {
		open.add(client);
		client.on("error", () => undefined);
		if (isSilent) return;
		const upstream = connect(target, "127.0.0.1");
		open.add(upstream);
		let passed = 0;
		upstream.on("error", () => client.destroy());
		upstream.on("close", () => client.destroy());
		client.on("close", () => upstream.destroy());
		client.on("data", (chunk) => upstream.write(chunk));
		upstream.on("data", (chunk: Buffer) => {
			const sent = change ? change(chunk, passed) : chunk;
			passed += sent.length;
			if (passed <= cutAfter) client.write(sent);
			else client.resetAndDestroy();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	return {
		port: (server.address() as AddressInfo).port,
		stop: async () => {
			for (const socket of open) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

const USES_TLS = 0x08;

/** A greeting of MySQL's protocol whose server speaks no TLS. */
export function withoutMysqlTls(chunk: Buffer, at: number): Buffer {
	if (at > 0) return chunk;
	const version = chunk.indexOf(0, 5);
	// Behind the number of the connection, eight bytes of a challenge and a blank.
	const capabilities = version + 1 + 4 + 8 + 1;
	const changed = Buffer.from(chunk);
	changed.writeUInt8(
		changed.readUInt8(capabilities + 1) & ~USES_TLS,
		capabilities + 1,
	);
	return changed;
}

/** What a server of PostgreSQL answers first, where it speaks no TLS. */
export function withoutPostgresqlTls(chunk: Buffer, at: number): Buffer {
	return at === 0 ? Buffer.from("N") : chunk;
}
