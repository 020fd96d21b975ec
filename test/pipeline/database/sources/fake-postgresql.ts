import { type AddressInfo, createServer, type Socket } from "node:net";

/** A server that speaks as much of PostgreSQL's protocol as asking for settings takes. */
export interface FakePostgresql {
	port: number;
	asked: string[];
	stop(): Promise<void>;
}

/** What a statement is answered with: a value, nothing, an error by its code, or the end of the connection. */
export type Told = { value: string } | { error: string } | "ok" | "gone";

export async function startFakePostgresql(
	tell: (sql: string) => Told,
): Promise<FakePostgresql> {
	const asked: string[] = [];
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		open.add(socket);
		socket.on("error", () => undefined);
		let isBegun = false;
		socket.on("data", (chunk: Buffer) => {
			if (!isBegun) {
				isBegun = true;
				socket.write(Buffer.concat([message("R", int32(0)), ready()]));
				return;
			}
			// One statement a packet: nothing is sent before the last is answered.
			if (chunk.toString("latin1", 0, 1) === "X") return;
			const sql = chunk.toString("utf8", 5).replace(/\0[\s\S]*$/, "");
			asked.push(sql);
			const told = tell(sql);
			if (told === "gone") socket.destroy();
			else socket.write(Buffer.concat([...toAnswer(told), ready()]));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		port: (server.address() as AddressInfo).port,
		asked,
		stop: async () => {
			for (const socket of open) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function toAnswer(told: Exclude<Told, "gone">): Buffer[] {
	if (told === "ok") return [message("C", text("SET"))];
	if ("error" in told) {
		const fields = `SERROR\0C${told.error}\0M王建国 13800000000 dws.secret_table\0\0`;
		return [message("E", Buffer.from(fields))];
	}
	const value = Buffer.from(told.value);
	const column = [text("transaction_read_only"), int32(0), int16(0)];
	const type = [int32(25), int16(-1), int32(-1), int16(0)];
	return [
		message("T", int16(1), ...column, ...type),
		message("D", int16(1), int32(value.length), value),
		message("C", text("SHOW")),
	];
}

const ready = () => message("Z", Buffer.from("I"));
const text = (words: string) => Buffer.from(`${words}\0`);

function message(kind: string, ...parts: Buffer[]): Buffer {
	const body = Buffer.concat(parts);
	return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

function int32(number: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(number);
	return bytes;
}

function int16(number: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeInt16BE(number);
	return bytes;
}
